"""The hubs page in a real browser: the canvas, a click, the table, the light map, and no other host."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from lib.markup.map.picture import WIDE, picture
from lib.snapshot.selection.hub_choice import HubChoice
from tests.browser.conftest import FLAGS, ROOT, Visit, chromium, serving, taken_over
from tests.markup.made_hubs import names, sample

ATTACK = "<img src=x onerror=alert(1)>"
SYMBOLS = "performance.getEntriesByType('resource').some(each => each.name.endsWith('/map/symbols.svg'))"
OWN = {"127.0.0.1", "localhost"}
CHROMIUMS = {"update.googleapis.com", "accounts.google.com", "content-autofill.googleapis.com"}
"""Hosts of its maker that Chromium asks by itself, the last about any page with a field to fill in."""


def ready(page: Page) -> None:
    """Wait until deck.gl has drawn the map and its symbols have come."""
    page.locator("canvas").first.wait_for()
    page.wait_for_function(SYMBOLS)
    page.wait_for_timeout(1500)


def point_at(page: Page, hub: str) -> None:
    """Put the pointer on a hub of the whole map and wait for what the map says of it, not of the state around it."""
    shown = picture(sample(), names(), HubChoice())
    sign = next(each for each in shown.hubs if each.id == hub)
    place_at(page, sign.lat, sign.lon, "última verificación", shift=sign.shift)


def place_at(page: Page, lat: float, lon: float, says: str, shift: tuple[float, float] = (0, 0)) -> None:
    """Put the pointer on a place of the whole map and wait until its tooltip says something."""
    chart = page.locator(".stDeckGlJsonChart")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    shown = picture(sample(), names(), HubChoice())
    x, y = shown.canvas.point(lat, lon)
    x = box["x"] + x + shift[0] + (box["width"] - WIDE[0]) / 2
    y = box["y"] + y + shift[1] + (box["height"] - WIDE[1]) / 2
    tooltip = page.locator(".deck-tooltip")
    for nudge in range(40):  # until the map answers to the pointer, which takes a while on a busy machine
        page.mouse.move(x + nudge % 2, y)
        page.wait_for_timeout(250)
        if tooltip.is_visible() and says in tooltip.inner_text():
            return
    raise AssertionError(f"the map has nothing to say about {lat}, {lon}")


def click_on(page: Page, hub: str, name: str) -> None:
    point_at(page, hub)
    press(page, page.locator(".hub-card-name", has_text=name))


def press(page: Page, then: Locator) -> None:
    """Click until what should come is there: on a busy machine the map takes a click for a hold."""
    for _ in range(8):
        page.wait_for_timeout(300)
        page.mouse.down()
        page.mouse.up()
        with suppress(PlaywrightError):
            then.wait_for(timeout=10_000)
            return
    raise AssertionError("the map did not take the click")


@pytest.fixture
def hubs(address: str, visit: Callable[..., Visit]) -> Iterator[Visit]:
    visited = visit()
    visited.open(f"{address}/hubs?secciones=table")
    ready(visited.page)
    yield visited
    assert visited.complaints == []


def test_a_click_on_the_map_shows_the_card_and_a_choice_in_the_table_replaces_it(hubs: Visit) -> None:
    page = hubs.page
    card = page.locator(".hub-card-name")
    click_on(page, "OAX-HUA-01", "Unidad de salud de Huautla")
    assert "sitio=OAX-HUA-01" in page.url
    page.locator('.hub-table [data-choose="OAX-TLA-01"]').click()
    expect(card).to_have_text("Centro comunitario digital de Tlaxiaco")
    expect(card).to_be_in_viewport()
    expect(card).to_be_focused()
    page.wait_for_timeout(500)
    click_on(page, "OAX-HUA-01", "Unidad de salud de Huautla")
    page.get_by_role("button", name="Cerrar la ficha").click()
    expect(card).to_have_count(0)
    assert "sitio" not in page.url


def test_on_a_phone_one_finger_scrolls_past_the_map_and_two_move_it(address: str, browser: Browser) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto(f"{address}/hubs?lang=es")
    taken_over(page)
    ready(page)
    chart, hint = page.locator(".stDeckGlJsonChart"), page.get_by_text("Use dos dedos para mover el mapa")
    device = phone.new_cdp_session(page)

    def drag(*starts: tuple[float, float]) -> None:
        """Put fingers on the map and move all of them up."""
        for step in range(13):
            points = [{"x": x, "y": y - 10 * step, "id": finger} for finger, (x, y) in enumerate(starts)]
            device.send(
                "Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points}
            )
            page.wait_for_timeout(30)

    def place() -> tuple[float, float]:
        box = chart.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drawn() -> bytes:
        chart.evaluate("each => each.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(1500)
        x, y = place()
        return page.screenshot(clip={"x": x - 160, "y": y - 100, "width": 250, "height": 150})

    before = drawn()
    x, y = place()
    drag((x, y))
    expect(hint).to_be_visible()
    device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert place()[1] < y - 60
    expect(hint).to_have_count(0)
    assert differing(drawn(), before) < 0.02
    x, y = place()
    drag((x - 30, y), (x + 30, y))
    device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert (place()[1], hint.count()) == (y, 0)
    assert differing(drawn(), before) > 0.05
    phone.close()


def piece_of_the_map(page: Page) -> bytes:
    """Return a picture of a part of the map that no ring touches, once it has come to rest."""
    page.mouse.move(2, 2)
    chart = page.locator(".stDeckGlJsonChart")
    chart.evaluate("each => each.scrollIntoView({block: 'center'})")
    before = b""
    for _ in range(20):
        page.wait_for_timeout(600)
        box = chart.bounding_box()
        assert box
        piece = page.screenshot(clip={"x": box["x"], "y": box["y"] + 60, "width": 260, "height": 380})
        if piece == before:
            return piece
        before = piece
    raise AssertionError("the map does not come to rest")


def differing(one: bytes, other: bytes) -> float:
    """Return the share of pixels that differ by more than an edge moved by a fraction of a pixel does."""
    pictures = [Image.open(BytesIO(each)).convert("L") for each in (one, other)]
    counted = ImageChops.difference(*pictures).histogram()
    return sum(counted[12:]) / sum(counted)


def test_choosing_a_hub_fades_nothing_and_keeps_the_view(hubs: Visit) -> None:
    page = hubs.page
    page.get_by_title("Acercar").click()
    before = piece_of_the_map(page)
    page.locator('.hub-table [data-choose="QROO-BAC-01"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hub-card-name")).to_have_text("Casa de la cultura de Bacalar")
    assert differing(before, piece_of_the_map(page)) < 0.03


def test_the_tooltip_speaks_of_the_hub(hubs: Visit) -> None:
    point_at(hubs.page, "OAX-HUA-01")
    expect(hubs.page.locator(".deck-tooltip")).to_contain_text("Sin servicio · última verificación: hace 27 días")


def test_a_click_on_a_state_looks_at_it_in_map_filter_table_and_address(hubs: Visit) -> None:
    page = hubs.page
    place_at(page, 19.2, -90.3, "Campeche")
    expect(page.locator(".deck-tooltip")).to_contain_text("3 sitios")
    press(page, page.locator(".hub-table tbody:not(:has(tr:nth-child(4)))"))
    expect(page.locator(".hub-table tbody tr")).to_have_count(3)
    assert "estado=04" in page.url
    campeche = page.get_by_role("radio", name="Campeche")
    expect(campeche).to_be_checked()
    campeche.click()
    expect(page.locator(".hub-table tbody tr")).to_have_count(24)
    assert "estado" not in page.url


def test_the_table_sorts_by_a_heading_with_what_is_missing_last(hubs: Visit) -> None:
    page = hubs.page
    heading = page.get_by_role("columnheader", name="Última verificación")
    first = page.locator(".hub-table tbody tr").first.locator("th button")
    last = page.locator(".hub-table tbody tr").last.locator("td", has_text="aplica")
    heading.get_by_role("button").click()
    expect(first).to_have_text("Centro comunitario digital de Tlaxiaco")
    expect(last).to_contain_text("aún no aplica")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(first).to_have_text("Unidad de salud de Ocosingo")
    expect(last).to_contain_text("aún no aplica")


def test_the_light_map_is_used_with_the_keyboard_and_keeps_the_focus(address: str, visit: Callable[..., Visit]) -> None:
    visited = visit()
    visited.open(f"{address}/hubs?mapa=svg&lang=en&secciones=table")
    page = visited.page
    hub = page.locator('.st-key-hubs-light .hub-map [data-choose="CHIS-PAL-01"]')
    hub.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hub-card-name")).to_have_text("Biblioteca pública de Palenque")
    expect(hub).to_have_attribute("aria-pressed", "true")
    expect(hub).to_be_focused()
    assert visited.complaints == []


def test_without_webgl_the_light_map_comes_by_itself_and_the_page_says_why(address: str, browser: Browser) -> None:
    other = browser.browser_type.launch(executable_path=chromium(), args=[*FLAGS, "--disable-3d-apis"])
    page = other.new_page()
    page.goto(f"{address}/hubs?secciones=table")
    taken_over(page)
    expect(page.locator(".st-key-hubs-light .hub-map .hub")).to_have_count(len(sample().hubs))
    expect(page.get_by_text("le falta WebGL")).to_be_visible()
    other.close()


def test_on_a_telephone_the_whole_region_is_on_the_map(address: str, visit: Callable[..., Visit]) -> None:
    visited = visit(390)
    visited.open(f"{address}/hubs?mapa=svg&secciones=table")
    page = visited.page
    expect(page.locator(".st-key-hubs-light .hub-map").first).to_have_attribute("viewBox", "0 0 340 300")
    assert page.evaluate("document.documentElement.scrollWidth") <= 391
    assert visited.complaints == []


@pytest.mark.parametrize("path", ["/hubs", "/hubs?mapa=svg&secciones=table"])
def test_the_page_asks_no_other_host_not_even_from_a_worker(
    address: str, browser: Browser, tmp_path: Path, path: str
) -> None:
    log = tmp_path / "net.json"
    other = browser.browser_type.launch(executable_path=chromium(), args=[*FLAGS, f"--log-net-log={log}"])
    page = other.new_page()
    page.goto(f"{address}{path}")
    page.set_default_timeout(60_000)
    taken_over(page)
    if path == "/hubs":
        ready(page)
    page.locator(".hub-map, canvas").first.wait_for()
    page.wait_for_timeout(1500)
    other.close()
    text = log.read_text(errors="replace")
    assert ("app/static/map/symbols.svg" in text) == (path == "/hubs"), "the map was not drawn"
    assert set(re.findall(r'"url":"(?:https?|wss?)://([^/":]+)', text)) <= OWN | CHROMIUMS


def test_a_hub_named_like_a_tag_is_text_in_tooltip_table_and_light_map(
    tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    books = tmp_path / "books"
    shutil.copytree(ROOT / "data" / "sample", books)
    workbook = openpyxl.load_workbook(books / "sict.xlsx")
    cell = next(
        cell for row in workbook["sitios"].iter_rows() for cell in row if cell.value == "Unidad de salud de Huautla"
    )
    cell.value = ATTACK
    workbook.save(books / "sict.xlsx")
    with serving(tmp_path, IMPULSO_WORKBOOKS=str(books)) as address:
        visited = visit()
        asked: list[str] = []
        visited.page.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.dismiss())
        visited.open(f"{address}/hubs?sitio=OAX-HUA-01&secciones=table")
        ready(visited.page)
        expect(visited.page.locator(".hub-card-name")).to_have_text(ATTACK)
        point_at(visited.page, "OAX-HUA-01")
        expect(visited.page.locator(".deck-tooltip")).to_contain_text(ATTACK)
        expect(visited.page.locator('.hub-table [data-choose="OAX-HUA-01"]')).to_have_text(ATTACK)
        visited.open(f"{address}/hubs?mapa=svg&estado=20")
        expect(visited.page.locator('.st-key-hubs-light .hub-map [data-choose="OAX-HUA-01"] title')).to_contain_text(
            ATTACK
        )
        assert asked == []
        assert visited.page.locator("img[src=x]").count() == 0
