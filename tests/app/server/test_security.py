"""What every answer carries, and what is refused, without a browser."""

import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from lib.app.server.security import Security, hash_of, known_scripts, policy_for
from lib.app.server.shell import Asked, whole_page
from lib.publish.light.first import FirstAnswer
from lib.publish.sharing.head import PageHead
from tests import loops

HEAD = PageHead("Avance", "", "Impulso", "es", (("es", "?lang=es"),), "card.png", "")


def _page(_: Request) -> PlainTextResponse:
    answer = PlainTextResponse("here")
    answer.set_cookie("one", "1", samesite=None)
    return answer


def asked(
    method: str = "GET", path: str = "/", hosts: tuple[str, ...] = (), kind: str = "http", **headers: str
) -> tuple[int, dict[str, str]]:
    """Return the status and headers of the answer; a websocket that is refused has the code it was closed with."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": f"{kind}.request" if kind == "http" else "websocket.connect"}

    async def send(message: Message) -> None:
        said.append(message)

    given = {"host": "tablero.example.org", **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: Scope = {
        "type": kind,
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    inner: Any = Starlette(routes=[Route("/", _page)])
    loops.run(Security(inner, hosts)(scope, receive, send))
    first = said[0]
    answered = {name.decode().lower(): value.decode() for name, value in first.get("headers", [])}
    return first.get("status") or first.get("code") or 0, answered


def test_every_answer_says_what_a_browser_may_do_with_it_errors_too() -> None:
    for path in ("/", "/nowhere"):
        _, headers = asked(path=path)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert {"referrer-policy", "permissions-policy"} <= headers.keys()
        assert "server" not in headers


def test_no_script_that_stands_in_a_page_runs_but_those_that_are_known() -> None:
    policy = policy_for("tablero.example.org", map(hash_of, known_scripts()))
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts
    page = whole_page(FirstAnswer(HEAD, "<main></main>"), Asked("home", "es", ""), "Impulso")
    ours = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(ours) >= 3
    assert [each[:60] for each in ours if hash_of(each) not in scripts] == []


def test_nothing_may_be_loaded_from_anybody_else() -> None:
    policy = policy_for("tablero.example.org:8443", ())
    assert "https:" not in policy
    assert "wss://tablero.example.org:8443" in policy


def test_a_host_that_is_no_name_gets_no_place_in_the_policy() -> None:
    assert "evil" not in policy_for("x; script-src evil", ())


@pytest.mark.parametrize(("proto", "strict"), [("https", True), ("http", False), ("https, http", True)])
def test_behind_tls_browsers_are_told_to_stay_there_and_cookies_too(proto: str, *, strict: bool) -> None:
    _, headers = asked(x_forwarded_proto=proto)
    assert ("strict-transport-security" in headers) is strict
    assert ("Secure" in headers["set-cookie"]) is strict
    assert "samesite=lax" in headers["set-cookie"].lower()


def test_with_hosts_declared_no_other_name_is_answered_to_websockets_included() -> None:
    mine = ("tablero.example.org",)
    assert asked(hosts=mine)[0] == 200
    assert asked(hosts=mine, host="TABLERO.example.org:8501")[0] == 200
    assert asked(hosts=mine, host="evil.example")[0] == 400
    assert asked(hosts=mine, host="tablero.example.org.evil.example")[0] == 400
    assert asked(hosts=mine, host="[::1")[0] == 400
    assert asked(hosts=mine, host="evil.example", kind="websocket")[0] == 1008


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_can_be_sent_to_the_dashboard(method: str) -> None:
    assert asked(method)[0] == 405
    assert asked(method, "/_stcore/upload_file/session/file")[0] == 404


@pytest.mark.parametrize(
    "before",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"referer": "https://evil.example/page"},
        {"referer": "https://tablero.example.org.evil.example/"},
    ],
)
def test_another_site_cannot_sign_anybody_out(before: dict[str, str]) -> None:
    assert asked(path="/auth/logout", **before)[0] == 403


@pytest.mark.parametrize(
    "before",
    [
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
        {"referer": "https://tablero.example.org/hubs"},
        {},
    ],
)
def test_signing_out_from_a_page_of_ours_passes(before: dict[str, str]) -> None:
    assert asked(path="/auth/logout", **before)[0] == 404  # nobody answers there in this test, and nobody refuses
