"""Signing in without losing one's place: `/sign-in?provider=…&next=…`, and back to `next` once it is done.

Streamlit always ends on the first page. The page that was asked for is kept in a cookie meanwhile, and only a path of
this very server is ever taken from it.
"""

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.user_info import generate_login_redirect_url

from lib.app.addresses.root import is_secure
from lib.app.identity import identity
from lib.collect.settings.sign_in import PROXY

PATH = "/sign-in"
COOKIE = "impulso_next"
_CALLBACK = "/oauth2callback"
_NOT_A_PAGE = (PATH, _CALLBACK, "/auth/")
_PAGE = re.compile(r"(/|(/[a-zA-Z0-9-]+)+)(\?[!-~]*)?(#[!-~]*)?")
_LONGEST = 1500
_SECONDS = 600


def safe_path(asked: str | None) -> str:
    """Return a path of this server, with its query, or `/` for anything that could lead elsewhere.

    Only letters, digits and hyphens are taken in a path: what is written in escapes could say anything.
    """
    path = asked or ""
    strange = len(path) > _LONGEST or not _PAGE.fullmatch(path) or set(path) & {"\\", '"', "<", ">"}
    return "/" if strange or path.startswith(_NOT_A_PAGE) else path


async def begin(request: Request) -> Response:
    """Send a viewer to a provider that is configured, and remember the page she came from."""
    provider = request.query_params.get("provider", "")
    back = safe_path(request.query_params.get("next"))
    if provider == PROXY or provider not in identity.ways():
        return PlainTextResponse("unknown provider", 404)
    answer = RedirectResponse(generate_login_redirect_url(provider), 302)
    answer.set_cookie(
        COOKIE, quote(back, safe="/"), max_age=_SECONDS, httponly=True, samesite="lax", secure=is_secure(request.scope)
    )
    return answer


ROUTES = (Route(PATH, begin, methods=["GET"]),)


class ComingBack:
    """ASGI middleware that leads whoever comes back from a provider to the page she had asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; only the redirect that ends a sign-in is changed."""
        if scope["type"] != "http" or scope["path"] != _CALLBACK:
            await self.app(scope, receive, send)
            return
        asked = _kept(Headers(scope=scope).get("cookie", ""))

        async def answer(message: Message) -> None:
            if asked is not None and message["type"] == "http.response.start" and message["status"] == 302:
                headers = MutableHeaders(raw=list(message["headers"]))
                if headers.get("location") == "/":
                    headers["location"] = asked
                headers.append("set-cookie", f"{COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax")
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, answer)


def _kept(cookies: str) -> str | None:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return safe_path(unquote(found.value)) if found else None
