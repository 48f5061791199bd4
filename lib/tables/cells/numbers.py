"""Whole numbers and decimals as people type them in Mexico. What can be read in two ways is refused."""

import math
import re
from datetime import date
from decimal import Decimal

from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.counted import figures_counted, number_spelt
from lib.tables.cells.days import day_of_serial
from lib.tables.cells.habits import Habits
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.written_days import MONTHS, in_figures, in_words, without_clock
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
_COMMA_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2}) (?:de )?([a-z]+)")
_NUMBER = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
_PERCENT = re.compile(r" ?(?:por ?ciento|per ?cent)$", re.IGNORECASE)
_NOISE = 1e-9
"""How far from a whole number sums of fractions may end up: sheets show neither more nor less than that number."""


def read_count(
    cell: Cell, minimum: int | None = 0, maximum: int | None = None, habits: Habits = _USUAL
) -> int | Noted[int]:
    """Read a whole number: 12, 12.0, "1,234", "1 234", 7.000000000000001.

    A count is never negative, so no minimum means 0. A comma before exactly three digits groups thousands, as Mexico
    writes it. "1.234" is refused (C03); "1.234.567" and "12,0" have one reading and are read with a note (V23).
    In a column that writes decimal commas (`habits`), "1,234" is refused too (C03). A date is never a count, nor what
    may be one where the sheet does not say which numbers are dates (C21).
    Raises Unreadable C02 (not a number), C03 (two readings), C04 (several numbers), C05 (fraction, out of bounds), C21.
    """
    least = minimum or 0
    _refuse_date(cell, habits.dates_told)
    form = ""
    if type(cell) is int:
        number = cell
    elif type(cell) is float and math.isfinite(cell):
        number = round(cell)
        if abs(number - cell) > _NOISE:
            raise _out_of_bounds(least, maximum, whole=1)
    elif type(cell) is str:
        value, form = _only_reading(plain(cell), least, maximum, whole=not habits.decimal_comma)
        number = round(value)
        if abs(number - value) > _NOISE:
            raise _out_of_bounds(least, maximum, whole=1)
    else:
        raise Unreadable("C02")
    if number < least or number > LARGEST or (maximum is not None and number > maximum):
        raise _out_of_bounds(least, maximum, whole=1)
    return Noted(number, "V23", {"form": form, "read_as": str(number)}) if form else number


def read_decimal(cell: Cell, minimum: float | None = None, maximum: float | None = None) -> float | Noted[float]:
    """Read a number with or without decimals: 12, 12.5, "12.5", "1,234.5".

    "1.234" and "1,234" are refused (C03). "12,5" and "32 %" (0.32) have one reading: read with a note (V23).
    Raises Unreadable C02 (not a number), C03 (two readings), C04 (several numbers), C05 (out of bounds) or C21 (date).
    """
    form = ""
    _refuse_date(cell, dates_told=True)
    if type(cell) is int or (type(cell) is float and math.isfinite(cell)):
        exact: float | Decimal = cell
    elif type(cell) is str:
        exact, form = _decimal_in_text(plain(cell), minimum, maximum)
    else:
        raise Unreadable("C02")
    if not -LARGEST <= exact <= LARGEST:
        raise _out_of_bounds(minimum, maximum, whole=0)
    number = float(exact) + 0.0  # no negative zero
    if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
        raise _out_of_bounds(minimum, maximum, whole=0)
    return Noted(number, "V23", {"form": form, "read_as": _shown(number)}) if form else number


def _refuse_date(cell: Cell, dates_told: bool) -> None:
    """Refuse a date, with the figures that became one: "3/4" typed as a count is a day of this year to a sheet."""
    if isinstance(cell, SheetDate):
        day = day_of_serial(cell)
        if day is not None:
            raise Unreadable("C21", day=day.isoformat(), as_typed=f"{day.day}/{day.month}")
        is_count = cell >= 0 and cell.is_integer()  # nobody types a day of 1900: a number in a cell made for dates
        raise Unreadable("C21", suggestion=str(int(cell))) if is_count else Unreadable("C21")
    if not dates_told and type(cell) is int and (day := day_of_serial(cell)):
        raise Unreadable("C21", may_be=day.isoformat(), as_typed=f"{day.day}/{day.month}")


def _decimal_in_text(text: str, minimum: float | None, maximum: float | None) -> tuple[Decimal, str]:
    text = _PERCENT.sub("%", text)
    if not text.endswith("%"):
        return _only_reading(text, minimum, maximum, whole=False)
    value, _ = _only_reading(text[:-1].rstrip(), minimum, maximum, whole=False)
    return value.scaleb(-2), "percent"


def _only_reading(text: str, minimum: float | None, maximum: float | None, *, whole: bool) -> tuple[Decimal, str]:
    """Return the one number that a text can be, and the form to note, "" where it is the usual one."""
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return Decimal(text), ""
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    readings = _readings(body, whole=whole)
    if not readings:
        raise _not_a_number(text, minimum, maximum, whole=whole)
    if len(readings) > 1:
        larger, smaller, *_ = sorted(readings, reverse=True)
        raise Unreadable("C03", first=_shown(sign * larger), second=_shown(sign * smaller))
    value, form = next(iter(readings.items()))
    return sign * value, form


def _readings(body: str, *, whole: bool) -> dict[Decimal, str]:
    """Return every number that unsigned digits can be under some convention, each with the form to note."""
    if len(body) > _LONGEST_TEXT:
        return {}
    if whole and _COMMA_GROUP.fullmatch(body):
        return {Decimal(body.replace(",", "")): ""}
    if body.startswith(".") and body[1:].isdigit():
        body = "0" + body
    found: dict[Decimal, str] = {}
    for pattern, groups, mark in _CONVENTIONS:
        if pattern.fullmatch(body):
            digits = "".join(character for character in body if character not in groups)
            value = Decimal(digits.replace(mark, ".") if mark else digits)
            found.setdefault(value, _form(body, groups, mark))
    return found


def _form(body: str, groups: str, mark: str) -> str:
    if "." in groups and "." in body:
        return "thousands-dot"
    return "decimal-comma" if mark == "," and "," in body else ""


def _not_a_number(text: str, minimum: float | None, maximum: float | None, *, whole: bool) -> Unreadable:
    suggested = _number_meant(text, whole=whole)
    if suggested is not None and whole and suggested != suggested.to_integral_value():
        suggested = None
    if suggested is not None and _within(suggested, minimum, maximum):
        return Unreadable("C02", suggestion=_shown(suggested))
    if refused := _date_in_text(text):
        return refused
    return Unreadable("C04" if len(_NUMBER.findall(text)) > 1 else "C02")


def _date_in_text(text: str) -> Unreadable | None:
    """Refuse a text that is a day, as a file of text shows figures that became one: "03/04/2026", "03-abr"."""
    bare = without_clock(text).text
    if written := in_figures(bare) or in_words(bare):
        try:
            day = date(written.year, written.month, written.day)
        except ValueError:
            return None
        return Unreadable("C21", day=day.isoformat(), as_typed=f"{day.day}/{day.month}")
    found = _DAY_OF_MONTH.fullmatch(normalise(bare))
    month = MONTHS.get(found[2]) if found else None
    return Unreadable("C21", as_typed=f"{int(found[1])}/{month}") if found and month else None


def _number_meant(text: str, *, whole: bool) -> Decimal | None:
    """Return the number in "trece" or "35 mujeres", or None: "35 mil" and "casi 35" are not 35."""
    if len(text) > _LONGEST_TEXT:
        return None
    figures = figures_counted(text)
    if figures is not None:
        readings = _readings(figures, whole=whole)
        return next(iter(readings)) if len(readings) == 1 else None
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
