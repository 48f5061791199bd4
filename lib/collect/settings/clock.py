"""The one place where the time is looked up; everything that needs it is handed a clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def day_at(moment: datetime, timezone: str) -> date:
    """Return the day that a moment falls on in a time zone (IANA), where the programme's day begins and ends.

    Raises KeyError (ZoneInfoNotFoundError) for a time zone that nobody knows.
    """
    return moment.astimezone(ZoneInfo(timezone)).date()
