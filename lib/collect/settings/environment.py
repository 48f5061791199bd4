"""What belongs to the machine and not to the programme: read once, from the environment, documented here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from lib.programme.declaring.refusals import Part, Refusal, Refused, refusal
from lib.snapshot.proof import UNSIGNED, Signer

ROOT = Path(__file__).resolve().parents[3]
USUAL_PROGRAMME = ROOT / "data" / "programme.toml"
_LARGEST = 1_000_000
_SHORTEST_SECRET = 32
_NAME = r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")
_ORIGIN = re.compile(rf"https?://{_NAME.replace('A-Z', '')}(:[0-9]+)?")
_ADDRESS = re.compile(rf"https?://{_NAME}(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?")
_SMTP = re.compile(rf"smtps?://([^@/\s]+@)?{_NAME}(:[0-9]+)?/?")
_MAILBOX = re.compile(rf"[^@\s<>,;]+@{_NAME}")
_STORE = f"sqlite:///{(ROOT / 'var' / 'impulso.sqlite').as_posix()}"

VARIABLES: dict[str, str] = {
    "IMPULSO_PROGRAMME": "Path of the programme file. Default: data/programme.toml of this repository.",
    "IMPULSO_READER": "Where sources that do not say it are read: `folder` (default) or `google`.",
    "IMPULSO_WORKBOOKS": "Folder of workbooks (.xlsx, .csv) for the `folder` reader. Default: the embedded sample.",
    "IMPULSO_SAMPLE": "Which embedded sample to show: `closing` (default), `midway` or `early`.",
    "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": "Path of the service account's key, for the `google` reader.",
    "IMPULSO_GOOGLE_SERVICE_ACCOUNT": "That key itself, as JSON, where there is no file to put it in.",
    "IMPULSO_GOOGLE_KEYLESS": "`1` to read Google as whoever the machine is signed in as, without a key. Default: 0.",
    "IMPULSO_GOOGLE_API_ROOT": "Another address for the Sheets API, such as a local server. Default: Google's.",
    "IMPULSO_PRIVATE_HOSTS": "Hosts in a private network whose https:// addresses may be read, separated by spaces.",
    "IMPULSO_LOCALITIES": "INEGI's catalogue of localities, once imported. Default: var/localities.sqlite.",
    "IMPULSO_EVERY_SECONDS": "How often each source is read, in seconds. Default: 60.",
    "IMPULSO_COLLECT": "`0` for a dashboard that only shows what another process collects. Default: 1.",
    "IMPULSO_STORE_URL": "What keeps readings and snapshots: a SQLite or PostgreSQL URL. Default: var/impulso.sqlite.",
    "IMPULSO_KEEP_READINGS_DAYS": "Days that former readings are kept; the last good one always is. Default: 30.",
    "IMPULSO_KEEP_SNAPSHOTS_DAYS": "Days that snapshots are kept, not fewer than readings. Default: for ever.",
    "IMPULSO_TRUSTED_HEADER": "Header in which a proxy gives the e-mail address of whom it signed in. Default: none.",
    "IMPULSO_TRUSTED_PROXIES": "Addresses or networks of the proxies that are believed, separated by commas.",
    "IMPULSO_VERIFIED_BY": "Sign-in providers whose e-mail addresses are verified without a claim that says so.",
    "IMPULSO_PUBLIC_URL": "Address at which anyone reaches the dashboard, for links that travel. Default: as asked.",
    "IMPULSO_HOSTS": "Names under which the dashboard may be asked for, separated by spaces. Default: any.",
    "IMPULSO_MAILBOX_SECRET": "A secret of 32 signs or more, that makes the addresses of mailboxes. Default: none.",
    "IMPULSO_FRAME_ORIGINS": "Origins whose pages may frame the light pages, separated by spaces. Default: none.",
    "IMPULSO_OFFLINE": "`0` where browsers may keep nothing for when there is no connection. Default: 1.",
    "IMPULSO_SIGNING_KEY": "Key that files are signed with: its path, or itself as PEM. Default: none, unsigned.",
    "IMPULSO_SMTP_URL": "Mail server for digests: smtp://user:password@host:587, or smtps://host. Default: none.",
    "IMPULSO_MAIL_FROM": "Address that digests come from, and that answers reach. Needed with IMPULSO_SMTP_URL.",
    "IMPULSO_API_ORIGINS": "Origins whose pages may read /api/v1, separated by spaces, or `*`. Default: none.",
}
"""Every environment variable that the program reads, and what it means."""


class EnvironmentProblem(Refused):
    """A variable holds something the program cannot use; its place is the variable's name."""


def variable(name: str, key: str, /, **parts: Part) -> EnvironmentProblem:
    """Return the refusal of a variable, to be raised."""
    return EnvironmentProblem(Refusal(key, name, tuple(parts.items())))


NO_KEY = refusal("refusal.environment.no-key", "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE")


@dataclass(frozen=True, slots=True)
class Environment:
    """The machine's part of the configuration."""

    programme: Path
    reader: Literal["folder", "google"]
    workbooks: Path | None
    sample: str | None
    key_file: Path | None
    api_root: str | None
    localities: Path = ROOT / "var" / "localities.sqlite"
    every_seconds: float = 60.0
    collects: bool = True
    store_url: str = _STORE
    keep_readings_days: int = 30
    keep_snapshots_days: int | None = None
    api_origins: tuple[str, ...] = ()
    frame_origins: tuple[str, ...] = ()
    public_url: str | None = None
    offline: bool = True
    private_hosts: frozenset[str] = frozenset()
    key_text: str | None = field(default=None, repr=False)
    keyless: bool = False
    mailbox_secret: str | None = field(default=None, repr=False)
    signer: Signer = UNSIGNED
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str | None = None

    @property
    def google_key(self) -> Path | str | None:
        """Return the service account's key, a file or its text; None where there is none."""
        return self.key_file or self.key_text


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read the environment. Raises EnvironmentProblem where a variable cannot be used."""
    reader = variables.get("IMPULSO_READER") or "folder"
    if reader not in {"folder", "google"}:
        raise variable("IMPULSO_READER", "refusal.choice", found=reader, known=("folder", "google"))
    key_file = variables.get("IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE")
    collects = _switch(variables, "IMPULSO_COLLECT", default=True)
    key_text = variables.get("IMPULSO_GOOGLE_SERVICE_ACCOUNT")
    keyless = _switch(variables, "IMPULSO_GOOGLE_KEYLESS", default=False)
    if keyless and (key_file or key_text):
        raise variable("IMPULSO_GOOGLE_KEYLESS", "refusal.environment.keyless")
    if reader == "google" and collects and not (key_file or key_text or keyless):
        raise EnvironmentProblem(NO_KEY)
    keep_readings = _days(variables, "IMPULSO_KEEP_READINGS_DAYS") or 30
    keep_snapshots = _days(variables, "IMPULSO_KEEP_SNAPSHOTS_DAYS")
    if keep_snapshots and keep_snapshots < keep_readings:
        days = {"found": keep_snapshots, "least": keep_readings}
        raise variable("IMPULSO_KEEP_SNAPSHOTS_DAYS", "refusal.environment.keep", **days)
    workbooks = variables.get("IMPULSO_WORKBOOKS")
    programme = variables.get("IMPULSO_PROGRAMME")
    localities = variables.get("IMPULSO_LOCALITIES")
    return Environment(
        programme=Path(programme) if programme else USUAL_PROGRAMME,
        reader="google" if reader == "google" else "folder",
        workbooks=Path(workbooks) if workbooks else None,
        sample=variables.get("IMPULSO_SAMPLE") or None,
        key_file=Path(key_file) if key_file else None,
        api_root=_address(variables, "IMPULSO_GOOGLE_API_ROOT"),
        localities=Path(localities) if localities else ROOT / "var" / "localities.sqlite",
        every_seconds=_seconds(variables, "IMPULSO_EVERY_SECONDS", 60),
        collects=collects,
        store_url=variables.get("IMPULSO_STORE_URL") or _STORE,
        keep_readings_days=keep_readings,
        keep_snapshots_days=keep_snapshots,
        api_origins=_origins(variables, "IMPULSO_API_ORIGINS", everybody=True),
        frame_origins=_origins(variables, "IMPULSO_FRAME_ORIGINS"),
        offline=_switch(variables, "IMPULSO_OFFLINE", default=True),
        public_url=_address(variables, "IMPULSO_PUBLIC_URL"),
        private_hosts=frozenset(read_hosts(variables, "IMPULSO_PRIVATE_HOSTS")),
        key_text=key_text or None,
        keyless=keyless,
        mailbox_secret=_secret(variables, "IMPULSO_MAILBOX_SECRET"),
        smtp_url=_mail_server(variables),
        mail_from=_sender(variables),
    )


def read_hosts(variables: Mapping[str, str], name: str = "IMPULSO_HOSTS") -> tuple[str, ...]:
    """Return the names of the hosts that a variable lists. Of an address only the host counts.

    Raises EnvironmentProblem for what names no host.
    """
    return tuple(_host(given, name) for given in (variables.get(name) or "").split())


def _host(given: str, name: str) -> str:
    try:
        host = (urlsplit(given if "://" in given else f"//{given}").hostname or "").rstrip(".")
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise variable(name, "refusal.environment.hosts", found=given)
    return host


def _seconds(variables: Mapping[str, str], name: str, default: float) -> float:
    given = variables.get(name)
    if not given:
        return default
    try:
        number = float(given)
    except ValueError:
        number = 0.0
    if not 1 <= number <= _LARGEST:
        raise variable(name, "refusal.environment.number", found=given, most=f"{_LARGEST:,}")
    return number


def _days(variables: Mapping[str, str], name: str) -> int | None:
    given = variables.get(name)
    if not given:
        return None
    number = int(given) if given.isascii() and given.isdigit() else 0
    if not 1 <= number <= _LARGEST:
        raise variable(name, "refusal.environment.whole", found=given, most=f"{_LARGEST:,}")
    return number


def _origins(variables: Mapping[str, str], name: str, *, everybody: bool = False) -> tuple[str, ...]:
    """Return the origins as browsers name them, or `*` where `everybody` may be meant.

    Raises EnvironmentProblem for one with a path, or without a host.
    """
    given = (variables.get(name) or "").split()
    for origin in given:
        if not _is(_ORIGIN, origin) and not (everybody and origin == "*"):
            key = "refusal.environment.origins-or-all" if everybody else "refusal.environment.origins"
            raise variable(name, key, found=origin)
    return tuple(given)


def _address(variables: Mapping[str, str], name: str) -> str | None:
    given = (variables.get(name) or "").rstrip("/")
    if given and not _is(_ADDRESS, given):
        raise variable(name, "refusal.environment.address", found=given)
    return given or None


def _mail_server(variables: Mapping[str, str]) -> str | None:
    """Return the mail server, which needs a sender. No message repeats it: a password may be in it."""
    server = variables.get("IMPULSO_SMTP_URL") or None
    if server and not _is(_SMTP, server):
        raise variable("IMPULSO_SMTP_URL", "refusal.environment.smtp")
    if server and not _sender(variables):
        raise variable("IMPULSO_MAIL_FROM", "refusal.environment.sender-missing")
    return server


def _sender(variables: Mapping[str, str]) -> str | None:
    given = variables.get("IMPULSO_MAIL_FROM") or None
    if given and not _MAILBOX.fullmatch(given):
        raise variable("IMPULSO_MAIL_FROM", "refusal.environment.sender", found=given)
    return given


def _is(kind: re.Pattern[str], given: str) -> bool:
    """Tell whether this is an address of a kind, whose port, if it has one, there can be."""
    try:
        return kind.fullmatch(given) is not None and urlsplit(given).port != 0
    except ValueError:
        return False


def _secret(variables: Mapping[str, str], name: str) -> str | None:
    given = variables.get(name) or None
    if given and len(given.strip()) < _SHORTEST_SECRET:
        found = len(given.strip())
        raise variable(name, "refusal.environment.secret", found=found, least=_SHORTEST_SECRET)
    return given


def _switch(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    given = variables.get(name) or str(int(default))
    if given not in {"0", "1"}:
        raise variable(name, "refusal.choice", found=given, known=("0", "1"))
    return given == "1"
