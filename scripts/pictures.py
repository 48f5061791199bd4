"""The pictures of the documents, taken from a running dashboard with an empty store: `make run`, then
`PYTHONPATH=. .venv/bin/python scripts/pictures.py`.
"""

import argparse
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS, ROOT, chromium

DESK, PHONE, HALL = (1280, 900), (390, 844), (1280, 720)
COLOURS, NO_DITHER = 256, Image.Dither.NONE
STILL = 3000
"""Milliseconds after which fonts, charts and maps stand still."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the address, the window, and the part of the page where not all of it is wanted."""

    name: str
    path: str
    size: tuple[int, int] = DESK
    dark: bool = False
    part: str | None = None


PICTURES = (
    Picture("home", "/"),
    Picture("hubs", "/hubs?mapa=svg"),
    Picture("state", "/state?estado=31"),
    Picture("data", "/data"),
    Picture("stage", "/ligera/es/escenario.html", HALL),
    Picture("phone", "/", PHONE),
    Picture("dark", "/?lang=en", dark=True),
    Picture("light-page", "/ligera/es/index.html", PHONE),
    Picture("nothing", "/about", (820, 900), part="dl.kinds"),
    Picture("sources", "/data", (1280, 2400), part=".data-cards .cards"),
    Picture("map", "/hubs?mapa=svg", (1280, 1600), part="svg.hub-map"),
    Picture("bars", "/reach?lang=en", part=".stPlotlyChart >> nth=3"),
)


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for picture in PICTURES:
            (given.out / f"{picture.name}.png").write_bytes(_small(_taken(browser, given.address, picture)))
        browser.close()


def _taken(browser: Browser, address: str, picture: Picture) -> bytes:
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light"
    )
    page.goto(f"{address}{picture.path}")
    if not picture.path.startswith("/ligera/"):
        page.locator(".masthead").wait_for()
    if picture.part:
        page.locator(picture.part).wait_for()
    page.wait_for_timeout(STILL)
    taken = page.locator(picture.part).screenshot() if picture.part else page.screenshot()
    page.close()
    return taken


def _small(picture: bytes) -> bytes:
    """Return a picture with few colours: flat colours and text need no more, and the repository stays light."""
    out = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=NO_DITHER)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
