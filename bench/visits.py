"""First and second visits in a real browser: bytes on the line and seconds to the content, also over a slow link."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from bench.slow_link import slow_link

_UNSIGNED = ("--ignore-certificate-errors",)  # else a certificate that nobody signed costs a second connection
_FLAGS = ("--no-sandbox", "--disable-quic", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", *_UNSIGNED)


@dataclass(frozen=True)
class Visited:
    """Bytes that came over the line, and seconds until the content was there."""

    size: int
    seconds: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


def first_bytes(browser: Browser, port: int, path: str, content: str) -> int:
    """Return the bytes of a first visit, websocket frames included as they are before compression."""
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    size = [0]

    def loaded(event: dict[str, float]) -> None:
        size[0] += int(event["encodedDataLength"])

    line.on("Network.loadingFinished", loaded)
    page.goto(f"http://127.0.0.1:{port}{path}")
    page.locator(content).first.wait_for(timeout=120_000)
    page.wait_for_timeout(3000)
    context.close()
    return size[0]


def over_slow_link(browser: Browser, port: int, path: str, content: str) -> tuple[Visited, Visited]:
    """Return a first visit and a second one of the same browser, through 600 ms and 1 Mbit/s."""
    context = browser.new_context()
    with slow_link(port) as link:
        first = _visit(context.new_page, link, path, content)
        second = _visit(context.new_page, link, path, content)
    context.close()
    return first, second


def _visit(new_page, link, path: str, content: str) -> Visited:  # type: ignore[no-untyped-def]
    before, begun = link.down.bytes, time.monotonic()
    page = new_page()
    page.goto(f"http://127.0.0.1:{link.port}{path}", wait_until="commit", timeout=300_000)
    page.locator(content).first.wait_for(timeout=300_000)
    seconds = time.monotonic() - begun
    page.wait_for_timeout(1500)
    page.close()
    return Visited(link.down.bytes - before, seconds)
