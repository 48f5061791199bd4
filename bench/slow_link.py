"""What a page costs over a satellite: bytes, first paint and content through a slow link; printed for docs/live.md.

    .venv/bin/python bench/slow_link.py [--runs 3]

A proxy of our own gives every connection a round trip of 600 ms and all of them together 1 Mbit/s down. Through it a
browser without a cache opens a light page, an empty Streamlit application and the dashboard's first page, in turns.
"""

import argparse
import asyncio
import contextlib
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.serving import free_port, serving  # noqa: E402  the path above must be set first

ROUND_TRIP = 0.6
DOWN, UP = 125_000.0, 32_000.0  # bytes a second
_PIECE = 4096
_EMPTY = 'import streamlit as st\nst.write("hello")\n'


@dataclass
class Way:
    """One direction of the link, shared by all connections: what went over it, and when it is free again."""

    rate: float
    carried: int = 0
    free: float = 0.0

    def carry(self, size: int) -> float:
        """Take so many bytes and return when the last of them arrives, by the loop's clock."""
        self.carried += size
        self.free = max(asyncio.get_running_loop().time(), self.free) + size / self.rate
        return self.free + ROUND_TRIP / 2


@dataclass
class SlowLink:
    """A proxy on a port before a server on another."""

    target: int
    port: int = field(default_factory=free_port)
    down: Way = field(default_factory=lambda: Way(DOWN))
    up: Way = field(default_factory=lambda: Way(UP))

    async def serve(self) -> None:
        """Pass everything on, late and slowly, until cancelled."""
        async with await asyncio.start_server(self._connection, "127.0.0.1", self.port) as server:
            await server.serve_forever()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(ROUND_TRIP)  # what a connection takes to be made
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.target)
        with contextlib.suppress(OSError, asyncio.CancelledError):  # the page or the link was closed
            await asyncio.gather(_pass(reader, there_writer, self.up), _pass(there_reader, writer, self.down))
        for each in (writer, there_writer):
            each.close()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
    """Pass on what comes, each piece when it would arrive; what is on its way does not hold back what follows."""
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(64)

    async def arrive() -> None:
        while True:
            at, piece = await pieces.get()
            await asyncio.sleep(max(0.0, at - asyncio.get_running_loop().time()))
            if not piece:
                break
            writer.write(piece)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()

    arriving = asyncio.create_task(arrive())
    try:
        while piece := await reader.read(_PIECE):
            at = way.carry(len(piece))
            await pieces.put((at, piece))
            await asyncio.sleep(max(0.0, way.free - asyncio.get_running_loop().time() - 0.2))
        await pieces.put((asyncio.get_running_loop().time() + ROUND_TRIP / 2, b""))
        await arriving
    finally:
        arriving.cancel()


@contextlib.contextmanager
def slow_link(target: int) -> Iterator[SlowLink]:
    """Run a slow link in a thread of its own."""
    link, loop = SlowLink(target), asyncio.new_event_loop()
    task = loop.create_task(link.serve())

    def run() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
        left = asyncio.all_tasks(loop)
        for each in left:
            each.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    time.sleep(0.2)
    try:
        yield link
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(5)


@dataclass(frozen=True)
class Seen:
    """One visit: kilobytes down, requests, and seconds until the first paint and until the content."""

    kilobytes: float
    requests: int
    paint: float
    content: float


def visit(browser: Browser, link: SlowLink, path: str, content: str) -> Seen:
    """Open a page without a cache and wait for an element."""
    before, asked = link.down.carried, list[str]()
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(240_000)
    page.on("request", lambda request: asked.append(request.url))
    began = time.monotonic()
    page.goto(f"http://127.0.0.1:{link.port}{path}", wait_until="commit")
    page.locator(content).first.wait_for()
    there = time.monotonic() - began
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
    seen = Seen((link.down.carried - before) / 1000, len(asked), paint / 1000, there)
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
