"""Whole numbers and decimals as people type them. What has two readings is read as is usual there, or refused."""

import math
import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.counted import figures_counted, number_spelt
from lib.tables.cells.days import day_of_serial
from lib.tables.cells.habits import Habits
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.written_days import MONTHS, in_figures, in_words, without_clock, year_is_last
from lib.tables.grid import Cell, SheetDate

LARGEST = 10**15 - 1
_LONGEST_TEXT = 40
_USUAL = Habits()


def _written(group: str, mark: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[0-9]{{1,15}}|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)(?:{mark}[0-9]{{1,15}})?")


# How a number may be written: the pattern, what groups thousands, what marks decimals.
_CONVENTIONS = (
    (_written(",", r"\."), ",", "."),
    (_written(r"\.", ","), ".", ","),
    (_written(" ", r"\."), " ", "."),
    (_written(" ", ","), " ", ","),
    # After groups parted by spaces, ".567" may be decimals or one more group.
    (re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+[.,][0-9]{3}"), " .,", ""),
)
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2}) (?:de )?([a-z]+)")
_NUMBER = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
_PERCENT = re.compile(r" ?(?:por ?ciento|per ?cent)$", re.IGNORECASE)
_NOISE = 1e-9
"""How far from a whole number sums of fractions may end up: sheets show neither more nor less than that number."""


def read_count(
    cell: Cell, minimum: int | None = 0, maximum: int | None = None, habits: Habits = _USUAL
) -> int | Noted[int]:
    """Read a whole number: 12, 12.0, "1,234", "1 234", 7.000000000000001.

    A count is never negative, so no minimum means 0. A mark before exactly three digits groups thousands where it is
    not the country's for decimals: with points for decimals (`habits`) "1,234" is 1234 and "1.234" is refused (C03),
    with commas it is the other way round. "1.234.567" and "12,0" have one reading and are read, with a note where they
    are unusual (V23). Where the column writes otherwise, or no habit is known, both are refused. A date is never a
    count, nor what may be one where the sheet does not say which numbers are dates (C21).
    Raises Unreadable C02 (not a number), C03 (two readings), C04 (several numbers), C05 (fraction, out of bounds), C21.
    """
    least = minimum or 0
    _refuse_date(cell, habits, dates_told=habits.dates_told)
    form = ""
    if type(cell) is int:
        number = cell
    elif type(cell) is float and math.isfinite(cell):
        number = round(cell)
        if abs(number - cell) > _NOISE:
            raise _out_of_bounds(least, maximum, whole=1)
    elif type(cell) is str:
        value, form = _only_reading(plain(cell), least, maximum, habits, whole=True)
        number = round(value)
        if abs(number - value) > _NOISE:
            raise _out_of_bounds(least, maximum, whole=1)
    else:
        raise Unreadable("C02")
    if number < least or number > LARGEST or (maximum is not None and number > maximum):
        raise _out_of_bounds(least, maximum, whole=1)
    return Noted(number, "V23", {"form": form, "read_as": str(number)}) if form else number


def read_decimal(
    cell: Cell, minimum: float | None = None, maximum: float | None = None, habits: Habits = _USUAL
) -> float | Noted[float]:
    """Read a number with or without decimals: 12, 12.5, "12.5", "1,234.5".

    With a note (V23) "1,234" is 1234 where points part decimals in the country (`habits`), "1.234" where commas do;
    the other of both is refused (C03), and both are where the column writes otherwise or no habit is known. "12,5" and
    "32 %" (0.32) have one reading: they are read, with a note where they are unusual.
    Raises Unreadable C02 (not a number), C03 (two readings), C04 (several numbers), C05 (out of bounds) or C21 (date).
    """
    form = ""
    _refuse_date(cell, habits, dates_told=True)
    if type(cell) is int or (type(cell) is float and math.isfinite(cell)):
        exact: float | Decimal = cell
    elif type(cell) is str:
        exact, form = _decimal_in_text(plain(cell), minimum, maximum, habits)
    else:
        raise Unreadable("C02")
    if not -LARGEST <= exact <= LARGEST:
        raise _out_of_bounds(minimum, maximum, whole=0)
    number = float(exact) + 0.0  # no negative zero
    if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
        raise _out_of_bounds(minimum, maximum, whole=0)
    return Noted(number, "V23", {"form": form, "read_as": _shown(number)}) if form else number


def _refuse_date(cell: Cell, habits: Habits, *, dates_told: bool) -> None:
    """Refuse a date, with the figures that became one: "3/4" typed as a count is a day of this year to a sheet."""
    if isinstance(cell, SheetDate):
        day = day_of_serial(cell)
        if day is not None:
            raise Unreadable("C21", day=day.isoformat(), as_typed=_as_typed(day, habits))
        is_count = cell >= 0 and cell.is_integer()  # nobody types a day of 1900: a number in a cell made for dates
        raise Unreadable("C21", suggestion=str(int(cell))) if is_count else Unreadable("C21")
    if not dates_told and type(cell) is int and (day := day_of_serial(cell)):
        raise Unreadable("C21", may_be=day.isoformat(), as_typed=_as_typed(day, habits))


def _as_typed(day: date, habits: Habits) -> str:
    """Return the two figures that a sheet of this country takes for a day."""
    return f"{day.month}/{day.day}" if habits.dates in {"month-first", "year-first"} else f"{day.day}/{day.month}"


def _decimal_in_text(text: str, minimum: float | None, maximum: float | None, habits: Habits) -> tuple[Decimal, str]:
    text = _PERCENT.sub("%", text)
    if not text.endswith("%"):
        return _only_reading(text, minimum, maximum, habits, whole=False)
    value, _ = _only_reading(text[:-1].rstrip(), minimum, maximum, habits, whole=False)
    return value.scaleb(-2), "percent"


def _only_reading(
    text: str, minimum: float | None, maximum: float | None, habits: Habits, *, whole: bool
) -> tuple[Decimal, str]:
    """Return the one number that a text can be or usually is, and the form to note, "" where it is the usual one."""
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return Decimal(text), ""
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    readings = _readings(body, habits)
    if not readings:
        raise _not_a_number(text, minimum, maximum, habits, whole=whole)
    usual = _usual_one(readings, habits, whole=whole)
    if usual is None or (len(readings) > 1 and not _within(sign * usual[0], minimum, maximum)):
        larger, smaller, *_ = sorted({each.value for each in readings}, reverse=True)
        raise Unreadable("C03", first=_shown(sign * larger), second=_shown(sign * smaller))
    return sign * usual[0], usual[1]


class _Reading(NamedTuple):
    """A number that unsigned digits can be, the mark of its decimals, and the form to note, "" for the usual one."""

    value: Decimal
    mark: str
    form: str


def _readings(body: str, habits: Habits) -> list[_Reading]:
    """Return every number that unsigned digits can be under some convention, each once."""
    if len(body) > _LONGEST_TEXT:
        return []
    if body.startswith(".") and body[1:].isdigit():
        body = "0" + body
    found: dict[Decimal, _Reading] = {}
    for pattern, groups, mark in _CONVENTIONS:
        if pattern.fullmatch(body):
            digits = "".join(character for character in body if character not in groups)
            value = Decimal(digits.replace(mark, ".") if mark else digits)
            reading = _Reading(value, mark, _form(body, groups, mark, habits.decimal or "."))
            if value not in found or mark == habits.decimal:
                found[value] = reading
    return list(found.values())


def _usual_one(readings: list[_Reading], habits: Habits, *, whole: bool) -> tuple[Decimal, str] | None:
    """Return the only number, or the one whose thousands are grouped as in the country, and the form to note.

    None where it is in question: nobody writes exactly three decimals without need, so "1.200" stays a question where
    points part decimals.
    """
    if len(readings) == 1:
        return readings[0].value, readings[0].form
    grouped = [each for each in readings if each.mark == habits.decimal and each.value.as_tuple().exponent == 0]
    if len(grouped) != 1 or habits.decimal_doubted:
        return None
    (found,) = grouped
    return found.value, "" if whole else f"thousands-{_SPOKEN[_OTHER_MARK[found.mark]]}"


_SPOKEN = {".": "dot", ",": "comma"}
_OTHER_MARK = {".": ",", ",": "."}


def _form(body: str, groups: str, mark: str, usual: str) -> str:
    other = _OTHER_MARK[usual]
    if usual in groups and usual in body:
        return f"thousands-{_SPOKEN[usual]}"
    return f"decimal-{_SPOKEN[other]}" if mark == other and other in body else ""


def _not_a_number(
    text: str, minimum: float | None, maximum: float | None, habits: Habits, *, whole: bool
) -> Unreadable:
    suggested = _number_meant(text, habits, whole=whole)
    if suggested is not None and whole and suggested != suggested.to_integral_value():
        suggested = None
    if suggested is not None and _within(suggested, minimum, maximum):
        return Unreadable("C02", suggestion=_shown(suggested))
    if refused := _date_in_text(text, habits):
        return refused
    return Unreadable("C04" if len(_NUMBER.findall(text)) > 1 else "C02")


def _date_in_text(text: str, habits: Habits) -> Unreadable | None:
    """Refuse a text that is a day, as a file of text shows figures that became one: "03/04/2026", "03-abr"."""
    bare = without_clock(text).text
    if written := in_figures(bare) or in_words(bare):
        if year_is_last(bare) and habits.dates == "month-first":
            written = written._replace(month=written.day, day=written.month)
        try:
            day = date(written.year, written.month, written.day)
        except ValueError:
            return None
        return Unreadable("C21", day=day.isoformat(), as_typed=_as_typed(day, habits))
    found = _DAY_OF_MONTH.fullmatch(normalise(bare))
    month = MONTHS.get(found[2]) if found else None
    if found is None or month is None:
        return None
    month_first = habits.dates in {"month-first", "year-first"}
    return Unreadable("C21", as_typed=f"{month}/{int(found[1])}" if month_first else f"{int(found[1])}/{month}")


def _number_meant(text: str, habits: Habits, *, whole: bool) -> Decimal | None:
    """Return the number in "trece" or "35 mujeres", or None: "35 mil" and "casi 35" are not 35."""
    if len(text) > _LONGEST_TEXT:
        return None
    figures = figures_counted(text)
    if figures is not None:
        usual = _usual_one(readings, habits, whole=whole) if (readings := _readings(figures, habits)) else None
        return usual[0] if usual else None
    spelt = number_spelt(text)
    return None if spelt is None else Decimal(spelt)


def _within(value: Decimal, minimum: float | None, maximum: float | None) -> bool:
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)


def _out_of_bounds(minimum: float | None, maximum: float | None, *, whole: int) -> Unreadable:
    return Unreadable("C05", minimum=_shown(minimum), maximum=_shown(maximum), whole=whole)


def _shown(number: float | Decimal | None) -> str:
    if number is None:
        return ""
    digits = format(Decimal(str(number)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
