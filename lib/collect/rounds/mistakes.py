"""Errors of this program: said once, then counted, tried again ever less often, and traced to a sheet and a table."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.collect import log
from lib.collect.condition import Condition
from lib.tables.reading.table import ReadTable
from lib.tables.schema.columns import Row

LONGEST_PAUSE = 600.0
"""Seconds: what fails again and again is tried no less often than this."""


@dataclass(frozen=True, slots=True)
class Place:
    """The sheet and the table that the code was looking at; "" where it looked at none, or at all of them."""

    source: str = ""
    table: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.source, self.table) if part)


class Mistakes:
    """One kind of work that may fail by a mistake of ours. `pause` is the first, in seconds; it doubles each time."""

    def __init__(self, pause: float) -> None:
        self._first = min(pause, LONGEST_PAUSE)
        self._again_at: float | None = None
        self._times = 0
        self.condition: Condition | None = None

    def wait(self, at: float) -> float:
        """Return the seconds until the work may be tried again. `at` is by a clock that never steps."""
        return 0.0 if self._again_at is None else max(0.0, self._again_at - at)

    def met(self, error: BaseException, now: datetime, at: float, place: Place = Place()) -> None:
        """Count one failure; it is logged the first time, then the 2nd, 4th, 8th ... with how often it was met."""
        self._times += 1
        self._again_at = at + min(LONGEST_PAUSE, self._first * 2 ** min(self._times - 1, 16))
        since = self.condition.since if self.condition else now
        self.condition = Condition("computing", type(error).__name__, since, self._times, str(place))
        if self._times & (self._times - 1) == 0:
            log.say(
                "mistake", level=logging.ERROR, source=place.source or None, table=place.table or None,
                kind=type(error).__name__, where=log.raised_at(error), times=self._times,
            )  # fmt: skip

    def over(self) -> None:
        """Note that the work succeeded."""
        if self.condition is not None:
            log.say("mistake-over", kind=self.condition.cause, times=self._times)
        self._again_at, self._times, self.condition = None, 0, None

    def try_now(self) -> None:
        """Let the work be tried at once, because somebody asked for it."""
        self._again_at = None


def looked_at(error: BaseException, tables: Sequence[ReadTable]) -> Place:
    """Return the sheet and the table that the code was looking at when it raised, the innermost frame first."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    for frame in reversed(frames):
        for value in frame.f_locals.values():
            for seen in (value, getattr(value, "row", None), getattr(value, "table", None)):
                if isinstance(seen, ReadTable):
                    return Place(seen.source, seen.model.table)
                if isinstance(seen, Row):
                    return Place(_holder(seen, tables), seen.table)
                if isinstance(seen, type) and issubclass(seen, Row) and seen is not Row:
                    return Place("", seen.table)
    return Place()


def _holder(row: Row, tables: Sequence[ReadTable]) -> str:
    return next((table.source for table in tables if any(each is row for each in table.rows)), "")
