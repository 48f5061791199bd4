"""The dashboard below a path: what is asked for there is answered as at the root, and answers lead back there."""

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from lib.app.addresses.below import Below, base_of
from lib.app.addresses.root import root_of
from lib.collect.settings.trusted_proxies import TrustedProxies, read_trusted_proxies
from tests import loops

PROXY = read_trusted_proxies({"IMPULSO_TRUSTED_PROXIES": "127.0.0.1"})


def _seen(request: Request) -> Response:
    return PlainTextResponse(f"{request.scope['path']} {root_of(request.scope)}")


def _to(request: Request) -> Response:
    return RedirectResponse(request.query_params["to"], 302)


def get(path: str, base: str = "", trusted: TrustedProxies = PROXY, prefix: str = "") -> httpx2.Response:
    routes = [Route("/go", _to), Route("/{path:path}", _seen)]
    app = Starlette(routes=routes, middleware=[Middleware(Below, base, trusted)])

    async def ask() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://a.example") as client:
            return await client.get(path, headers={"x-forwarded-prefix": prefix} if prefix else {})

    return loops.run(ask())


@pytest.mark.parametrize(
    ("path", "base", "prefix", "seen"),
    [
        ("/hubs", "", "", "/hubs http://a.example"),
        ("/impulso/hubs", "/impulso", "", "/hubs http://a.example/impulso"),
        ("/hubs", "/impulso", "", "/hubs http://a.example/impulso"),
        ("/hubs", "", "/otra", "/hubs http://a.example/otra"),
        ("/otra/hubs", "", "/otra/", "/hubs http://a.example/otra"),
        ("/impulsos/hubs", "/impulso", "", "/impulsos/hubs http://a.example/impulso"),
    ],
)
def test_what_is_asked_for_below_a_path_is_found_as_at_the_root(path: str, base: str, prefix: str, seen: str) -> None:
    assert get(path, base, prefix=prefix).text == seen


def test_a_prefix_is_believed_from_a_trusted_proxy_only() -> None:
    assert get("/hubs", trusted=TrustedProxies(), prefix="/evil").text == "/hubs http://a.example"


@pytest.mark.parametrize(
    "given", ["//evil.example", '/"><script>', "/a/../b", "/a b", "https://evil.example", "/", "/%2e"]
)
def test_what_is_no_plain_path_is_no_prefix(given: str) -> None:
    assert "//" not in base_of(given)
    assert base_of(given) in {"", "/evil.example"}


@pytest.mark.parametrize(
    ("to", "leads"),
    [
        ("/ligera/", "/impulso/ligera/"),
        ("/impulso/hubs", "/impulso/hubs"),
        ("https://provider.example/", "https://provider.example/"),
        ("//evil.example", "//evil.example"),
    ],
)
def test_an_answer_that_leads_on_leads_below_the_path(to: str, leads: str) -> None:
    assert get(f"/impulso/go?to={to}", "/impulso").headers["location"] == leads


def test_the_path_without_its_slash_leads_to_the_first_page() -> None:
    answer = get("/impulso?lang=en", "/impulso")
    assert (answer.status_code, answer.headers["location"]) == (308, "/impulso/?lang=en")
