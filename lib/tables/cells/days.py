"""Days as people type them. Nothing is filled in and nothing is swapped: an unclear date is refused."""

import math
import re
from datetime import date

from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
_ORDINAL_OF_SERIAL_0 = date(1899, 12, 30).toordinal()
_FIRST_SERIAL = EARLIEST.toordinal() - _ORDINAL_OF_SERIAL_0
_LAST_SERIAL = LATEST.toordinal() - _ORDINAL_OF_SERIAL_0
_LONGEST = 60

_TIME = r"(?:[T ](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})")
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])")
# Words and plain separators only: a question mark or a bracket says that the day is not settled.
_IN_WORDS = re.compile(r"[^\W_]+(?:[ ,./-]+[^\W_]+)*\.?")
_DAY = re.compile(r"([0-9]{1,2})(?:o|er|ro|ero|st|nd|rd|th)?")
_YEAR = re.compile(r"[0-9]{4}")
_PART_OF_DATE = re.compile(r"[0-9]{1,2} ?[-/.] ?[0-9]{1,4}(?: ?[-/.] ?[0-9]{1,4})?|[0-9]{4} ?[-/.] ?[0-9]{1,2}")
_SOME_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_FILLERS = frozenset({"de", "del", "el", "of", "the"})
_FROM = frozenset({"de", "del", "of"})  # the start of a range whose end is not there


def read_day(cell: Cell, typed: bool = True) -> date | Noted[date]:
    """Read a day: a serial number (the hour is dropped), ISO, d/m/yyyy, "12 de marzo de 2024", "12-mar-2024".

    Numbers and slashes are always day first, as in Mexico. Text is read with a note (V23), except ISO and d/m/yyyy
    where the file knows no dates (`typed` False).
    Raises Unreadable C06 (not a date), C07 (incomplete, a range, or two readings) or C08 (impossible, or outside
    `EARLIEST` to `LATEST`).
    """
    if type(cell) is int or type(cell) is float:
        return _from_serial(cell)
    if type(cell) is not str:
        raise Unreadable("C06")
    text = plain(cell)
    if len(text) > _LONGEST:
        raise Unreadable("C06")
    day = _in_figures(text)
    if day is not None and not typed:
        return day
    day = day or _in_words(text) or _after_weekday(text)
    if day is None:
        raise _refusal(text)
    form = "day-as-text" if text == day.isoformat() else "date-text"
    return Noted(day, "V23", {"form": form, "read_as": day.isoformat()})


def _from_serial(serial: float) -> date:
    if math.isfinite(serial):
        if _FIRST_SERIAL <= serial < _LAST_SERIAL + 1:
            return date.fromordinal(_ORDINAL_OF_SERIAL_0 + int(serial))
        if 0 < serial < 32 and serial != int(serial):  # 20.09 is a day and a month, not an hour in 1900
            raise Unreadable("C07")
    raise _refused_impossible(str(serial))


def _in_figures(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if month > 12 and _possible(year, day, month):
            raise Unreadable("C08", suggestion=date(year, day, month).isoformat())
        return _day(year, month, day)
    return None


def _in_words(text: str) -> date | None:
    """Read a day whose month is a word: day, month, year, or month, day, year."""
    text = text.replace("°", "º")
    if not _IN_WORDS.fullmatch(text) or not all(sign.isascii() or sign.isalpha() for sign in text):
        return None  # "1²" is not 12
    words = normalise(text).split()
    if not words or words[0] in _FROM:
        return None
    words = [word for word in words if word not in _FILLERS]
    if len(words) == 4 and words[0] in WEEKDAYS:
        weekday: int | None = WEEKDAYS[words.pop(0)]
    else:
        weekday = None
    if len(words) != 3 or not _YEAR.fullmatch(words[2]):
        return None
    first, second, year = words
    month, numbered = (second, first) if second in MONTHS else (first, second)
    written = _DAY.fullmatch(numbered)
    if month not in MONTHS or not written:
        return None
    return _on(weekday, _day(int(year), MONTHS[month], int(written[1])))


def _after_weekday(text: str) -> date | None:
    head, _, rest = text.partition(" ")
    weekday = WEEKDAYS.get(normalise(head))
    day = _in_figures(rest.strip()) if weekday is not None else None
    return None if day is None else _on(weekday, day)


def _on(weekday: int | None, day: date) -> date:
    """Return `day` if it falls on `weekday`; otherwise one of the two is wrong, and nobody here knows which."""
    if weekday is not None and day.weekday() != weekday:
        raise Unreadable("C07")
    return day


def _possible(year: int, month: int, day: int) -> bool:
    try:
        return EARLIEST <= date(year, month, day) <= LATEST
    except ValueError:
        return False


def _day(year: int, month: int, day: int) -> date:
    if not _possible(year, month, day):
        raise Unreadable("C08")
    return date(year, month, day)


def _refusal(text: str) -> Unreadable:
    """Say why a text is not one day: part of a date or a range (C07), eight figures (C08), or no date at all."""
    if match := _SHORT_YEAR.fullmatch(text):
        return _two_figures_of_year(int(match[1]), int(match[3]), int(match[4]), match[2] == "-")
    if _COMPACT.fullmatch(text):
        return _refused_impossible(text)
    words = normalise(text).split()
    figures = any(character.isdigit() for character in text)
    if figures and any(word in MONTHS for word in words):
        return _short_year_in_words(words)
    if words and all(word in MONTHS or word in _FILLERS for word in words):
        return Unreadable("C07")
    if _PART_OF_DATE.search(text) or _SOME_YEAR.search(text):
        return Unreadable("C07")
    return Unreadable("C06")


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


_MONTHS = (
    "enero ene january jan",
    "febrero feb february",
    "marzo mar march",
    "abril abr april apr",
    "mayo may",
    "junio jun june",
    "julio jul july",
    "agosto ago august aug",
    "septiembre setiembre sep sept set september",
    "octubre oct october",
    "noviembre nov november",
    "diciembre dic december dec",
)
_WEEKDAYS = (
    "lunes lun monday mon",
    "martes mar tuesday tue",
    "miercoles mie wednesday wed",
    "jueves jue thursday thu",
    "viernes vie friday fri",
    "sabado sab saturday sat",
    "domingo dom sunday sun",
)

MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
