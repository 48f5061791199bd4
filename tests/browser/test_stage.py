"""The stage in a browser: it opens from a disk, obeys every key, fits every hall, and never shows a failure."""

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from lib.collect.changes import ChangedSince, PublicPast, change
from lib.programme.presentation import Presentation
from lib.publish.stage.page import stage_data, stage_page
from lib.snapshot.audience import for_public
from tests.browser.conftest import ROOT, free_port, serving
from tests.publish.stage.decks import deck, grown, holes
from tests.saving import add_people

SLIDES = len(Presentation().slides) + 2
AT = "() => [...document.querySelectorAll('.slide')].findIndex(each => each.classList.contains('current')) + 1"
FITS = (Path(__file__).parent / "fits.js").read_text(encoding="utf-8")
"""Returns what is wrong with the slide that is shown: what overflows, what is too small, what is too faint."""


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decks")
    for name, (snapshot, names) in (
        ("sample-es", deck()),
        ("midway-en", deck("midway", "en")),
        ("long-es", deck(long=True)),
        ("holes-es", holes()),
    ):
        html = stage_page(snapshot, names, address="https://impulso.example.org/ligera/es/")
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    snapshot, names = deck()
    meeting = ChangedSince(change(deck("midway")[0], snapshot, names.programme, for_public), "1" * 12, snapshot.today)
    past = PublicPast(meeting, meeting=meeting, months=grown())
    told = stage_page(snapshot, names, ["growth", "since", "agenda"], past=past)
    (folder / "told-es.html").write_text(told, encoding="utf-8")
    return folder


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 720})
    yield made
    made.close()


@pytest.fixture
def from_disk(context: BrowserContext, decks: Path) -> Page:
    """The deck opened from a disk by a browser without network, with every request it makes on record."""
    context.set_offline(True)
    page = context.new_page()
    page.goto((decks / "sample-es.html").as_uri())
    return page


def become(page: Page, true: str) -> None:
    """Wait until an expression holds. Playwright's own waiting evaluates text in the page, which the deck forbids."""
    end = time.monotonic() + 30
    while not page.evaluate(true):
        assert time.monotonic() < end, f"never: {true}"
        page.wait_for_timeout(5)


def at(page: Page) -> int:
    return int(page.evaluate(AT))


def test_from_a_disk_without_network_every_slide_opens_and_nothing_is_asked_for(
    context: BrowserContext, decks: Path
) -> None:
    context.set_offline(True)
    page, asked, said = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((decks / "sample-es.html").as_uri() + "?vivo")
    titles = set()
    for _ in range(SLIDES):
        titles.add(page.inner_text(".current h2"))
        page.keyboard.press("ArrowRight")
    page.keyboard.press("l")
    assert len(titles) == SLIDES
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []


def test_every_key_does_what_the_help_says(from_disk: Page) -> None:
    page = from_disk
    for keys in ("ArrowRight ArrowDown PageDown Space Enter", "ArrowLeft ArrowUp PageUp Shift+Space Backspace"):
        step = 1 if "Right" in keys else -1
        for key in keys.split():
            before = at(page)
            page.keyboard.press(key)
            assert at(page) == before + step, key
    for key, place in (("End", SLIDES), ("ArrowRight", SLIDES), ("Home", 1), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        assert at(page) == place
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    assert at(page) == 5
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    assert at(page) == SLIDES
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".blank")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".blank")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator(".help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".help")).to_be_hidden()
    before = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    page.keyboard.press("t")
    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") != before
    page.keyboard.press("f")
    become(page, "document.fullscreenElement !== null")
    page.keyboard.press("f")
    become(page, "document.fullscreenElement === null")


def test_the_notes_keep_in_step_and_their_keys_lead_the_stage(from_disk: Page) -> None:
    page = from_disk
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("h1")).to_have_text(page.inner_text(".current h2"))
    expect(notes.locator("main")).to_contain_text("¿Se cuenta dos veces")
    page.keyboard.press("ArrowRight")
    expect(notes.locator(".place")).to_have_text(f"Diapositiva 3 de {SLIDES}")
    notes.keyboard.press("ArrowRight")
    expect(notes.locator(".place")).to_have_text(f"Diapositiva 4 de {SLIDES}")
    assert at(page) == 4


def test_a_reload_stays_on_its_slide_and_a_click_or_a_swipe_goes_on(from_disk: Page) -> None:
    page = from_disk
    page.goto(page.url.split("#")[0] + "#3")
    page.reload()
    assert at(page) == 3
    page.mouse.click(1000, 400)
    assert at(page) == 4
    page.mouse.click(100, 400)
    assert at(page) == 3


def test_an_address_asked_for_while_the_hall_changes_size_is_obeyed_and_the_slide_is_read_aloud(
    from_disk: Page,
) -> None:
    focused = "() => document.activeElement === document.querySelector('.current')"
    for place in (4, 2, 8, 1, 5):
        from_disk.evaluate(
            f"requestAnimationFrame(() => {{ location.hash = '#{place}' }}); dispatchEvent(new Event('resize'))"
        )
        become(from_disk, f"({AT})() === {place}")
        assert from_disk.url.endswith(f"#{place}")
        assert from_disk.evaluate(focused)


def test_the_cursor_rests_and_nothing_moves_by_itself(from_disk: Page) -> None:
    assert from_disk.evaluate("() => getComputedStyle(document.body).cursor") == "none"
    assert from_disk.evaluate("() => document.getAnimations().length") == 0
    from_disk.mouse.move(300, 300)
    assert from_disk.evaluate("() => getComputedStyle(document.body).cursor") != "none"


@pytest.mark.parametrize(
    ("name", "theme"), [("sample-es", "light"), ("midway-en", "dark"), ("long-es", "dark"), ("holes-es", "light")]
)
def test_every_slide_fits_is_large_enough_and_stands_out(browser: Browser, decks: Path, name: str, theme: str) -> None:
    context = browser.new_context(color_scheme=theme)  # type: ignore[arg-type]
    page, wrong = context.new_page(), []
    page.goto((decks / f"{name}.html").as_uri())
    page.evaluate("() => document.fonts.ready")
    for width, height in ((1280, 720), (1024, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        for place in range(1, SLIDES + 1):
            page.evaluate(f"location.hash = '#{place}'")
            become(page, f"({AT})() === {place}")
            wrong += [f"{width}x{height} {place}: {what}" for what in page.evaluate(FITS)]
    context.close()
    assert wrong == []


def test_printing_gives_one_page_for_each_slide(from_disk: Page) -> None:
    pdf = from_disk.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == SLIDES


def test_a_network_cut_at_slide_three_is_not_noticed_on_the_way_to_slide_eight(
    context: BrowserContext, decks: Path
) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(decks))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.RequestHandlerClass.log_message = lambda *_: None  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/sample-es.html?vivo")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    whole = page.evaluate("() => document.querySelector('main').textContent")
    server.shutdown()
    server.server_close()
    context.set_offline(True)
    for place in range(4, SLIDES + 1):
        page.keyboard.press("PageDown")
        assert at(page) == place
        expect(page.locator(".current h2")).to_be_visible()
        expect(page.locator(".current .asof")).to_contain_text("Datos al 30 nov 2023")
    assert page.evaluate("() => document.querySelector('main').textContent") == whole


class HangingEvents(ThreadingHTTPServer):
    """Serves files; a stream of events is opened, then says nothing: a link that hangs."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.streams = 0
        self.closing = Event()
        super().__init__(("127.0.0.1", 0), partial(HangingAnswer, directory=str(folder)))


class HangingAnswer(SimpleHTTPRequestHandler):
    """One answer of such a server."""

    server: HangingEvents

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        if "events" not in self.path:
            super().do_GET()
            return
        self.server.streams += 1
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 3000\n\n")
        self.wfile.flush()
        self.server.closing.wait(60)


def test_a_link_that_hangs_takes_the_word_live_away_within_45_seconds_and_is_asked_anew(
    context: BrowserContext, decks: Path
) -> None:
    server = HangingEvents(decks)
    Thread(target=server.serve_forever, daemon=True).start()
    page = context.new_page()
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.goto(f"http://127.0.0.1:{server.server_port}/sample-es.html?vivo")
    live = page.locator(".current .live")
    expect(live).to_be_visible()
    page.clock.run_for(30_000)
    expect(live).to_be_visible()
    silent = 30_000
    while live.is_visible():
        page.clock.run_for(250)  # less than the wait before it asks anew
        silent += 250
        assert silent <= 45_000
    assert server.streams == 1
    page.clock.run_for(10_000)
    expect(live).to_be_visible()
    assert server.streams == 2
    server.closing.set()
    server.shutdown()
    server.server_close()


def answered(page: Page, answers: dict[str, str]) -> None:
    """Answer what the page asks of `http://stage.test` from memory; what is not there is a network that is gone."""

    def answer(route: Route) -> None:
        body = answers.get(route.request.url.split("/")[-1].split("?")[0])
        kind = "text/event-stream" if "events" in route.request.url else "text/html"
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, content_type=kind)

    page.route("http://stage.test/**", answer)


def test_a_loop_goes_round_takes_what_is_new_between_rounds_stays_awake_and_flat_and_needs_no_network(
    context: BrowserContext, decks: Path
) -> None:
    page, (snapshot, names) = context.new_page(), deck()
    newer = replace(snapshot, id="f" * len(snapshot.id))
    data = stage_data(newer, names, address="https://impulso.example.org/ligera/es/")
    answers = {"sample-es.html": (decks / "sample-es.html").read_text(encoding="utf-8")}
    answers |= {"stage.json": json.dumps(data), "events": f'event: snapshot\ndata: {{"id":"{newer.id}"}}\n\n'}
    answered(page, answers)
    page.add_init_script(
        "window.awake = 0;"
        "Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { window.awake += 1; } } });"
    )
    page.clock.install(time="2023-12-06T07:00:00Z")
    page.clock.pause_at("2023-12-06T08:00:00Z")
    taken = "document.querySelector('main').dataset.snapshot"
    page.goto("http://stage.test/ligera/es/sample-es.html?bucle=12")
    page.clock.run_for(12_000)
    assert at(page) == 2
    assert page.evaluate("window.awake") == 1
    assert page.evaluate(taken) == snapshot.id, "not in the middle of a round"
    page.clock.run_for(12_000 * (SLIDES - 1))
    assert (at(page), page.evaluate(taken)) == (1, newer.id)
    assert not page.locator(".current .live").is_visible()
    answers.clear()
    whole, nodes = page.inner_html("main"), page.evaluate("document.querySelectorAll('*').length")
    page.clock.run_for(12_000 * SLIDES * 10)
    assert (at(page), page.evaluate("document.querySelectorAll('*').length")) == (1, nodes)
    assert page.inner_html("main") == whole
    expect(page.locator(".current .asof")).to_contain_text("Datos al 30 nov 2023")


def test_a_figure_counts_up_from_what_was_shown_last_when_asked_and_not_where_less_motion_is_wanted(
    browser: Browser, decks: Path
) -> None:
    for motion, begins in (("no-preference", "300"), ("reduce", "358")):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        answered(page, {"sample-es.html": (decks / "sample-es.html").read_text(encoding="utf-8")})
        page.add_init_script("localStorage.setItem('stage.shown', JSON.stringify({ reach: ['300', '301'] }))")
        page.clock.install(time="2023-12-06T07:00:00Z")
        page.clock.pause_at("2023-12-06T08:00:01Z")
        page.goto("http://stage.test/ligera/es/sample-es.html?conteo#2")
        figure = page.locator(".reach .value").first
        expect(figure).to_have_text(begins)
        page.clock.run_for(1500)
        expect(figure).to_have_text("358")
        context.close()


def test_the_months_are_played_on_request_and_end_with_the_last_which_is_what_less_motion_and_paper_have(
    browser: Browser, decks: Path
) -> None:
    for motion in ("no-preference", "reduce"):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        page.clock.install(time="2023-12-06T07:00:00Z")
        page.clock.pause_at("2023-12-06T08:00:01Z")
        page.goto((decks / "told-es.html").as_uri())
        said, hubs = (
            page.locator(".growth .value"),
            page.locator(".growth .hub[visibility=visible], .hub:not([visibility])"),
        )
        assert (said.inner_text(), hubs.count()) == ("2", 2)
        page.keyboard.press("m")
        found = []
        for _ in range(3):
            found.append((said.inner_text(), hubs.count()))
            page.clock.run_for(900)
        assert found == ([("Sin dato", 0), ("1", 1), ("2", 2)] if motion == "no-preference" else [("2", 2)] * 3)
        assert page.evaluate(FITS) == []
        context.close()


def test_reading_aloud_is_off_takes_a_voice_of_this_machine_only_and_says_where_there_is_none(
    context: BrowserContext, decks: Path
) -> None:
    page = context.new_page()
    page.add_init_script(
        "window.spoken = []; window.voices = [{ lang: 'es-MX', localService: false, name: 'far' }];"
        "window.SpeechSynthesisUtterance = function (text) { this.text = text; };"
        "Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices,"
        " speak: (each) => spoken.push([each.voice.name, each.text]), cancel: () => { spoken.length = 0; } } });"
    )
    page.clock.install(time="2023-12-06T07:00:00Z")
    page.goto((decks / "told-es.html").as_uri() + "#2")
    assert page.evaluate("spoken") == []
    page.keyboard.press("v")
    page.clock.run_for(1600)
    expect(page.locator(".aloud")).to_contain_text("no tiene una voz en español")
    page.evaluate(
        "voices.push({ lang: 'en-US', localService: true }, { lang: 'es-MX', localService: true, name: 'near' })"
    )
    page.keyboard.press("v")
    assert page.evaluate("spoken[0]") == ["near", page.inner_text(".current h2")]
    assert ["near", "358, Personas alcanzadas, antes 247 (+111)"] in page.evaluate("spoken")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("spoken[0][1]") == page.inner_text(".current h2")
    page.keyboard.press("v")
    assert page.evaluate("spoken") == []


def test_presenting_is_a_second_press_says_what_is_saved_here_and_counts_down_to_the_occasion(
    context: BrowserContext, decks: Path
) -> None:
    page = context.new_page()
    answered(page, {"sample-es.html": (decks / "sample-es.html").read_text(encoding="utf-8")})
    page.clock.install(time="2023-12-05T15:00:00Z")
    page.clock.pause_at("2023-12-05T15:59:30Z")
    page.goto("http://stage.test/ligera/es/sample-es.html?presentar#5")
    said, count = page.locator(".start .saved"), page.locator(".countdown")
    expect(said).to_contain_text("no ha guardado el archivo")
    page.keyboard.press("ArrowRight")
    assert at(page) == 5, "nothing moves behind the panel"
    with page.expect_download():
        page.click(".start .save")
    page.clock.run_for(1)
    expect(said).to_contain_text("guardó este archivo en esta computadora el 5 dic 2023")
    page.keyboard.press("f")
    become(page, "document.fullscreenElement !== null")
    expect(page.locator(".start:not(.code-panel)")).to_be_hidden()
    assert at(page) == 1
    expect(count).to_contain_text("00:00:")
    page.clock.run_for(31_000)
    expect(count).to_be_hidden()


def test_a_live_stage_changes_in_place_and_outlives_its_server(
    tmp_path: Path, context: BrowserContext, launch: Callable[..., Browser]
) -> None:
    books, port = tmp_path / "books", free_port()
    shutil.copytree(ROOT / "data" / "sample", books)
    variables = {
        "IMPULSO_WORKBOOKS": str(books),
        "IMPULSO_EVERY_SECONDS": "1",
        "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}",
    }
    page = context.new_page()
    first = page.locator(".reach .value").first
    with serving(tmp_path, port=port, **variables) as address:
        page.goto(f"{address}/ligera/es/escenario.html?vivo#3")
        expect(first).to_have_text("358")
        expect(page.locator(".current .live")).to_be_visible()
        frozen = context.new_page()
        frozen.goto(f"{address}/ligera/es/escenario.html")
        page.evaluate("() => { window.opened = true }")
        add_people(books, 7)
        expect(first).to_have_text("365")
        cuts = page.evaluate("() => [...document.querySelectorAll('.slide .cut')].map(each => each.title)")
        assert len(set(cuts)) == 1
        assert at(page) == 3
        assert page.locator(".map .ours").count() > 0
        assert frozen.locator(".reach .value").first.inner_text() == "358"
    expect(page.locator(".current .live")).to_be_hidden()
    expect(first).to_have_text("365")
    page.keyboard.press("PageDown")
    assert at(page) == 4
    add_people(books, 7)
    with serving(tmp_path, port=port, **variables):
        expect(first).to_have_text("372")
        page.keyboard.press("l")
        expect(page.locator(".current .live")).to_be_hidden()
    assert page.evaluate("() => window.opened")
    assert page.locator("[role=alert], [aria-busy=true]").count() == 0
