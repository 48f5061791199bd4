"""An open page shows a new snapshot by itself: no reload, no jump, nothing that was chosen lost."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Visit, serving, wait_for_the_first_snapshot
from tests.saving import add_people

MARK = """() => {
  window.__opened = true
  document.querySelector('.id .funnel, .id.reach-opening').closest('.id').parentElement.dataset.kept = 'yes'
}"""
KEPT = "() => window.__opened === true && document.querySelector('[data-kept=yes]') !== null"
SCROLLED = "() => Math.max(...[...document.querySelectorAll('*')].map(each => each.scrollTop))"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(ROOT / "data" / "sample", tmp_path_factory.mktemp("live") / "books"))


@pytest.fixture(scope="module")
def served(books: Path) -> Iterator[str]:
    """Serve a copy of the sample that is read every second, with a store of its own."""
    with serving(books.parent, IMPULSO_WORKBOOKS=str(books), IMPULSO_EVERY_SECONDS="1") as address:
        wait_for_the_first_snapshot(address)
        yield address


def scroll(page: Page, pixels: int) -> float:
    page.mouse.move(600, 500)
    page.mouse.wheel(0, pixels)
    page.wait_for_function(f"({SCROLLED})() >= {pixels * 0.8}")
    return float(page.evaluate(SCROLLED))


def test_a_saved_workbook_shows_on_an_open_page_without_reload_or_jump(
    served: str, books: Path, visit: Callable[..., Visit]
) -> None:
    visited = visit()
    visited.open(served)
    page = visited.page
    people = page.locator(".big").first
    expected = int(people.inner_text()) + 7
    page.evaluate(MARK)
    before = scroll(page, 400)
    add_people(books, 7)
    expect(people).to_have_text(str(expected))
    visited.settle()
    assert page.evaluate(KEPT)
    assert page.evaluate(SCROLLED) == before
    assert visited.complaints == []


def test_what_the_viewer_chose_stays_when_a_new_snapshot_comes(
    served: str, books: Path, visit: Callable[..., Visit]
) -> None:
    visited = visit()
    visited.open(f"{served}/reach?lang=en&secciones=funnel")
    page = visited.page
    page.get_by_role("radio", name="state", exact=True).click()
    page.wait_for_url(re.compile("by=state"))
    page.evaluate(MARK)
    before = scroll(page, 900)
    people = page.locator(".reach-opening .value").first
    expected = int(people.inner_text()) + 7
    add_people(books, 7)
    expect(people).to_have_text(str(expected))
    visited.settle()
    assert "by=state" in page.url
    assert page.evaluate(KEPT)
    assert page.evaluate(SCROLLED) == before


def test_a_past_snapshot_stays_as_it_is_when_a_new_one_comes(
    served: str, books: Path, visit: Callable[..., Visit]
) -> None:
    first = visit()
    first.open(served)
    people = first.page.locator(".big").first
    then = int(people.inner_text())
    cut = re.search(r"corte ([0-9a-f]{4})", first.page.inner_text(".masthead"))
    assert cut
    add_people(books, 7)
    expect(people).to_have_text(str(then + 7))
    past = visit()
    past.open(f"{served}/?corte={cut[1]}")
    expect(past.page.locator(".past")).to_contain_text("no es el más reciente")
    add_people(books, 7)
    expect(people).to_have_text(str(then + 14))
    today = re.compile(rf"^{then} entonces {then}, hoy ({then + 7}|{then + 14})$")
    expect(past.page.locator(".big").first).to_have_text(today)
