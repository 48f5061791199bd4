"""`/api/v1`, asked as programs ask it, and as those who should not learn more try to."""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from lib.app import data
from lib.app.server import api
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.collect.store.store import UnreadableSnapshot
from tests.indicators.facts import ROOT
from tests.pages.app import environment
from tests.refused import refuses


def asked(path: str = "", method: str = "GET", headers: dict[str, str] | None = None, **query: str) -> Response:
    """Return the answer to one request; `path` begins after `/api/v1`."""
    raw = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {
        "type": "http",
        "method": method,
        "path": f"{api.ROOT}{path}",
        "headers": raw,
        "query_string": urlencode(query).encode(),
        "server": ("127.0.0.1", 80),
        "scheme": "http",
    }
    return api.answer(Request(scope))


def told(answer: Response) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bytes(answer.body))
    return found


@pytest.fixture(scope="module", autouse=True)
def dashboard() -> Iterator[None]:
    with environment():
        yield


def test_the_index_lists_documents_that_are_all_there_and_of_the_type_it_says() -> None:
    index = told(asked())
    assert index["snapshot"] == data.newest().id
    for each in index["documents"]:
        if not each["path"].endswith(".png"):  # pictures are drawn in their own tests
            answer = asked(f"/{each['path']}")
            assert answer.status_code == 200, each
            assert answer.headers["content-type"] == each["type"]


@pytest.mark.parametrize(
    "path", ["/snapshot", "/figures", "/tables", "/bootcamps", "/hubs", "/sources", "/definitions"]
)
def test_every_document_says_its_version_language_snapshot_day_licence_and_sample(path: str) -> None:
    document = told(asked(path, lang="en"))
    assert (document["version"], document["language"], document["sample"]) == (1, "en", "closing")
    assert (document["snapshot"], document["as_of"]) == (data.newest().id, "2023-11-30")
    assert "CC-BY-4.0" in document["licence"]
    assert document["licence_id"] == "CC-BY-4.0"
    assert document["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_figure_comes_with_text_definition_and_a_sentence_to_quote() -> None:
    document = told(asked("/figures/ALC-1", lang="en"))
    figure = document["figure"]
    assert (figure["value"], figure["text"], figure["unit"], figure["state"]) == (358, "358", "people", "shown")
    assert figure["citation"].startswith("358 people reached (")
    assert document["definition"]["meaning"]


def test_a_cell_that_is_not_shown_has_its_state_and_no_value() -> None:
    cells = told(asked("/tables/people-by-bootcamp-role"))["cells"]
    hidden = [cell for cell in cells if cell["state"] == "protected"]
    assert hidden
    assert {(cell["value"], cell["text"]) for cell in hidden} == {(None, "Protegido")}


@pytest.mark.parametrize("path", ["/tables", "/snapshot"])
def test_it_says_of_which_bootcamps_the_details_are(path: str) -> None:
    found = {each["place"]: each for each in told(asked(path))["releases"]}
    assert found["*"]["bootcamps"] == [f"BC-{number:02}" for number in range(1, 10)]
    assert set(found["31"]) == {"place", "bootcamps", "day", "current"}


def test_hubs_are_points_with_longitude_first() -> None:
    document = told(asked("/hubs.geojson"))
    assert document["type"] == "FeatureCollection"
    tekax = next(each for each in document["features"] if each["id"] == "YUC-TEK-01")
    assert tekax["geometry"] == {"type": "Point", "coordinates": [-89.2852, 20.2052]}


def test_an_answer_is_rendered_once_for_all_who_ask() -> None:
    first, second = asked("/figures"), asked("/figures")
    assert first.body is second.body


def test_who_has_the_answer_already_is_told_so_in_a_few_bytes() -> None:
    tag = asked("/figures").headers["etag"]
    assert tag.startswith(f'W/"{data.newest().id}-es-')
    again = asked("/figures", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.body, again.headers["etag"]) == (304, b"", tag)
    assert asked("/figures", headers={"If-None-Match": tag}, lang="en").status_code == 200


def test_head_tells_the_same_without_the_body() -> None:
    whole, head = asked("/figures"), asked("/figures", "HEAD")
    assert (head.status_code, head.body) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)


def test_who_takes_gzip_gets_it_and_others_do_not() -> None:
    plain, packed = asked("/snapshot"), asked("/snapshot", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(bytes(packed.body)) == plain.body
    assert "content-encoding" not in asked("/snapshot", headers={"Accept-Encoding": "gzip;q=0"}).headers
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize(
    ("path", "query", "status", "error"),
    [
        ("/nothing", {}, 404, "not-found"),
        ("/exports/iati.xml", {}, 404, "no-iati"),
        ("/figures/XYZ-1", {}, 404, "not-found"),
        ("/../v1", {}, 404, "not-found"),
        ("/figures", {"lang": "fr"}, 400, "language"),
        ("/figures", {"estado": "31"}, 400, "parameter"),
        ("/figures", {"corte": "1=1"}, 400, "cut"),
        ("/figures", {"corte": "%%%%"}, 400, "cut"),
        ("/figures", {"corte": "0000aaaa"}, 404, "no-cut"),
    ],
)
def test_a_request_that_cannot_be_answered_says_what_to_do(
    path: str, query: dict[str, str], status: int, error: str
) -> None:
    answer = asked(path, **query)
    said = told(answer)
    assert (answer.status_code, said["status"], said["error"]) == (status, status, error)
    assert said["message"]
    assert said["what_to_do"]
    assert said["languages"].keys() == {"es", "en"}
    assert said["languages"]["es"]["message"] == said["message"] != said["languages"]["en"]["message"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_kept_snapshot_that_cannot_be_read_is_refused_by_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = UnreadableSnapshot("aaaa1111aaaa", datetime(2023, 12, 6, tzinfo=UTC), newer=True)
    monkeypatch.setattr(api, "published_snapshot", lambda *_: kept)
    answer = asked("/figures", corte="aaaa")
    assert (answer.status_code, told(answer)["error"]) == (503, "unreadable-cut")
    assert "aaaa1111aaaa" in str(told(answer)["message"])


def test_nothing_can_be_written() -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = asked("/figures", method)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_snapshot_is_found_by_its_id_or_the_beginning_of_it_and_listed() -> None:
    newest = data.newest().id
    assert newest in {each["snapshot"] for each in told(asked("/snapshots"))["snapshots"]}
    assert told(asked("/figures", corte=newest[:4]))["snapshot"] == newest


def test_no_page_of_another_origin_may_read_it_unless_the_operator_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    asker = {"Origin": "https://datos.example.org"}
    assert "access-control-allow-origin" not in asked("/figures", headers=asker).headers
    monkeypatch.setenv("IMPULSO_API_ORIGINS", "https://datos.example.org http://localhost:3000")
    allowed = asked("/figures", headers=asker)
    assert allowed.headers["access-control-allow-origin"] == "https://datos.example.org"
    before = asked("/figures", "OPTIONS", headers=asker)
    assert (before.status_code, before.headers["access-control-allow-headers"]) == (204, "If-None-Match")
    assert "access-control-allow-origin" not in asked("/figures", headers={"Origin": "https://evil.example"}).headers
    assert "access-control-allow-credentials" not in allowed.headers
    monkeypatch.setenv("IMPULSO_API_ORIGINS", "*")
    assert asked("/figures", headers=asker).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("wrong", ["datos.example.org", "https://datos.example.org/", "https://*.example.org", "null"])
def test_an_origin_that_no_browser_sends_is_refused_when_the_environment_is_read(wrong: str) -> None:
    with refuses(EnvironmentProblem, match="IMPULSO_API_ORIGINS"):
        read_environment({"IMPULSO_API_ORIGINS": wrong})


def test_cookies_and_headers_of_a_steward_bring_nothing_more() -> None:
    forged = {
        "Cookie": "_streamlit_user=steward; role=steward",
        "X-Forwarded-Email": "steward@example.org",
        "X-Remote-User": "steward",
        "Authorization": "Bearer x",
    }
    for path in ("/snapshot", "/sources", "/bootcamps"):
        assert asked(path, headers=forged).body == asked(path).body
    assert data.newest().findings
    whole = bytes(asked("/snapshot").body) + bytes(asked("/sources").body)
    for secret in (b".xlsx", b'"findings"', *(str(each.hash).encode() for each in data.newest().sources)):
        assert secret not in whole


def test_a_wrong_configuration_is_an_answer_without_details(tmp_path: Path) -> None:
    wrong = tmp_path / "programme.toml"
    wrong.write_text((ROOT / "data" / "programme.toml").read_text().replace("every_days = 7", "evry_days = 7"))
    with environment(IMPULSO_PROGRAMME=str(wrong)):
        answer = asked("/figures")
    assert (answer.status_code, told(answer)["error"]) == (503, "unavailable")
    assert b"evry_days" not in bytes(answer.body)


def test_the_document_about_the_interface_names_every_address_and_no_other() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(/[^`]*)`", text, re.MULTILINE))
    served = {f"/{each['path']}" for each in told(asked())["documents"]} | {"/", "/snapshots", "/changes?since=ID"}
    served |= {"/exports/iati.xml"}  # of programmes that declare [iati]; the sample does not
    patterns = {re.compile(re.sub(r"\\\{\w+\\\}", r"[^/]+?", re.escape(each))) for each in named}
    assert [path for path in sorted(served) if not any(each.fullmatch(path) for each in patterns)] == []
    assert [each.pattern for each in patterns if not any(each.fullmatch(path) for path in served)] == []
