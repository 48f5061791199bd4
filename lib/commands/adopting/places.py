"""From outlines of any file to the places of a programme: which property is which, as coarse as maps need them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from lib.collect.places.outlines import simplified
from lib.commands.adopting.outlines import Feature, OutlinesProblem, read_outlines
from lib.programme.outline import shifted, turns_the_globe
from lib.programme.text import normalise

_SMALL = 250_000  # bytes of a file that is kept as it is where it has the properties already
_FIRST = 5
_DOUBTFUL = 0.05  # share of keys; where more are no places, another property is the key

Collection = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OutlinedPlace:
    """A region, or a part of the region with the key `region`."""

    key: str
    name: str
    geometry: shapely.Geometry
    region: str = ""


def is_ready(file: Path, wanted: Sequence[str] = ("key", "name")) -> bool:
    """Tell whether a file is small and has the `wanted` properties already, so that it is kept as it is."""
    if file.stat().st_size > _SMALL:
        return False
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        return all(set(wanted) <= each["properties"].keys() and each["geometry"]["coordinates"] for each in features)
    except (ValueError, LookupError, TypeError, AttributeError):
        return False


def first_of(features: Sequence[Feature]) -> dict[str, list[str]]:
    """Return the first five values of each property."""
    names = dict.fromkeys(name for each in features for name in each.properties)
    return {name: [said(each.properties.get(name)) for each in features[:_FIRST]] for name in names}


def places_of(
    features: Sequence[Feature], key: str, name: str, region: str = "", left_out: Iterable[str] = ()
) -> list[OutlinedPlace]:
    """Return a place for each key but those `left_out`; features that share one, such as islands, are one place.

    Raises OutlinesProblem where a property is not there or empty, one key has several names, or one no outline.
    """
    for wanted in filter(None, (key, name, region)):
        if not any(wanted in each.properties for each in features):
            known = "; ".join(f"{each}: {', '.join(values)}" for each, values in first_of(features).items())
            raise OutlinesProblem("no_property", property=wanted, known=known)
    parts = _by_key(features, key)
    for own in left_out:
        parts.pop(own, None)
    for own, group in parts.items():
        if wrong := _no_place(own, group, name):
            raise OutlinesProblem(wrong, key=own, property=key, names=", ".join(_names(group, name)) or "–")
    return [_place(own, group, name, region) for own, group in parts.items()]


def doubtful(features: Sequence[Feature], key: str, name: str) -> dict[str, list[str]]:
    """Return the keys that are likely no places, such as lakes without a number, each with its names.

    None are where most keys are of this kind: then another property is the key.
    """
    parts = _by_key(features, key)
    found = {own: _names(group, name) for own, group in parts.items() if _no_place(own, group, name)}
    return found if len(found) <= max(1, _DOUBTFUL * len(parts)) and len(found) < len(parts) else {}


def _by_key(features: Sequence[Feature], key: str) -> dict[str, list[Feature]]:
    parts: dict[str, list[Feature]] = defaultdict(list)
    for each in features:
        parts[said(each.properties.get(key))].append(each)
    return parts


def _names(group: Sequence[Feature], name: str) -> list[str]:
    return sorted({said(each.properties.get(name)) for each in group} - {""})


def _no_place(key: str, group: Sequence[Feature], name: str) -> str:
    """Return why features with this key are no place, as a text is named; "" where they are one."""
    names = _names(group, name)
    if not key or not names:
        return "nothing_in"
    if len(names) > 1:
        return "two_names"
    return "no_outline" if all(each.geometry.is_empty for each in group) else ""


def _place(key: str, group: Sequence[Feature], name: str, region: str) -> OutlinedPlace:
    told = group[0].properties
    return OutlinedPlace(key, said(told[name]), _together(group), said(told.get(region)))


def within(areas: Iterable[OutlinedPlace], regions: Sequence[OutlinedPlace]) -> list[OutlinedPlace]:
    """Return the areas with the key of their region: by its key or name, else by where most of an area lies.

    Raises OutlinesProblem for an area in no region.
    """
    known = {normalise(text): each.key for each in regions for text in (each.name, each.key)}
    found = []
    for area in areas:
        region = known.get(normalise(area.region)) if area.region else _around(area, regions)
        if region is None:
            raise OutlinesProblem("in_no_region", key=area.key, name=area.name, region=area.region or "–")
        found.append(OutlinedPlace(area.key, area.name, area.geometry, region))
    return found


def drawn(places: Sequence[OutlinedPlace]) -> Collection:
    """Return places as GeoJSON, simplified together so that neighbours stay neighbours, each with a point inside."""
    lines = simplified([each.geometry for each in places])
    return {
        "type": "FeatureCollection",
        "features": [_feature(place, line) for place, line in zip(places, lines, strict=True)],
    }


def write_places(collection: Collection, file: Path) -> None:
    """Write a collection, tightly."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def read_on_one_side(file: Path) -> list[Feature]:
    """Return the features of a file; those across the 180th meridian lie on one side of the map.

    Raises OutlinesProblem.
    """
    features = read_outlines(file)
    boxes = [part.bounds for each in features for part in shapely.get_parts(each.geometry)]
    if not turns_the_globe((west, east) for west, _, east, _ in boxes):
        return features
    return [Feature(each.properties, _moved(each.geometry)) for each in features]


def _moved(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(geometry, lambda x, y: ([shifted(each) for each in x], y), interleaved=False)


def _together(group: Sequence[Feature]) -> shapely.Geometry:
    """Return the land of several features without lines and points, which mending a polygon may leave."""
    parts = shapely.get_parts(shapely.union_all([each.geometry for each in group]))
    return shapely.union_all([part for part in parts if part.geom_type in {"Polygon", "MultiPolygon"}])


def _around(area: OutlinedPlace, regions: Sequence[OutlinedPlace]) -> str | None:
    shares = [(shapely.area(shapely.intersection(area.geometry, each.geometry)), each.key) for each in regions]
    most, key = max(shares)
    return key if most > 0 else None


def _feature(place: OutlinedPlace, geometry: shapely.Geometry) -> Mapping[str, Any]:
    point = shapely.point_on_surface(max(shapely.get_parts(geometry), key=shapely.area))
    region = {"region": place.region} if place.region else {}
    where = {"lat": round(point.y, 4), "lon": round(point.x, 4)}
    return {
        "type": "Feature",
        "properties": {"key": place.key, "name": place.name, **region, **where},
        "geometry": json.loads(shapely.to_geojson(geometry)),
    }


def said(value: object) -> str:
    """Return a property as text; 16.0 is «16»."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip("\0 \t\n")
