"""How numbers and days are written by hand in a country, and when its week rests."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import Field, field_validator, model_validator

from lib.programme.declared import Declared
from lib.programme.declaring.refusals import refused
from lib.programme.digest import WEEKDAYS, Weekday

DayOrder = Literal["day-first", "month-first", "year-first"]
"""What comes first in a day of three figures whose year is last; where the year comes first, none of both is usual."""


class WrittenHabits(Declared):
    """The marks of a number, the order of a day, the days of the weekend, and the time zone of the capital (IANA).

    They decide how a cell is read that could be read in two ways by itself.
    """

    decimal: Literal[".", ","]
    thousands: Literal[",", ".", " "]
    dates: DayOrder
    weekend: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=3)]
    timezone: str

    @model_validator(mode="after")
    def _marks_differ(self) -> "WrittenHabits":
        if self.decimal == self.thousands:
            raise refused("refusal.country.marks", found=self.decimal)
        return self

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, timezone: str) -> str:
        if timezone not in available_timezones():
            raise refused("refusal.timezone", found=timezone)
        return timezone

    def rests_on(self, day: date) -> bool:
        """Tell whether a day is one of the weekend."""
        return WEEKDAYS[day.weekday()] in self.weekend
