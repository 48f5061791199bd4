"""The stage going round by itself for an hour, against a server that keeps publishing, with a network that goes away.

    .venv/bin/python bench/loop.py [--minutes 60] [--seconds 12]

Every twelfth of the time a partner's workbook is saved anew, so that there is another snapshot, and what the page holds
is measured after the browser has collected its garbage. In the seventh twelfth the browser has no network. Each line is
a measurement: minute, rounds, people reached, snapshot, memory of the scripts, of the browser's process and of the
server in MB, elements and listeners of the page, whether it hears the server, and of which day it says that it is.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.serving import Server, free_port, serving  # noqa: E402  the path above must be set first
from bench.visits import chromium  # noqa: E402
from tests.saving import add_people  # noqa: E402

_PARTS, _OFFLINE = 12, 7


def megabytes(pid: int) -> float:
    """Return what of a process is in memory, shared pages by their share."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


def measured(page: Page, line: CDPSession, renderer: int, server: Server) -> str:
    """Return what the page shows and holds, after its garbage was collected."""
    line.send("HeapProfiler.collectGarbage")
    held = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
    shown = page.evaluate(
        "[window.rounds, document.querySelector('.reach .value').textContent,"
        " document.querySelector('main').dataset.snapshot.slice(0, 4),"
        " !document.querySelector('.current .live').hidden, document.querySelector('.current .asof').textContent]"
    )
    scripts = held["JSHeapUsedSize"] / 1e6
    return (
        f"{shown[0]} rounds | {shown[1]} | {shown[2]} | {scripts:.2f} | {megabytes(renderer):.0f} | "
        f"{megabytes(server.pid):.0f} | {held['Nodes']:.0f} | {held['JSEventListeners']:.0f} | {shown[3]} | {shown[4]}"
    )


def go_round(browser: Browser, server: Server, books: Path, minutes: float, seconds: float) -> None:
    """Let the stage go round and print what was measured."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/ligera/es/escenario.html?bucle={seconds:g}")
    page.wait_for_selector(".slide.current", timeout=120_000)
    page.evaluate("window.rounds = 0; stage.watch(() => { if (!stage.at()) window.rounds += 1; })")
    line = context.new_cdp_session(page)
    line.send("Performance.enable")
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    renderer = max((int(each["id"]) for each in processes if each["type"] == "renderer"), key=megabytes)
    began = time.monotonic()
    for part in range(_PARTS + 1):
        print(f"{(time.monotonic() - began) / 60:.0f} min | {measured(page, line, renderer, server)}", flush=True)
        if part == _PARTS:
            return
        add_people(books, 7)
        context.set_offline(part + 1 == _OFFLINE)
        page.wait_for_timeout(minutes / _PARTS * 60_000)


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seconds", type=float, default=12)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        books = Path(name) / "books"
        shutil.copytree(ROOT / "data" / "sample", books)
        settings = {"IMPULSO_WORKBOOKS": str(books), "IMPULSO_EVERY_SECONDS": "20"}
        with serving(Path(name), free_port(), **settings) as server, chromium() as browser:
            go_round(browser, server, books, given.minutes, given.seconds)


if __name__ == "__main__":
    main()
