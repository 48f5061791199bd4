"""The places of a programme, read from a folder once per process: the bundled ones of Mexico, or its own.

A folder of its own holds `regions.geojson` and, where there is a second level, `areas.geojson` (`programme/regions.py`
says what they hold). For maps both kinds come out alike, with the properties `cve_ent` and `cvegeo`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lib.collect.places.outlines import collection_of
from lib.programme.geography import Geography
from lib.programme.outline import on_one_side
from lib.programme.regions import geography_of

_REGIONS, _AREAS = "regions.geojson", "areas.geojson"


@cache
def load_geography(folder: Path) -> Geography:
    """Return the states, municipalities and state outlines in `folder`; municipal shapes stay on disk.

    Raises `OSError` when a file is missing, `ValueError` or `KeyError` when one is not what it should be.
    """
    if _is_own(folder):
        areas = folder / _AREAS
        return geography_of(collection_of(folder / _REGIONS), collection_of(areas) if areas.is_file() else None)
    states, municipalities, towns = (
        (folder / f"{name}.csv").read_text(encoding="utf-8") for name in ("states", "municipalities", "places")
    )
    return Geography.from_tables(states, municipalities, state_shapes(folder)).with_towns(towns)


def state_shapes(folder: Path) -> Mapping[str, Any]:
    """Return all states as a GeoJSON FeatureCollection with properties `cve_ent` and `name`, for maps."""
    if _is_own(folder):
        return _renamed(collection_of(folder / _REGIONS), "cve_ent", lambda _: True)
    return collection_of(folder / "states.geojson")


def municipal_shapes(folder: Path, state_key: str) -> Mapping[str, Any]:
    """Return a state's municipalities as a GeoJSON FeatureCollection with properties `cvegeo` and `name`, for maps.

    Municipalities newer than the polygons have none: draw `Municipality.drawn_as`. Raises `OSError` when there is no
    such state among the bundled ones.
    """
    if not _is_own(folder):
        return collection_of(folder / "municipalities" / f"{state_key}.geojson")
    if (folder / _AREAS).is_file():
        areas = collection_of(folder / _AREAS)
        return _renamed(areas, "cvegeo", lambda properties: str(properties.get("region")) == state_key)
    regions = collection_of(folder / _REGIONS)
    return _renamed(regions, "cvegeo", lambda properties: str(properties["key"]) == state_key)


def ground_shapes(folder: Path) -> Mapping[str, Any]:
    """Return what lies round the states as a GeoJSON FeatureCollection with the property `kind`: sea, land or lake.

    A programme's own folder need not have any.
    """
    file = folder / "ground.geojson"
    return collection_of(file) if file.is_file() else {"type": "FeatureCollection", "features": []}


def _is_own(folder: Path) -> bool:
    return (folder / _REGIONS).is_file()


def _renamed(shapes: Mapping[str, Any], key: str, wanted: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any]:
    """Return the wanted features with their key under the name that maps know it by."""
    features = [
        {**each, "properties": {key: str(each["properties"]["key"]), "name": each["properties"]["name"]}}
        for each in on_one_side(shapes)["features"]
        if wanted(each["properties"])
    ]
    return {"type": "FeatureCollection", "features": features}
