"""Which ways of signing in are configured: OpenID Connect in Streamlit's secrets, a proxy in the environment."""

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lib.collect.settings.environment import ROOT
from lib.collect.settings.trusted_proxies import TrustedProxies, read_trusted_proxies

PROXY = "proxy"
DEFAULT = "default"
_SHARED = ("redirect_uri", "cookie_secret")
_OWN = ("client_id", "client_secret", "server_metadata_url")


def providers(auth: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the providers that `[auth]` declares in full, the unnamed one as `default`."""
    if not all(auth.get(key) for key in _SHARED):
        return ()
    named = [name for name, section in auth.items() if _complete(section) and "_" not in name]
    return tuple([DEFAULT, *named] if _complete(auth) else named)


def ways_in(trusted: TrustedProxies, auth: Mapping[str, Any]) -> tuple[str, ...]:
    """Return every way of signing in: the providers' names and `proxy`. None at all means that all are the public."""
    return (*providers(auth), *([PROXY] if trusted.header else []))


def secrets_of(variables: Mapping[str, str], folders: Iterable[Path] = (Path.home(), ROOT)) -> Mapping[str, Any]:
    """Return the `[auth]` section where Streamlit looks for it, for commands that run without Streamlit; {} if none."""
    given = [Path(text) for each in variables.get("STREAMLIT_SECRETS_FILES", "").split(",") if (text := each.strip())]
    found: Mapping[str, Any] = {}
    for path in given or [folder / ".streamlit" / "secrets.toml" for folder in folders]:
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8")).get("auth", found)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            continue
    return found if isinstance(found, Mapping) else {}


def configured() -> tuple[str, ...]:
    """Return every way of signing in, as a command on this machine sees it. Raises EnvironmentProblem."""
    return ways_in(read_trusted_proxies(os.environ), secrets_of(os.environ))


def _complete(section: object) -> bool:
    return isinstance(section, Mapping) and all(section.get(key) for key in _OWN)
