"""Polygons as a coverage: cleaned, dissolved into states, simplified so that neighbours keep one border.

Every geometry here is an array of polygons in EPSG:6372 metres unless a name says degrees.
"""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geography.lambert import to_degrees

Polygons = NDArray[np.object_]
Ring = list[list[float]]

GAP_WIDTH = 500.0  # metres; closes slivers between municipalities that INEGI digitised apart
MUNICIPALITY_TOLERANCE = 800.0  # metres; coarser distorts Oaxaca's small municipalities
STATE_TOLERANCE = 1250.0  # metres; keeps the national outline under 200 kB
ISLET_AREA = 2e6  # square metres
DECIMALS = 3  # of a degree, about 100 m
MINIMUM_RING = 4  # positions, the last repeating the first


def clean(polygons: Polygons) -> Polygons:
    """The same areas at full resolution with borders matched vertex by vertex."""
    cleaned: Polygons = shapely.coverage_clean(polygons, gap_width=GAP_WIDTH)
    return cleaned


def dissolve(polygons: Polygons, groups: NDArray[np.str_]) -> Polygons:
    """One area per distinct group, in the groups' order."""
    return np.array([shapely.coverage_union_all(polygons[groups == group]) for group in np.unique(groups)])


def simplify(polygons: Polygons, tolerance: float) -> Polygons:
    """Simplified areas whose common borders still coincide, without islets; no area loses its largest part."""
    simplified = shapely.coverage_simplify(polygons, tolerance)
    lands = shapely.get_parts(shapely.coverage_union_all(simplified))
    islets = shapely.STRtree(lands[shapely.area(lands) < ISLET_AREA])
    return np.array([_without(islets, area) for area in simplified])


def _without(islets: shapely.STRtree, area: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(area)
    largest = int(shapely.area(parts).argmax())
    on_islet = set(islets.query(shapely.point_on_surface(parts), predicate="within")[0].tolist())
    return shapely.multipolygons([part for i, part in enumerate(parts) if i == largest or i not in on_islet])


def degrees_bounds(polygons: Polygons) -> NDArray[np.float64]:
    """Shape (n, 4): west, south, east, north of each area in degrees."""
    bounds: NDArray[np.float64] = shapely.bounds(shapely.transform(polygons, to_degrees))
    return bounds


def geojson_geometry(area: shapely.Geometry) -> dict[str, Any]:
    """A GeoJSON Polygon or MultiPolygon in rounded degrees, outer rings counter-clockwise (RFC 7946)."""
    degrees = shapely.orient_polygons(shapely.transform(area, to_degrees))
    parts = [rings for part in shapely.get_parts(degrees) if (rings := _rings(part))]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rings(part: shapely.Polygon) -> list[Ring]:
    """Outer ring and holes of a polygon; empty when rounding leaves nothing of it."""
    outer, *holes = [_rounded(ring) for ring in (part.exterior, *part.interiors)]
    return [outer, *(hole for hole in holes if hole)] if outer else []


def _rounded(ring: shapely.LinearRing) -> Ring:
    positions = np.round(shapely.get_coordinates(ring), DECIMALS)
    moved = np.append(True, np.any(np.diff(positions, axis=0) != 0, axis=1))
    kept: Ring = positions[moved].tolist()
    return kept if len(kept) >= MINIMUM_RING else []
