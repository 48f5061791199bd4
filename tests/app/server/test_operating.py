"""`/healthz` and `/metrics`, asked as a monitor asks them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from lib.app import data
from lib.app.server.operating import ROUTES
from lib.collect.store.opening import StoreProblem
from tests.indicators.facts import ROOT
from tests.pages.app import environment


def asked(path: str) -> Response:
    """Return the answer to a request for one of the routes."""
    route = next(each for each in ROUTES if each.path == path)
    answer = route.endpoint(Request({"type": "http", "method": "GET", "path": path, "headers": []}))
    assert isinstance(answer, Response)
    return answer


def told(answer: Response) -> dict[str, object]:
    found: dict[str, object] = json.loads(bytes(answer.body))
    return found


@pytest.fixture(autouse=True)
def dashboard() -> Iterator[None]:
    with environment():
        yield


def test_health_is_told_even_before_the_first_viewer_came() -> None:
    answer = asked("/healthz")
    assert answer.status_code == 200
    health = told(answer)
    assert (health["status"], health["store"], health["collecting"]) == ("ok", True, True)
    assert (health["reason"], health["says"], health["conditions"]) == (None, None, [])
    assert health["snapshot"] == data.newest().id
    assert "sign_in" not in health


def test_metrics_are_served_as_openmetrics() -> None:
    answer = asked("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    assert bytes(answer.body).decode().endswith("# EOF\n")
    assert 'impulso_source_state{source="sict",impulso_source_state="up-to-date"} 1' in bytes(answer.body).decode()


def test_what_is_not_well_is_a_word_and_a_sentence_in_the_programmes_own_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collector = data.opened().collector
    seen = replace(collector.observed(), store="full")
    monkeypatch.setattr(collector, "observed", lambda: seen)
    answer = asked("/healthz")
    health = told(answer)
    assert answer.status_code == 503
    assert (health["status"], health["reason"]) == ("trouble", "store")
    assert health["says"] == "El disco del almacén está lleno: las lecturas nuevas no se pueden guardar."
    assert health["snapshot"] == data.newest().id
    assert "impulso_store_up 0" in bytes(asked("/metrics").body).decode().splitlines()


def test_a_wrong_configuration_is_trouble_and_named(tmp_path: Path) -> None:
    wrong = tmp_path / "programme.toml"
    wrong.write_text((ROOT / "data" / "programme.toml").read_text().replace("every_days = 7", "evry_days = 7"))
    with environment(IMPULSO_PROGRAMME=str(wrong)):
        answer, numbers = asked("/healthz"), bytes(asked("/metrics").body).decode()
    assert answer.status_code == 503
    assert told(answer)["configuration"] == "sources[pro-mujer].every_days; sources[pro-mujer].evry_days"
    assert told(answer)["reason"] == "configuration"
    assert 'impulso_condition{condition="configuration"} 1' in numbers.splitlines()


def test_metrics_are_served_while_the_store_is_away() -> None:
    with environment(IMPULSO_STORE_URL="postgresql://nobody@127.0.0.1:1/nothing"):
        answer, numbers = asked("/healthz"), asked("/metrics")
    assert (answer.status_code, told(answer)["reason"]) == (503, "store")
    assert numbers.status_code == 200
    assert "impulso_store_up 0" in bytes(numbers.body).decode().splitlines()
    assert bytes(numbers.body).decode().endswith("# EOF\n")


def test_while_the_dashboard_opens_health_and_metrics_say_so_without_waiting_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening = data.ServerOpening()
    monkeypatch.setattr(data, "opening", opening)
    monkeypatch.setattr(data, "opened", lambda: pytest.fail("it would wait"))
    answer, numbers = asked("/healthz"), bytes(asked("/metrics").body).decode()
    assert (answer.status_code, told(answer)["reason"], told(answer)["store"]) == (503, "starting", False)
    assert {'impulso_condition{condition="starting"} 1', "impulso_store_up 0"} <= set(numbers.splitlines())
    opening.problem = StoreProblem("away", "silent")
    assert told(asked("/healthz"))["reason"] == "store"


def test_a_thousand_viewers_at_the_door_cause_not_one_read_more() -> None:
    before = {name: each.reads for name, each in data.opened().store.sources.statuses().items()}
    assert len({data.newest().id for _ in range(1000)}) == 1
    assert {name: each.reads for name, each in data.opened().store.sources.statuses().items()} == before
