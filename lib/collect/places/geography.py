"""The places of a programme, read from a folder once per process: the bundled ones of Mexico, or its own.

A folder of its own holds `regions.geojson` and, where there is a second level, `areas.geojson` (`programme/regions.py`
says what they hold). For maps both kinds come out alike, with the properties `cve_ent` and `cvegeo`.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lib.programme.geography import Geography
from lib.programme.outline import on_one_side
from lib.programme.regions import RegionsProblem, geography_of

_REGIONS, _AREAS = "regions.geojson", "areas.geojson"


@cache
def load_geography(folder: Path) -> Geography:
    """Return the states, municipalities and state outlines in `folder`; municipal shapes stay on disk.

    Raises `OSError` when a file is missing, `ValueError` or `KeyError` when one is not what it should be.
    """
    if _is_own(folder):
        areas = folder / _AREAS
        return geography_of(
            _feature_collection(folder / _REGIONS), _feature_collection(areas) if areas.is_file() else None
        )
    states, municipalities, towns = (
        (folder / f"{name}.csv").read_text(encoding="utf-8") for name in ("states", "municipalities", "places")
    )
    return Geography.from_tables(states, municipalities, state_shapes(folder)).with_towns(towns)


def state_shapes(folder: Path) -> dict[str, Any]:
    """Return all states as a GeoJSON FeatureCollection with properties `cve_ent` and `name`, for maps."""
    if _is_own(folder):
        return _renamed(_feature_collection(folder / _REGIONS), "cve_ent", lambda _: True)
    return _feature_collection(folder / "states.geojson")


def municipal_shapes(folder: Path, state_key: str) -> dict[str, Any]:
    """Return a state's municipalities as a GeoJSON FeatureCollection with properties `cvegeo` and `name`, for maps.

    Municipalities newer than the polygons have none: draw `Municipality.drawn_as`. Raises `OSError` when there is no
    such state among the bundled ones.
    """
    if not _is_own(folder):
        return _feature_collection(folder / "municipalities" / f"{state_key}.geojson")
    if (folder / _AREAS).is_file():
        areas = _feature_collection(folder / _AREAS)
        return _renamed(areas, "cvegeo", lambda properties: str(properties.get("region")) == state_key)
    regions = _feature_collection(folder / _REGIONS)
    return _renamed(regions, "cvegeo", lambda properties: str(properties["key"]) == state_key)


def ground_shapes(folder: Path) -> dict[str, Any]:
    """Return what lies round the states as a GeoJSON FeatureCollection with the property `kind`: sea, land or lake.

    A programme's own folder need not have any.
    """
    file = folder / "ground.geojson"
    return _feature_collection(file) if file.is_file() else {"type": "FeatureCollection", "features": []}


def _is_own(folder: Path) -> bool:
    return (folder / _REGIONS).is_file()


def _renamed(shapes: dict[str, Any], key: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the wanted features with their key under the name that maps know it by."""
    features = [
        {**each, "properties": {key: str(each["properties"]["key"]), "name": each["properties"]["name"]}}
        for each in on_one_side(shapes)["features"]
        if wanted(each["properties"])
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature_collection(path: Path) -> dict[str, Any]:
    try:
        shapes = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise RegionsProblem(f"«{path.name}» is not JSON: {problem}") from None
    if not isinstance(shapes, dict):
        raise RegionsProblem(f"«{path.name}»: expected a GeoJSON FeatureCollection")
    return shapes
