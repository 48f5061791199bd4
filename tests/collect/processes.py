"""Collectors as processes of their own, watched through the events that they write."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.indicators.facts import ROOT

PATIENCE = 60.0


@dataclass
class Process:
    """One running `python -m lib collect` and the events it has written so far."""

    running: subprocess.Popen[str]
    events: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return its events of a kind."""
        return [event for event in self.events if event["event"] == kind]

    def moment_of(self, kind: str, **wanted: str) -> datetime | None:
        """Return when it first wrote an event with these fields."""
        found = (each for each in self.of(kind) if wanted.items() <= each.items())
        return next((datetime.fromisoformat(each["at"]) for each in found), None)

    def kill(self) -> None:
        """Kill it so that it can do nothing more."""
        self.running.send_signal(signal.SIGKILL)
        self.end()

    def end(self) -> None:
        """Ask it to stop, if it still runs, and wait until it has."""
        self.running.terminate()
        self.running.wait(timeout=PATIENCE)
        self._reader.join()
        if self.running.stderr:
            self.running.stderr.close()

    def _read(self) -> None:
        for line in self.running.stderr or ():
            if line.startswith("{"):
                self.events.append(json.loads(line))
            else:  # a warning, or where its threads stood when it would not end
                sys.stderr.write(line)


@contextmanager
def processes(number: int, **variables: str) -> Iterator[list[Process]]:
    """Run so many collectors on one store."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    started = [
        Process(
            subprocess.Popen(
                [sys.executable, "-m", "lib", "collect"],
                cwd=ROOT,
                env={**clean, **variables},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        for _ in range(number)
    ]
    try:
        yield started
    finally:
        for process in started:
            process.end()


def until(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something holds; what happens in another process cannot be stepped by hand."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        threading.Event().wait(0.02)
