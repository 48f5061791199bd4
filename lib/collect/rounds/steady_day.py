"""A wall clock that steps: noticed at once, and not believed at once where it would lead back to yesterday."""

from datetime import date, datetime

from lib.collect import log

BELIEVED_AFTER = 24 * 3600.0
"""Seconds: a clock that stays behind for so long was ahead before and is right now."""

_STEP = 2.0


class SteadyDay:
    """Compares the wall clock with one that never steps, `at`, in seconds."""

    def __init__(self, now: datetime, at: float) -> None:
        self._apart = now.timestamp() - at
        self._behind_since: float | None = None

    def stepped(self, now: datetime, at: float) -> bool:
        """Tell, and log, whether the wall clock was set since it was last looked at."""
        apart = now.timestamp() - at
        step, self._apart = apart - self._apart, apart
        if abs(step) < _STEP:
            return False
        log.say("clock-stepped", seconds=round(step, 1))
        return True

    def day(self, today: date, shown: date | None, at: float) -> date:
        """Return the day to judge by: none before that of what is `shown`, unless the clock says so for a whole day."""
        if shown is None or today >= shown:
            self._behind_since = None
            return today
        if self._behind_since is None:
            self._behind_since = at
        return today if at - self._behind_since >= BELIEVED_AFTER else shown
