"""How the programme grew: at the end of each month, which hubs were in service and how many bootcamps had begun."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lib.indicators.entries import BootcampEntry
from lib.indicators.hubs import UNVERIFIED, VERIFIED
from lib.snapshot.snapshot import Snapshot

MOST = 36
"""Months that are told; of a longer life the last."""


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The end of a month, or the last day told of it.

    `hubs` are the keys of those in service, None before any was told and where their sheet was not read; `bootcamps`
    had begun, None where theirs was not read.
    """

    day: date
    hubs: frozenset[str] | None
    bootcamps: int | None


def in_service(conditions: Mapping[str, str]) -> frozenset[str]:
    """Return the keys of the hubs in service, verified or not, of each hub's condition by key."""
    return frozenset(key for key, condition in conditions.items() if condition in {VERIFIED, UNVERIFIED})


def hubs_in_service(snapshot: Snapshot) -> frozenset[str] | None:
    """Return the keys of the hubs in service, None where their sheet was not read."""
    if snapshot.figure("SIT-1").state == "no-data":
        return None
    return in_service({hub.id: hub.condition for hub in snapshot.hubs})


def month_ends(
    days: Sequence[tuple[date, frozenset[str] | None]], bootcamps: Iterable[BootcampEntry] | None
) -> tuple[MonthEnd, ...]:
    """Return every month from the first that is told of, or in which a bootcamp began, to that of the last day.

    `days` are the hubs in service at the end of days, in order, the last the present; a month without a day has those
    of the month before. What was not read, now or then, is None.
    """
    starts = sorted(each.actual_start for each in bootcamps or () if each.actual_start)
    last = days[-1][0]
    months, found = _months(min([days[0][0], *starts]), last), []
    for month in months:
        told = [hubs for day, hubs in days if (day.year, day.month) <= month]
        until = max((day for day, _ in days if (day.year, day.month) == month), default=_end(month))
        begun = None if bootcamps is None else sum(day <= until for day in starts)
        found.append(MonthEnd(until, told[-1] if told else None, begun))
    return tuple(found[-MOST:])


def _months(first: date, last: date) -> list[tuple[int, int]]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def _end(month: tuple[int, int]) -> date:
    year, number = month
    return date.fromordinal(date(year + number // 12, number % 12 + 1, 1).toordinal() - 1)
