"""The moving picture of the README: somebody goes through a running dashboard. `make run`, then
`PYTHONPATH=. .venv/bin/python scripts/moving_picture.py`.
"""

import argparse
import io
from collections.abc import Iterator

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS, ROOT, chromium

WINDOW, SHOWN = {"width": 1200, "height": 750}, (800, 500)
STILL, LOOKED_AT, SCROLLED_BY = 2500, 1800, 330
"""Milliseconds after which a page stands still, and that a frame is looked at; pixels between two frames of a page."""

WALK = (("/", 2), ("/hubs?mapa=svg", 2), ("/state?estado=31", 2), ("/data", 3), ("/prepare", 1))
"""Each page, and how many frames it is shown for while it scrolls."""


def main() -> None:
    """Go through the pages in English, end on a slide, and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        first, *others = [_small(taken) for taken in _frames(page, given.address)]
        browser.close()
    first.save(
        ROOT / "docs" / "images" / "walk.webp",
        save_all=True,
        append_images=others,
        duration=LOOKED_AT,
        loop=0,
        quality=60,
        method=6,
    )


def _frames(page: Page, address: str) -> Iterator[bytes]:
    for path, frames in WALK:
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang=en")
        page.locator(".stApp .masthead").wait_for()
        page.wait_for_timeout(STILL)
        page.mouse.move(WINDOW["width"] / 2, WINDOW["height"] / 2)
        for _ in range(frames):
            yield page.screenshot()
            page.mouse.wheel(0, SCROLLED_BY)
            page.wait_for_timeout(STILL // 3)
    page.goto(f"{address}/ligera/en/escenario.html#2")
    page.wait_for_timeout(STILL)
    yield page.screenshot()


def _small(taken: bytes) -> Image.Image:
    return Image.open(io.BytesIO(taken)).convert("RGB").resize(SHOWN, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
