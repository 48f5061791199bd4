"""The HTML shell that carries the dashboard: in the reader's language, and knowing where its server is."""

from collections.abc import Callable
from functools import partial
from html import escape
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.app.server.chrome import chrome
from lib.app.server.slow_link import offer

WHERE = (
    "<script>window.__streamlit={BACKEND_BASE_URL:location.origin+'/',"
    "HOST_CONFIG_BASE_URL:location.origin+'/',MAIN_PAGE_BASE_URL:location.origin+'/'}</script>"
)


class Shell:
    """ASGI middleware that rewrites Streamlit's one HTML page and passes everything else through untouched."""

    def __init__(self, app: ASGIApp, name: str, languages: tuple[str, ...]) -> None:
        self.app = app
        self._name, self._languages = name, languages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["path"].startswith("/ligera"):
            await self.app(scope, receive, send)
            return
        language = _language(scope, self._languages)
        note = partial(_first, scope, language, self._languages)
        await self.app(_in_clear(scope), receive, _Rewriting(send, language, self._name, note))


class _Rewriting:
    """Holds an HTML answer back until it is whole, so that its length is right when it leaves."""

    def __init__(self, send: Send, language: str, name: str, note: Callable[[], str]) -> None:
        self._send, self._language, self._name, self._note = send, language, name, note
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = rewritten(self._body, self._language, self._name, self._note())
        headers = MutableHeaders(raw=list(start["headers"]))
        if self._body:
            headers["content-length"] = str(len(body))
        del headers["etag"]
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def rewritten(html: bytes, language: str, name: str, note: str = "") -> bytes:
    """Return Streamlit's shell with the reader's language, the programme's name and the server's address.

    `note` is HTML to stand first in the page.
    """
    return (
        html.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
        .replace(b"<title>Streamlit</title>", f"<title>{escape(name)}</title>".encode(), 1)
        .replace(b"<head>", b"<head>" + WHERE.encode(), 1)
        .replace(b"<body>", b"<body>" + note.encode(), 1)
    )


def _first(scope: Scope, language: str, languages: tuple[str, ...]) -> str:
    return offer(scope["path"], scope.get("query_string", b"").decode("latin-1"), language) + chrome(languages)


def _is_html(start: Message) -> bool:
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _in_clear(scope: Scope) -> Scope:
    """Ask Streamlit for its page in full and in clear: its own validators know nothing of what is changed here."""
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
    if scope["path"].startswith(("/static/", "/_stcore/", "/app/static/", "/component/", "/api/")):
        return scope
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in dropped]}


def _language(scope: Scope, languages: tuple[str, ...]) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    return asked if asked in languages else languages[0]
