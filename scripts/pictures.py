"""The pictures of the documents, taken from a running dashboard with an empty store: `make run`, then
`PYTHONPATH=. .venv/bin/python scripts/pictures.py`; `--only hoja-punto` takes one again.
"""

import argparse
import io
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from lib.markup.guides import SIZE
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

GUIDE_PICTURES = (
    Picture("hoja-tarjeta", "/data", SIZE, part=".data-cards"),
    Picture("hoja-punto", "/data?secciones=fixes", SIZE, part=".data-fixes"),
    Picture("dependencia-estado", "/state?estado=31", SIZE, part=".masthead"),
    Picture("presentar-ensayo", "/prepare?secciones=rehearsal", SIZE, part=".prepare-rehearsal"),
    Picture("presentar-escenario", "/ligera/{language}/escenario.html#2", SIZE),
    Picture("coordinar-aviso", "/data?secciones=notice", SIZE, part='[class*="st-key-data-copy"]'),
    Picture("coordinar-orden", "/agenda", SIZE, part=".masthead"),
    Picture("instalar-ejemplo", "/", SIZE),
    Picture("preguntas-nada", "/about", SIZE, part="dl.kinds"),
    Picture("no-funciona-ligera", "/ligera/{language}/index.html", SIZE),
)
"""Of the guides in `docs/es` and `docs/en`, all of one size; `part` is what they begin with."""


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--only", help="the name of one picture")
    given = parser.parse_args()
    docs = ROOT / "docs"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for picture in PICTURES:
            if given.only in {None, picture.name}:
                taken = _taken(browser, given.address, picture)
                (docs / "images" / f"{picture.name}.png").write_bytes(_small(taken))
        for picture in GUIDE_PICTURES:
            for language in ("es", "en") if given.only in {None, picture.name} else ():
                taken = _taken(browser, given.address, picture, language)
                (docs / language / "images" / f"{picture.name}.webp").write_bytes(_small(taken, "WEBP"))
        browser.close()


def _taken(browser: Browser, address: str, picture: Picture, language: str | None = None) -> bytes:
    """Return a picture of the page; of a guide's, in its language, the window with what it begins with at the top."""
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light"
    )
    path = picture.path.format(language=language)
    if language and not path.startswith("/ligera/"):
        path += f"{'&' if '?' in path else '?'}lang={language}"
    page.goto(f"{address}{path}")
    if not picture.path.startswith("/ligera/"):
        page.locator(".stApp .masthead").wait_for()
    page.wait_for_timeout(STILL)
    if picture.part and language:
        page.locator(picture.part).first.evaluate("e => { e.style.scrollMarginTop = '5rem'; e.scrollIntoView() }")
        page.wait_for_timeout(STILL // 3)
    whole = language or not picture.part
    taken = page.screenshot() if whole else page.locator(picture.part or "body").screenshot()
    page.close()
    return taken


def _small(picture: bytes, kind: str = "PNG") -> bytes:
    """Return a picture with few colours: flat colours and text need no more, and the repository stays light."""
    out = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=NO_DITHER)
    few.save(out, kind, optimize=True, lossless=True, method=6)
    return out.getvalue()


if __name__ == "__main__":
    main()
