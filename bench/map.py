"""What the map costs: 10,000 hubs in seconds and bytes, an unchanged rerun, and the first visit over a slow link.

    PYTHONPATH=. .venv/bin/python bench/map.py [--without-browser]

Bytes and counts are the same on every machine. Seconds are of this one, which may be shared: compare them with each
other. `docs/map.md` has the figures of one run.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.slow_link import slow_link  # noqa: E402  the path above must be set first
from lib.markup.hubs.table import hub_table  # noqa: E402
from lib.markup.map.picture import picture  # noqa: E402
from lib.markup.map.svg import svg_map  # noqa: E402
from lib.snapshot.selection.hub_choice import HubChoice  # noqa: E402
from lib.views.map_layers import specification  # noqa: E402
from tests.browser.conftest import FLAGS, chromium, serving  # noqa: E402
from tests.markup.made_hubs import names, sample, shapes  # noqa: E402
from tests.scale.test_all_of_mexico import snapshot  # noqa: E402
from tests.scale.whole_country import HUBS, workbooks  # noqa: E402

CHOICES = {
    "all states": HubChoice(),
    "Oaxaca": HubChoice("20"),
    "one municipality": HubChoice("20", municipality="20067"),
}


def timed(make: Callable[[], object]) -> tuple[float, object]:
    """Return the processor seconds that something took, and what it made."""
    start = time.process_time()
    made = make()
    return time.process_time() - start, made


def of_the_map() -> None:
    """Print what the maps of the sample and of 10,000 hubs take to make, and how long they are."""
    for name, shown, choices in (
        ("24 hubs", sample(), {"all states": HubChoice(), "Yucatán": HubChoice("31")}),
        (f"{HUBS:,} hubs", snapshot(), CHOICES),
    ):
        for place, choice in choices.items():
            seconds, drawn = timed(lambda shown=shown, choice=choice: picture(shown, names(), choice))  # type: ignore[misc]
            drawing, deck = timed(lambda drawn=drawn: specification(drawn, shapes()))  # type: ignore[misc]
            flat, svg = timed(lambda drawn=drawn: svg_map(drawn, shapes(), names().words))  # type: ignore[misc]
            print(
                f"{name}, {place}: picture {seconds:.2f} s; map {drawing:.2f} s, {len(str(deck).encode()):,} bytes; "
                f"light map {flat:.2f} s, {len(str(svg).encode()):,} bytes"
            )
    seconds, html = timed(lambda: hub_table(snapshot().hubs, snapshot(), names(), order="-verified"))
    print(f"{HUBS:,} hubs, a page of the table, ordered: {seconds:.2f} s, {len(str(html).encode()):,} bytes")


def in_a_browser() -> None:
    """Print what a browser waits for and receives: near, rerun, and over the slow link, cold and warm."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        books = workbooks(Path(folder) / "all")
        for name, variables in (("24 hubs", {}), (f"{HUBS:,} hubs", {"IMPULSO_WORKBOOKS": str(books)})):
            with serving(Path(folder), **variables) as address, slow_link(int(address.rsplit(":", 1)[1])) as link:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                frames: list[int] = []
                page.on("websocket", _counting(frames))
                page.wait_for_timeout(8000)  # the server is warm: it is the link that is measured
                _visit(page, f"{address}/hubs")
                page.wait_for_timeout(3000)
                frames.clear()
                page.keyboard.press("r")
                page.wait_for_timeout(3000)
                print(f"{name}, near: an unchanged rerun brings {sum(frames):,} bytes in {len(frames)} messages")
                for kind in ("/hubs", "/hubs?mapa=svg"):
                    context = browser.new_context(viewport={"width": 1280, "height": 900})
                    for visit in ("cold", "warm"):
                        before, slow = link.down.bytes, context.new_page()
                        table, drawn = _visit(slow, f"http://127.0.0.1:{link.port}{kind}")
                        brought = (link.down.bytes - before) / 1000
                        print(
                            f"{name}, slow, {kind}, {visit}: table {table:.1f} s, map {drawn:.1f} s, {brought:,.0f} kB"
                        )
                        slow.close()
                    context.close()
                page.close()
        browser.close()


def _counting(frames: list[int]) -> Callable[[Any], None]:
    """Return what keeps the length of every message that a page's socket receives."""
    return lambda socket: socket.on("framereceived", lambda got: frames.append(len(got)))


def _visit(page: Any, address: str) -> tuple[float, float]:
    """Return after how many seconds the table and the map are there."""
    start = time.monotonic()
    page.goto(address, timeout=300_000)
    page.locator(".hub-table").wait_for(timeout=300_000)
    table = time.monotonic() - start
    page.locator("canvas, .hub-map").first.wait_for(timeout=300_000)
    if "svg" not in address:
        symbols = "performance.getEntriesByType('resource').some(each => each.name.endsWith('/map/symbols.svg'))"
        page.wait_for_function(symbols, timeout=300_000)
    return table, time.monotonic() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-browser", action="store_true")
    of_the_map()
    if not parser.parse_args().without_browser:
        in_a_browser()


if __name__ == "__main__":
    main()
