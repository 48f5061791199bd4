"""The servers that are measured, each in a process of its own, and what they use of the machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "var" / "bench" / "bin" / "python"
"""Python with Dash and Panel (bench/requirements.txt); without it they are left out."""

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Peer:
    """One way to serve a page. `{port}` in the command is replaced; without `at_home` it gets no setting of ours."""

    name: str
    command: tuple[str, ...]
    ready: str = "_stcore/health"
    at_home: bool = False
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Process:
    """A running server."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Return the processor seconds used so far by the process and those it started."""
        return sum(_cpu(pid) for pid in _family(self.pid))

    def settle(self) -> None:
        """Wait until the server has nothing left to do of its own, two minutes at most."""
        end, before = time.monotonic() + 120, self.cpu()
        while time.monotonic() < end:
            time.sleep(1)
            now = self.cpu()
            if now - before < 0.08:
                return
            before = now

    def memory(self) -> float:
        """Return the memory in use, in MB."""
        return sum(_memory(pid) for pid in _family(self.pid))


def streamlit(script: str, name: str, *, at_home: bool = False, **variables: str) -> Peer:
    """Return a Streamlit server of a script of this project."""
    quiet = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1")
    command = (sys.executable, "-m", "streamlit", "run", str(ROOT / script), "--server.port", "{port}", *quiet)
    return Peer(name, command, at_home=at_home, variables=variables)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(peer: Peer, folder: Path) -> Iterator[Process]:
    """Run a server until the context ends; stock ones in a folder without any settings of ours."""
    port = free_port()
    command = [part.replace("{port}", str(port)) for part in peer.command]
    variables = {
        "PYTHONPATH": str(ROOT),
        "BENCH_DATA": str(folder),
        "IMPULSO_STORE_URL": f"sqlite:///{folder / f'store-{port}.sqlite'}",
        **peer.variables,
    }
    with (folder / f"{port}.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603  our own commands
            command, cwd=ROOT if peer.at_home else folder, env={**os.environ, **variables}, stdout=log, stderr=log
        )
        try:
            _await(f"http://127.0.0.1:{port}/{peer.ready}", process)
            yield Process(process.pid, port)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()
            process.wait()


def _await(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server at {address} stopped")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise TimeoutError(address)


def _family(pid: int) -> list[int]:
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        with suppress(OSError):
            for task in Path(f"/proc/{found[-1]}/task").iterdir():
                todo += [int(each) for each in (task / "children").read_text().split()]
    return found


def _cpu(pid: int) -> float:
    with suppress(OSError):
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / _TICKS
    return 0.0


def _memory(pid: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(each for each in lines if each.startswith("VmRSS")).split()[1]) / 1024
    return 0.0
