"""A PostgreSQL of the tests' own: a cluster in a temporary folder, on a free port, stopped and gone afterwards."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.indicators.facts import ROOT

_USER = "postgres"


@dataclass
class Cluster:
    """A running server; each database in it is fresh."""

    programs: Path
    folder: Path
    port: int
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def database(self) -> str:
        """Make an empty database and return its URL."""
        name = f"impulso_{next(self._numbers)}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", _USER, name)
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{name}"

    def begin(self) -> None:
        """Start the server."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._control("start", "-o", options, "-l", str(self.folder / "log"))

    def end(self) -> None:
        """Stop the server at once, as when its machine fails."""
        self._control("stop", "-m", "immediate")

    def _control(self, what: str, *options: str) -> None:
        self._run("pg_ctl", what, "-w", "-D", str(self.folder / "data"), *options)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            command = ["runuser", "-u", _USER, "--", *command]
        done = subprocess.run(  # noqa: S603  our own command
            command, capture_output=True, text=True, cwd=self.folder, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Run a server in a folder, which is removed afterwards."""
    found = subprocess.run(  # noqa: S603  our own script
        [str(ROOT / "scripts" / "postgresql")], capture_output=True, text=True, timeout=600, check=False
    )
    assert found.returncode == 0, found.stderr
    if os.getuid() == 0:
        shutil.chown(folder, _USER)
    made = Cluster(Path(found.stdout.strip()), folder, _free_port())
    made._run("initdb", "-D", str(folder / "data"), "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    made.begin()
    try:
        yield made
    finally:
        made.end()
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
