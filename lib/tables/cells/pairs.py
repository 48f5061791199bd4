"""Latitude and longitude in one cell: a pair, a reading of a telephone, or a link of a map that carries the numbers."""

import re
from urllib.parse import unquote

from lib.programme.outline import Box
from lib.tables.cells.angles import LONGEST, Angle, angle, simple
from lib.tables.grid import Cell

Pair = tuple[float, float]

_LONGEST_LINK = 2000
_BETWEEN = re.compile(r" ?[;,/|] ?| ")
_PHONE_READING = re.compile(r"(-?[0-9]{1,2}\.[0-9]+) (-?[0-9]{1,3}\.[0-9]+) -?[0-9]+(?:\.[0-9]+)? [0-9]+(?:\.[0-9]+)?")
_N = r"(-?[0-9]{1,3}\.[0-9]+)"
_GAP = r"(?:,|~|;|/|\+|\s)+"
_LINKS = (
    re.compile(rf"!3d{_N}!4d{_N}"),  # the pin of a Google place
    re.compile(rf"[?&#]mlat={_N}&mlon={_N}"),  # the pin of OpenStreetMap
    re.compile(rf"[?&#](?:q|query|ll|sll|daddr|saddr|destination|origin|center|cp|to|at|coordinate|point)"
               rf"=(?:loc:|ll\.|@)?\s*{_N}{_GAP}{_N}"),
    re.compile(rf"/(?:search|place|dir)/{_N}{_GAP}{_N}"),
    re.compile(rf"(?:#|[?&])map=[0-9.]+/{_N}/{_N}"),
    re.compile(rf"@{_N},{_N}"),
    re.compile(rf"^geo:{_N},{_N}", re.IGNORECASE),
    re.compile(rf"[?&#]lat(?:itude)?={_N}&(?:lon|lng|long|longitude)={_N}"),
    re.compile(rf"[?&#]pin={_N}{_GAP}{_N}"),
    re.compile(rf"\"lat(?:itude)?\" ?: ?\"?{_N}\"?, ?\"(?:lon|lng|long|longitude)\" ?: ?\"?{_N}"),
)  # fmt: skip
_WITH_ALTITUDE = re.compile(rf"\s*{_N}\s*,\s*{_N}\s*,\s*-?[0-9.]+\s*")
_LON_FIRST = (re.compile(rf"\bPOINT\s*Z?\s*\(\s*{_N}\s+{_N}(?:\s+[0-9.-]+)?\s*\)", re.IGNORECASE),)


def read_pair(cell: Cell) -> Pair | None:
    """Return latitude and longitude in degrees where a cell holds both in exactly one way; otherwise None.

    Both need decimals or minutes: "20, 96" is not a pair. Hemisphere letters decide the order where they are typed.
    Altitude and accuracy may follow, as Kobo and ODK write them.
    """
    return _pair_in(cell, sure=True)


def pair_meant(cell: Cell, within: Box | None) -> Pair | None:
    """Return the one pair that a cell must mean although it is not read as one: for the question, never the answer."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_LINK:
        return None
    text = unquote(cell.strip())
    for pattern in _LINKS:
        linked = {(float(lat), float(lon)) for lat, lon in pattern.findall(text)}
        if linked:
            return _only(linked)
    swapped = {(float(lat), float(lon)) for pattern in _LON_FIRST for lon, lat in pattern.findall(text)}
    if found := _WITH_ALTITUDE.fullmatch(text):  # latitude first, or longitude first as in KML
        first, second = float(found[1]), float(found[2])
        swapped |= {(second, first)} | ({(first, second)} if within else set())
    inside = {pair for pair in swapped if within is None or within.holds(*pair)}
    if inside:
        return _only(inside)
    return _pair_in(text, sure=False)


def _only(pairs: set[Pair]) -> Pair | None:
    possible = [pair for pair in pairs if abs(pair[0]) <= 90 and abs(pair[1]) <= 180]
    return possible[0] if len(possible) == 1 else None


def _pair_in(cell: Cell, *, sure: bool) -> Pair | None:
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return None
    text = simple(cell)
    if text[:1] + text[-1:] in {"()", "[]"}:
        text = text[1:-1].strip()
    if found := _PHONE_READING.fullmatch(text):
        return _only({(float(found[1]), float(found[2]))})
    halves = ((text[: gap.start()], text[gap.end() :]) for gap in _BETWEEN.finditer(text))
    angles = ((angle(first), angle(second)) for first, second in halves)
    pairs = {
        pair
        for first, second in angles
        if first and second and ((first.sure and second.sure) or not sure) and (pair := _pair(first, second))
    }
    return pairs.pop() if len(pairs) == 1 else None


def _pair(first: Angle, second: Angle) -> Pair | None:
    if not (first.fine and second.fine) or first.sexagesimal != second.sexagesimal:
        return None
    if first.axis == "longitude" and second.axis == "latitude":
        first, second = second, first
    if first.fits("latitude") and second.fits("longitude"):
        return first.degrees, second.degrees
    return None
