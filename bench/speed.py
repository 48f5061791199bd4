"""How fast the dashboard is beside others that show the same, in one run; writes docs/performance.md.

    .venv/bin/python bench/speed.py [--quick] [--out FILE]

Servers run side by side and are measured in turns, so that whatever else the machine does hits all alike. Processor
time, bytes and counts are to be trusted, and ratios within one run; seconds depend on the machine.
"""

import argparse
import asyncio
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench import measures, visits  # noqa: E402  the path above must be set first
from bench.app import content  # noqa: E402
from bench.peers import PEERS, Peer, Process, serving, streamlit  # noqa: E402
from bench.report import page  # noqa: E402
from bench.viewers import add_a_person  # noqa: E402
from lib.markup.pages import PAGES  # noqa: E402
from tests.scale.whole_country import workbooks  # noqa: E402

PATHS = tuple(page.path for page in PAGES if page.figures)


@dataclass
class Found:
    """Everything that was measured: rows of text by section."""

    sections: list[tuple[str, str, tuple[str, ...], list[tuple[str, ...]]]] = field(default_factory=list)

    def add(self, title: str, told: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """Add a table and print it."""
        self.sections.append((title, told, head, rows))
        print(f"\n== {title}", *(" | ".join(row) for row in rows), sep="\n", flush=True)


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Return the smallest, middle and largest value."""
    return " / ".join(f"{each:,.{digits}f}" for each in (min(values), statistics.median(values), max(values)))


def reruns(servers: dict[str, Process], found: Found, rounds: int, times: int) -> None:
    """The page that all show, rerun without change."""
    seen: dict[str, list[measures.Cost]] = {name: [] for name in servers}
    for _ in range(rounds):
        for name, process in servers.items():
            seen[name].append(_cost(name, process, times))
    rows = []
    for name, costs in seen.items():
        ratio = [cost.cpu / ours.cpu for cost, ours in zip(costs, seen["ours"], strict=True)]
        size = statistics.median(cost.payload for cost in costs)
        line = statistics.median(cost.line for cost in costs)
        rows.append((name, spread([cost.cpu for cost in costs]), spread(ratio), f"{size:,.0f}", f"{line:,.0f}"))
    found.add(
        "A rerun of the same page",
        "8 figures, 3 charts, a map and a table of 5,000 rows; one viewer, nothing changed. For Dash and Panel a view "
        "of the page by plain requests. Minimum / median / maximum over the rounds.",
        ("server", "processor time, ms", "times ours", "bytes of messages", "bytes on the line"),
        rows,
    )


def _cost(name: str, process: Process, times: int) -> measures.Cost:
    if name == "Dash":
        return measures.http_cost(process, ("/", "/_dash-layout", "/_dash-dependencies"), times)
    if name == "Panel":
        return measures.http_cost(process, ("/panel_app",), max(times // 3, 2))
    return asyncio.run(measures.rerun_cost(process, times))


def crowds(servers: dict[str, Process], found: Found, counts: Sequence[int], quick: bool) -> None:
    """Many viewers who all act once within five seconds."""
    rows = []
    for count in counts:
        for name in ("naive", "cached", "ours", "dashboard"):
            if quick and count > 20 and name in {"naive", "cached"}:
                continue
            seen = asyncio.run(measures.crowd(servers[name], count))
            waits = [f"{seen.at(share) * 1000:,.0f}" for share in (0.5, 0.95, 0.99)]
            rows.append((name, str(count), *waits, f"{seen.memory:.2f}" if count >= 20 else "", str(seen.failed)))
    found.add(
        "Everybody acts once within five seconds",
        "Milliseconds from the viewer's message to the complete answer; memory that each more viewer takes.",
        ("server", "viewers", "p50", "p95", "p99", "MB per viewer", "failed"),
        rows,
    )


def our_pages(process: Process, found: Found, times: int, title: str) -> dict[str, float]:
    """Every page of the dashboard, rerun without change. Return the processor time of each."""
    costs = {page or "home": asyncio.run(measures.rerun_cost(process, times, page)) for page in PATHS}
    rows = [(name, f"{cost.cpu:.1f}", f"{cost.payload:,.0f}", f"{cost.line:,.0f}") for name, cost in costs.items()]
    found.add(title, "", ("page", "processor time, ms", "bytes of messages", "bytes on the line"), rows)
    return {name: cost.cpu for name, cost in costs.items()}


def open_pages(process: Process, found: Found, counts: Sequence[int], seconds: float) -> None:
    """Pages that lie open and look for a new snapshot every five seconds."""
    rows = []
    for count in counts:
        cpu, seen = asyncio.run(measures.live(process, count, seconds))
        rows.append((str(count), f"{cpu:.1f}", *(f"{seen.at(share) * 1000:,.0f}" for share in (0.5, 0.95, 0.99))))
    found.add(
        "Pages that lie open",
        "Each asks every five seconds whether there is a new snapshot: processor time per look, and ms to answer.",
        ("viewers", "processor time per look, ms", "p50", "p95", "p99"),
        rows,
    )


def change(folder: Path, found: Found, count: int, rounds: int) -> None:
    """From a saved workbook to every open page."""
    books = folder / "changing"
    shutil.copytree(ROOT / "data" / "sample", books)
    peer = streamlit("lib/server.py", "changing", at_home=True, IMPULSO_WORKBOOKS=str(books), IMPULSO_EVERY_SECONDS="1")
    rows = []
    with serving(peer, folder) as process:
        process.settle()
        for number in range(rounds):
            seen = asyncio.run(measures.until_all_see(process, count, lambda: add_a_person(books), 12))
            if seen.waited:
                waits = [f"{seen.at(share):.1f}" for share in (0.5, 0.95, 0.99)]
                rows.append((str(number + 1), str(count), *waits, str(seen.failed)))
    found.add(
        "From a saved workbook to every open page",
        "Seconds. The sheets are read every second here; an open page looks every five, which is what most of it is.",
        ("round", "viewers", "p50", "p95", "p99", "not seen"),
        rows,
    )


def starts(folder: Path, found: Found, rounds: int) -> None:
    """From the start of a process to the first complete page."""
    peers = (streamlit("bench/app/hello.py", "hi"), streamlit("lib/server.py", "dashboard", at_home=True))
    seen: dict[str, list[float]] = {peer.name: [] for peer in peers}
    for _ in range(rounds):
        for peer in peers:
            begun = time.monotonic()
            with serving(peer, folder) as process:
                asyncio.run(measures.first_page(process))
                seen[peer.name].append(time.monotonic() - begun)
    ratio = [ours / hi for ours, hi in zip(seen["dashboard"], seen["hi"], strict=True)]
    rows = [(name, spread(times, 2)) for name, times in seen.items()]
    told = "Seconds from the start of the process to the first complete page, for whoever comes at once."
    found.add(
        "The first page after a start", told, ("server", "seconds"), [*rows, ("dashboard / hi", spread(ratio, 2))]
    )


def first_visits(servers: dict[str, Process], found: Found, quick: bool) -> None:
    """First and second visits in a browser."""
    where = {
        "hi": ("/", "[data-testid=stMarkdown]"),
        "naive": ("/", "[data-testid=stMetric]"),
        "ours": ("/", ".id"),
        "dashboard": ("/", ".big"),
        "Dash": ("/", ".js-plotly-plot"),
        "Panel": ("/panel_app", "canvas, .bk-panel-models-plotly-PlotlyPlot, .js-plotly-plot"),
    }
    slow = {"hi", "dashboard"} if quick else {"hi", "naive", "ours", "dashboard"}
    rows = []
    with visits.chromium() as browser:
        for name, (path, shown) in where.items():
            if name not in servers:
                continue
            size = visits.first_bytes(browser, servers[name].port, path, shown)
            cells = ["", "", ""]
            if name in slow:
                first, second = visits.over_slow_link(browser, servers[name].port, path, shown)
                cells = [f"{first.seconds:.1f}", f"{second.seconds:.1f}", f"{second.size:,}"]
            rows.append((name, f"{size:,}", *cells))
    found.add(
        "First and second visit",
        "Bytes of everything that a browser loads over HTTP at a first visit. Seconds to the first content through a "
        "link of 600 ms and 1 Mbit/s, at the first visit and at the second, and the bytes of the second.",
        ("server", "bytes, first visit", "slow link, first", "slow link, second", "bytes, second"),
        rows,
    )


def larger(folder: Path, sample: dict[str, float], found: Found, times: int) -> None:
    """A programme of 1,000 hubs in 32 states, beside the sample."""
    place = folder / "larger"
    place.mkdir()
    books = workbooks(place, 1000)
    with serving(streamlit("lib/server.py", "larger", at_home=True, IMPULSO_WORKBOOKS=str(books)), folder) as process:
        process.settle()
        costs = our_pages(process, found, times, "The dashboard's pages with 1,000 hubs in 32 states")
    rows = [(name, f"{cost / sample[name]:.2f}") for name, cost in costs.items() if sample[name]]
    found.add("1,000 hubs beside the sample", "Processor time of a rerun as a multiple.", ("page", "multiple"), rows)


def peers() -> list[Peer]:
    """Return what is measured, without Dash and Panel where they are not installed."""
    same = [streamlit(f"bench/app/{name}.py", name) for name in ("naive", "cached")]
    same.append(streamlit("bench/app/ours_server.py", "ours", at_home=True))
    ours = [streamlit("bench/app/hello.py", "hi"), streamlit("lib/server.py", "dashboard", at_home=True)]
    if not PEERS.exists():
        return [*same, *ours]
    dash = (str(PEERS), str(ROOT / "bench/app/dash_app.py"), "{port}")
    panel = (str(PEERS), "-m", "panel", "serve", str(ROOT / "bench/app/panel_app.py"), "--port", "{port}")
    return [*same, *ours, Peer("Dash", dash, ""), Peer("Panel", panel, "panel_app")]


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller crowds: about three minutes")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md", help="the page to write")
    given = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    rounds, times = (3, 10) if given.quick else (5, 30)
    found, begun = Found(), time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content.write(folder, ROOT / "data" / "geo" / "states.geojson")
        starts(folder, found, 2 if given.quick else 4)
        with ExitStack() as stack:
            running = {peer.name: stack.enter_context(serving(peer, folder)) for peer in peers()}
            for process in running.values():
                process.settle()
            comparable = {each: process for each, process in running.items() if each != "dashboard"}
            reruns(comparable, found, rounds, times)
            sample = our_pages(running["dashboard"], found, times, "The dashboard's own pages")
            open_pages(running["dashboard"], found, (20, 100) if given.quick else (1, 20, 100, 300), 15)
            crowds(running, found, (1, 20, 100) if given.quick else (1, 20, 100, 300), given.quick)
            first_visits(running, found, given.quick)
        change(folder, found, 20 if given.quick else 100, 2 if given.quick else 4)
        larger(folder, sample, found, times)
    given.out.write_text(page(found.sections, quick=given.quick), encoding="utf-8")
    print(f"\n{given.out}, after {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
