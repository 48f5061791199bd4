"""Rows of the tables written to `data/geo`, from the layers, the facts and the places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geography.coverage import Polygons, degrees_bounds
from geography.lambert import to_degrees, to_metres
from geography.sources import Layer, Place

STATES_HEADER = ("cve_ent", "nombre_oficial", "nombre_corto", "iso_3166_2", "pcode", "abreviatura", "aliases")
MUNICIPALITIES_HEADER = (
    "cvegeo", "name", "cve_ent", "parent_cvegeo", "lat", "lon", "min_lat", "min_lon", "max_lat", "max_lon"
)  # fmt: skip
PLACES_HEADER = ("name", "lat", "lon", "cvegeo", "population")
DECIMALS = 4  # of a degree, about 10 m

Row = tuple[str, ...]


@dataclass(frozen=True)
class Extent:
    """Where a municipality is, in degrees: a point inside it, and its box rounded outwards."""

    lat: float
    lon: float
    south: float
    west: float
    north: float
    east: float


def extents(keys: Sequence[str], polygons: Polygons) -> dict[str, Extent]:
    """Each municipality's extent, from its full-resolution polygon."""
    points = to_degrees(shapely.get_coordinates(shapely.point_on_surface(polygons)))
    step = 10.0**DECIMALS
    boxes = degrees_bounds(polygons) * step
    low, high = np.floor(boxes[:, :2]) / step, np.ceil(boxes[:, 2:]) / step
    return {
        key: Extent(point[1], point[0], least[1], least[0], most[1], most[0])
        for key, point, least, most in zip(keys, points, low, high, strict=True)
    }


def state_rows(names: Mapping[str, str], facts: Sequence[Mapping[str, str]]) -> list[Row]:
    """INEGI's official name beside the facts no package holds."""
    rest = STATES_HEADER[2:]
    return [(fact["cve_ent"], names[fact["cve_ent"]], *(fact[column] for column in rest)) for fact in facts]


def municipality_rows(
    municipalities: Layer, where: Mapping[str, Extent], newer: Sequence[Mapping[str, str]]
) -> list[Row]:
    """Municipalities with a polygon, and those newer than the polygons, placed where their parents are."""
    own = [
        _municipality(key, name, "", where[key])
        for key, name in zip(municipalities.keys, municipalities.names, strict=True)
    ]
    return sorted(own + [_newer(fact, where) for fact in newer])


def _newer(fact: Mapping[str, str], where: Mapping[str, Extent]) -> Row:
    """The parent's point; a box round both parents where land came from two."""
    parent = where[fact["parent_cvegeo"]]
    other = where[fact["other_parent_cvegeo"] or fact["parent_cvegeo"]]
    both = Extent(
        parent.lat,
        parent.lon,
        min(parent.south, other.south),
        min(parent.west, other.west),
        max(parent.north, other.north),
        max(parent.east, other.east),
    )
    return _municipality(fact["cvegeo"], fact["name"], fact["parent_cvegeo"], both)


def _municipality(key: str, name: str, parent: str, at: Extent) -> Row:
    numbers = (at.lat, at.lon, at.south, at.west, at.north, at.east)
    return (key, name, key[:2], parent, *(f"{number:.{DECIMALS}f}" for number in numbers))


def place_rows(
    places: Sequence[Place], renamed: Mapping[int, str], keys: Sequence[str], polygons: Polygons
) -> list[Row]:
    """Places with the key of the municipality whose full-resolution polygon holds them.

    Raises `ValueError` when a place lies in no municipality, or in two.
    """
    points = shapely.points(to_metres(np.array([(place.lon, place.lat) for place in places])))
    place_index, polygon_index = shapely.STRtree(polygons).query(points, predicate="within")
    if not np.array_equal(np.sort(place_index), np.arange(len(places))):
        raise ValueError("each place must lie in one municipality")
    rows = [
        (
            renamed.get(places[i].geonameid, places[i].name),
            f"{places[i].lat:.{DECIMALS}f}",
            f"{places[i].lon:.{DECIMALS}f}",
            keys[j],
            str(places[i].population or ""),
        )
        for i, j in zip(place_index.tolist(), polygon_index.tolist(), strict=True)
    ]
    return sorted(rows, key=lambda row: (row[3], row[0], row[1], row[2]))
