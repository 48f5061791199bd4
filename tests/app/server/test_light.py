"""The light pages as they are served: from memory, made once for each snapshot, with validators and in small form."""

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import brotli
import pytest
from starlette.requests import Request
from starlette.responses import Response

from lib.app import data
from lib.app.server import light
from lib.app.server import shelf as shelf_module
from lib.app.server.light import announced
from lib.app.server.packed_answer import answer
from lib.app.server.pushing import Message
from lib.app.server.shelf import Press, Shelf
from lib.markup.pages import LIGHT_PAGES
from lib.publish.light.packed import packed
from lib.publish.light.site import LightSite
from lib.snapshot.snapshot import Snapshot
from tests import loops
from tests.pages.app import environment, open_page, text_of
from tests.snapshot.samples import sample_snapshot

PAGE = packed("es/index.html", b"<!doctype html><title>Hola</title><script>1</script>" + b"<p>hola</p>" * 100)


def request(**headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "headers": named})


def body_of(response: Response) -> bytes:
    return bytes(response.body)


def test_a_file_goes_out_in_the_smallest_form_that_the_browser_takes() -> None:
    assert brotli.decompress(body_of(answer(PAGE, request(accept_encoding="gzip, deflate, br")))) == PAGE.body
    assert gzip.decompress(body_of(answer(PAGE, request(accept_encoding="gzip;q=0.5, br;q=0")))) == PAGE.body
    plain = answer(PAGE, request())
    assert body_of(plain) == PAGE.body
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize("form", ['W/"{}"', '"{}"', '"other", W/"{}"'])
def test_a_browser_that_has_the_file_is_told_so_in_a_few_bytes(form: str) -> None:
    again = answer(PAGE, request(if_none_match=form.format(PAGE.tag)))
    assert (again.status_code, body_of(again)) == (304, b"")
    assert again.headers["etag"] == f'W/"{PAGE.tag}"'
    assert answer(PAGE, request(if_none_match='"other"')).status_code == 200


def test_a_page_may_load_nothing_and_run_only_what_it_holds() -> None:
    policy = answer(PAGE, request()).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='" in policy


@dataclass
class Memory:
    """A source whose newest snapshot is whatever it was given last."""

    snapshot: Snapshot
    told: list[Callable[[], None]] = field(default_factory=list)

    def newest(self) -> Snapshot:
        return self.snapshot

    def follow(self, told: Callable[[], None]) -> None:
        self.told.append(told)


@dataclass
class Workshop:
    """A press that counts what it makes, and can be made to fail."""

    made: list[str] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)
    broken: bool = False
    drawn: int = 0

    def edition(self, snapshot: Snapshot) -> LightSite:
        if self.broken:
            raise ValueError("broken")
        self.made.append(snapshot.id)
        cards, sheets = {"es/tarjeta.png": self.draw}, {"es/state-31.pdf": self.sheet}
        return LightSite(snapshot.id, {"es/index.html": snapshot.id.encode()}, cards=cards, sheets=sheets)

    def news(self, snapshot: Snapshot) -> Message:
        return announced(snapshot.id, {"es": f"Datos al {snapshot.today}"})

    def draw(self) -> bytes:
        self.drawn += 1
        return b"PNG"

    def sheet(self) -> bytes:
        if self.broken:
            raise ValueError("broken")
        self.drawn += 1
        return b"%PDF-"

    def shelf(self, memory: Memory) -> Shelf:
        return Shelf(memory, Press(self.edition, self.news), self.said.append)


def test_pages_are_made_once_for_each_snapshot_however_often_they_are_asked_for() -> None:
    memory, workshop = Memory(sample_snapshot("closing")), Workshop()
    shelf = workshop.shelf(memory)
    for _ in range(3):
        shelf.renew()
        assert shelf.edition(0)
    memory.snapshot = replace(memory.snapshot, id="8b2c")
    shelf.renew()
    assert workshop.made == [sample_snapshot("closing").id, "8b2c"]
    assert [json.loads(each.line.split(b"data: ")[1])["id"] for each in workshop.said] == workshop.made


def test_a_snapshot_that_says_the_same_of_the_same_day_is_announced_once() -> None:
    memory, workshop = Memory(sample_snapshot("closing")), Workshop()
    shelf = workshop.shelf(memory)
    shelf.renew()
    first, *rest = memory.snapshot.sources
    memory.snapshot = replace(memory.snapshot, sources=(replace(first, rows=first.rows + 1), *rest))
    shelf.renew()
    assert len(workshop.made) == 2
    assert len(workshop.said) == 1


def test_a_snapshot_is_announced_when_its_edition_is_ready_so_that_who_asks_then_gets_it() -> None:
    memory, workshop, held = Memory(sample_snapshot("closing")), Workshop(), []
    shelf = Shelf(memory, Press(workshop.edition, workshop.news), lambda _: held.append(shelf.edition(0)))
    shelf.renew()
    memory.snapshot = replace(memory.snapshot, id="8b2c")
    shelf.renew()
    said = [edition and edition.at(None).files["es/index.html"].body.decode() for edition in held]
    assert said == workshop.made


def test_when_an_edition_cannot_be_made_the_one_before_stays() -> None:
    memory, workshop = Memory(sample_snapshot("closing")), Workshop()
    shelf = workshop.shelf(memory)
    shelf.renew()
    before = shelf.edition(0)
    memory.snapshot, workshop.broken = replace(memory.snapshot, id="8b2c"), True
    with pytest.raises(ValueError, match="broken"):
        shelf.renew()
    assert shelf.edition(0) is before
    assert len(workshop.said) == 1


def test_while_an_edition_is_made_the_one_before_is_served_after_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "_A_MOMENT_SECONDS", 0.01)
    memory, workshop, served = Memory(sample_snapshot("closing")), Workshop(), []

    def edition(snapshot: Snapshot) -> LightSite:
        served.append(shelf.edition(None if served else 0))
        return workshop.edition(snapshot)

    shelf = Shelf(memory, Press(edition, workshop.news), workshop.said.append)
    shelf.renew()
    first = shelf.edition()
    memory.snapshot = replace(memory.snapshot, id="8b2c")
    shelf.renew()
    assert served == [None, first]
    assert shelf.edition() is not first


def test_however_many_wait_for_an_edition_the_last_waits_no_longer_than_a_moment_after_its_making_began(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory, workshop, waited = Memory(sample_snapshot("closing")), Workshop(), []

    def edition(snapshot: Snapshot) -> LightSite:
        for now in (100.0, 100.7, 105.0) if workshop.said else ():
            monkeypatch.setattr(shelf_module.time, "monotonic", lambda now=now: now)
            shelf.edition()
        return workshop.edition(snapshot)

    shelf = Shelf(memory, Press(edition, workshop.news), workshop.said.append)
    shelf.renew()
    memory.snapshot = replace(memory.snapshot, id="8b2c")
    monkeypatch.setattr(shelf_module.time, "monotonic", lambda: 100.0)
    monkeypatch.setattr(shelf._ready, "wait", waited.append)
    shelf.renew()
    assert waited == pytest.approx([1.0, 0.3, 0.0])


def test_while_the_server_opens_a_request_is_told_so_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "opening", data.ServerOpening())
    monkeypatch.setattr(light, "_OPENING_SECONDS", 0.01)
    assert loops.run(light.light(request())).status_code == 503


def test_before_the_first_edition_a_page_that_opens_again_by_itself_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(light, "edition_now", lambda: None)
    told = loops.run(light.light(request()))
    assert (told.status_code, told.headers["retry-after"], told.headers["cache-control"]) == (503, "5", "no-store")
    html = body_of(told).decode()
    assert "El tablero está arrancando" in html
    assert "The dashboard is starting" in html
    script = html.split("<script>")[1].split("</script>")[0]
    assert "location.reload()" in script  # a refresh of an address with a fragment stays in the page
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"sha256-{digest}" in told.headers["content-security-policy"]


def asked(path: str, **headers: str) -> Response:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "headers": named, "path_params": {"path": path}, "query_string": b""}
    return loops.run(light.light(Request(scope)))


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    made = Workshop()
    shelf = made.shelf(Memory(sample_snapshot("closing")))
    shelf.renew()
    monkeypatch.setattr(light, "shelf", lambda: shelf)
    return made


def test_a_states_sheet_is_made_when_it_is_first_asked_for_and_kept_with_its_snapshot(workshop: Workshop) -> None:
    assert workshop.drawn == 0
    first = asked("es/state-31.pdf", accept_encoding="br, gzip")
    assert (first.status_code, first.media_type, body_of(first)) == (200, "application/pdf", b"%PDF-")
    assert "content-encoding" not in first.headers
    again = asked("es/state-31.pdf", if_none_match=first.headers["etag"])
    assert (again.status_code, body_of(again), workshop.drawn) == (304, b"", 1)
    assert asked("es/state-99.pdf").status_code == 404
    assert asked("fr/state-31.pdf").status_code == 404


def test_a_sheet_that_cannot_be_drawn_is_asked_for_again_later_and_its_page_stays(workshop: Workshop) -> None:
    workshop.broken = True
    assert asked("es/state-31.pdf").status_code == 503
    assert asked("es/index.html").status_code == 200
    workshop.broken = False
    assert asked("es/state-31.pdf").status_code == 200


def test_before_the_first_edition_there_is_nothing_and_nobody_waits_longer_than_told() -> None:
    assert Workshop().shelf(Memory(sample_snapshot("closing"))).edition(0) is None


@pytest.fixture
def dashboard() -> Iterator[None]:
    with environment():
        yield


def test_the_whole_way_from_the_sample_to_every_page_in_memory(dashboard: None) -> None:
    edition = light.shelf().edition(60)
    assert edition is not None
    files = edition.at("https://impulso.example.org").files
    assert {"index.html", "es/index.html", "en/hubs.html", "es/state-31.html", "es/escenario.html"} <= set(files)
    assert edition.drawn("es/tarjeta-state-31.png") is not None


@pytest.mark.parametrize(
    ("page", "twin", "language"),
    [(page.id, page.light_name, ("es", "en")[turn % 2]) for turn, page in enumerate(LIGHT_PAGES)],
)
def test_every_page_of_the_dashboard_leads_to_its_light_twin(
    dashboard: None, page: str, twin: str, language: str
) -> None:
    assert f'href="ligera/{language}/{twin}.html"' in text_of(open_page(page, language))


def test_a_partners_mark_is_served_before_any_edition_is_there() -> None:
    def asked(file: str) -> Response:
        scope = {"type": "http", "method": "GET", "path": f"/ligera/marcas/{file}", "headers": []}
        return loops.run(light.mark(Request({**scope, "path_params": {"file": file}})))

    with environment():
        found = asked("sict.svg")
        assert (found.status_code, found.media_type) == (200, "image/svg+xml")
        assert body_of(found).startswith(b"<svg ")
        assert asked("nobody.svg").status_code == 404
