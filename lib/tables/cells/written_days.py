"""The day, month and year that a text names, in figures or words, with or without an hour. Nothing is judged here."""

import re
from typing import NamedTuple

from rapidfuzz import fuzz, process

from lib.programme.text import normalise
from lib.tables.cells.counted import number_in_words

_ZONE = r"(?: ?(?:Z|UTC|GMT|[CEMP][SD]T)(?![a-z]))?(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?: ?\([^()]*\))?"
_HALF = r"(?: ?[ap]\. ?m\.?| ?[ap]m\b\.?)"
_CLOCK = re.compile(
    r"(?:(?<=[0-9])T|(?:,| a las?| at)? |^)"
    r"(?:"
    rf"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{{1,9}})?)?{_HALF}?(?: ?hrs?\b\.?| ?h\b\.?)?"
    rf"|(?:1[0-2]|0?[0-9]){_HALF}"
    rf")(?P<zone>{_ZONE})(?=$|[ ,])",
    re.IGNORECASE,
)
_AMERICAN_CLOCK = re.compile(r", [0-9:]+ [AP]M$")
_MARK = r" ?([-/._,·\\ ]) ?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_MARK}([0-9]{{1,2}}) ?\2 ?([0-9]{{1,2}})")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}) ?\2 ?([0-9]{{4}})")
_GLUED = re.compile(r"(?<=[0-9])(?=(?!ero)[^\W\d_]{3})|(?<=[^\W\d_]{3})(?=[0-9])")
# Words and plain separators only: a question mark or a bracket says that the day is not settled.
_IN_WORDS = re.compile(r"[^\W_]+(?:[ ,./-]+[^\W_]+)*")
_AT_THE_END = re.compile(
    r"(?:[^0-9?¿]*(?:, a|:|,)|a) ?"
    r"([0-9]{1,2} de [^\W\d_]+ del? [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})"
)
_DAY = re.compile(r"([0-9]{1,2})(?:o|er|ro|ero|st|nd|rd|th)?")
_FIGURE = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"[0-9]{4}")
_FILLERS = frozenset({"de", "del", "el", "of", "the", "dia", "mes", "ano"})
_FROM = frozenset({"de", "del", "of"})  # the start of a range whose end is not there
_LIKE_A_MONTH = 80
_SHORTEST_MISSPELT = 5
_ROMAN_MONTHS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip


class WrittenDay(NamedTuple):
    """What a text names: numbers as they stand there, whether or not the calendar has them. `weekday` 0 is Monday."""

    year: int
    month: int
    day: int
    weekday: int | None = None


class Clockless(NamedTuple):
    """A text without its hour, whether it names a zone, and whether its hour is written as in the United States."""

    text: str
    zone: bool = False
    american: bool = False


def without_clock(text: str) -> Clockless:
    """Return a text on one line without an hour, its zone and closing points: forms and scripts write them all."""
    line = " ".join(text.split()).rstrip(" .,;")
    found = _CLOCK.search(line)
    if found is None or not line.replace(found[0], "").strip():
        return Clockless(line)
    rest = f"{line[: found.start()]} {line[found.end() :]}"
    american = bool(_AMERICAN_CLOCK.search(line))
    return Clockless(" ".join(rest.split()).strip(" .,;"), bool(found["zone"]), american)


def in_figures(text: str) -> WrittenDay | None:
    """Return the day in figures parted twice by one mark, year first or last, the month in the middle."""
    if match := _YEAR_FIRST.fullmatch(text):
        return WrittenDay(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEAR_LAST.fullmatch(text):
        return WrittenDay(int(match[4]), int(match[3]), int(match[1]))
    head, _, rest = text.partition(" ")
    weekday = WEEKDAYS.get(normalise(head))
    figures = in_figures(rest.strip()) if weekday is not None else None
    return None if figures is None else figures._replace(weekday=weekday)


def year_is_last(text: str) -> bool:
    """Tell whether a text is a day in figures that ends with its year, so that day and month might change places."""
    return _YEAR_LAST.fullmatch(text) is not None


def in_words(text: str) -> WrittenDay | None:
    """Return the day whose month is a word: day, month, year; month, day, year; or year, month, day."""
    words = _words(text)
    if not words or words[0] in _FROM:
        return None
    words = [word for word in words if word not in _FILLERS]
    weekday = WEEKDAYS.get(words[0]) if len(words) > 3 and words[0] in WEEKDAYS else None
    return _three(words if weekday is None else words[1:], MONTHS, weekday)


def almost_in_words(text: str) -> WrittenDay | None:
    """Return the one day that a text must mean although days are not written so.

    Its month is a figure between words, a Roman one or misspelt, or the day stands at the end of a sentence.
    """
    if found := _AT_THE_END.fullmatch(text):
        return in_figures(found[1]) or in_words(found[1])
    words = [word for word in _words(text) if word not in _FILLERS]
    if not words or _words(text)[0] in _FROM:
        return None
    match words:
        case [day, month, year] if (
            _FIGURE.fullmatch(day) and _FIGURE.fullmatch(month) and _YEAR.fullmatch(year) and words != _words(text)
        ):
            return WrittenDay(int(year), int(month), int(day))
        case [_, month, _] if month in _ROMAN_MONTHS:
            return _three(words, _ROMAN_MONTHS, None)
    meant = [_month_like(word) for word in words]
    return _three(meant, MONTHS, None) if meant != words else None


def _words(text: str) -> list[str]:
    text = _GLUED.sub(" ", text.replace("°", "º"))
    if not _IN_WORDS.fullmatch(text) or not all(sign.isascii() or sign.isalpha() for sign in text):
        return []  # "1²" is not 12
    return normalise(text).split()


def _three(words: list[str], months: dict[str, int], weekday: int | None) -> WrittenDay | None:
    at = next((at for at, word in enumerate(words) if word in months), None)
    if at is None:
        return None
    before, after = words[:at], words[at + 1 :]
    if at == 0:
        before, after = after[:1], after[1:]
    elif len(before) == 1 and _YEAR.fullmatch(before[0]):
        before, after = after, before
    day, year = _day(before), _year(after)
    return None if day is None or year is None else WrittenDay(year, months[words[at]], day, weekday)


def _day(words: list[str]) -> int | None:
    written = _DAY.fullmatch(words[0]) if len(words) == 1 else None
    if written:
        return int(written[1])
    return 1 if words in (["primero"], ["primer"]) else number_in_words(words)


def _year(words: list[str]) -> int | None:
    if len(words) == 1 and _YEAR.fullmatch(words[0]):
        return int(words[0])
    after = number_in_words(words[2:]) if words[:2] == ["dos", "mil"] else None
    return 2000 + after if after else None


def _month_like(word: str) -> str:
    if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
        return word
    near = process.extractOne(word, _LONG_MONTHS, scorer=fuzz.ratio, score_cutoff=_LIKE_A_MONTH)
    return near[0] if near else word


_MONTHS = (
    "enero ene enr january jan",
    "febrero feb febr fbro february",
    "marzo mar mzo marz march",
    "abril abr april apr",
    "mayo may",
    "junio jun june",
    "julio jul july",
    "agosto ago agto agst august aug",
    "septiembre setiembre sep sept set sbre septbre september",
    "octubre oct octbre october",
    "noviembre nov novbre november",
    "diciembre dic dicbre december dec",
)
_WEEKDAYS = (
    "lunes lun monday mon",
    "martes mar tuesday tue",
    "miercoles mie mier wednesday wed",
    "jueves jue thursday thu",
    "viernes vie friday fri",
    "sabado sab saturday sat",
    "domingo dom sunday sun",
)

MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_LONG_MONTHS = [word for word in MONTHS if len(word) >= _SHORTEST_MISSPELT]
