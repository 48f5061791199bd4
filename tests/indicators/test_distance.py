"""The nearest point is the one that comparing every pair finds, all over the globe."""

from math import degrees

import numpy as np
import pytest

from lib.indicators.distance import EARTH_KM, Floats, haversine, nearest
from tests.indicators.brute_distance import Point, by_dot_product, km


def columns(points: list[Point]) -> tuple[Floats, Floats]:
    lat, lon = (np.array([each[axis] for each in points], dtype=np.float64) for axis in (0, 1))
    return lat, lon


def found(points: list[Point], others: list[Point]) -> tuple[list[int], list[float]]:
    index, distances = nearest(*columns(points), *columns(others))
    return index.tolist(), distances.tolist()


def scattered(seed: int, count: int, box: tuple[float, float, float, float]) -> list[Point]:
    random = np.random.default_rng(seed)
    south, west, north, east = box
    return list(zip(random.uniform(south, north, count), random.uniform(west, east, count), strict=True))


@pytest.mark.parametrize(
    "box",
    [
        (14.0, -98.0, 22.0, -86.0),
        (-90.0, -180.0, 90.0, 180.0),
        (89.9, -180.0, 90.0, 180.0),
        (20.0, -89.01, 20.01, -89.0),
    ],
    ids=["southeast", "globe", "pole", "one-village"],
)
@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_nearest_of_all_pairs(seed: int, box: tuple[float, float, float, float]) -> None:
    places, hubs = scattered(seed, 200, box), scattered(seed + 100, 40, box)
    index, distances = found(places, hubs)
    assert distances == [min(km(place, hub) for hub in hubs) for place in places]
    assert distances == [km(place, hubs[each]) for place, each in zip(places, index, strict=True)]


def test_the_antimeridian_and_the_poles_are_no_borders() -> None:
    places = [(-16.8, 179.999), (89.9999, 10.0), (-89.9999, 0.0)]
    _, distances = found(places, [(-16.8, -179.999), (89.9999, -170.0), (-89.9999, 180.0)])
    assert distances == pytest.approx([0.212898, 0.022239, 0.022239], abs=2e-6)
    _, alone = found([places[0]], [(-16.8, -179.999)])
    assert alone[0] == pytest.approx(by_dot_product(places[0], (-16.8, -179.999)), abs=1e-3)


@pytest.mark.parametrize("limit", [2, 5, 10])
@pytest.mark.parametrize("lon", [0.0, -89.6, 180.0])
def test_a_place_exactly_at_a_distance_is_at_that_distance(limit: int, lon: float) -> None:
    on_the_line, beyond = degrees(limit / EARTH_KM), degrees((limit + 1e-5) / EARTH_KM)
    _, distances = found([(on_the_line, lon), (beyond, lon)], [(0.0, lon)])
    assert distances[0] == limit
    assert distances[1] > limit


def test_points_on_one_spot_and_points_that_repeat_are_no_trouble() -> None:
    here = (20.2, -89.28)
    index, distances = found([here, (20.3, -89.28)], [here] * 100)
    assert distances == [0.0, km((20.3, -89.28), here)]
    assert all(0 <= each < 100 for each in index)


def test_without_others_nothing_is_near_and_a_point_without_coordinates_is_near_nothing() -> None:
    assert found([(20.0, -89.0)], []) == ([-1], [np.inf])
    assert found([(np.nan, -89.0), (20.0, np.nan)], [(20.0, -89.0)]) == ([-1, -1], [np.inf, np.inf])
    assert found([], [(20.0, -89.0)]) == ([], [])


def test_opposite_points_are_half_way_round() -> None:
    assert haversine(*columns([(0.0, 0.0)]), *columns([(0.0, 180.0)]))[0] == pytest.approx(np.pi * EARTH_KM, abs=1e-5)
