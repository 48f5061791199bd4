"""What the first answer of each page is worth over a satellite: seconds until it is read, and until filters work.

    .venv/bin/python bench/first_answers.py [--runs 3] [--pages home reach]

The dashboard and the same dashboard without first answers run side by side. A browser without a cache opens each page
through TLS, a round trip of 600 ms and 1 Mbit/s for all connections together, of each server in turns. Printed for
docs/performance.md.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.encrypted import encrypted  # noqa: E402  the path above must be set first
from bench.serving import free_port, serving  # noqa: E402
from bench.slow_link import slow_link  # noqa: E402
from bench.visits import chromium  # noqa: E402
from lib.markup.pages import PAGES  # noqa: E402

_LONGEST = 240_000  # milliseconds
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
_WORKS = """() => document.querySelector("#root .masthead") && !document.querySelector("#first-page")
  && !document.querySelector("[data-test-script-state=running]")"""


@dataclass(frozen=True)
class Seen:
    """One visit: kilobytes down, and seconds until the first content and until the application answers."""

    kilobytes: float
    content: float
    works: float


def visit(browser: Browser, target: int, path: str, *, first: bool) -> Seen:
    """Open a page without a cache until its filters work; `first` says that the answer holds the page already."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(_LONGEST)
    with slow_link(target) as link:
        began = time.monotonic()
        page.goto(f"https://127.0.0.1:{link.port}{path}", wait_until="commit", timeout=_LONGEST)
        page.locator("#root .masthead").wait_for(state="attached")
        content = time.monotonic() - began
        page.wait_for_function(_WORKS)
        works = time.monotonic() - began
        seen = Seen(link.down.bytes / 1000, page.evaluate(_PAINTED) if first else content, works)
        context.close()
    return seen


def ready(port: int) -> None:
    """Wait until the server has a snapshot and has made its light pages."""
    for path in ("/healthz", "/ligera/es/index.html"):
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
                    if path != "/healthz" or json.load(answer)["snapshot"]:
                        break
            except OSError:
                pass
            time.sleep(1)


def main() -> None:
    """Run the measurement and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", nargs="*", default=[page.id for page in PAGES])
    given = parser.parse_args()
    runs, pages = given.runs, [page for page in PAGES if page.id in given.pages]
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        with (
            serving(folder, free_port()) as ours,
            serving(folder, free_port(), "bench/app/without_first.py") as before,
            encrypted(folder, ours.port) as ours_port,
            encrypted(folder, before.port) as before_port,
        ):
            ready(ours.port)
            ready(before.port)
            found: dict[str, tuple[list[Seen], list[Seen]]] = {page.id: ([], []) for page in pages}
            for _ in range(runs):
                for page in pages:
                    with_it, without = found[page.id]
                    with_it.append(visit(browser, ours_port, f"/{page.path}?lang=es", first=True))
                    without.append(visit(browser, before_port, f"/{page.path}?lang=es", first=False))
    heads = ("page", "first content, s", "without", "filters work, s", "without", "longer", "kB down", "without")
    print(f"| {' | '.join(heads)} |")
    print("|---" * len(heads) + "|")
    for name, (with_it, without) in found.items():
        works, worked = (statistics.median(each.works for each in seen) for seen in (with_it, without))
        content, contained = (statistics.median(each.content for each in seen) for seen in (with_it, without))
        size, sized = (statistics.median(each.kilobytes for each in seen) for seen in (with_it, without))
        print(
            f"| {name} | {content:.1f} | {contained:.1f} | {works:.1f} | {worked:.1f} "
            f"| {works / worked - 1:+.0%} | {size:,.0f} | {sized:,.0f} |"
        )


if __name__ == "__main__":
    main()
