"""The dashboard below a path, such as `/impulso`: inside, everything is asked for as if it stood at the root.

A proxy may pass the path on, or take it away and say so in `X-Forwarded-Prefix`, which trusted proxies are believed.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.app.identity.proxy_identity import trusted_proxies_here
from lib.collect.settings.trusted_proxies import TrustedProxies

_PREFIX = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")


def base_of(given: str) -> str:
    """Return a path as a prefix: `/impulso`, "" for the root or what is no plain path."""
    prefix = f"/{given.strip('/')}"
    return prefix if _PREFIX.fullmatch(prefix) else ""


class Below:
    """ASGI middleware, the outermost: takes the prefix from what is asked and puts it before where an answer leads.

    `base` is the declared prefix. The scope's `root_path` says which prefix a request came under.
    """

    def __init__(self, app: ASGIApp, base: str = "", trusted: TrustedProxies | None = None) -> None:
        self.app = app
        self._base, self._trusted = base, trusted or trusted_proxies_here()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request or websocket on as if it had been asked for at the root."""
        prefix = self._prefix(scope) if scope["type"] in {"http", "websocket"} else ""
        if not prefix:
            await self.app(scope, receive, send)
            return
        if scope["path"] == prefix and scope["type"] == "http":
            query = scope.get("query_string", b"").decode("latin-1")
            await RedirectResponse(f"{prefix}/{'?' if query else ''}{query}", 308)(scope, receive, send)
            return
        path = scope["path"].removeprefix(prefix) if scope["path"].startswith(f"{prefix}/") else scope["path"]

        async def led(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _led(list(message["headers"]), prefix)}
            await send(message)

        inside = {**scope, "path": path, "raw_path": path.encode(), "root_path": prefix}
        await self.app(inside, receive, led if scope["type"] == "http" else send)

    def _prefix(self, scope: Scope) -> str:
        client, given = scope.get("client"), Headers(scope=scope).get("x-forwarded-prefix", "")
        believed = client is not None and self._trusted.is_proxy(str(client[0]))
        return (base_of(given) if given and believed else "") or self._base


def _led(headers: list[tuple[bytes, bytes]], prefix: str) -> list[tuple[bytes, bytes]]:
    """Return headers whose location within the dashboard lies below the prefix."""
    changed = MutableHeaders(raw=headers)
    there = changed.get("location", "")
    if there.startswith("/") and not there.startswith(("//", f"{prefix}/")):
        changed["location"] = f"{prefix}{there}"
    return changed.raw
