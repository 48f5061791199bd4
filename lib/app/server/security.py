"""What every answer carries so that a browser can be held to little, and what is refused before anything looks at it.

A page may load from this server only. Scripts written into a page run where their hash is known, so that text from a
cell that ever became a script would not run.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.app.addresses.root import is_host, is_secure
from lib.app.server.chrome import SCRIPTS
from lib.app.server.shell import FIRST_SCRIPT, WHERE

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_JUDGE_THEMSELVES = ("/api/", "/ligera")
_UPLOADS = "/_stcore/upload_file"
_SIGN_OUT = "/auth/logout"
_YEAR = 31_536_000
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


def hash_of(script: str) -> str:
    """Return a script's hash as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def known_scripts() -> tuple[str, ...]:
    """Return the scripts that stand in the dashboard's page itself: Streamlit's and ours."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return (*_INLINE.findall(page), *_INLINE.findall(WHERE), FIRST_SCRIPT, *SCRIPTS)


def policy_for(host: str, hashes: Iterable[str]) -> str:
    """Return the content security policy of the dashboard at a host. `unsafe-eval` is for the charts and the map."""
    sockets = f" ws://{host} wss://{host}" if is_host(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob: {' '.join(hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "worker-src 'self' blob:",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob:{sockets}",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class Security:
    """ASGI middleware, the outermost. With `hosts` it answers to those names only, websockets included."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._hashes = tuple(hash_of(script) for script in known_scripts())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what nobody has a reason to send; give every other answer its headers."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        strange = bool(self._hosts) and _name(host) not in self._hosts
        if scope["type"] == "websocket":
            if strange:
                await send({"type": "websocket.close", "code": 1008})
                return
            await self.app(scope, receive, send)
            return
        safe = is_secure(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": self._dressed(message["headers"], host, safe=safe)}
            await send(message)

        refused = PlainTextResponse("unknown host", 400) if strange else _refused(scope, headers)
        await (refused or self.app)(scope, receive, guarded)

    def _dressed(self, given: list[tuple[bytes, bytes]], host: str, *, safe: bool) -> list[tuple[bytes, bytes]]:
        headers = MutableHeaders(raw=[pair for pair in given if pair[0].lower() not in {b"set-cookie", b"server"}])
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        headers.setdefault("content-security-policy", policy_for(host, self._hashes))
        framed = re.search(r"frame-ancestors ([^;]+)", headers["content-security-policy"])
        if framed is None or framed[1] == "'self'":
            headers.setdefault("x-frame-options", "SAMEORIGIN")  # it cannot name anybody else
        if safe:
            headers["strict-transport-security"] = f"max-age={_YEAR}; includeSubDomains"
        cookies = [_careful(value, safe=safe) for name, value in given if name.lower() == b"set-cookie"]
        return [*headers.raw, *((b"set-cookie", value) for value in cookies)]


def _refused(scope: Scope, headers: Headers) -> Response | None:
    """Return the answer to a request that changes something, for nothing here can be changed, or None.

    Signing out changes something by GET, so it must be asked for by a page of ours.
    """
    path: str = scope["path"]
    if path.startswith(_SIGN_OUT) and not _from_here(headers):
        return PlainTextResponse("only from a page of this server", 403)
    if path.startswith(_UPLOADS):
        return PlainTextResponse("not found", 404)
    if scope["method"] in _READING or path.startswith(_JUDGE_THEMSELVES):
        return None
    return PlainTextResponse("method not allowed", 405, {"allow": ", ".join(sorted(_READING))})


def _from_here(headers: Headers) -> bool:
    """Tell whether a page of this very server led here. Browsers that do not say so still name the page before."""
    site = headers.get("sec-fetch-site")
    before = urlsplit(headers.get("referer", "")).netloc
    return site in {"same-origin", "none"} if site else before in {"", headers.get("host")}


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _careful(cookie: bytes, *, safe: bool) -> bytes:
    """Return a cookie that no other site's requests carry and, behind TLS, that never travels in clear."""
    said = cookie.lower()
    if b"samesite" not in said:
        cookie += b"; SameSite=Lax"
    return cookie + b"; Secure" if safe and b"secure" not in said else cookie
