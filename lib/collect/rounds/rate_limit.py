"""Our own limit in front of Google's: no mistake of ours can ask more often than this.

Google allows one service account 60 reads in any minute. Requests are counted in a window that slides, because a
bucket that refills would let twice its size through within one minute.
"""

import time
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from threading import Lock
from typing import Protocol

from lib.collect.settings.clock import Clock, utc_now
from lib.collect.store.signals import Signals

READS_A_MINUTE = 40
WINDOW = timedelta(minutes=1)


class RateLimit(Protocol):
    """How many requests may still go out."""

    def take(self) -> bool:
        """Count one request; False where it may not go out."""

    def left(self) -> int:
        """Return how many requests may go out now."""


class OwnBudget:
    """The limit of one process that shares it with no other."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, limit: int = READS_A_MINUTE) -> None:
        self._monotonic, self._limit = monotonic, limit
        self._made: deque[float] = deque()
        self._lock = Lock()

    def take(self) -> bool:
        """Count one request; False where it may not go out."""
        with self._lock:
            now = self._monotonic()
            self._forget(now)
            if len(self._made) >= self._limit:
                return False
            self._made.append(now)
            return True

    def left(self) -> int:
        """Return how many requests may go out now."""
        with self._lock:
            self._forget(self._monotonic())
            return self._limit - len(self._made)

    def _forget(self, now: float) -> None:
        while self._made and self._made[0] <= now - WINDOW.total_seconds():
            self._made.popleft()


class SharedBudget:
    """The limit of all processes on one store, also of one that has just taken over from another."""

    def __init__(self, signals: Signals, clock: Clock = utc_now, limit: int = READS_A_MINUTE) -> None:
        self._signals, self._clock, self._limit = signals, clock, limit

    def take(self) -> bool:
        """Count one request; False where it may not go out."""
        now = self._clock()
        return self._signals.take_request(now, WINDOW, self._limit)

    def left(self) -> int:
        """Return how many requests may go out now."""
        return self._signals.requests_left(self._clock(), WINDOW, self._limit)
