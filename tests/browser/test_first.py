"""The page is there first, the application takes it over in place, and the page stays where it cannot come."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit

SHIFTS = """new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted = (window.shifted || 0) + each.value;
}).observe({type: "layout-shift", buffered: true})"""
NO_SOCKET = """window.WebSocket = class extends EventTarget {
  constructor() { super(); setTimeout(() => this.dispatchEvent(new Event("close")), 50); }
  close() {} send() {}
}"""


def test_without_scripts_the_whole_page_is_there_and_says_that_it_can_only_be_read(
    address: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/hubs?lang=en")
    expect(page.locator("main#first h1, main#first .lead").first).to_be_visible()
    expect(page.locator("#read-only")).to_contain_text("Read only")
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_application_takes_over_without_a_jump(address: str, stranger: Callable[..., Visit], width: int) -> None:
    visit = stranger(width)
    visit.page.add_init_script(SHIFTS)
    visit.open(f"{address}/?lang=es")
    assert visit.page.evaluate("window.shifted || 0") <= 0.1
    expect(visit.page.locator("#read-only")).to_be_hidden()
    assert visit.complaints == []


def _held(page: Page) -> None:
    """Let the application come only after the reader has scrolled and chosen a link."""
    page.route("**/static/js/index.*.js", lambda route: (page.wait_for_timeout(1500), route.continue_()))


def test_where_a_reader_was_and_what_she_had_chosen_stay(address: str, stranger: Callable[..., Visit]) -> None:
    visit = stranger()
    page = visit.page
    _held(page)
    page.goto(f"{address}/bootcamps?lang=es", wait_until="commit")
    heading = page.locator("#first h2").nth(0)
    text = heading.inner_text()
    heading.evaluate("each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 100)")
    page.locator("#first-page nav a", has_text="Alcance").evaluate("each => each.focus({preventScroll: true})")
    visit.settle()
    there = page.locator("#root h2").get_by_text(text, exact=True).first
    assert abs(there.evaluate("each => each.getBoundingClientRect().top") - 100) < 60
    assert page.evaluate("document.activeElement.textContent.trim()") == "Alcance"


def test_where_no_socket_opens_the_page_stays_with_one_line(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(NO_SOCKET)
    page.goto(f"{address}/reach?lang=es")
    expect(page.locator("#read-only")).to_be_visible(timeout=20_000)
    expect(page.locator("#read-only")).to_contain_text("Solo lectura")
    expect(page.locator("main#first")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    context.close()
