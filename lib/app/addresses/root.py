"""Where the dashboard is served, as whoever asks sees it: what links that travel begin with."""

import os
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

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


def root_of_page(address: str | None, pages: Sequence[str]) -> str | None:
    """Return the dashboard's address: the public one, or what the address of one of its pages begins with."""
    if public_url() or not address:
        return public_url()
    there = urlsplit(address)
    above, _, last = there.path.rstrip("/").rpartition("/")
    path = above if last in pages else there.path.rstrip("/")
    return f"{there.scheme}://{there.netloc}{path}" if is_host(there.netloc) else None


def public_url() -> str | None:
    """Return the declared address, None where there is none or the environment is wrong, which every page says."""
    try:
        return read_environment(os.environ).public_url
    except EnvironmentProblem:
        return None


def frame_origins() -> tuple[str, ...]:
    """Return the origins whose pages may frame the light pages; none while the environment is wrong."""
    try:
        return read_environment(os.environ).frame_origins
    except EnvironmentProblem:
        return ()


def is_host(given: str) -> bool:
    """Tell whether a text can be the name of a host, with its port or without."""
    return _HOST.fullmatch(given) is not None


def is_secure(scope: Scope) -> bool:
    """Tell whether a request came over TLS, to us or to the proxy before us."""
    passed_on = Headers(scope=scope).get("x-forwarded-proto", "").split(",")[0].strip()
    return "https" in {scope.get("scheme"), passed_on}
