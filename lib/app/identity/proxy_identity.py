"""Whom a proxy in front of us signed in. Its header is believed from the proxy's own address, and from nobody else.

A request's headers are all the caller's own words. So what the proxy vouches for travels to the page in a header of
ours that begins with a secret of this process; whatever came in under that name is dropped first.
"""

import os
import secrets
from hmac import compare_digest

from starlette.types import ASGIApp, Receive, Scope, Send

from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.settings.trusted_proxies import TrustedProxies, read_trusted_proxies

HEADER = "x-impulso-vouched"
_SECRET = secrets.token_urlsafe(32)


class Vouched:
    """ASGI middleware that marks requests of a trusted proxy with the address of whom it signed in."""

    def __init__(self, app: ASGIApp, trusted: TrustedProxies | None = None) -> None:
        self.app = app
        self._trusted = trusted or trusted_proxies_here()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request or websocket on, its mark put on anew."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name.lower() != HEADER.encode()]
        email = self._vouched_for(scope)
        if email is not None:
            headers.append((HEADER.encode(), _SECRET.encode() + b":" + email))
        await self.app({**scope, "headers": headers}, receive, send)

    def _vouched_for(self, scope: Scope) -> bytes | None:
        header, client = self._trusted.header, scope.get("client")
        if header is None or not client or not self._trusted.is_proxy(str(client[0])):
            return None
        if _says_so_itself(scope, str(client[0])):
            return None
        given = [value for name, value in scope["headers"] if name.lower() == header.encode()]
        return given[0] if len(given) == 1 and given[0] else None  # twice: somebody slipped in one of her own


def _says_so_itself(scope: Scope, client: str) -> bool:
    """Tell whether where a request comes from may be its own word: a server may take it from a header."""
    passed_on = [value for name, value in scope["headers"] if name.lower() in {b"x-forwarded-for", b"forwarded"}]
    return any(client.encode() in value for value in passed_on)


def vouched_email(value: str | None) -> str | None:
    """Return the address in our header, None unless this very process put it there."""
    secret, found, email = (value or "").partition(":")
    return email if found and compare_digest(secret.encode(), _SECRET.encode()) else None


def trusted_proxies_here() -> TrustedProxies:
    """Return whose word is taken here. Where the environment is wrong, which every page says, it is nobody's."""
    try:
        return read_trusted_proxies(os.environ)
    except EnvironmentProblem:
        return TrustedProxies()
