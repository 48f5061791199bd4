"""Where the dashboard is served, as whoever asks sees it: what links that travel begin with."""

import os
import re

from starlette.datastructures import Headers
from starlette.types import Scope

from lib.collect.settings.environment import EnvironmentProblem, read_environment

_HOST = re.compile(r"[a-zA-Z0-9.-]+(:[0-9]{1,5})?|\[[0-9a-fA-F:]+\](:[0-9]{1,5})?")


def root_of(scope: Scope) -> str | None:
    """Return the dashboard's address without a slash at its end: the public one where it is declared.

    Otherwise that of the request, None where its host is no name. Hosts that are not allowed were refused before.
    """
    host = Headers(scope=scope).get("host", "")
    request = f"{'https' if is_secure(scope) else 'http'}://{host.lower()}{scope.get('root_path', '')}"
    return public_url() or (request if is_host(host) else None)


def public_url() -> str | None:
    """Return the declared address, None where there is none or the environment is wrong, which every page says."""
    try:
        return read_environment(os.environ).public_url
    except EnvironmentProblem:
        return None


def is_host(given: str) -> bool:
    """Tell whether a text can be the name of a host, with its port or without."""
    return _HOST.fullmatch(given) is not None


def is_secure(scope: Scope) -> bool:
    """Tell whether a request came over TLS, to us or to the proxy before us."""
    passed_on = Headers(scope=scope).get("x-forwarded-proto", "").split(",")[0].strip()
    return "https" in {scope.get("scheme"), passed_on}
