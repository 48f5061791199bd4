"""Regions that a programme brings itself."""

from typing import Any

import pytest

from lib.programme.geography import Geography
from lib.programme.regions import RegionsProblem, geography_of
from lib.tables.cells.outcome import Noted
from lib.tables.cells.place_keys import read_municipality, read_state
from tests.refused import refuses


def shape(key: str, name: str, west: float, **more: str) -> dict[str, Any]:
    ring = [[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]
    return {
        "properties": {"key": key, "name": name, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def two_levels() -> Geography:
    regions = collection(shape("N", "Norte", 0), shape("S", "Sur", 1))
    areas = collection(shape("N-1", "Puerto", 0, region="N"), shape("S-1", "Llano", 1, region="S"))
    return geography_of(regions, areas)


def test_a_point_is_found_in_its_region() -> None:
    assert two_levels().state_at(0.5, 1.5) == "S"


def test_keys_need_not_be_digits() -> None:
    places = two_levels()
    assert read_state("norte", places) == "N"
    assert read_municipality("S-1", places) == "S-1"


def test_without_a_second_level_each_region_is_its_own_only_part() -> None:
    places = geography_of(collection(shape("01", "Norte", 0), shape("02", "Sur", 1)))
    assert places.one_level
    assert [each.key for each in places.municipalities_of("01")] == ["01"]
    read = read_municipality(2, places)
    assert isinstance(read, Noted)
    assert read.value == "02"


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ([], "at least one feature"),
        ([shape("", "Norte", 0)], r"regions\[1\]: expected the properties `key` and `name`"),
        ([shape("N", "Norte", 0), shape("N", "Sur", 1)], "«N» stands twice"),
        ([{"properties": {"key": "N", "name": "Norte"}, "geometry": {"type": "Point"}}], "expected a Polygon"),
    ],
)
def test_a_feature_that_cannot_be_used_is_named(features: list[dict[str, Any]], said: str) -> None:
    with refuses(RegionsProblem, match=said):
        geography_of(collection(*features))


def test_a_part_of_no_region_is_refused() -> None:
    with refuses(RegionsProblem, match="not in region «X»"):
        geography_of(collection(shape("N", "Norte", 0)), collection(shape("N-1", "Puerto", 0, region="X")))


def across(key: str, name: str) -> dict[str, Any]:
    """Return a region of two islands, on either side of the 180th meridian."""
    parts = [[[[low, 0], [high, 0], [high, 1], [low, 1], [low, 0]]] for low, high in ((179, 180), (-180, -179))]
    return {"properties": {"key": key, "name": name}, "geometry": {"type": "MultiPolygon", "coordinates": parts}}


def test_islands_on_both_sides_of_the_180th_meridian_lie_beside_each_other() -> None:
    places = geography_of(collection(shape("W", "Oeste", 177), across("E", "Este")))
    assert places.whole == (0, 177, 1, 181)
    assert [places.state_at(0.5, lon) for lon in (177.5, 179.5, -179.5, -170)] == ["W", "E", "E", None]
    assert places.longitude(-179.5) == 180.5
    assert places.typed == (0, -180, 1, 180)


def test_lands_all_round_the_globe_stay_where_they_are() -> None:
    places = geography_of(collection(shape("A", "A", -100), shape("B", "B", 0), shape("C", "C", 100)))
    assert places.whole == (0, -100, 1, 101)
    assert places.longitude(-99.5) == -99.5


def test_heights_of_points_are_left_aside() -> None:
    ring = [[*point, 12.5] for point in shape("N", "Norte", 0)["geometry"]["coordinates"][0]]
    feature = {"properties": {"key": "N", "name": "Norte"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    assert geography_of(collection(feature)).state_at(0.5, 0.5) == "N"
