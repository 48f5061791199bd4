"""Regions that a programme brings itself, as GeoJSON: its own states and, if it has them, their parts.

A feature of the first level has the properties `key` and `name`, and may have `short_name` and `aliases` (parted by
"|"); one of the second level has `key`, `name` and `region`, the key of the region it lies in.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lib.programme.declaring.refusals import Refused, refusal
from lib.programme.geography import Geography, Municipality, State
from lib.programme.outline import Box, on_one_side, shifted
from lib.programme.text import normalise

_SHAPES = frozenset({"Polygon", "MultiPolygon"})


class RegionsProblem(Refused):
    """A file of regions cannot be used; the message says which feature and what is expected."""


def geography_of(regions: Mapping[str, Any], areas: Mapping[str, Any] | None = None) -> Geography:
    """Return the places of two GeoJSON FeatureCollections. Without `areas` each region is its own only part.

    Raises RegionsProblem for a feature without key, name or polygon, a key that stands twice, or a part of no region.
    """
    first = list(_features(regions, "regions"))
    second = list(_features(areas, "areas")) if areas else [(key, each, geometry) for key, each, geometry in first]
    states = tuple(_state(key, properties) for key, properties, _ in first)
    municipalities = tuple(
        _municipality(key, properties, geometry, str(properties.get("region") or key) if areas else key)
        for key, properties, geometry in second
    )
    try:
        return Geography.of(states, municipalities, {key: geometry for key, _, geometry in first})
    except Refused as wrong:
        raise RegionsProblem(*wrong.refusals) from None


def _features(shapes: Mapping[str, Any], what: str) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    features = shapes.get("features")
    if not isinstance(features, list) or not features:
        raise RegionsProblem(refusal("refusal.regions.collection", what))
    seen: set[str] = set()
    for number, feature in enumerate(features, start=1):
        place = f"{what}[{number}]"
        properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
        key, name = str(properties.get("key") or ""), str(properties.get("name") or "")
        if not key or not name:
            raise RegionsProblem(refusal("refusal.regions.properties", place))
        if key in seen:
            raise RegionsProblem(refusal("refusal.twice.id", place, found=key))
        if geometry.get("type") not in _SHAPES:
            raise RegionsProblem(refusal("refusal.regions.shape", place, found=key))
        seen.add(key)
    for feature in on_one_side(shapes)["features"]:
        yield str(feature["properties"]["key"]), feature["properties"], feature["geometry"]


def _state(key: str, properties: Mapping[str, Any]) -> State:
    name = str(properties["name"])
    aliases = tuple(filter(None, str(properties.get("aliases") or "").split("|")))
    short = str(properties.get("short_name") or name)
    return State(key, name, short, iso=key, pcode=key, abbreviation=key, aliases=_distinct(name, aliases))


def _distinct(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(alias for alias in aliases if normalise(alias) != normalise(name))


def _municipality(key: str, properties: Mapping[str, Any], geometry: Mapping[str, Any], region: str) -> Municipality:
    box = _box(geometry)
    lat, lon = properties.get("lat"), properties.get("lon")
    middle = ((box.min_lat + box.max_lat) / 2, (box.min_lon + box.max_lon) / 2)
    point = (float(lat), float(lon)) if lat is not None and lon is not None else middle
    across = box.max_lon > 180
    return Municipality(
        key, str(properties["name"]), region, None, point[0], shifted(point[1]) if across else point[1], bbox=box
    )


def _box(geometry: Mapping[str, Any]) -> Box:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    points = [point for polygon in polygons for ring in polygon for point in ring]
    lons, lats = [float(point[0]) for point in points], [float(point[1]) for point in points]
    return Box(min(lats), min(lons), max(lats), max(lons))
