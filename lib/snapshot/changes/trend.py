"""Headline figures day by day, from the snapshots that were published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeVar

from lib.indicators.figure import Figure, State
from lib.programme.indicator_ids import Unit
from lib.snapshot.changes.moves import base_of, moved_by_few

HEADLINES = ("ALC-1", "ALC-2", "EMB-3", "EMB-4", "BOO-1", "SIT-2", "SIT-4")
"""The figures whose course is shown: people, women, completed, certified, bootcamps held, hubs verified, and who
lives near one."""

_DAILY = timedelta(days=92)
_Published = TypeVar("_Published")


@dataclass(frozen=True, slots=True)
class DayValue:
    """A figure at the end of a day.

    `value` is None unless it is shown; `close` is one that differs by too few people from the next one told. `base` is
    (part, whole) of a share.
    """

    day: date
    state: State | Literal["close"]
    value: float | None = None
    base: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator's course, oldest day first. At least one point has a value."""

    indicator: str
    unit: Unit
    points: tuple[DayValue, ...]

    @property
    def known(self) -> tuple[DayValue, ...]:
        """Return the points that have a value."""
        return tuple(point for point in self.points if point.value is not None)


def last_of_each_day(
    published: Iterable[tuple[datetime, _Published]], until: date = date.max
) -> tuple[tuple[date, _Published], ...]:
    """Return what was published last on each day, oldest first. Days are those of the moments' own time zone.

    What came after `until` is of that day: a sample's time stands still on it.
    """
    days: dict[date, tuple[datetime, _Published]] = {}
    for at, what in published:
        day = min(at.date(), until)
        if day not in days or days[day][0] <= at:
            days[day] = (at, what)
    return tuple((day, days[day][1]) for day in sorted(days))


def in_force(days: Sequence[tuple[date, _Published]], day: date) -> tuple[date, _Published] | None:
    """Return what was in force at the end of a day: the last that was published on it or before it."""
    return next((each for each in reversed(days) if each[0] <= day), None)


def thinned(days: Sequence[tuple[date, _Published]]) -> tuple[tuple[date, _Published], ...]:
    """Keep every day of the last three months and, before them, the last of each week."""
    if not days:
        return ()
    since = days[-1][0] - _DAILY
    weeks = {day.isocalendar()[:2]: (day, what) for day, what in days if day < since}
    return (*weeks.values(), *((day, what) for day, what in days if day >= since))


def trend(indicator: str, days: Sequence[tuple[date, Mapping[str, Figure]]], k: int) -> Trend | None:
    """Return an indicator's course over days in order, or None where it never has a value.

    A count of people that differs by fewer than `k` from the next one told is left out: the course is read back from
    its last day, so that no two values in it give away a move of so few.
    """
    told: Figure | None = None
    points: list[DayValue] = []
    for day, figures in reversed(days):
        figure = figures.get(indicator)
        if figure is None or figure.state != "shown" or figure.value is None:
            points.append(DayValue(day, figure.state if figure and figure.state != "shown" else "no-data"))
        elif told and moved_by_few(figure, told, k):
            points.append(DayValue(day, "close"))
        else:
            told = figure
            points.append(DayValue(day, "shown", figure.value, base_of(figure)))
    return Trend(indicator, told.unit, tuple(reversed(points))) if told else None
