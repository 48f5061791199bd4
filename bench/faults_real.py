"""Faults that only real processes meet: connections that stay half open, and kills."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

from tests.collect.processes import processes, until

ROOT = Path(__file__).resolve().parents[1]
DESCRIPTORS, HALF_OPEN = 150, 300
PATIENCE = 240.0

Told = tuple[str, str, str, str, str, str]
"""What `/healthz`, `/metrics`, `status` and the log said, how many sources were read, and whether figures stayed."""


def half_open(folder: Path, _: int) -> Told:
    """Hold 300 connections half open against a dashboard that may open 150 files."""
    with dashboard(folder) as port, ExitStack() as held:
        before, shown = _reads(port), _asked(port, "/api/v1/figures")[1]
        for _ in range(HALF_OPEN):
            each = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
            each.sendall(b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ")
        time.sleep(5)
        status, _ = _asked(port, "/healthz")
        metrics = _asked(port, "/metrics")[1]
        read = sum(count > before[name] for name, count in _reads(port).items())
        stay = "stay" if _asked(port, "/api/v1/figures")[1] == shown else "are others"
        told = json_status(folder)
    store_up = "1" if "impulso_store_up 1" in metrics.splitlines() else "0"
    well = "1" if "impulso_well 1" in metrics.splitlines() else "0"
    numbers = f"`impulso_well {well}`, `impulso_store_up {store_up}`"
    return str(status), numbers, told, "–", f"{read} of {len(before)}", stay


def killed(folder: Path, times: int) -> Told:
    """Kill a collector at any moment, again and again, and look whether what is kept is whole."""
    given = {**_store(folder), "IMPULSO_EVERY_SECONDS": "1"}
    snapshots, read = set(), 0
    for number in range(times + 1):
        with processes(1, **given) as (running,):
            until(lambda running=running: running.of("shown" if snapshots else "published"), PATIENCE)
            if number < times:
                time.sleep(0.05 * number)
                running.kill()
            else:
                until(lambda running=running: len({each["source"] for each in running.of("read")}) == 8, PATIENCE)
                read = len({each["source"] for each in running.of("read")})
            snapshots.add(running.of("shown" if snapshots else "published")[-1]["snapshot"])
            aside = running.of("store-set-aside")
    log = "store-set-aside" if aside else "–"
    stay = "stay" if len(snapshots) == 1 else f"{len(snapshots)} snapshots"
    return (
        f"of each dashboard: 200 once another collects ({times} kills)",
        "–",
        json_status(folder),
        log,
        f"{read} of 8",
        stay,
    )


REAL: dict[str, Callable[[Path, int], Told]] = {
    f"{HALF_OPEN} connections stay half open, `ulimit -n {DESCRIPTORS}`": half_open,
    "whoever collects is killed (SIGKILL)": killed,
}
"""What is put in the way of real processes: each is given a folder, and how often to kill."""


@contextmanager
def dashboard(folder: Path) -> Iterator[int]:
    """Serve the embedded sample with few descriptors, and return its port once all is well."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    served = [sys.executable, "scripts/serve.py", "127.0.0.1", str(port)]
    command = ["bash", "-c", f'ulimit -n {DESCRIPTORS}; exec "$@"', "serve", *served]
    environment = {**_clean(), **_store(folder), "IMPULSO_EVERY_SECONDS": "1"}
    with subprocess.Popen(  # noqa: S603  our own program
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        try:
            until(lambda: _asked(port, "/healthz")[0] == 200, PATIENCE)
            yield port
        finally:
            run.send_signal(signal.SIGTERM)


def json_status(folder: Path) -> str:
    """Return the word of `python -m lib status --json`."""
    command = [sys.executable, "-m", "lib", "status", "--json"]
    done = subprocess.run(  # noqa: S603  our own program
        command, cwd=ROOT, env={**_clean(), **_store(folder)}, capture_output=True, text=True, check=False
    )
    found = re.search(r'"reason": (null|"\w+")', done.stdout)
    return "–" if found is None else found[1].strip('"').replace("null", "ok")


def _store(folder: Path) -> dict[str, str]:
    return {"IMPULSO_STORE_URL": f"sqlite:///{folder / 'store.sqlite'}"}


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}


def _asked(port: int, path: str) -> tuple[int, str]:
    """Return status and text of an answer; status 0 where none comes within five seconds."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, ""
    except (URLError, OSError):
        return 0, ""


def _reads(port: int) -> dict[str, float]:
    text = _asked(port, "/metrics")[1]
    return {
        name: float(count) for name, count in re.findall(r'impulso_source_reads_total\{source="(\S+)"\} (\S+)', text)
    }
