"""The pictures of the README, taken from a running dashboard: `make run`, then `python scripts/pictures.py`."""

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, ROOT, chromium

PICTURES = {"home": "/", "hubs": "/hubs?mapa=svg", "state": "/state?estado=31", "data": "/data"}
SIZE = {"width": 1280, "height": 900}


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=SIZE)
        for name, path in PICTURES.items():
            page.goto(f"{given.address}{path}")
            page.locator(".masthead").wait_for()
            page.wait_for_timeout(3000)
            page.screenshot(path=given.out / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
