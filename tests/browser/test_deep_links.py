"""A link straight to a page of a freshly started server shows that page inside the frame, and asks nobody else."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from lib.markup.pages import PAGES
from tests.browser.conftest import Visit, serving, watched

PATHS = [f"/{page.path}" for page in PAGES]
OBSERVED = """() => {
  window.changed = performance.now()
  new MutationObserver(() => { window.changed = performance.now() })
    .observe(document.documentElement, { childList: true, characterData: true, subtree: true })
}"""
AT_REST = "performance.now() - window.changed > 600"
OWN = {"127.0.0.1", "localhost", "update.googleapis.com", "accounts.google.com"}


def test_a_link_to_a_page_of_a_fresh_server_arrives_inside_the_frame(
    tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    with serving(tmp_path) as fresh:
        visited = visit()
        visited.open(f"{fresh}/hubs?lang=en")
        assert "Invented sample" in visited.page.inner_text(".masthead")
        assert visited.page.get_by_role("link", name="Progress").first.is_visible()
        assert "lang=en" in visited.page.url
        assert visited.complaints == []


def test_no_page_scrolls_sideways_complains_works_without_end_or_asks_another_host_at_any_width_in_any_theme(
    address: str, tmp_path: Path, launch: Callable[..., Browser]
) -> None:
    log = tmp_path / "net.json"
    browser = launch(f"--log-net-log={log}")
    visited = watched(browser.new_context(), 1280, "light")
    for path in PATHS:
        visited.open(f"{address}{path}")
        for theme, width in ((None, 1280), (None, 390), ("dark", 390), (None, 1280)):
            visited.page.set_viewport_size({"width": width, "height": 900})
            if theme:
                visited.page.emulate_media(color_scheme="dark")
            visited.settle()
            wide = visited.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width + 1, f"{path} is {wide} px wide"
        assert visited.complaints == [], path
        visited.page.emulate_media(color_scheme="light")
        visited.page.evaluate(OBSERVED)
        visited.page.wait_for_function(AT_REST)
    browser.close()
    hosts = set(re.findall(r'"url":"(?:https?|wss?)://([^/":]+)', log.read_text(errors="replace")))
    assert "127.0.0.1" in hosts
    assert hosts <= OWN
