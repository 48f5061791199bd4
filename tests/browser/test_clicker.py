"""A phone leads the slides: it scans, taps and is told the truth; the laptop decides who, and needs neither of them."""

import json
import time
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from lib.app.clicker import routes
from lib.app.server.pushing import Pushing
from lib.publish.stage.clicker import clicker_page
from lib.publish.stage.page import stage_data, stage_page
from tests.browser.conftest import free_port
from tests.browser.test_stage import at, become
from tests.publish.stage.decks import deck


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Callable[[], None]]]:
    """The stage, the clicker's page and the one path that takes a POST at one address, and how to end it."""
    monkeypatch.setattr(routes, "pushing", Pushing())
    snapshot, names = deck()
    stage, phone, slides = stage_page(snapshot, names), clicker_page(names), stage_data(snapshot, names)
    pages = [
        Route("/ligera/es/escenario.html", lambda _: HTMLResponse(stage)),
        Route("/ligera/es/mando.html", lambda _: HTMLResponse(phone)),
        Route("/ligera/es/stage.json", lambda _: Response(json.dumps(slides), media_type="application/json")),
    ]
    port = free_port()
    application = Starlette(routes=[*routes.ROUTES, *pages])
    settings = uvicorn.Config(application, port=port, log_level="critical")
    server = uvicorn.Server(settings)
    running = Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.01)

    def end() -> None:
        routes.pushing.close()
        server.should_exit = True
        running.join(60)

    yield f"http://127.0.0.1:{port}", end
    end()


def code_of(laptop: Page) -> str:
    with laptop.expect_response(lambda answer: "lang" in (answer.request.post_data or "")) as given:
        laptop.keyboard.press("c")
    expect(laptop.locator(".code-panel svg")).to_be_visible()
    return str(given.value.json()["url"])


def test_one_phone_leads_another_waits_for_the_laptop_s_word_and_a_lost_link_stops_nobody(
    browser: Browser, served: tuple[str, Callable[[], None]]
) -> None:
    address, end = served
    laptop, first, second = (browser.new_context().new_page() for _ in range(3))
    laptop.goto(f"{address}/ligera/es/escenario.html?minutos=15")
    code = code_of(laptop)
    first.goto(code)
    expect(first.locator("body[data-state=in]")).to_be_visible()
    expect(laptop.locator(".phone")).to_have_text("Mando: teléfono conectado")
    expect(laptop.locator(".code-panel")).to_be_hidden()
    first.click("[data-do=next]")
    become(laptop, "location.hash === '#2'")
    expect(first.locator("h1")).to_have_text(laptop.inner_text(".current h2"))
    expect(first.locator("div.notes")).to_contain_text("¿Se cuenta dos veces")
    expect(first.locator(".time")).to_contain_text("quedan 14:")
    first.click("[data-do=black]")
    expect(laptop.locator(".blank")).to_be_visible()
    first.click("[data-do=black]")
    expect(laptop.locator(".blank")).to_be_hidden()

    second.goto(code)
    expect(second.locator("body[data-state=used]")).to_be_visible()
    second.goto("about:blank")
    second.goto(code_of(laptop))
    expect(second.locator("body[data-state=wait]")).to_be_visible()
    expect(second.locator("[data-do=next]")).to_be_disabled()
    expect(laptop.locator(".code-panel h2")).to_have_text("Otro teléfono pide el mando")
    laptop.keyboard.press("c")
    expect(second.locator("body[data-state=in]")).to_be_visible()
    expect(first.locator("body[data-state=out]")).to_be_visible()

    end()
    before = at(laptop)
    laptop.keyboard.press("ArrowRight")
    assert at(laptop) >= before + 1
    expect(second.locator("body[data-state=lost]")).to_be_visible()
