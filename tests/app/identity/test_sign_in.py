"""After signing in everybody is where she had been, and nobody is led to another server."""

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.app.identity import identity, sign_in
from lib.app.identity.sign_in import COOKIE, ComingBack, safe_path
from tests import loops


@pytest.mark.parametrize("path", ["/", "/hubs", "/hubs?estado=31&lang=en", "/state?ver=x#detail", "/data?a=%C3%B1"])
def test_a_page_of_ours_is_kept(path: str) -> None:
    assert safe_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        *("", None, "hubs", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example"),
        *("https://evil.example", "https:evil.example", "javascript:alert(1)", "/hubs\r\nSet-Cookie: a=b", "/a b"),
        *("/auth/logout", "/oauth2callback?code=1", "/sign-in?provider=google", "/ñ", "/" + "a" * 2000, "/\x00"),
        *("/%61uth/logout", "/%2561uth/logout", "/hubs/../auth/logout", "/hubs/%2e%2e/auth/logout", "/./auth/logout"),
        *("/_stcore/health", "/%2f%2fevil.example", "/%2F/evil.example", "/\t/x", "?a=1"),
    ],
)  # fmt: skip
def test_whatever_leads_elsewhere_becomes_the_first_page(path: str | None) -> None:
    assert safe_path(path) == "/"


@given(st.text(alphabet="/\\:@.?#%25fFhtpsevil \t\r\n", max_size=30))
def test_no_path_ever_names_another_server(text: str) -> None:
    path = safe_path(text)
    assert path.startswith("/")
    assert path[1:2] not in {"/", "\\"}
    assert path.isprintable()


def callback(_: Request) -> Response:
    return RedirectResponse("/", 302)


class Browser:
    """Asks the application as a browser does: it keeps cookies and stays where it is sent."""

    def __init__(self, app: Starlette) -> None:
        self._app, self.cookies = app, httpx2.Cookies()

    def get(self, path: str, headers: dict[str, str] | None = None, **asked: str) -> httpx2.Response:
        return loops.run(self._get(path, headers or {}, asked))

    async def _get(self, path: str, headers: dict[str, str], asked: dict[str, str]) -> httpx2.Response:
        transport = httpx2.ASGITransport(self._app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://d.example", cookies=self.cookies) as client:
            answer = await client.get(path, headers=headers, params=asked or None)
            self.cookies = client.cookies
            return answer


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Browser:
    monkeypatch.setattr(identity, "ways", lambda: ("google", "proxy"))
    monkeypatch.setattr(sign_in, "generate_login_redirect_url", lambda name: f"/auth/login?provider={name}")
    routes = [*sign_in.ROUTES, Route("/oauth2callback", callback), Route("/elsewhere", callback)]
    return Browser(Starlette(routes=routes, middleware=[Middleware(ComingBack)]))


def test_the_page_that_was_asked_for_survives_the_way_to_the_provider_and_back(client: Browser) -> None:
    there = client.get("/sign-in", provider="google", next="/hubs?estado=31&lang=en")
    assert (there.status_code, there.headers["location"]) == (302, "/auth/login?provider=google")
    assert "httponly" in there.headers["set-cookie"].lower()
    assert "samesite=lax" in there.headers["set-cookie"].lower()
    assert client.get("/oauth2callback").headers["location"] == "/hubs?estado=31&lang=en"
    assert client.get("/oauth2callback").headers["location"] == "/"


def test_the_cookie_is_judged_again_when_it_comes_back(client: Browser) -> None:
    client.cookies.set(COOKIE, "//evil.example")
    assert client.get("/oauth2callback").headers["location"] == "/"


def test_no_other_redirect_is_touched(client: Browser) -> None:
    client.cookies.set(COOKIE, "/hubs")
    assert client.get("/elsewhere").headers["location"] == "/"


@pytest.mark.parametrize("provider", ["", "proxy", "elsewhere", "default"])
def test_a_provider_that_is_not_configured_is_not_found(client: Browser, provider: str) -> None:
    assert client.get("/sign-in", provider=provider).status_code == 404


def test_over_tls_the_cookie_is_secure(client: Browser) -> None:
    plain = client.get("/sign-in", provider="google", next="/hubs")
    assert "secure" not in plain.headers["set-cookie"].lower()
    through = client.get("/sign-in", {"x-forwarded-proto": "https"}, provider="google", next="/hubs")
    assert "secure" in through.headers["set-cookie"].lower()
