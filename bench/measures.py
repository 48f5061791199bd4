"""Single measurements: what a rerun costs, how long a crowd waits, how soon a change is on every screen."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.request import Request, urlopen

from bench.client import Viewer
from bench.peers import Process

_AT_ONCE = 20


@dataclass(frozen=True)
class Cost:
    """What one rerun that changes nothing costs: processor milliseconds, bytes of messages, bytes on the line."""

    cpu: float
    payload: float
    line: float


@dataclass(frozen=True)
class Crowd:
    """Seconds that each of many viewers waited, sorted, and the memory that each took, in MB."""

    waited: tuple[float, ...]
    memory: float
    failed: int = 0

    def at(self, share: float) -> float:
        """Return what this share of the viewers did not wait longer than."""
        return self.waited[min(len(self.waited) - 1, int(share * len(self.waited)))]


async def rerun_cost(process: Process, times: int, page: str | None = None, query: str = "") -> Cost:
    """Return the cost of a rerun for one viewer. Raises RuntimeError where a run failed."""
    viewer = Viewer(process.port)
    await viewer.open()
    for _ in range(3):
        await viewer.run(page, query)
    before = process.cpu()
    runs = [await viewer.run(query=query) for _ in range(times)]
    used = process.cpu() - before
    await viewer.close()
    if any(run.failed for run in runs):
        raise RuntimeError(f"a run of {page} failed")
    return Cost(used * 1000 / times, sum(run.payload for run in runs) / times, sum(run.line for run in runs) / times)


async def crowd(process: Process, count: int, within: float = 5.0, page: str | None = None) -> Crowd:
    """Open so many pages; then everybody acts once, at some moment within so many seconds."""
    one = Viewer(process.port)
    await one.open()
    await one.run(page)
    memory = process.memory()
    viewers = [Viewer(process.port) for _ in range(count)]
    gate = asyncio.Semaphore(_AT_ONCE)

    async def come(viewer: Viewer) -> None:
        async with gate:
            await viewer.open()
            await viewer.run(page)

    await asyncio.gather(*map(come, viewers))
    await asyncio.sleep(1)
    each = (process.memory() - memory) / count
    chance = random.Random(count)  # noqa: S311  the same moments for all peers

    async def act(viewer: Viewer, moment: float) -> tuple[float, bool]:
        await asyncio.sleep(moment)
        run = await viewer.run()
        return run.seconds, run.failed

    found = await asyncio.gather(*(act(viewer, chance.uniform(0, within)) for viewer in viewers))
    await asyncio.gather(*(viewer.close() for viewer in (one, *viewers)))
    return Crowd(tuple(sorted(seconds for seconds, _ in found)), each, sum(failed for _, failed in found))


async def live(process: Process, count: int, seconds: float) -> tuple[float, Crowd]:
    """Leave so many pages open, doing what their timers ask for; return CPU ms per refresh and what it took."""
    viewers = await _opened(process, count)
    before = process.cpu()
    until = time.monotonic() + seconds
    done = await asyncio.gather(*(viewer.follow(until) for viewer in viewers))
    used = process.cpu() - before
    await asyncio.gather(*(viewer.close() for viewer in viewers))
    runs = [run for each in done for _, run in each]
    return used * 1000 / max(len(runs), 1), Crowd(tuple(sorted(run.seconds for run in runs)), 0.0)


async def until_all_see(process: Process, count: int, change: Callable[[], None], seconds: float) -> Crowd:
    """Change a source while so many pages are open; return how long each took until it showed something else."""
    viewers = await _opened(process, count)
    until = time.monotonic() + seconds
    watching = [asyncio.create_task(viewer.follow(until)) for viewer in viewers]
    await asyncio.sleep(1)
    changed = time.time()
    await asyncio.to_thread(change)
    done = await asyncio.gather(*watching)
    await asyncio.gather(*(viewer.close() for viewer in viewers))
    shown = [next((at for at, run in each if at > changed and run.elements["html"] > 3), None) for each in done]
    waited = sorted(at - changed for at in shown if at is not None)
    return Crowd(tuple(waited), 0.0, count - len(waited))


async def first_page(process: Process) -> float:
    """Return the seconds until the first page is complete, for whoever comes first."""
    begun = time.monotonic()
    viewer = Viewer(process.port)
    await viewer.open()
    await viewer.run()
    await viewer.close()
    return time.monotonic() - begun


def http_cost(process: Process, paths: Sequence[str], times: int) -> Cost:
    """Return the cost of one view of a page that is asked for by plain requests, without its bundles."""
    for path in paths:
        _get(process.port, path)
    before, size = process.cpu(), 0
    for _ in range(times):
        size += sum(_get(process.port, path) for path in paths)
    return Cost((process.cpu() - before) * 1000 / times, size / times, size / times)


async def _opened(process: Process, count: int) -> list[Viewer]:
    viewers = [Viewer(process.port) for _ in range(count)]
    for viewer in viewers:
        await viewer.open()
        await viewer.run()
        await asyncio.sleep(5.0 / count)  # people do not all come at the same moment
    return viewers


def _get(port: int, path: str) -> int:
    request = Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "gzip"})
    with urlopen(request, timeout=60) as answer:  # noqa: S310  our own address
        return len(answer.read())
