"""Latitudes and longitudes as people copy them.

Values are read as typed. Whether they lost their sign or lie at sea is for a rule to say.
"""

import re
from math import ceil, floor

from lib.programme.outline import Box
from lib.tables.cells.angles import BOUND, LONGEST, Angle, Axis, angle, simple
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.pairs import pair_meant, read_pair
from lib.tables.grid import Cell, SheetDate, typed_text

_SIGNED_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FIGURES = re.compile(r"-?[0-9][0-9.,]*")
_UTM_ZONE = re.compile(r"(?:UTM|ZONA|ZONE)\b|\b[1-6]?[0-9] ?[C-HJ-NP-X]\b.*[0-9]{6}", re.IGNORECASE)
_METRES = re.compile(r"-?(?:[1-6]?[0-9] ?[C-HJ-NP-X] |(?:[XYNE]|ESTE|NORTE|EAST(?:ING)?|NORTH(?:ING)?) ?[:=]? ?)?"
                     r"([0-9]{1,2}[ ,]?[0-9]{3}[ ,]?[0-9]{3}|[0-9]{3}[ ,]?[0-9]{3})(?:\.[0-9]+)?"
                     r" ?(?:M|MTS?|MN|ME|N|E)?\.?", re.IGNORECASE)  # fmt: skip
_EASTINGS = range(100_000, 900_001)
_METRES_PER_DEGREE = 110_800
_SOUTHERN_ZERO = 10_000_000
_DAYS_OF_360_DEGREES = 15


def read_latitude(cell: Cell, within: Box | None = None) -> float | Noted[float]:
    """Read a latitude in degrees, -90 to 90; text other than a signed decimal is noted (V23).

    Raises Unreadable C12, with a suggestion where there is one reading, or one place of a lost decimal point in the
    box `within`; with `fix_lat` and `fix_lon` where the cell means a pair; with `case` utm for metres.
    """
    return _read(cell, "latitude", within)


def read_longitude(cell: Cell, within: Box | None = None) -> float | Noted[float]:
    """Read a longitude in degrees, -180 to 180, west negative: "O" is oeste. Notes and refusals as for a latitude."""
    return _read(cell, "longitude", within)


def are_metres(lat: Cell, lon: Cell, within: Box | None) -> bool:
    """Tell whether two cells, in either order, are UTM metres of a place in the box."""
    first, second = _metres(lat), _metres(lon)
    if first is None or second is None:
        return False
    return _is_utm(first, second, within) or _is_utm(second, first, within)


def swapped(lat: Cell, lon: Cell, within: Box) -> tuple[float, float] | None:
    """Return latitude and longitude where each stands in the other's cell and the point is then in the box.

    A lost minus of the longitude is put back.
    """
    try:
        latitude, longitude = _value(read_latitude(lon, None)), _value(read_longitude(lat, None))
    except Unreadable:
        return None
    return next((point for point in ((latitude, longitude), (latitude, -longitude)) if within.holds(*point)), None)


def is_in(lat: Cell, lon: Cell, within: Box) -> bool:
    """Tell whether two cells are a point in the box, whose longitude may have lost its minus."""
    return swapped(lon, lat, within) is not None


def _read(cell: Cell, axis: Axis, within: Box | None) -> float | Noted[float]:
    if type(cell) is float or type(cell) is int:
        if abs(cell) <= BOUND[axis]:
            return float(cell)
        raise _refused(typed_text(cell), axis, within)
    if isinstance(cell, SheetDate) and 0 < cell < _DAYS_OF_360_DEGREES:  # 20:58:02 became an hour
        raise _suggested(Angle(cell * 24, None, True, True), axis, within) or Unreadable("C12")
    if type(cell) is not str:
        raise Unreadable("C12")
    text = simple(cell) if len(cell) <= LONGEST else ""
    found = angle(text)
    if found is None or not found.sure or not found.fits(axis):
        raise (
            _refused(cell.strip(), axis, within)
            if found is None
            else _suggested(found, axis, within) or Unreadable("C12")
        )
    if _SIGNED_DECIMAL.fullmatch(text):
        return found.degrees
    return Noted(found.degrees, "V23", {"form": "coordinate-text", "read_as": f"{found.degrees:.6f}"})


def _suggested(found: Angle, axis: Axis, within: Box | None) -> Unreadable | None:
    """Refuse, suggesting the angle; one without a hemisphere whose opposite alone is in the box lost its minus."""
    if not found.fits(axis) or not found.fine or (found.sure and not found.sexagesimal):
        return None
    degrees = found.degrees
    low, high = _bounds(axis, within) if within and found.axis is None else (-BOUND[axis], BOUND[axis])
    if not low <= degrees <= high and low <= -degrees <= high:
        degrees = -degrees
    return Unreadable("C12", case="form", suggestion=f"{degrees:.6f}")


def _refused(text: str, axis: Axis, within: Box | None) -> Unreadable:
    """Refuse, saying what the cell means where that is one thing."""
    if pair := read_pair(text) or pair_meant(text, within):
        return Unreadable("C12", case="pair", fix_lat=pair[0], fix_lon=pair[1])
    if _UTM_ZONE.search(text):
        return Unreadable("C12", case="utm")
    suggestion = _with_point(text, axis, within)
    return Unreadable("C12", suggestion=suggestion) if suggestion else Unreadable("C12")


def _with_point(text: str, axis: Axis, within: Box | None) -> str | None:
    """Return figures with their lost decimal point, where only one place for it lies in the box, in whole degrees."""
    figures = simple(text)
    if within is None or not _FIGURES.fullmatch(figures):
        return None
    if figures.count(".") == 1 and len(figures.partition(".")[2]) != 3 and "," not in figures:
        return None  # it has its point: metres, or another way to write degrees
    digits = "".join(sign for sign in figures if sign.isdigit())
    low, high = _bounds(axis, within)
    placed = [f"{digits[:at]}.{digits[at:]}" for at in range(1, min(4, len(digits)))]
    signed = [sign + value for value in placed for sign in ("", "-")]
    inside = [value for value in signed if low <= float(value) <= high]
    return inside[0] if len(inside) == 1 else None


def _bounds(axis: Axis, within: Box) -> tuple[int, int]:
    low, high = (within.min_lat, within.max_lat) if axis == "latitude" else (within.min_lon, within.max_lon)
    return floor(low), ceil(high)


def _metres(cell: Cell) -> float | None:
    if type(cell) is int or type(cell) is float:
        return abs(float(cell))
    found = _METRES.fullmatch(cell.strip()) if isinstance(cell, str) and len(cell) <= LONGEST else None
    return float(re.sub("[ ,]", "", found[1])) if found else None


def _is_utm(northing: float, easting: float, within: Box | None) -> bool:
    if not _EASTINGS.start <= easting < _EASTINGS.stop or not _EASTINGS.start <= northing <= _SOUTHERN_ZERO:
        return False
    if within is None:
        return True
    degrees = (northing / _METRES_PER_DEGREE, (northing - _SOUTHERN_ZERO) / _METRES_PER_DEGREE)
    return any(floor(within.min_lat) <= lat <= ceil(within.max_lat) for lat in degrees)


def _value(outcome: float | Noted[float]) -> float:
    return outcome.value if isinstance(outcome, Noted) else outcome
