"""The light pages in a browser: one request, no script needed, news when there is some, an offer on a slow link."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from lib.commands.publish import publish
from tests.alone import programme_alone
from tests.browser.conftest import ROOT, Visit, serving, wait_for_the_first_snapshot
from tests.saving import add_people


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("light") / "books"
    shutil.copytree(ROOT / "data" / "sample", folder)
    return folder


@pytest.fixture(scope="module")
def served(books: Path) -> Iterator[str]:
    with serving(books.parent, IMPULSO_WORKBOOKS=str(books), IMPULSO_EVERY_SECONDS="1") as address:
        wait_for_the_first_snapshot(address)
        yield address


def test_an_open_light_page_says_by_itself_that_there_is_something_newer(
    served: str, books: Path, visit: Callable[..., Visit]
) -> None:
    visited = visit()
    page = visited.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    with page.expect_request("**/ligera/events"):
        page.goto(f"{served}/ligera/es/index.html")
    assert asked == ["/ligera/es/index.html", "/ligera/events"]
    expect(page.locator(".big").first).to_have_text("358")
    expect(page.locator("#newer")).to_be_hidden()
    add_people(books, 7)
    expect(page.locator("#newer")).to_be_visible()
    page.get_by_role("link", name="Actualizar la página").click()
    expect(page.locator(".big").first).to_have_text("365")
    expect(page.locator("#newer")).to_be_hidden()
    assert visited.complaints == []


def test_each_section_that_is_opened_is_one_step_of_back(served: str, visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.goto(f"{served}/ligera/es/hubs.html")
    folds, opened = page.locator("details.fold"), page.locator("details.fold[open]")
    for number in (0, 1):
        folds.nth(number).locator("> summary").click()
        expect(opened).to_have_count(number + 1)
        page.wait_for_url("**secciones=*")
    page.wait_for_url("**,**")
    page.go_back()
    expect(opened).to_have_count(1)
    page.go_back()
    expect(opened).to_have_count(0)
    assert page.url == f"{served}/ligera/es/hubs.html"
    page.go_forward()
    expect(opened).to_have_count(1)
    page.goto(f"{served}/ligera/es/hubs.html#near")
    opened.first.locator("> summary").click()
    expect(opened).to_have_count(0)
    page.reload()
    expect(opened).to_have_count(0)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "out"
    environment = read_environment({"IMPULSO_STORE_URL": "sqlite://", "IMPULSO_PROGRAMME": programme_alone()})
    assert publish(environment, open_programme(environment), folder, dashboard="", compressed=False, as_json=False) == 0
    return folder


@pytest.mark.parametrize("width", [390, 1280])
def test_published_pages_read_from_disk_without_scripts_or_network(
    browser: Browser, published: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((published / "index.html").as_uri())
    expect(page.locator(".big").first).to_have_text("358")
    for name in ("Alcance", "Bootcamps", "Sitios", "Datos", "Acerca", "Yucatán"):
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
        assert page.locator("html").evaluate("each => each.scrollWidth") <= width, name
    page.get_by_role("link", name="English").click()
    assert re.search(r"en/state-31\.html$", page.url)
    context.close()


def test_an_address_that_is_none_of_ours_folds_nothing_and_leaves_its_other_parts_as_they_are(
    served: str, visit: Callable[..., Visit]
) -> None:
    visited = visit()
    page = visited.page
    page.goto(f"{served}/ligera/es/reach.html?secciones=a%26corte%3Dabcd#100%")
    fold = page.locator("details.fold:not([open]) summary").first
    fold.click()
    expect(page).to_have_url(re.compile(r"[?&]secciones=[^&]*a%26corte%3Dabcd[^&]*#100%"))
    page.evaluate("document.querySelectorAll('details.fold').forEach((each) => { each.open = false; })")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.fold:not([open])").count() == 0
    assert visited.complaints == []
