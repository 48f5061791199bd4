"""Whole numbers and decimals as people type them in Mexico. What can be read in two ways is refused."""

import math
import re
from decimal import Decimal

from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell

LARGEST = 10**15 - 1
_LONGEST_TEXT = 40


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
_NUMBER = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
_MEASURED = re.compile(r"([0-9][0-9 .,]*?) ?([^\W\d_]+)")
_COUNTED_THINGS = frozenset(
    {
        "mujer", "mujeres", "hombre", "hombres", "persona", "personas", "participante", "participantes", "asistente",
        "asistentes", "alumna", "alumnas", "senora", "senoras", "beneficiaria", "beneficiarias", "emprendedora",
        "emprendedoras", "microempresaria", "microempresarias", "empresaria", "empresarias", "nino", "ninos", "nina",
        "ninas", "menor", "menores", "computadora", "computadoras", "equipo", "equipos", "laptop", "laptops", "lugar",
        "lugares", "asiento", "asientos", "sesion", "sesiones", "hora", "horas", "hrs", "people", "women", "woman",
        "men", "man", "children", "participants", "computers", "seats", "sessions", "hours",
    }
)  # fmt: skip


def read_count(cell: Cell, minimum: int | None = 0, maximum: int | None = None) -> int | Noted[int]:
    """Read a whole number: 12, 12.0, "1,234", "1 234". A count is never negative, so no minimum means 0.

    A comma before exactly three digits groups thousands, as Mexico writes it. "1.234" is refused (C03);
    "1.234.567" and "12,0" have one reading and are read with a note (V23).
    Raises Unreadable C02 (not a number), C03 (two readings), C04 (several numbers) or C05 (fraction, out of bounds).
    """
    least = minimum or 0
    form = ""
    if type(cell) is int:
        number = cell
    elif type(cell) is float and math.isfinite(cell):
        number = int(cell)
        if number != cell:
            raise _out_of_bounds(least, maximum, whole=1)
    elif type(cell) is str:
        value, form = _only_reading(plain(cell), least, maximum, whole=True)
        number = int(value)
        if number != value:
            raise _out_of_bounds(least, maximum, whole=1)
    else:
        raise Unreadable("C02")
    if number < least or number > LARGEST or (maximum is not None and number > maximum):
        raise _out_of_bounds(least, maximum, whole=1)
    return Noted(number, "V23", {"form": form, "read_as": str(number)}) if form else number


def read_decimal(cell: Cell, minimum: float | None = None, maximum: float | None = None) -> float | Noted[float]:
    """Read a number with or without decimals: 12, 12.5, "12.5", "1,234.5".

    "1.234" and "1,234" are refused (C03). "12,5" and "32 %" (0.32) have one reading: read with a note (V23).
    Raises Unreadable C02 (not a number), C03 (two readings), C04 (several numbers) or C05 (out of bounds).
    """
    form = ""
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


def _decimal_in_text(text: str, minimum: float | None, maximum: float | None) -> tuple[Decimal, str]:
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
    return Unreadable("C04" if len(_NUMBER.findall(text)) > 1 else "C02")


def _number_meant(text: str, *, whole: bool) -> Decimal | None:
    """Return the number in "trece" or "35 mujeres", or None: "35 mil" and "casi 35" are not 35."""
    measured = _MEASURED.fullmatch(text)
    if measured and normalise(measured[2]) in _COUNTED_THINGS:
        readings = _readings(measured[1], whole=whole)
        return next(iter(readings)) if len(readings) == 1 else None
    if len(text) > _LONGEST_TEXT:
        return None
    words = normalise(text).split()
    if len(words) > 1 and words[-1] in _COUNTED_THINGS:
        words = words[:-1]
    spelt = number_in_words(words)
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


_UNITS = {
    "cero": 0, "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9,
}  # fmt: skip
_WHOLE = {
    **_UNITS,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuna": 21, "veintiuno": 21,
    "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "cien": 100,
}  # fmt: skip
_TENS = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip


def number_in_words(words: list[str]) -> int | None:
    """Return the number that normalised words spell, `["treinta", "y", "cinco"]` being 35, or None."""
    match words:
        case [word]:
            return _WHOLE.get(word, _TENS.get(word))
        case [tens, "y", unit] if tens in _TENS and _UNITS.get(unit):
            return _TENS[tens] + _UNITS[unit]
    return None
