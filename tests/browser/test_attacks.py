"""A browser that is held to the policy has nothing to complain about, and text from cells stays text."""

import re
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, Visit, serving

PAGES = ("", "reach", "hubs", "bootcamps", "state", "data", "about")
IMAGE = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("https://evil.example","x")'
LINK = "[x](javascript:alert(2)) :material/home: $\\frac{1}{2}$ **x** \u202egnp"
_WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + e.blockedURI))"


def put(books: Path, workbook: str, tab: str, header: str, values: tuple[str, ...]) -> None:
    """Write values under a heading, from the first row of data on."""
    book = openpyxl.load_workbook(books / workbook)
    sheet = book[tab]
    place = next(cell for row in sheet.iter_rows(max_row=12) for cell in row if cell.value == header)
    rows = [row for row in range(place.row + 1, sheet.max_row + 1) if not str(sheet.cell(row, 1).value).startswith("#")]
    for row, value in zip(rows, values, strict=False):
        sheet.cell(row, place.column).value = value
        sheet.cell(row, place.column).data_type = "s"
    book.save(books / workbook)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("attacks")
    shutil.copytree(ROOT / "data" / "sample", folder / "books")
    put(folder / "books", "sict.xlsx", "sitios", "sitio", (IMAGE, FORMULA, LINK))
    put(folder / "books", "pro-mujer.xlsx", "bootcamps", "bootcamp", (IMAGE, FORMULA, LINK))
    with serving(folder, IMPULSO_WORKBOOKS=str(folder / "books")) as served:
        yield served


def watched(start: Callable[..., Visit], dialogs: list[str]) -> Visit:
    visited = start()
    visited.page.add_init_script(_WATCH)
    visited.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    return visited


def injected(page: Page) -> int:
    return page.locator("img[src='x'], a[href^='javascript:'], .katex, [onerror]").count()


def test_no_page_of_an_attacked_programme_breaks_the_policy_or_turns_text_into_anything(
    attacked: str, visit: Callable[..., Visit]
) -> None:
    dialogs: list[str] = []
    visited = watched(visit, dialogs)
    seen = ""
    for page in PAGES:
        visited.open(f"{attacked}/{page}")
        visited.page.wait_for_timeout(1500)  # charts and the map are drawn after the script has run
        assert injected(visited.page) == 0, page
        seen += visited.page.locator("body").inner_text()
    assert IMAGE in seen
    assert dialogs == []
    assert [said for said in visited.complaints if "CSP" in said or "Content Security Policy" in said] == []


def test_nothing_that_can_be_fetched_carries_the_attack_as_code(attacked: str) -> None:
    for path in ("/ligera/", "/api/v1/snapshot", "/metrics", "/healthz"):
        with urllib.request.urlopen(f"{attacked}{path}", timeout=60) as answer:  # noqa: S310  our own address
            text, kind = answer.read().decode(), answer.headers["content-type"]
            assert answer.headers["x-content-type-options"] == "nosniff"
        if "html" in kind:
            assert not re.search(r"<img src=x|<[^>]*(onerror|javascript:alert)", text), path
