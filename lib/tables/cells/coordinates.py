"""Latitudes and longitudes as people copy them: decimal degrees, or degrees, minutes and seconds.

Values are read as typed. Whether they are swapped, lost their sign or lie at sea is for a rule to say.
"""

import re
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from lib.programme.geography import Box
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell, typed_text

Axis = Literal["latitude", "longitude"]

_BOUND: dict[Axis, int] = {"latitude": 90, "longitude": 180}
_HEMISPHERES: dict[str, tuple[Axis, int]] = {
    "N": ("latitude", 1),
    "S": ("latitude", -1),
    "E": ("longitude", 1),
    "W": ("longitude", -1),
    "O": ("longitude", -1),  # oeste
}
_LONGEST = 80

_LOOKALIKES = str.maketrans(
    {**dict.fromkeys("º˚∘ᵒ", "°"), **dict.fromkeys("’‘′´`ʹʼ‛", "'"), **dict.fromkeys("”“″˝ʺ‟„", '"')}
)
_BEFORE = r"(?P<before>[NSEWO] ?)?(?P<sign>[+-])?(?P<degrees>[0-9]{1,3}"
_AFTER = r"(?P<after> ?[NSEWO])?"
_FORMS = (
    re.compile(rf"{_BEFORE}(?:\.[0-9]{{1,17}}|,[0-9]{{3,17}})?) ?°?{_AFTER}"),
    re.compile(rf"{_BEFORE}) ?° ?(?P<minutes>[0-9]{{1,2}}(?:[.,][0-9]{{1,9}})?) ?'?{_AFTER}"),
    re.compile(
        rf"{_BEFORE})(?P<mark> ?° ?| )(?P<minutes>[0-9]{{1,2}})(?: ?' ?| )"
        rf"(?P<seconds>[0-9]{{1,2}}(?:[.,][0-9]{{1,9}})?) ?\"?{_AFTER}"
    ),
)
_SIGNED_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FIGURES = re.compile(r"-?[0-9][0-9.,]*")
_BETWEEN = re.compile(r" ?[;,/|] ?| ")


@dataclass(frozen=True, slots=True)
class _Angle:
    """One angle in degrees; `axis` is known where a hemisphere was typed, `fine` where it has more than degrees."""

    degrees: float
    axis: Axis | None
    sexagesimal: bool
    fine: bool


def read_latitude(cell: Cell, within: Box | None = None) -> float | Noted[float]:
    """Read a latitude in degrees, -90 to 90; text other than a signed decimal is noted (V23).

    Raises Unreadable C12, with a suggestion where one place of a lost decimal point lies in the box `within`.
    """
    return _read(cell, "latitude", within)


def read_longitude(cell: Cell, within: Box | None = None) -> float | Noted[float]:
    """Read a longitude in degrees, -180 to 180, west negative: "O" is oeste. Notes and refusals as for a latitude."""
    return _read(cell, "longitude", within)


def read_pair(cell: Cell) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees where a cell holds both in exactly one way; otherwise None.

    Both need decimals or minutes: "20, 96" is not a pair. Hemisphere letters decide the order where they are typed.
    """
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    text = _simple(cell)
    if text[:1] + text[-1:] in {"()", "[]"}:
        text = text[1:-1].strip()
    halves = ((text[: gap.start()], text[gap.end() :]) for gap in _BETWEEN.finditer(text))
    pairs = {pair for first, second in halves if (pair := _pair(_angle(first), _angle(second)))}
    return pairs.pop() if len(pairs) == 1 else None


def _read(cell: Cell, axis: Axis, within: Box | None) -> float | Noted[float]:
    if type(cell) is float or type(cell) is int:
        if abs(cell) <= _BOUND[axis]:
            return float(cell)
        raise _refused(typed_text(cell), axis, within)
    if type(cell) is not str or len(cell) > _LONGEST:
        raise Unreadable("C12")
    text = _simple(cell)
    angle = _angle(text)
    if angle is None or not _fits(angle, axis):
        raise _refused(text, axis, within)
    if _SIGNED_DECIMAL.fullmatch(text):
        return angle.degrees
    return Noted(angle.degrees, "V23", {"form": "coordinate-text", "read_as": f"{angle.degrees:.6f}"})


def _simple(text: str) -> str:
    signs = plain(text.translate(_LOOKALIKES)).upper().replace("''", '"')
    return " ".join(signs.split())


def _angle(text: str) -> _Angle | None:
    """Return the angle that a text is, or None: a sign beside a hemisphere, or 60 minutes, is not one."""
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    hemisphere = ((parts["before"] or "") + (parts["after"] or "")).replace(" ", "")
    marked = "°" in parts.get("mark", "°") or hemisphere
    if len(hemisphere) > 1 or (hemisphere and parts["sign"]) or not marked:
        return None
    degrees, minutes, seconds = (_number(parts.get(name)) for name in ("degrees", "minutes", "seconds"))
    if minutes >= 60 or seconds >= 60:
        return None
    axis, direction = _HEMISPHERES.get(hemisphere, (None, -1 if parts["sign"] == "-" else 1))
    value = direction * (degrees + minutes / 60 + seconds / 3600) + 0.0
    sexagesimal = "minutes" in parts
    fine = sexagesimal or not parts["degrees"].isdigit()
    return _Angle(value, axis, sexagesimal, fine)


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0


def _fits(angle: _Angle, axis: Axis) -> bool:
    return angle.axis in {None, axis} and abs(angle.degrees) <= _BOUND[axis]


def _pair(first: _Angle | None, second: _Angle | None) -> tuple[float, float] | None:
    if first is None or second is None or not (first.fine and second.fine):
        return None
    if first.sexagesimal != second.sexagesimal:
        return None
    if first.axis == "longitude" and second.axis == "latitude":
        first, second = second, first
    if _fits(first, "latitude") and _fits(second, "longitude"):
        return first.degrees, second.degrees
    return None


def _refused(text: str, axis: Axis, within: Box | None) -> Unreadable:
    """Refuse, suggesting where the decimal point was if only one place for it lies in the box, in whole degrees."""
    if within and _FIGURES.fullmatch(text):
        digits = "".join(sign for sign in text if sign.isdigit())
        low, high = (within.min_lat, within.max_lat) if axis == "latitude" else (within.min_lon, within.max_lon)
        placed = [f"{digits[:at]}.{digits[at:]}" for at in range(1, min(4, len(digits)))]
        signed = [sign + value for value in placed for sign in ("", "-")]
        inside = [value for value in signed if floor(low) <= float(value) <= ceil(high)]
        if len(inside) == 1:
            return Unreadable("C12", suggestion=inside[0])
    return Unreadable("C12")
