"""WCAG 2.2 AA in a real browser: axe on every page, the keyboard alone through every task, language, focus, motion."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lib.markup.pages import LIGHT_PAGES, PAGES
from lib.markup.state.printed_sheet import printed_sheet
from lib.publish.stage.page import stage_page
from lib.snapshot.selection.one_state import OneState
from tests.browser.axe import amiss
from tests.browser.conftest import Visit, taken_over
from tests.markup.made_hubs import shapes
from tests.publish.stage.decks import deck

ADDRESSES = (
    *("state?estado=07" if page.id == "state" else page.path for page in PAGES),
    "prepare?recorrido=presenter&paso=2",
)
LIGHT = (*(page.light_name for page in LIGHT_PAGES), "state-07")
TURNS = (("es", "light"), ("en", "dark"))
"""Neighbours change turns, so that each language and theme meets most blocks; bench/accessibility.py has all."""

SAME_GROUP = "each => Boolean(each.closest('[role=radiogroup], [role=toolbar]')?.contains(document.activeElement))"
RINGED = """each => { const style = getComputedStyle(each), ring = parseFloat(style.outlineWidth) >= 2
  && style.outlineStyle !== 'none'
  return ring || style.boxShadow !== 'none' }"""


@pytest.fixture
def asked(visit: Callable[..., Visit], address: str) -> Callable[..., Page]:
    """Open an address of the dashboard and wait until it stands still."""

    def opened(path: str, theme: str = "light") -> Page:
        visited = visit(theme=theme)
        if path.startswith("ligera"):
            visited.page.goto(f"{address}/{path}")
        else:
            visited.open(f"{address}/{path}")
        return visited.page

    return opened


@pytest.mark.parametrize(("place", "path"), list(enumerate(ADDRESSES)))
def test_axe_finds_nothing_on_a_page(place: int, path: str, asked: Callable[..., Page]) -> None:
    language, theme = TURNS[place % 2]
    page = asked(f"{path}{'&' if '?' in path else '?'}lang={language}", theme)
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert amiss(page) == []


@pytest.mark.parametrize(("place", "path"), list(enumerate(LIGHT)))
def test_axe_finds_nothing_on_a_light_page(place: int, path: str, asked: Callable[..., Page]) -> None:
    language, theme = TURNS[(place + 1) % 2]
    page = asked(f"ligera/{language}/{path}.html", theme)
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert amiss(page) == []


@pytest.fixture(params=TURNS, ids="-".join)
def turn(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Page]]:
    language, theme = request.param
    context = browser.new_context(
        viewport={"width": 1280, "height": 720},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    yield language, context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_slide(turn: tuple[str, Page], tmp_path: Path) -> None:
    language, page = turn
    snapshot, names = deck(language=language)
    (tmp_path / "stage.html").write_text(stage_page(snapshot, names), encoding="utf-8")
    page.goto((tmp_path / "stage.html").as_uri())
    expect(page.locator("html")).to_have_attribute("lang", language)
    found = []
    for _ in range(page.locator(".slide").count()):
        found += amiss(page)
        page.keyboard.press("ArrowRight")
    assert found == []


def test_axe_finds_nothing_on_the_sheet_of_a_state(turn: tuple[str, Page], tmp_path: Path) -> None:
    language, page = turn
    snapshot, names = deck(language=language)
    (tmp_path / "sheet.html").write_text(
        printed_sheet(OneState(snapshot, names.programme, "07"), names, shapes()), encoding="utf-8"
    )
    page.goto((tmp_path / "sheet.html").as_uri())
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert amiss(page) == []


def walk_to(page: Page, target: Locator, most: int = 150) -> None:
    """Go on with the tabulator, and with the arrow within the target's own group, and see where the focus is."""
    for _ in range(most):
        page.keyboard.press("ArrowRight" if target.evaluate(SAME_GROUP) else "Tab")
        if target.evaluate("each => each === document.activeElement"):
            assert page.locator(":focus-visible").evaluate(RINGED), f"the focus does not show on {target}"
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    walk_to(page, target)
    page.keyboard.press(key)


def test_a_partner_finds_her_commitments_with_the_keyboard(asked: Callable[..., Page]) -> None:
    page = asked("?lang=es")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Ir al contenido principal")
    press(page, page.get_by_role("link", name="Bootcamps", exact=True).first)
    press(page, page.locator("#commitments > summary"))
    whose = page.get_by_role("radiogroup", name="Quién se comprometió").get_by_role("radio").nth(1)
    whose.wait_for()
    press(page, whose, "Space")
    page.wait_for_url(re.compile("partner="))


def test_a_ministry_chooses_its_state_and_a_hub_in_the_table_with_the_keyboard(asked: Callable[..., Page]) -> None:
    page = asked("hubs?lang=en&secciones=table")
    first = page.locator(".hub-table [data-choose]").first
    of_another_state = first.inner_text()
    press(page, page.get_by_role("radio", name="Yucatán"), "Space")
    page.wait_for_url(re.compile("=31"))
    expect(first).not_to_have_text(of_another_state)
    name = first.inner_text()
    press(page, first)
    expect(page.locator(".hub-card-name")).to_have_text(name)
    expect(page.locator(".hub-card-name")).to_be_focused()


def test_a_presenter_prepares_and_walks_the_slides_with_the_keyboard(asked: Callable[..., Page]) -> None:
    page = asked("prepare?lang=es&secciones=order")
    down = page.get_by_role("button", name=re.compile("^Bajar «Alcance»$"))
    press(page, down)
    page.wait_for_url(re.compile("laminas="))
    order = page.get_by_role("button", name=re.compile("^Subir «"))
    expect(order.nth(1)).to_have_text("Subir «Alcance»")
    link = page.get_by_role("link", name="Abrir la presentación en vivo")
    walk_to(page, link)
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    stage = opened.value
    titles = set()
    stage.locator(".slide.current").wait_for()
    for _ in range(3):
        titles.add(stage.inner_text(".current h2"))
        stage.keyboard.press("ArrowRight")
    assert len(titles) == 3


def test_a_walk_lands_where_it_speaks_and_ends_with_a_thing_done(asked: Callable[..., Page]) -> None:
    page = asked("state?lang=es&estado=04&recorrido=ministry&paso=2")
    expect(page.locator("[data-told]")).to_be_in_viewport()
    press(page, page.get_by_role("button", name="Siguiente"))
    sheet = page.locator(".sheet-to-print[data-told]")
    expect(sheet).to_be_in_viewport()
    press(page, page.get_by_role("button", name="Ir a lo señalado"))
    expect(sheet.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="su primera ficha impresa")).to_be_visible()


def test_a_steward_filters_and_copies_a_notice_with_the_keyboard(asked: Callable[..., Page]) -> None:
    page = asked("data?lang=es&secciones=fixes,notice")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, page.get_by_role("radiogroup", name="Organización").get_by_role("radio", name="SICT").first, "Space")
    page.wait_for_url(re.compile("fuente=sict"))
    press(page, page.get_by_role("button", name="Copiar aviso para SICT"))
    expect(page.get_by_role("status").filter(has_text="Copiado. Péguelo en su mensaje.")).to_be_visible()


def test_on_a_phone_the_menu_is_reached_by_its_button_and_not_while_it_is_closed(
    visit: Callable[..., Visit], address: str
) -> None:
    visited = visit(width=390, theme="dark")
    visited.open(f"{address}/?lang=es")
    page = visited.page
    assert amiss(page) == []
    link = page.get_by_test_id("stSidebarNavLink").first
    expect(link).to_be_hidden()
    press(page, page.get_by_role("button", name="Abrir el menú"))
    expect(link).to_be_visible()
    expect(link).to_be_in_viewport()


def test_the_language_of_the_page_follows_the_switch_and_streamlits_own_words_too(asked: Callable[..., Page]) -> None:
    page = asked("hubs?lang=es")
    expect(page).to_have_title("Sitios · Impulso Digital")
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_have_text("Ir al contenido principal")
    page.locator("[title=Acercar]").first.wait_for(state="attached")
    page.get_by_text("EN", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(skip).to_have_text("Skip to main content")
    page.locator("[title='Zoom In']").first.wait_for(state="attached")
    page.get_by_text("ES", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_role("button", name="Menú principal").click()
    expect(page.get_by_test_id("stMainMenuPopover")).to_contain_text("Imprimir")


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/?lang=es")
    taken_over(page)
    moving = """() => [...document.querySelectorAll('*')].filter(each => {
      const style = getComputedStyle(each)
      return Math.max(...[style.animationDuration, style.transitionDuration].join(',').split(',')
        .map(parseFloat)) > 0.01 }).length"""
    assert page.evaluate(moving) == 0
    context.close()
