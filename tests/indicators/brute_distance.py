"""Distances and who lives within them, worked out place by place and hub by hub: nothing of `lib` is used."""

from collections.abc import Iterable, Sequence
from math import acos, asin, cos, radians, sin, sqrt

RADIUS = 6371.0088

Point = tuple[float, float]


def km(one: Point, other: Point) -> float:
    """Return the great-circle distance to the millimetre, by haversine."""
    lat, lon, other_lat, other_lon = map(radians, (*one, *other))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return round(2 * RADIUS * asin(min(1.0, sqrt(half))), 6)


def by_dot_product(one: Point, other: Point) -> float:
    """Return the same by the law of cosines, which is exact enough far away and needs no half angles."""
    lat, lon, other_lat, other_lon = map(radians, (*one, *other))
    across = sin(lat) * sin(other_lat) + cos(lat) * cos(other_lat) * cos(other_lon - lon)
    return RADIUS * acos(max(-1.0, min(1.0, across)))


def within(places: Iterable[tuple[Point, int]], hubs: Sequence[Point], limit: float) -> int:
    """Return how many people live within so many km of any hub."""
    return sum(people for place, people in places if any(km(place, hub) <= limit for hub in hubs))
