"""The reader meets a server that answers like Google: real HTTP, a really signed token, an unmodified client."""

# mypy: allow-untyped-calls
# google-auth is marked as typed, but its functions carry no annotations.

import copy
import json
import logging
import pickle
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from google.auth.exceptions import RefreshError

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google.client import GoogleWorkbooks, google_reader, whole_tab
from lib.collect.google.no_token import no_token
from lib.collect.settings.environment import read_environment
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.faults import Damage, Delay, Drip, Fault
from tests.sheets.server import SheetsServer

BOOK = "libro-uno"
FULL_TITLE = "L'Oréal / Mérida (año 1)"


@pytest.fixture
def read(key_file: Path, sheets_server: SheetsServer) -> GoogleWorkbooks:
    return google_reader(key_file, sheets_server.root, timeouts=(2.0, 2.0))


def test_a_key_given_as_text_reads_like_one_in_a_file(key_file: Path, sheets_server: SheetsServer) -> None:
    by_text = google_reader(key_file.read_text(), sheets_server.root, timeouts=(2.0, 2.0))
    assert by_text(BOOK, ["Sesiones"]) == google_reader(key_file, sheets_server.root)(BOOK, ["Sesiones"])


def test_a_key_given_as_text_never_shows_in_what_is_said_of_it() -> None:
    failure = failure_of(lambda: google_reader('{"private_key": "hunter2'))
    assert failure.kind is FailureKind.KEY_MISSING
    assert "hunter2" not in everything_said(failure)
    environment = read_environment({"IMPULSO_READER": "google", "IMPULSO_GOOGLE_SERVICE_ACCOUNT": "hunter2"})
    assert "hunter2" not in repr(environment)


def failure_of(action: Callable[[], object]) -> SourceFailure:
    with pytest.raises(SourceFailure) as caught:
        action()
    return caught.value


def everything_said(failure: BaseException) -> str:
    """All that a log could print of a failure: its text, its parts, and whatever errors it drags along."""
    said, error = [], failure
    while error is not None:
        said += [str(error), repr(error), repr(vars(error)), repr(error.args)]
        error = error.__cause__ or error.__context__  # type: ignore[assignment]  # ends with None
    return "\n".join(said)


def test_values_arrive_typed(read: GoogleWorkbooks) -> None:
    """Numbers, booleans and dates come without a locale; text stays text; empties between are ''."""
    (rows,) = read(BOOK, ["Sesiones"])
    assert rows == (
        ("Sesiones de 2024",),
        ("fecha", "asistentes", "ocupación", "confirmada"),
        (45352, 35, 0.42, True),
        (45359, 12, "", False),
        ("21/09", "35 mujeres", "#REF!"),
    )
    assert [type(cell) for cell in rows[2]] == [int, int, float, bool]


def test_text_that_looks_like_a_number_stays_text(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """'009', '1,5', 'NaN' and 'true' are what people typed, and arrive so."""
    sheets_server.workbook(BOOK).tab("T1").rows = [["009", "1,5", "NaN", "true", "1"], [0, 1, False, 1.5]]
    assert read(BOOK, ["T1"]) == ((("009", "1,5", "NaN", "true", "1"), (0, 1, False, 1.5)),)


def test_a_workbook_costs_one_read_for_any_number_of_tabs(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """Five tabs are one GET, with unformatted values and serial dates, and one token serves the next read too."""
    read(BOOK, ["Sesiones", "T1", FULL_TITLE, "Vacía", "oculta"])
    (request,) = sheets_server.reads
    assert request.path == f"/v4/spreadsheets/{BOOK}/values:batchGet"
    assert request.query["valueRenderOption"] == ["UNFORMATTED_VALUE"]
    assert request.query["dateTimeRenderOption"] == ["SERIAL_NUMBER"]
    read(BOOK, ["T1"])
    assert [logged.path for logged in sheets_server.log].count("/token") == 1
    assert len(sheets_server.log) == 3


def test_tabs_come_in_the_order_asked(read: GoogleWorkbooks) -> None:
    """Titles with quotes, accents, slashes or the look of a cell are read whole, and in order."""
    assert read(BOOK, ["oculta", FULL_TITLE, "T1", "Vacía"]) == (
        (("a la vista",),),
        (("acentos",), (), ("y más",)),
        (("celda o pestaña",),),
        (),
    )


@pytest.mark.parametrize(
    ("title", "quoted"), [("T1", "'T1'"), ("L'Oréal", "'L''Oréal'"), ("'", "''''"), ("a/b (é)", "'a/b (é)'")]
)
def test_titles_are_quoted_and_their_quotes_doubled(title: str, quoted: str) -> None:
    """A range names a whole tab, whatever its title looks like."""
    assert whole_tab(title) == quoted


def test_no_tabs_ask_for_nothing(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """A source without tabs is read without a request."""
    assert read(BOOK, []) == ()
    assert sheets_server.log == []


def test_the_token_is_for_reading_sheets_only(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """With the scope that is asked for, Drive is closed and nothing is ever written."""
    read(BOOK, ["T1"])
    (token,) = sheets_server.google.desk.tokens
    assert token.scopes == {"https://www.googleapis.com/auth/spreadsheets.readonly"}
    assert sheets_server.writes == 0


def test_only_the_given_root_is_contacted(
    key_file: Path, sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name is looked up but the local one, no proxy is used for it, and google-auth starts no thread of its own."""
    hosts, starts = [], []
    look_up, start = socket.getaddrinfo, threading.Thread.start

    def noted_look_up(host: str, *args: int, **options: int) -> object:
        hosts.append(host)
        return look_up(host, *args, **options)

    def noted_start(thread: threading.Thread) -> None:
        starts.append(type(thread).__module__)
        start(thread)

    monkeypatch.setattr(socket, "getaddrinfo", noted_look_up)
    monkeypatch.setattr(threading.Thread, "start", noted_start)
    monkeypatch.setenv("https_proxy", "http://proxy.invalid:1")
    monkeypatch.setenv("http_proxy", "http://proxy.invalid:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    google_reader(key_file, sheets_server.root)(BOOK, ["T1"])
    assert set(hosts) == {"127.0.0.1"}
    assert [module for module in starts if module.startswith("google")] == []


def test_without_a_root_google_itself_is_asked(
    key_file: Path, sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no root given, the request goes to Google's own Sheets address."""
    asked = []
    look_up = socket.getaddrinfo

    def local_only(host: str, *args: int, **options: int) -> object:
        if host != "127.0.0.1":
            asked.append(host)
            raise socket.gaierror("no network in tests")
        return look_up(host, *args, **options)

    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", local_only)
    read = google_reader(key_file, None)
    assert failure_of(lambda: read(BOOK, ["T1"])).kind is FailureKind.NETWORK
    assert asked == ["sheets.googleapis.com"]
    assert sheets_server.reads == []


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.QUOTA, FailureKind.QUOTA),
        (faults.QUOTA_PAGE, FailureKind.QUOTA),
        (faults.INTERNAL, FailureKind.SERVER),
        (faults.UNAVAILABLE, FailureKind.SERVER),
        (faults.UNAVAILABLE_PAGE, FailureKind.SERVER),
        (faults.page(502, "Bad Gateway"), FailureKind.SERVER),
        (faults.oauth_refusal(500, "server_error", ""), FailureKind.SERVER),
        (faults.page(400, "Bad Request"), FailureKind.SERVER),
        (faults.FORBIDDEN, FailureKind.PERMISSION),
        (faults.INSUFFICIENT_SCOPES, FailureKind.SCOPES),
        (faults.page(403, "Forbidden"), FailureKind.SERVER),
        (faults.NOT_FOUND, FailureKind.NOT_FOUND),
        (faults.page(404, "Not Found"), FailureKind.API_ROOT),
        (faults.OFFICE_FILE, FailureKind.OFFICE_FILE),
        (faults.REFUSED_TOKEN, FailureKind.KEY_REFUSED),
        (faults.refusal(400, "Invalid value", "INVALID_ARGUMENT"), FailureKind.UNREADABLE),
        (faults.page(418, "Teapot"), FailureKind.UNREADABLE),
        (faults.page(499, "Unheard of"), FailureKind.UNREADABLE),
        (faults.answer(200, {"valueRanges": []}), FailureKind.UNREADABLE),
        (faults.answer(200, {"valueRanges": [{"values": "texto"}]}), FailureKind.UNREADABLE),
        (faults.answer(200, [1]), FailureKind.UNREADABLE),
        (faults.page(200, "Portal de acceso"), FailureKind.NETWORK),
        (Damage.RESET, FailureKind.NETWORK),
        (Damage.TRUNCATION, FailureKind.NETWORK),
        (Damage.HALF_JSON, FailureKind.NETWORK),
    ],
)
def test_each_failure_has_its_kind(
    read: GoogleWorkbooks, sheets_server: SheetsServer, fault: Fault, kind: FailureKind
) -> None:
    """A failure is told by status and body, costs one request, quotes no id or token, and the next read works."""
    sheets_server.inject("values:batchGet", fault)
    failure = failure_of(lambda: read(BOOK, ["T1"]))
    assert failure.kind is kind
    assert len(sheets_server.reads) == 1
    said = everything_said(failure)
    assert BOOK not in said
    assert "ya29" not in said
    assert read(BOOK, ["T1"]) == ((("celda o pestaña",),),)
    assert sheets_server.writes == 0


def test_a_spent_minute_is_a_matter_of_quota(read: GoogleWorkbooks) -> None:
    """The server's own limit, not an injected answer, is understood as quota."""
    for _ in range(60):
        read(BOOK, ["Vacía"])
    assert failure_of(lambda: read(BOOK, ["Vacía"])).kind is FailureKind.QUOTA


def test_a_renamed_tab_is_missing_by_name(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """The failure says which tab is not there, unquoted as it was asked for."""
    sheets_server.workbook(BOOK).rename_tab(FULL_TITLE, "otra")
    failure = failure_of(lambda: read(BOOK, ["T1", FULL_TITLE]))
    assert (failure.kind, failure.tab) == (FailureKind.TAB_MISSING, FULL_TITLE)


def test_lost_permission_and_deletion_differ(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """A workbook no longer shared and one that is gone are two kinds."""
    sheets_server.workbook(BOOK).shared = False
    assert failure_of(lambda: read(BOOK, ["T1"])).kind is FailureKind.PERMISSION
    assert failure_of(lambda: read("borrado", ["T1"])).kind is FailureKind.NOT_FOUND


@pytest.mark.parametrize("wrong", ["", "../drive", "https://docs.google.com/spreadsheets/d/abc/edit", "a?b"])
def test_what_is_no_id_is_never_sent(read: GoogleWorkbooks, sheets_server: SheetsServer, wrong: str) -> None:
    """An id that would change the address is refused before a request is made."""
    failure = failure_of(lambda: read(wrong, ["T1"]))
    assert failure.kind is FailureKind.NOT_FOUND
    assert failure_of(lambda: read.metadata(wrong)).kind is FailureKind.NOT_FOUND
    assert sheets_server.log == []


def test_a_revoked_token_is_replaced_once(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """After a 401 one new token is signed and the read repeated, without anyone noticing."""
    read(BOOK, ["T1"])
    sheets_server.google.desk.revoke_all()
    assert read(BOOK, ["T1"]) == ((("celda o pestaña",),),)
    assert len(sheets_server.reads) == 3


@pytest.mark.parametrize("fault", [faults.UNAUTHENTICATED, faults.OAUTH_UNAUTHENTICATED, faults.page(401, "No")])
def test_a_token_that_is_never_accepted_is_a_refused_key(
    read: GoogleWorkbooks, sheets_server: SheetsServer, fault: Fault
) -> None:
    """A 401 with a fresh token, in whatever form, is the key's fault; it is not tried a third time."""
    sheets_server.inject("values:batchGet", fault, count=2)
    failure = failure_of(lambda: read(BOOK, ["T1"]))
    assert failure.kind is FailureKind.KEY_REFUSED
    assert BOOK not in everything_said(failure)
    assert len(sheets_server.reads) == 2


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.REFUSED_TOKEN, FailureKind.KEY_REFUSED),
        (faults.oauth_refusal(401, "invalid_client", "The OAuth client was not found."), FailureKind.KEY_REFUSED),
        (faults.page(502, "Bad Gateway"), FailureKind.SERVER),
        (faults.answer(200, {"id_token": "x"}), FailureKind.SERVER),
        (faults.page(200, "Portal de acceso"), FailureKind.NETWORK),
        (Damage.RESET, FailureKind.NETWORK),
        (Damage.TRUNCATION, FailureKind.NETWORK),
    ],
)
def test_a_token_that_does_not_come_is_told_by_its_answer(
    read: GoogleWorkbooks, sheets_server: SheetsServer, fault: Fault, kind: FailureKind
) -> None:
    """A refused key, a broken token address and a lost connection are three kinds; nothing is read without a token."""
    sheets_server.inject("^/token$", fault)
    assert failure_of(lambda: read(BOOK, ["T1"])).kind is kind
    assert sheets_server.reads == []


def test_a_token_refusal_worth_another_try_is_the_servers_fault() -> None:
    """What google-auth itself would retry is never held against the key."""
    error = RefreshError("x", {"error": "internal_failure"}, retryable=True)
    assert no_token(error).kind is FailureKind.SERVER


def test_an_unknown_account_is_a_refused_key(sheets_server: SheetsServer, tmp_path: Path) -> None:
    """A key that Google does not know is refused by the signature check itself, not by an injected fault."""
    stranger = ServiceAccount.new("desconocida").write(tmp_path / "stranger.json", sheets_server.token_uri)
    read = google_reader(stranger, sheets_server.root)
    assert failure_of(lambda: read(BOOK, ["T1"])).kind is FailureKind.KEY_REFUSED


@pytest.mark.parametrize("path", ["values:batchGet", "^/token$"])
def test_a_late_answer_is_not_waited_for(key_file: Path, sheets_server: SheetsServer, path: str) -> None:
    """The read timeout ends a read whose answer, or whose token, comes too late."""
    sheets_server.inject(path, Delay(30))
    read = google_reader(key_file, sheets_server.root, timeouts=(1.0, 0.1))
    begun = time.monotonic()
    assert failure_of(lambda: read(BOOK, ["T1"])).kind is FailureKind.NETWORK
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("path", ["values:batchGet", "^/token$"])
@pytest.mark.parametrize("from_headers", [True, False])
def test_an_answer_that_drips_is_cut_at_its_deadline(
    key_file: Path, sheets_server: SheetsServer, path: str, from_headers: bool
) -> None:
    """Each byte comes well within the read timeout; the whole would take hours."""
    sheets_server.inject(path, Drip(0.05, from_headers))
    sheets_server.workbook(BOOK).tab("T1").rows = [["x" * 20_000]]
    read = google_reader(key_file, sheets_server.root, timeouts=(5.0, 5.0), deadline=0.3)
    begun = time.monotonic()
    assert failure_of(lambda: read(BOOK, ["T1"])).kind is FailureKind.NETWORK
    assert time.monotonic() - begun < 10
    assert google_reader(key_file, sheets_server.root)(BOOK, ["T1"])


def test_nobody_listening_is_a_network_failure(key_file: Path) -> None:
    """A refused connection is the network's fault."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        root = f"http://127.0.0.1:{taken.getsockname()[1]}"
        read = google_reader(key_file, root, timeouts=(0.5, 0.5))
        assert failure_of(lambda: read(BOOK, ["T1"])).kind is FailureKind.NETWORK


def test_metadata_maps_stable_ids_to_titles(read: GoogleWorkbooks, sheets_server: SheetsServer) -> None:
    """One read tells the workbook's title and locale, and each tab's gid, title, size, merges and whether it hides."""
    sheets_server.workbook(BOOK).rename_tab("Sesiones", "Sesiones 2024")
    described = read.metadata(BOOK)
    assert (described.title, described.locale, described.time_zone) == ("Pro Mujer", "es_MX", "America/Mexico_City")
    first, second = described.tabs[:2]
    assert (first.gid, first.title, first.hidden, first.merges) == (101, "Sesiones 2024", False, ("A1:D1",))
    assert (first.rows, first.columns) == (1000, 26)
    assert (second.gid, second.title, second.merges) == (0, "T1", ())
    assert [tab.title for tab in described.tabs if tab.hidden] == ["oculta"]
    assert len(sheets_server.reads) == 1


@pytest.mark.parametrize(
    "content", [{}, {"properties": {}}, {"properties": {"title": "a"}, "sheets": [{"merges": [{"x": 1}]}]}, [], "x"]
)
def test_strange_metadata_is_unreadable(read: GoogleWorkbooks, sheets_server: SheetsServer, content: object) -> None:
    """An answer of another shape is a failure of its own kind, not a crash."""
    sheets_server.inject(f"/{BOOK}$", faults.answer(200, content))
    assert failure_of(lambda: read.metadata(BOOK)).kind is FailureKind.UNREADABLE


def planted(path: Path, **changes: object) -> Path:
    content = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"private_key": "PLANTED-SECRET"},
        {"private_key": "-----BEGIN PRIVATE KEY-----\nPLANTED-SECRET\n-----END PRIVATE KEY-----\n"},
        {"private_key": ["PLANTED-SECRET"]},
        {"client_email_typo": "PLANTED-SECRET", "private_key": None},
    ],
)
def test_an_unusable_key_is_refused_without_quoting_it(key_file: Path, changes: dict[str, object]) -> None:
    """A damaged key is one kind of failure, and nothing of it shows, not even in errors behind the error."""
    failure = failure_of(lambda: google_reader(planted(key_file, **changes)))
    assert failure.kind is FailureKind.KEY_MISSING
    assert "PLANTED" not in everything_said(failure)
    assert failure.__context__ is None


@pytest.mark.parametrize(
    "text", ["PLANTED-SECRET", '["PLANTED-SECRET"]', '{"private_key": "PLANTED-SECRET"}', "", "\x00"]
)
def test_a_file_that_is_no_account_is_refused_without_quoting_it(tmp_path: Path, text: str) -> None:
    """Whatever is in the file, its content stays there."""
    (tmp_path / "key.json").write_text(text, encoding="utf-8")
    failure = failure_of(lambda: google_reader(tmp_path / "key.json"))
    assert failure.kind is FailureKind.KEY_MISSING
    assert "PLANTED" not in everything_said(failure)


def test_a_missing_key_file_is_a_refused_key(tmp_path: Path) -> None:
    """No file is no key."""
    assert failure_of(lambda: google_reader(tmp_path / "none.json")).kind is FailureKind.KEY_MISSING


def test_the_key_is_loaded_once(key_file: Path, sheets_server: SheetsServer) -> None:
    """Reading does not open the key's file again."""
    read = google_reader(key_file, sheets_server.root)
    key_file.unlink()
    assert read(BOOK, ["Vacía"]) == ((),)


def test_the_key_shows_nowhere(
    read: GoogleWorkbooks,
    sheets_server: SheetsServer,
    service_account: ServiceAccount,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither the reader's repr, nor any log at its noisiest, nor a failure holds the key, the assertion or a token."""
    secret_line = service_account.pem().splitlines()[5]
    with caplog.at_level(logging.DEBUG):
        read(BOOK, ["T1"])
        sheets_server.inject("^/token$", faults.REFUSED_TOKEN)
        sheets_server.google.desk.revoke_all()
        failure = failure_of(lambda: read(BOOK, ["T1"]))
    said = "\n".join([repr(read), str(vars(read)), everything_said(failure), caplog.text])
    assert secret_line not in said
    assert "ya29" not in said
    assert "eyJ" not in said


def test_a_failure_says_its_kind_and_survives_copying() -> None:
    """A failure reads as kind, detail and tab, and is the same after a trip between processes."""
    failure = SourceFailure(FailureKind.TAB_MISSING, "not there", "Sesiones")
    assert str(failure) == "tab_missing: not there: 'Sesiones'"
    assert str(SourceFailure(FailureKind.QUOTA)) == "quota"
    for twin in (copy.copy(failure), pickle.loads(pickle.dumps(failure))):  # noqa: S301  our own bytes
        assert (twin.kind, twin.detail, twin.tab, str(twin)) == (
            FailureKind.TAB_MISSING,
            "not there",
            "Sesiones",
            str(failure),
        )
