"""Keeps one newest snapshot in memory, read again on a schedule, whatever the number of viewers."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from lib.collect.opening import Opened, utc_now
from lib.collect.reading import read_all
from lib.snapshot.snapshot import Snapshot

_LOG = logging.getLogger(__name__)
EVERY_SECONDS = 60.0


class Collector:
    """Reads every source once per cycle in a thread of its own. Viewers only ever take what is there."""

    def __init__(self, opened: Opened, clock: Callable[[], datetime] = utc_now) -> None:
        self._opened, self._clock = opened, clock
        self._stop = threading.Event()
        self._newest = self._read()

    def newest(self) -> Snapshot:
        """Return the newest snapshot. It never waits."""
        return self._newest

    def cycle(self) -> Snapshot:
        """Read every source now. A reading that says the same keeps the snapshot that is there."""
        snapshot = self._read()
        if (snapshot.id, snapshot.findings, snapshot.today) != (
            self._newest.id,
            self._newest.findings,
            self._newest.today,
        ):
            self._newest = snapshot
        return self._newest

    def start(self, every_seconds: float = EVERY_SECONDS) -> None:
        """Keep reading in the background until `stop`."""
        threading.Thread(target=self._run, args=(every_seconds,), name="collector", daemon=True).start()

    def stop(self) -> None:
        """End the background reading after its present cycle."""
        self._stop.set()

    def _read(self) -> Snapshot:
        return read_all(self._opened.setting, self._opened.reader, self._opened.sample, self._clock())

    def _run(self, every_seconds: float) -> None:
        while not self._stop.wait(every_seconds):
            snapshot = self.cycle()
            _LOG.info("read snapshot=%s sources=%d", snapshot.id, len(snapshot.sources))
