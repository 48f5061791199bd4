"""The real server in a process of its own, for measurements."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Server:
    """A running server: its process, its port and its log."""

    pid: int
    port: int
    log: Path


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int, script: str = "lib/server.py", **variables: str) -> Iterator[Server]:
    """Run a Streamlit application on a port, with a store of its own, until the context ends."""
    log = folder / f"server-{port}.log"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    settings = {"IMPULSO_STORE_URL": f"sqlite:///{folder / f'store-{port}.sqlite'}", **variables}
    with log.open("w") as written:
        process = subprocess.Popen(  # noqa: S603  our own command
            [*command, "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=written,
            stderr=written,
        )
        try:
            _await(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Server(process.pid, port, log)
        finally:
            process.terminate()
            process.wait(timeout=60)


def _await(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError("the server stopped")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(address)
