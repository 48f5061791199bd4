"""A browser that is held to the policy has nothing to complain about, and text from cells stays text."""

import re
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from lib.markup.pages import PAGES
from tests.browser.conftest import Visit, serving
from tests.hostile import IMAGE, hostile_books

_WATCH = "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + e.blockedURI))"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("attacks")
    books = hostile_books(folder / "books")
    with serving(folder, IMPULSO_WORKBOOKS=str(books)) as served:
        yield served


def held(start: Callable[..., Visit], dialogs: list[str]) -> Visit:
    visited = start()
    visited.page.add_init_script(_WATCH)
    visited.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    return visited


def injected(page: Page) -> int:
    return page.locator("img[src='x'], a[href^='javascript:'], .katex, [onerror], [onload], [onmouseover]").count()


OPEN = "document.querySelectorAll('.stMain details:not([open]) > summary').forEach(each => each.click())"


def use(page: Page, name: str) -> None:
    """Do on a page what a reader would: choose what is named like an attack, point at it, open what is closed."""
    page.evaluate(OPEN)
    if name == "hubs":
        page.locator(".hub-table [data-choose]").filter(has_text="<").first.click()
        expect(page.locator(".hub-card-name")).to_contain_text("<")
        page.locator(".stPills button, .stButtonGroup button").nth(1).click()
        page.locator(".stDeckGlJsonChart").hover()
    if name == "bootcamps":
        page.get_by_role("radio").or_(page.locator("button")).filter(has_text="<svg onload").first.click()
        expect(page.locator(".stMain")).to_contain_text("</script><svg onload=alert(1)>")
    page.evaluate(OPEN)
    for chart in page.locator(".js-plotly-plot").all()[:2]:
        chart.hover(timeout=5000)
    page.wait_for_timeout(400)


def test_no_page_of_an_attacked_programme_breaks_the_policy_or_turns_text_into_anything_however_it_is_used(
    attacked: str, visit: Callable[..., Visit]
) -> None:
    dialogs: list[str] = []
    visited = held(visit, dialogs)
    visited.page.set_default_timeout(20_000)
    seen = ""
    visited.open(attacked)
    for page in (entry.path for entry in PAGES):
        if page:
            visited.page.locator(f"[data-testid=stTopNavLink][href*='/{page}']").first.click()
            visited.page.wait_for_url(f"**/{page}*")
            visited.settle()
        use(visited.page, page)
        assert injected(visited.page) == 0, page
        seen += visited.page.locator("body").inner_text()
    assert IMAGE in seen
    assert dialogs == []
    assert [said for said in visited.complaints if "CSP" in said or "Content Security Policy" in said] == []


def test_the_stage_and_its_notes_show_attacks_as_text_on_every_slide(
    attacked: str, visit: Callable[..., Visit]
) -> None:
    dialogs: list[str] = []
    visited = held(visit, dialogs)
    visited.page.goto(f"{attacked}/ligera/es/escenario.html")
    with visited.page.expect_popup() as opened:
        visited.page.keyboard.press("n")
    for _ in range(8):
        assert injected(visited.page) == injected(opened.value) == 0
        visited.page.keyboard.press("ArrowRight")
    assert "onerror=alert(1)" in visited.page.content()
    assert dialogs == []
    assert visited.complaints == []


def test_nothing_that_can_be_fetched_carries_the_attack_as_code(attacked: str) -> None:
    for path in (
        "/ligera/",
        "/api/v1/snapshot",
        "/metrics",
        "/healthz",
        "/cifra/BOO-1?estado=31",
        "/sitemap.xml",
        "/robots.txt",
    ):
        with urllib.request.urlopen(f"{attacked}{path}", timeout=60) as answer:  # noqa: S310  our own address
            text, kind = answer.read().decode(), answer.headers["content-type"]
            assert answer.headers["x-content-type-options"] == "nosniff"
        if "html" in kind:
            assert not re.search(r"<img src=x|<[^>]*(onerror|javascript:alert)", text), path
