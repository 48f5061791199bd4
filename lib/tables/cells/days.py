"""Days as people type them. Nothing is filled in and nothing is swapped: an unclear date is refused."""

import math
import re
from datetime import date

from lib.programme.countries.habits import DayOrder
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.written_days import (
    MONTHS,
    WrittenDay,
    almost_in_words,
    in_figures,
    in_words,
    without_clock,
    year_is_last,
)
from lib.tables.grid import Cell

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
_ORDINAL_OF_SERIAL_0 = date(1899, 12, 30).toordinal()
_FIRST_SERIAL = EARLIEST.toordinal() - _ORDINAL_OF_SERIAL_0
_LAST_SERIAL = LATEST.toordinal() - _ORDINAL_OF_SERIAL_0
_MIDNIGHT = 1e-8
"""Part of a day, under a thousandth of a second, by which a sum of days may miss the day that its sheet shows."""
_LONGEST = 90

_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})")
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])(?:[T ]?[0-9]{4,6}Z?)?")
_SERIAL = re.compile(r"[0-9]{2},?[0-9]{3}(?:\.[0-9]{1,12})?")
_PART_OF_DATE = re.compile(r"[0-9]{1,2} ?[-/.] ?[0-9]{1,4}(?: ?[-/.] ?[0-9]{1,4})?|[0-9]{4} ?[-/.] ?[0-9]{1,2}")
_SOME_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_FILLERS = frozenset({"de", "del", "el", "of", "the"})


def read_day(
    cell: Cell, typed: bool = True, order: DayOrder | None = "day-first", doubted: bool = False
) -> date | Noted[date]:
    """Read a day: a serial number (the hour is dropped), ISO, d/m/yyyy, "12 de marzo de 2024", "12-mar-2024".

    A text may have an hour and a zone, as forms write them: the day that is written counts. Figures with their year at
    the end are in the usual `order`; where the rest of the column says otherwise (`doubted`), or day and month have no
    usual order there, what fits both is refused.
    Text is read with a note (V23), except ISO and usual figures where the file knows no dates (`typed` False).
    Raises Unreadable C06 (not a date), C07 (incomplete, a range, or two readings) or C08 (impossible, or outside
    `EARLIEST` to `LATEST`).
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_serial(cell)
    if type(cell) is not str:
        raise Unreadable("C06")
    text = plain(cell)
    if len(text) > _LONGEST:
        raise Unreadable("C06")
    bare, zone, american = without_clock(text)
    written = in_figures(bare)
    if written and year_is_last(bare):
        written = _in_order(written, order, doubted=doubted or (american and order != "month-first"))
    if written and not typed and not zone and written.weekday is None and _is_usual(bare):
        return _day(written)
    written = written or in_words(bare)
    if written is None:
        raise _refusal(bare)
    day = _day(written)
    form = "day-as-text" if text == day.isoformat() else "date-text"
    return Noted(day, "V23", {"form": form, "read_as": day.isoformat()})


def order_of(cell: Cell) -> DayOrder | None:
    """Return the only order in which a text in figures is a day; None where it is none, or both are possible."""
    if type(cell) is not str or len(cell) > _LONGEST:
        return None
    bare = without_clock(plain(cell)).text
    written = in_figures(bare) if year_is_last(bare) else None
    if written is None:
        return None
    day_first = _possible(written.year, written.month, written.day)
    month_first = _possible(written.year, written.day, written.month)
    if day_first == month_first:
        return None
    return "day-first" if day_first else "month-first"


def day_of_serial(serial: float) -> date | None:
    """Return the day that a sheet's number shows as, within `EARLIEST` and `LATEST`, or None."""
    if not math.isfinite(serial):
        return None
    near = round(serial)
    number = near if abs(near - serial) < _MIDNIGHT else math.floor(serial)
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return date.fromordinal(_ORDINAL_OF_SERIAL_0 + number)
    return None


def _from_serial(serial: float) -> date:
    day = day_of_serial(serial)
    if day is not None:
        return day
    if 0 < serial < 32 and serial != int(serial):  # 20.09 is a day and a month, not an hour in 1900
        raise Unreadable("C07")
    raise _refused_impossible(str(serial))


def _is_usual(text: str) -> bool:
    """Tell whether figures are parted as CSV files part them: by hyphens, slashes or points without spaces."""
    return not any(mark in text for mark in " _,·\\")


def _in_order(written: WrittenDay, order: DayOrder | None, *, doubted: bool) -> WrittenDay:
    """Return figures as the day they are in the usual order.

    Refuse a day that is possible in the other order only (C08), and one that is both where that is in question (C07).
    """
    swapped = written._replace(month=written.day, day=written.month)
    readings = [each for each in (written, swapped) if _possible(each.year, each.month, each.day)]
    if order not in {"day-first", "month-first"}:
        if len(readings) == 2 and written.day != written.month:
            raise _with_readings({(each.year, each.month, each.day) for each in readings})
        return readings[0] if readings else written
    usual, other = (written, swapped) if order == "day-first" else (swapped, written)
    if usual not in readings and other in readings and usual.month > 12:
        raise Unreadable("C08", suggestion=date(other.year, other.month, other.day).isoformat())
    if doubted and len(readings) == 2 and written.day != written.month:
        raise _with_readings({(each.year, each.month, each.day) for each in readings})
    return usual


def _possible(year: int, month: int, day: int) -> bool:
    try:
        return EARLIEST <= date(year, month, day) <= LATEST
    except ValueError:
        return False


def _day(written: WrittenDay) -> date:
    """Return the day if there is one and it falls on its weekday; else nobody here knows which of the two is wrong."""
    if not _possible(written.year, written.month, written.day):
        raise Unreadable("C08")
    day = date(written.year, written.month, written.day)
    if written.weekday not in {None, day.weekday()}:
        raise Unreadable("C07")
    return day


def _refusal(text: str) -> Unreadable:
    """Say why a text is not one day: part of a date or a range (C07), eight figures (C08), or no date at all."""
    return _figures_alone(text) or _worded(text)


def _figures_alone(text: str) -> Unreadable | None:
    if match := _SHORT_YEAR.fullmatch(text):
        return _two_figures_of_year(int(match[1]), int(match[3]), int(match[4]), match[2] == "-")
    if _COMPACT.fullmatch(text):
        return _refused_impossible(text)
    if _SERIAL.fullmatch(text):
        day = day_of_serial(float(text.replace(",", "")))
        return Unreadable("C06", suggestion=day.isoformat()) if day else Unreadable("C06")
    return None


def _worded(text: str) -> Unreadable:
    meant = almost_in_words(text)
    if meant:
        return _with_readings({(meant.year, meant.month, meant.day)})
    words = normalise(text).split()
    figures = any(character.isdigit() for character in text)
    if figures and any(word in MONTHS for word in words):
        return _short_year_in_words(words)
    only_months = bool(words) and all(word in MONTHS or word in _FILLERS for word in words)
    is_part = only_months or _PART_OF_DATE.search(text) or _SOME_YEAR.search(text)
    return Unreadable("C07" if is_part else "C06")


def _short_year_in_words(words: list[str]) -> Unreadable:
    match words:
        case [first, month, last] if month in MONTHS and _is_two_figures(first) and _is_two_figures(last):
            return _with_readings(
                {(2000 + int(last), MONTHS[month], int(first)), (2000 + int(first), MONTHS[month], int(last))}
            )
    return Unreadable("C07")


def _is_two_figures(word: str) -> bool:
    return len(word) == 2 and word.isascii() and word.isdigit()


def _two_figures_of_year(first: int, second: int, third: int, dashed: bool) -> Unreadable:
    readings = {(2000 + third, second, first), (2000 + third, first, second)}
    if dashed:
        readings.add((2000 + first, second, third))
    return _with_readings(readings)


def _with_readings(readings: set[tuple[int, int, int]]) -> Unreadable:
    days = sorted(date(*reading).isoformat() for reading in readings if _possible(*reading))
    match days:
        case [first, second]:
            return Unreadable("C07", first=first, second=second)
        case [only]:
            return Unreadable("C07", suggestion=only)
    return Unreadable("C07")


def _refused_impossible(figures: str) -> Unreadable:
    """Refuse a number that is no day; 20240312 can only have meant 12 March 2024."""
    match = _COMPACT.fullmatch(figures.removesuffix(".0"))
    if match and _possible(int(match[1]), int(match[2]), int(match[3])):
        return Unreadable("C08", suggestion=f"{match[1]}-{match[2]}-{match[3]}")
    return Unreadable("C08")
