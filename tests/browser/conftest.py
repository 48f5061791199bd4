"""A real server and a real browser, for what only a browser shows."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.alone import programme_alone

expect.set_options(timeout=180_000)  # a busy machine draws slowly

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    *("--ignore-gpu-blocklist", "--disable-gpu-compositing"),  # software draws maps; pages are put together without it
    *("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",),
)


def chromium() -> str:
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, (shutil.which(name) for name in names if name)), None)
    assert found, "Chromium is not installed: scripts/browser installs it"
    return found


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(folder: Path, *, port: int | None = None, **variables: str) -> Iterator[str]:
    """Run the dashboard on a free port, or on the one given, and yield its address; its sample has no past."""
    port = port or free_port()
    store = f"sqlite:///{folder / f'store-{port}.sqlite'}"
    variables = {"IMPULSO_STORE_URL": store, "IMPULSO_PROGRAMME": programme_alone(), **variables}
    command = [sys.executable, "-m", "streamlit", "run", "lib/server.py", "--server.port", str(port)]
    with (folder / f"server-{port}.log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603  our own command
            [*command, "--server.address", "127.0.0.1"],
            cwd=ROOT,
            env={**os.environ, **variables},
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/_stcore/health", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=60)
    text = (folder / f"server-{port}.log").read_text()
    assert "Traceback" not in text, text
    assert "deprecat" not in text.lower(), text


def _wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


def wait_for_the_first_snapshot(address: str, seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with urllib.request.urlopen(f"{address}/", timeout=60) as answer:  # noqa: S310  our own address
            if b'id="first"' in answer.read():
                return
    raise AssertionError("no snapshot came")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on the embedded sample, shared by the tests of this process."""
    with serving(tmp_path_factory.mktemp("server")) as served:
        wait_for_the_first_snapshot(served)
        yield served


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start browsers with further flags. One driver serves the whole run, for there can be only one."""
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    opened = launch()
    yield opened
    opened.close()


def taken_over(page: Page) -> None:
    """Wait until the application stands in the place of the first answer."""
    page.locator("#first-page").wait_for(state="detached", timeout=120_000)
    page.locator(".masthead").wait_for(timeout=60_000)


@dataclass
class Visit:
    """A page and everything the browser complained about while it was open."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to an address and wait until the page has drawn its masthead and stands still."""
        self.page.goto(address)
        self.settle()

    def settle(self) -> None:
        """Wait until the application has taken the page over and the script has run."""
        taken_over(self.page)
        self.page.wait_for_function("!document.querySelector('[data-test-script-state=running]')", timeout=60_000)


def watched(context: BrowserContext, width: int, theme: str) -> Visit:
    """Open a page of a context, at a width and in a theme, and take down what the browser complains about."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.set_default_timeout(60_000)
    visited = Visit(page)
    page.on("console", lambda said: visited.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: visited.complaints.append(str(error)))
    return visited


@pytest.fixture(scope="session")
def returning(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose cache is warm: what it has fetched once it need not fetch for every test."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def visit(returning: BrowserContext) -> Iterator[Callable[..., Visit]]:
    """Open pages, at a width and in a theme, as somebody who was here before and left nothing but the cache."""
    yield lambda width=1280, theme="light": watched(returning, width, theme)
    for page in returning.pages:
        with suppress(PlaywrightError):
            page.evaluate("localStorage.clear()")
        page.close()
    returning.clear_cookies()
    returning.clear_permissions()


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open pages as people who were never here, each with cookies and a cache of her own."""
    contexts = []

    def start(width: int = 1280, theme: str = "light") -> Visit:
        contexts.append(browser.new_context())
        return watched(contexts[-1], width, theme)

    yield start
    for context in contexts:
        context.close()
