"""The one path that takes a POST: only from a page of this server, only small known actions, at a limited rate."""

import json
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.app.clicker import routes
from lib.app.clicker.rooms import Rate, Rooms

HERE = {"origin": "http://testserver"}


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(routes, "rooms", Rooms(lambda: 0.0))
    monkeypatch.setattr(routes, "_joining", Rate(6, 60, lambda: 0.0))
    monkeypatch.setattr(routes, "_acting", Rate(3, 1, lambda: 0.0))
    with TestClient(Starlette(routes=list(routes.ROUTES))) as made:
        yield made


def post(client: TestClient, headers: dict[str, str] | None = None, **action: object) -> tuple[int, dict[str, str]]:
    answer = client.post(routes.PATH, content=json.dumps(action), headers=HERE if headers is None else headers)
    return answer.status_code, answer.json() if "json" in answer.headers["content-type"] else {}


def opened(client: TestClient) -> tuple[str, str]:
    """Return a laptop's key and the key of the phone that scanned its code."""
    _, laptop = post(client, do="open", lang="es")
    _, phone = post(client, do="join", key=laptop["url"].split("#")[1])
    return laptop["key"], phone["key"]


def test_the_code_leads_to_the_page_of_the_clicker_and_is_drawn_here(client: TestClient) -> None:
    status, given = post(client, do="open", lang="es")
    assert status == 200
    assert given["url"].startswith("http://testserver/ligera/es/mando.html#")
    assert given["qr"].startswith("<svg")
    assert given["key"] not in given["url"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {**HERE, "sec-fetch-site": "cross-site"},
    ],
)
def test_nobody_else_s_page_may_act(client: TestClient, headers: dict[str, str]) -> None:
    assert post(client, headers, do="open", lang="es")[0] == 403


def test_what_is_no_action_is_refused(client: TestClient) -> None:
    laptop, phone = opened(client)
    for body in ("", "[]", "{", "x" * 401):
        assert client.post(routes.PATH, content=body, headers=HERE).status_code == 400
    assert post(client, do="open", lang="../..")[0] == 409
    assert post(client, do="next", key=laptop)[0] == 409, "a laptop's key is no phone's"
    assert post(client, do="accept", key=phone)[0] == 409
    assert post(client, do="next", key="\ud800")[0] == 409, "a key that no text can hold is unknown"
    at = {"slide": "reach", "n": 1, "of": 9, "gone": 0}
    assert post(client, do="at", key=laptop, at=at)[0] == 200
    assert post(client, do="at", key=laptop, at={**at, "who": "somebody"})[0] == 400, "no datum has a place in it"


def test_a_press_that_no_laptop_hears_says_so(client: TestClient) -> None:
    _, phone = opened(client)
    assert post(client, do="next", key=phone) == (409, {"refused": "alone"})


def test_who_acts_or_guesses_too_often_waits(client: TestClient) -> None:
    _, phone = opened(client)
    assert [post(client, do="here", key=phone)[0] for _ in range(4)] == [200, 200, 200, 429]
    guesses = [post(client, do="join", key=f"guess-{number}")[0] for number in range(6)]
    assert guesses == [409, 409, 409, 409, 429, 429]


def test_a_stream_of_an_unknown_key_is_not_asked_for_again(client: TestClient) -> None:
    assert client.get(routes.PATH, params={"key": "guess"}).status_code == 204
