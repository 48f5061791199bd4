"""What a page costs over a satellite: bytes, first paint and content through a slow link; printed for docs/live.md.

    .venv/bin/python bench/light_link.py [--runs 3]

Every connection has a round trip of 600 ms and all of them together 1 Mbit/s down. Through it a
browser without a cache opens a light page, an empty Streamlit application and the dashboard's first page, in turns.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.serving import free_port, serving  # noqa: E402  the path above must be set first
from bench.slow_link import SlowLink, slow_link  # noqa: E402

_EMPTY = 'import streamlit as st\nst.write("hello")\n'


@dataclass(frozen=True)
class Seen:
    """One visit: kilobytes down, requests, and seconds until the first paint and until the content."""

    kilobytes: float
    requests: int
    paint: float
    content: float


def visit(browser: Browser, link: SlowLink, path: str, content: str) -> Seen:
    """Open a page without a cache and wait for an element."""
    before, asked = link.down.bytes, list[str]()
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(240_000)
    page.on("request", lambda request: asked.append(request.url))
    began = time.monotonic()
    page.goto(f"http://127.0.0.1:{link.port}{path}", wait_until="commit")
    page.locator(content).first.wait_for()
    there = time.monotonic() - began
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
    seen = Seen((link.down.bytes - before) / 1000, len(asked), paint / 1000, there)
    context.close()
    return seen


def spread(seen: list[Seen], of: Callable[[Seen], float], digits: int = 1) -> str:
    """Return the smallest, middle and largest value of the visits."""
    values = [of(each) for each in seen]
    return " / ".join(f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values)))


def main() -> None:
    """Run the measurement and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        empty = Path(name) / "empty.py"
        empty.write_text(_EMPTY)
        with serving(Path(name), free_port()) as ours, serving(Path(name), free_port(), str(empty)) as stock:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-quic"])
            visits = (
                ("light page, progress", ours.port, "/ligera/es/index.html", ".big"),
                ("light page, hubs with map", ours.port, "/ligera/es/hubs.html", ".hub-map"),
                ('stock Streamlit, `st.write("hello")`', stock.port, "/", "[data-testid=stMarkdown]"),
                ("this dashboard, progress", ours.port, "/", ".big"),
            )
            time.sleep(8)
            found: dict[str, list[Seen]] = {title: [] for title, *_ in visits}
            for _ in range(runs):
                for title, port, path, content in visits:
                    with slow_link(port) as link:
                        found[title].append(visit(browser, link, path, content))
            browser.close()
    print("| page (min / median / max) | kB down | requests | first paint, s | content, s |\n|---|---|---|---|---|")
    for title, seen in found.items():
        figures = (spread(seen, lambda each: each.kilobytes), spread(seen, lambda each: each.requests, 0))
        times = (spread(seen, lambda each: each.paint), spread(seen, lambda each: each.content))
        print(f"| {title} | {' | '.join((*figures, *times))} |")


if __name__ == "__main__":
    main()
