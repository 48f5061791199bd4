"""The official days of rest of a country, worked out by rule for any year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Literal

from dateutil.easter import easter
from pydantic import Field, model_validator

from lib.programme.declared import Declared, Text
from lib.programme.declaring.refusals import refused
from lib.programme.declaring.written import like
from lib.programme.digest import WEEKDAYS, Weekday

_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_LEAP = 2000
"""A leap year: a rule may name 29 February, and then has no day in other years."""


class WeekdayOfMonth(Declared):
    """The nth of a weekday in a month: the third Monday of March."""

    nth: Literal["first", "second", "third", "fourth", "last"]
    weekday: Weekday
    month: Annotated[int, Field(ge=1, le=12)]

    def in_year(self, year: int) -> date:
        """Return its day in a year."""
        wanted = WEEKDAYS.index(self.weekday)
        if self.nth == "last":
            end = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            return end - timedelta(days=(end.weekday() - wanted) % 7)
        start = date(year, self.month, 1)
        return start + timedelta(days=(wanted - start.weekday()) % 7 + 7 * _NTH[self.nth])


class Holiday(Declared):
    """One day of rest: on a fixed `day` (MM-DD), a weekday of a month, or so many days from `easter` Sunday.

    It is one from the year `since` on, until `until`, and only `every` so many years from `since`. `instead` moves it
    by so many days where it falls on a weekday, and on to the next day that is none. A `half` day is free from noon on.
    """

    name: Text
    day: Annotated[str, like(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", "refusal.holiday.day")] | None = None
    on: WeekdayOfMonth | None = None
    easter: Annotated[int, Field(ge=-70, le=70)] | None = None
    since: int | None = None
    until: int | None = None
    every: Annotated[int, Field(ge=1)] = 1
    instead: Mapping[Weekday, Annotated[int, Field(ge=-6, le=6)]] = {}
    half: bool = False

    @model_validator(mode="after")
    def _has_one_rule(self) -> "Holiday":
        if sum(rule is not None for rule in (self.day, self.on, self.easter)) != 1:
            raise refused("refusal.holiday.rule")
        if self.every > 1 and self.since is None:
            raise refused("refusal.holiday.since")
        if self.day:
            try:
                date.fromisoformat(f"{_LEAP}-{self.day}")
            except ValueError:
                raise refused("refusal.holiday.day", "day", found=self.day) from None
        return self

    def in_year(self, year: int) -> date | None:
        """Return its day in a year before it is moved; None where it is none in that year."""
        since = year if self.since is None else self.since
        if year < since or (self.until is not None and year > self.until) or (year - since) % self.every:
            return None
        if self.easter is not None:
            sunday: date = easter(year)
            return sunday + timedelta(days=self.easter)
        if self.on is not None:
            return self.on.in_year(year)
        try:
            return date.fromisoformat(f"{year}-{self.day}")
        except ValueError:
            return None


class AnnouncedHoliday(Declared):
    """A day of rest that is announced each year, or differs from place to place, so that no rule tells it."""

    name: Text
    why: Text


class OwnHoliday(Declared):
    """One day that a programme file declares: one that was announced, or a local one."""

    day: date
    name: Text


@dataclass(frozen=True, slots=True)
class Rest:
    """What is celebrated on a day of rest, and whether it is free from noon on only."""

    name: Text
    half: bool = False


class HolidaysFile(Declared):
    """What `holidays.toml` holds: the law that says so, the days by rule, and those that are announced."""

    law: Text
    holidays: tuple[Holiday, ...]
    announced: tuple[AnnouncedHoliday, ...] = ()


@dataclass(frozen=True, eq=False)
class Holidays:
    """The days of rest of a country: those of its rules, and those that a programme names. None where none is known."""

    rules: tuple[Holiday, ...] = ()
    announced: tuple[AnnouncedHoliday, ...] = ()
    own: tuple[OwnHoliday, ...] = ()
    law: Text | None = None
    _years: dict[int, Mapping[date, Rest]] = field(default_factory=dict, init=False, repr=False)

    def on(self, day: date) -> Rest | None:
        """Return what is celebrated on a day, or None."""
        return self.in_year(day.year).get(day)

    def in_year(self, year: int) -> Mapping[date, Rest]:
        """Return the days of rest of a year, in order."""
        if year not in self._years:
            own = {each.day: Rest(each.name) for each in self.own if each.day.year == year}
            self._years[year] = dict(sorted({**_in_year(self.rules, year), **own}.items()))
        return self._years[year]


def holidays_of(told: HolidaysFile) -> Holidays:
    """Return the days of rest that a country's file tells."""
    return Holidays(told.holidays, told.announced, law=told.law)


def _in_year(rules: tuple[Holiday, ...], year: int) -> dict[date, Rest]:
    """Return the days of rest by rule. What is moved may have left the year before or after."""
    found: dict[date, Rest] = {}
    for each in (year - 1, year, year + 1):
        found |= _told(rules, each)
    return {day: rest for day, rest in sorted(found.items()) if day.year == year}


def _told(rules: Iterable[Holiday], year: int) -> dict[date, Rest]:
    days = [(day, rule) for rule in rules if (day := rule.in_year(year)) is not None]
    moved = [(day, by, rule) for day, rule in days if (by := rule.instead.get(WEEKDAYS[day.weekday()]))]
    found = {day: Rest(rule.name, rule.half) for day, rule in days if not rule.instead.get(WEEKDAYS[day.weekday()])}
    for day, by, rule in sorted(moved, key=lambda each: each[0]):
        to = day + timedelta(days=by)
        while to in found:
            to += timedelta(days=1)
        found[to] = Rest(rule.name, rule.half)
    return found
