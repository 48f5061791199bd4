"""Outlines with fewer points: those are left out that hardly move the line (Douglas and Peucker, 1973)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from lib.markup.map.outlines import FeatureCollection, Ring, Shapes, municipal_outlines, state_outlines

_QUIET = 3.0  # how much coarser the states are that only surround the ones meant


@lru_cache(maxsize=128)
def thinned(shapes: Shapes, tolerance: float, ours: frozenset[str], municipalities: frozenset[str]) -> Shapes:
    """Return shapes whose lines lie within `tolerance` degrees of the true ones; states not among `ours` thrice that.

    `municipalities` names the only ones to keep. Outlines stay while snapshots come and go, so what was made is kept.
    """
    states = {
        key: _lines(rings, tolerance if key in ours else tolerance * _QUIET)
        for key, rings in state_outlines(shapes).items()
    }
    within = {key: _lines(rings, tolerance) for key, rings in municipal_outlines(shapes, municipalities).items()}
    return Shapes(
        _collection(states, "cve_ent"),
        lambda state: _collection(
            {key: rings for key, rings in within.items() if shapes.state_of(key) == state}, "cvegeo"
        ),
        shapes.state_of,
        replace(
            shapes.ground,
            land=_lines(shapes.ground.land, tolerance * _QUIET),
            lakes=_lines(shapes.ground.lakes, tolerance),
        ),
    )


def thin(ring: Ring, tolerance: float) -> Ring:
    """Return the ring without the points that lie within `tolerance` of the line through those that stay."""
    far = max(range(len(ring)), key=lambda place: _squared(ring[place], ring[0]))
    keep, waiting = {0, far, len(ring) - 1}, [(0, far), (far, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        worst = max(range(first + 1, last), key=lambda place: _distance(ring[place], ring[first], ring[last]))
        if _distance(ring[worst], ring[first], ring[last]) > tolerance**2:
            keep.add(worst)
            waiting += [(first, worst), (worst, last)]
    return tuple(ring[place] for place in sorted(keep))


def _lines(rings: Iterable[Ring], tolerance: float) -> tuple[Ring, ...]:
    """Return thinned rings, without those that have become a line."""
    return tuple(line for ring in rings if len(line := thin(ring, tolerance)) > 3)


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the square of the distance from a point to a stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if not length:
        return _squared(point, start)
    along = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    return _squared(point, (start[0] + along * dx, start[1] + along * dy))


def _squared(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _collection(outlines: dict[str, tuple[Ring, ...]], name: str) -> FeatureCollection:
    return {
        "features": [
            {"properties": {name: key}, "geometry": {"type": "Polygon", "coordinates": rings}}
            for key, rings in outlines.items()
        ]
    }
