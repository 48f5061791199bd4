"""How many open pages one process can keep told of the newest snapshot, and what each costs; printed for docs/live.md.

    .venv/bin/python bench/viewers.py [--viewers 5000] [--pushes 5]

The real server on a copy of the sample, on loopback. Somebody saves a workbook; the collector reads it within a second
and publishes; every viewer holds `/ligera/events` open and notes when the event arrives. Processor
time is that of the thread that sends; what it spends on a snapshot without any viewer is measured first and subtracted.
"""

import argparse
import asyncio
import json
import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.serving import Server, free_port, serving  # noqa: E402  the path above must be set first
from tests.saving import add_people  # noqa: E402

_OPENED_AT_ONCE = 100
_PATIENCE = 90.0
_WATCHED = b"event: snapshot"


class Viewer(asyncio.Protocol):
    """One open page: it asks for events and notes when each snapshot arrived."""

    def __init__(self, arrivals: list[float]) -> None:
        self.arrivals = arrivals
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask as a browser does."""
        cast(asyncio.Transport, transport).write(
            b"GET /ligera/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
        )

    def data_received(self, data: bytes) -> None:
        """Note an event; its first bytes are enough."""
        if _WATCHED in data:
            self.arrivals.append(time.time())

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the page would have to come back."""
        self.lost = True


def watch(port: int, count: int, told: Connection) -> None:
    """Hold so many viewers open, in a process of its own, and answer with the arrivals of each push when asked."""
    asyncio.run(_watch(port, count, told))


async def _watch(port: int, count: int, told: Connection) -> None:
    loop, arrivals = asyncio.get_running_loop(), list[float]()
    viewers: list[Viewer] = []
    while len(viewers) < count:
        some = min(_OPENED_AT_ONCE, count - len(viewers))
        made = [loop.create_connection(lambda: Viewer(arrivals), "127.0.0.1", port) for _ in range(some)]
        viewers += [protocol for _, protocol in await asyncio.gather(*made)]
    while len(arrivals) < count:  # each gets the present snapshot first
        await asyncio.sleep(0.05)
    arrivals.clear()
    told.send("open")
    while await loop.run_in_executor(None, told.recv) == "next":
        end = time.monotonic() + _PATIENCE
        while len(arrivals) < count and time.monotonic() < end:
            await asyncio.sleep(0.05)
        told.send((list(arrivals), sum(viewer.lost for viewer in viewers)))
        arrivals.clear()


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process's first thread has used: the loop that sends, and nothing else."""
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0]) / 1e9


def memory(pid: int) -> float:
    """Return what a process holds in memory, in MB."""
    line = next(each for each in Path(f"/proc/{pid}/status").read_text().splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def shown_at(server: Server, before: int) -> float:
    """Wait until the server took a new snapshot into its memory, as its log says, and return when that was."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        lines = [line for line in server.log.read_text().splitlines() if '"event": "shown"' in line]
        if len(lines) > before:
            return datetime.fromisoformat(json.loads(lines[-1])["at"]).timestamp()
        time.sleep(0.05)
    raise TimeoutError("no new snapshot")


def shown(server: Server) -> int:
    """Return how many snapshots the server has shown so far."""
    return server.log.read_text().count('"event": "shown"')


def cost_of_a_snapshot(server: Server, books: Path, seconds: float) -> float:
    """Return the processor time of the server from a saved workbook on, over so many seconds."""
    before, used = shown(server), cpu_seconds(server.pid)
    add_people(books, 1)
    shown_at(server, before)
    time.sleep(seconds)
    return cpu_seconds(server.pid) - used


def spread(values: Sequence[float], unit: str, digits: int = 2) -> str:
    """Return the smallest, middle and largest value."""
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{low:.{digits}f} / {middle:.{digits}f} / {high:.{digits}f} {unit}"


def main() -> None:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--viewers", type=int, default=5000)
    parser.add_argument("--pushes", type=int, default=5)
    given = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    settle = 4.0
    with tempfile.TemporaryDirectory() as name:
        books = Path(name) / "books"
        shutil.copytree(ROOT / "data" / "sample", books)
        with serving(Path(name), free_port(), IMPULSO_WORKBOOKS=str(books), IMPULSO_EVERY_SECONDS="1") as server:
            time.sleep(settle * 2)
            alone = [cost_of_a_snapshot(server, books, settle) for _ in range(given.pushes)]
            empty = memory(server.pid)
            here, there = multiprocessing.Pipe()
            client = multiprocessing.get_context("spawn").Process(
                target=watch, args=(server.port, given.viewers, there), daemon=True
            )
            began = time.monotonic()
            client.start()
            here.recv()
            opened = time.monotonic() - began
            time.sleep(settle)
            held = memory(server.pid)
            idle_from, idle_cpu = time.monotonic(), cpu_seconds(server.pid)
            time.sleep(20)
            idle = (cpu_seconds(server.pid) - idle_cpu) / (time.monotonic() - idle_from)
            delays, together, lost = [], [], 0
            for _ in range(given.pushes):
                before, used = shown(server), cpu_seconds(server.pid)
                here.send("next")
                add_people(books, 1)
                published = shown_at(server, before)
                arrivals, lost = here.recv()
                if len(arrivals) != given.viewers:
                    raise RuntimeError(f"{len(arrivals)} of {given.viewers} screens were told")
                time.sleep(settle - min(settle, max(arrivals) - published))
                together.append(cpu_seconds(server.pid) - used)
                delays.append((min(arrivals) - published, max(arrivals) - published))
            here.send("end")
            client.join(10)
    each = [1000 * (cpu - statistics.median(alone)) / given.viewers for cpu in together]
    print(f"viewers held open on one process: {given.viewers}, opened in {opened:.1f} s, lost {lost}")
    share = 1024 * (held - empty) / given.viewers
    print(f"memory: {empty:.0f} MB without them, {held:.0f} MB with them ({share:.0f} kB each)")
    print(f"the loop's processor time while nothing happens: {100 * idle:.1f} %")
    print(f"a snapshot without viewers (min / median / max): {spread(alone, 's of processor time')}")
    print(f"per viewer and push (min / median / max): {spread(each, 'ms of processor time', 3)}")
    print(f"first screen after publication (min / median / max): {spread([first for first, _ in delays], 's')}")
    print(f"last screen after publication (min / median / max): {spread([last for _, last in delays], 's')}")


if __name__ == "__main__":
    main()
