"""Outlines with fewer points: those are left out that hardly move the line (Douglas and Peucker, 1973)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import inf

from lib.markup.map.outlines import FeatureCollection, Point, Ring, Shapes, municipal_outlines, state_outlines

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
    return tuple(point for point, weight in zip(ring, _weights(ring), strict=True) if weight > tolerance**2)


@lru_cache(maxsize=4096)
def _weights(ring: Ring) -> tuple[float, ...]:
    """Return for each point the square of the tolerance that leaves it out.

    Lines are divided at the same points whatever the tolerance, so a ring is gone through once for all of them.
    """
    far, end = max(range(len(ring)), key=lambda place: _squared(ring[place], ring[0])), len(ring) - 1
    weights = [0.0] * len(ring)
    weights[0] = weights[far] = weights[end] = inf
    waiting = [(0, far, inf), (far, end, inf)]
    while waiting:
        first, last, above = waiting.pop()
        distances = _distances(ring[first + 1 : last], ring[first], ring[last])
        if farthest := max(distances, default=0.0):
            worst = first + 1 + distances.index(farthest)
            weights[worst] = weight = min(farthest, above)
            waiting += [(first, worst, weight), (worst, last, weight)]
    return tuple(weights)


def _lines(rings: Iterable[Ring], tolerance: float) -> tuple[Ring, ...]:
    """Return thinned rings, without those that have become a line."""
    return tuple(line for ring in rings if len(line := thin(ring, tolerance)) > 3)


def _distances(points: Ring, start: Point, end: Point) -> list[float]:
    """Return the squares of the distances from points to a stretch."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if not length:
        return [_squared(point, start) for point in points]
    shares = (max(0.0, min(1.0, ((east - x) * dx + (north - y) * dy) / length)) for east, north in points)
    return [
        (east - (x + share * dx)) ** 2 + (north - (y + share * dy)) ** 2
        for (east, north), share in zip(points, shares, strict=True)
    ]


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _collection(outlines: dict[str, tuple[Ring, ...]], name: str) -> FeatureCollection:
    return {
        "features": [
            {"properties": {name: key}, "geometry": {"type": "Polygon", "coordinates": rings}}
            for key, rings in outlines.items()
        ]
    }
