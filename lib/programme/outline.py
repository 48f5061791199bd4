"""Whether a point lies within a region's outline, or how far from it. Coordinates are WGS84 degrees."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, hypot, radians
from typing import Any, NamedTuple, Self

TOLERANCE_KM = 2.0
"""How far from a state's outline a point still counts as in it.

The outline is simplified by 1.25 km and lacks islets under 2 km²: every place of the gazetteer is within this distance
of its own state, but a few uninhabited cays and spits are not and count as sea.
"""

_KM_PER_DEGREE = 111.2
_BAND = 0.05  # degrees of latitude; an outline's edges are kept in bands so that a point meets few of them

_Edge = tuple[float, float, float, float]  # south end's lat, lon; north end's lat, lon


class Box(NamedTuple):
    """A rectangle in degrees."""

    min_lat: float
    min_lon: float
    max_lat: float
    max_lon: float

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point is in the rectangle or on its rim."""
        return self.min_lat <= lat <= self.max_lat and self.min_lon <= lon <= self.max_lon


@dataclass(frozen=True, slots=True)
class Outline:
    """A polygon as the edges of all its rings, each kept in every band of latitude it passes within the tolerance."""

    box: Box
    bands: Mapping[int, tuple[_Edge, ...]]

    @classmethod
    def of(cls, geometry: Mapping[str, Any]) -> Self:
        """Build from a GeoJSON Polygon or MultiPolygon."""
        bands: dict[int, list[_Edge]] = defaultdict(list)
        margin = TOLERANCE_KM / _KM_PER_DEGREE
        edges = list(_edges(geometry))
        for edge in edges:
            for band in range(floor((edge[0] - margin) / _BAND), floor((edge[2] + margin) / _BAND) + 1):
                bands[band].append(edge)
        lats = [lat for edge in edges for lat in (edge[0], edge[2])]
        lons = [lon for edge in edges for lon in (edge[1], edge[3])]
        sideways = margin / cos(radians(max(map(abs, lats))))
        box = Box(min(lats) - margin, min(lons) - sideways, max(lats) + margin, max(lons) + sideways)
        return cls(box, {band: tuple(kept) for band, kept in bands.items()})

    def distance(self, lat: float, lon: float) -> float | None:
        """Return the point's distance in km: 0 inside, None beyond the tolerance or when it is not a number."""
        if not self.box.holds(lat, lon):
            return None
        edges = self.bands.get(floor(lat / _BAND), ())
        inside = False
        for south_lat, south_lon, north_lat, north_lon in edges:
            if south_lat <= lat < north_lat:  # the edge crosses the point's parallel; east of the point it counts
                share = (lat - south_lat) / (north_lat - south_lat)
                if south_lon + share * (north_lon - south_lon) > lon:
                    inside = not inside
        if inside:
            return 0.0
        nearest = min((_distance(lat, lon, edge) for edge in edges), default=TOLERANCE_KM + 1)
        return nearest if nearest <= TOLERANCE_KM else None


def turns_the_globe(spans: Iterable[tuple[float, float]]) -> bool:
    """Tell whether lands, each from a west to an east, lie about the 180th meridian rather than all round the globe."""
    told = list(spans)
    usual = max(east for _, east in told) - min(west for west, _ in told)
    return usual > 180 and max(shifted(east) for _, east in told) - min(shifted(west) for west, _ in told) < usual


def shifted(lon: float) -> float:
    """Return a longitude counted eastwards from Greenwich: -179 is 181."""
    return lon + 360 if lon < 0 else lon


def on_one_side(collection: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return GeoJSON whose lands lie beside each other on a map, also across the 180th meridian: there -179 is 181."""
    rings = [ring for each in collection["features"] for polygon in _polygons(each["geometry"]) for ring in polygon]
    if not rings or not turns_the_globe((min(x for x, *_ in ring), max(x for x, *_ in ring)) for ring in rings):
        return collection
    features = [
        {
            **each,
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [[[shifted(x), y] for x, y, *_ in ring] for ring in polygon]
                    for polygon in _polygons(each["geometry"])
                ],
            },
        }
        for each in collection["features"]
    ]
    return {**collection, "features": features}


def _polygons(geometry: Mapping[str, Any]) -> Any:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def _edges(geometry: Mapping[str, Any]) -> Iterator[_Edge]:
    for polygon in _polygons(geometry):
        for ring in polygon:
            for (lon, lat, *_), (next_lon, next_lat, *_) in pairwise(ring):
                south, north = sorted([(lat, lon), (next_lat, next_lon)])
                yield (*south, *north)


def _distance(lat: float, lon: float, edge: _Edge) -> float:
    """Return km from a point to an edge, on a plane that touches the globe at the point."""
    narrowing = cos(radians(lat))
    x, y = (edge[1] - lon) * narrowing, edge[0] - lat
    along_x, along_y = (edge[3] - edge[1]) * narrowing, edge[2] - edge[0]
    length = along_x * along_x + along_y * along_y
    share = max(0.0, min(1.0, -(x * along_x + y * along_y) / length)) if length else 0.0
    return _KM_PER_DEGREE * hypot(x + share * along_x, y + share * along_y)
