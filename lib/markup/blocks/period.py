"""A stretch of whole months on which days are placed: the axis of everything that has dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lib.wording.language import Words

_NEAR = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A stretch as shares of the whole, in per cent."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month: where it stands, in per cent, and what is written there."""

    left: float
    label: str
    year: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of a month to the last day of another."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day begins, in per cent of the whole."""
        return 100 * (day - self.first).days / ((self.last - self.first).days + 1)

    def bar(self, start: date, end: date) -> TimelineBar:
        """Return a stretch with both its days included."""
        return TimelineBar(self.at(start), self.at(end + timedelta(days=1)) - self.at(start))

    def today(self, day: date) -> float | None:
        """Return where today stands, None outside the period."""
        return self.at(day) if self.first <= day <= self.last else None

    def ticks(self, words: Words) -> tuple[Tick, ...]:
        """Return its months: each one up to a year, every third or sixth where it is longer."""
        months = _months(self.first, self.last)
        step = 1 if len(months) <= 12 else 3 if len(months) <= 24 else 6
        return tuple(
            Tick(
                self.at(day),
                words.month(day).rpartition(" ")[0],
                str(day.year) if number == 0 or day.month <= step else None,
            )
            for number, day in enumerate(months[::step])
        )


def period_of(days: Iterable[date], today: date) -> Period | None:
    """Return the months that hold all days, and today where it is near them; None without days."""
    every = sorted(days)
    if not every:
        return None
    if every[0] - _NEAR <= today <= every[-1] + _NEAR:
        every = sorted([*every, today])
    return Period(every[0].replace(day=1), _next_month(every[-1]) - timedelta(days=1))


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while (following := _next_month(months[-1])) <= last:
        months.append(following)
    return months


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
