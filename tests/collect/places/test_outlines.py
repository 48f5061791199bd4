"""Large outlines are made thin once, and are then no slower to use than those that were thin from the beginning."""

import json
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import pytest

from lib.collect.places.geography import load_geography, municipal_shapes, state_shapes
from lib.collect.places.outlines import LARGE, collection_of


def _circle(west: float, points: int) -> list[list[float]]:
    ring = [[west + 0.5 * cos(2 * pi * at / points), 15 + 0.5 * sin(2 * pi * at / points)] for at in range(points)]
    return [*ring, ring[0]]


def _features(points: int) -> dict[str, Any]:
    rings = {"W": _circle(-91, points), "E": _circle(-89, points)}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"key": key, "name": key, "aliases": f"{key}{key}"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for key, ring in rings.items()
        ],
    }


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    file = tmp_path / "regions.geojson"
    file.write_text(json.dumps(_features(15_000)), encoding="utf-8")
    assert file.stat().st_size > LARGE
    return file


def _points(collection: Any) -> int:
    return len(json.dumps(collection).split("],"))


def test_every_use_of_large_outlines_is_of_thin_ones_with_the_same_places(raw: Path) -> None:
    geography = load_geography(raw.parent)
    assert geography.state_by_name("WW") == geography.state("W")
    assert geography.state_at(15.2, -91.2) == "W"
    assert geography.state_at(15.2, -90) is None
    for shapes in (collection_of(raw), state_shapes(raw.parent), municipal_shapes(raw.parent, "E")):
        assert _points(shapes) < 500


def test_they_are_kept_beside_the_file_and_made_anew_when_it_changes(raw: Path) -> None:
    collection_of(raw)
    kept = raw.with_name("regions.thin.json")
    assert kept.stat().st_size < raw.stat().st_size / 50
    made = kept.read_text(encoding="utf-8")
    told = json.loads(made)
    told["features"][0]["properties"]["name"] = "Kept"
    kept.write_text(json.dumps(told), encoding="utf-8")
    raw.touch()
    assert collection_of(raw)["features"][0]["properties"]["name"] == "Kept"
    raw.write_text(json.dumps(_features(16_000)), encoding="utf-8")
    assert collection_of(raw)["features"][0]["properties"]["name"] == "W"


def test_a_kept_file_that_is_damaged_and_a_folder_that_cannot_be_written_to_cost_only_time(raw: Path) -> None:
    kept = raw.with_name("regions.thin.json")
    kept.write_text("{", encoding="utf-8")
    assert _points(collection_of(raw)) < 500
    kept.unlink()
    kept.mkdir()  # no file can take its place
    raw.touch()
    assert _points(collection_of(raw)) < 500
    assert sorted(each.name for each in raw.parent.iterdir()) == ["regions.geojson", "regions.thin.json"]


def test_outlines_that_are_none_are_left_for_whoever_says_so(tmp_path: Path) -> None:
    file = tmp_path / "regions.geojson"
    told = {"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"x": "y" * LARGE}}]}
    file.write_text(json.dumps(told), encoding="utf-8")
    assert collection_of(file)["features"] == told["features"]
