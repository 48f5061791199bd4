"""Outlines of regions in the files that people have: GeoJSON, TopoJSON, or a shapefile in a ZIP."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import shapefile
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry import shape

from lib.wording.language import Words

DEGREES = 4326
"""EPSG's number for longitudes and latitudes on WGS84, which everything is drawn in."""

_UNREADABLE = (shapefile.ShapefileException, shapely.errors.ShapelyError, CRSError, LookupError, TypeError, ValueError)
_SHAPES = frozenset({"Polygon", "MultiPolygon"})
_NOTHING = {"type": "MultiPolygon", "coordinates": []}


class OutlinesProblem(ValueError):
    """A file of outlines cannot be used; `said` tells what was expected, in any language.

    `kind` names what is wrong, `file` is the file's name where it is known, `params` fill in the text.
    """

    def __init__(self, kind: str, file: str = "", /, **params: object) -> None:
        super().__init__(kind)
        self.kind, self.file, self.params = kind, file, params

    def said(self, words: Words) -> str:
        """Return what is wrong as a sentence."""
        told = words(f"new.outlines.{self.kind}", **self.params)
        return f"«{self.file}»: {told}" if self.file else told

    def __str__(self) -> str:
        return self.said(Words("en"))


@dataclass(frozen=True, slots=True)
class Feature:
    """A polygon, or several, with what the file says of it. Coordinates are longitudes and latitudes in degrees.

    The geometry is empty where the file has none.
    """

    properties: Mapping[str, Any]
    geometry: shapely.Geometry


def read_outlines(file: Path) -> list[Feature]:
    """Return the features of a file, turned into degrees where the file says how it was projected.

    Raises OutlinesProblem, which names the file.
    """
    try:
        content = file.read_bytes()
        found, projection = _in_zip(content) if zipfile.is_zipfile(io.BytesIO(content)) else _in_json(content)
        features = [Feature(each.properties, shapely.make_valid(_degrees(each, projection))) for each in found]
    except FileNotFoundError:
        raise OutlinesProblem("absent", str(file)) from None
    except OSError:
        raise OutlinesProblem("unreadable", str(file)) from None
    except OutlinesProblem as problem:
        raise OutlinesProblem(problem.kind, file.name, **problem.params) from None
    except _UNREADABLE:
        raise OutlinesProblem("other_format", file.name) from None
    if all(each.geometry.is_empty for each in features):
        raise OutlinesProblem("empty", file.name)
    west, south, east, north = shapely.total_bounds([each.geometry for each in features])
    if not (west >= -180 and east <= 360 and south >= -90 and north <= 90):
        raise OutlinesProblem("not_degrees", file.name)
    return features


def _degrees(feature: Feature, projection: CRS | None) -> shapely.Geometry:
    if projection is None or projection.to_epsg() == DEGREES:
        return feature.geometry
    turn = Transformer.from_crs(projection, DEGREES, always_xy=True).transform
    return shapely.transform(feature.geometry, turn, interleaved=False)


def _in_zip(content: bytes) -> tuple[list[Feature], CRS | None]:
    """Return the one shapefile in a ZIP, and its projection."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [each for each in archive.namelist() if not each.startswith("__MACOSX")]
        shapes = [each for each in names if each.lower().endswith(".shp")]
        if len(shapes) != 1:
            raise OutlinesProblem("shapefiles", n=len(shapes), names=", ".join(shapes) or "–")
        stem = shapes[0][:-4].lower()
        parts = {each.lower().removeprefix(stem): archive.read(each) for each in names if each.lower().startswith(stem)}
    if ".dbf" not in parts:
        raise OutlinesProblem("no_dbf")
    projection = CRS.from_wkt(parts[".prj"].decode("utf-8", "replace")) if ".prj" in parts else None
    try:
        return _records(parts, parts.get(".cpg", b"utf-8").decode("ascii", "ignore").strip() or "utf-8"), projection
    except (shapefile.ShapefileException, UnicodeDecodeError, LookupError):
        return _records(parts, "cp1252"), projection


def _records(parts: Mapping[str, bytes], encoding: str) -> list[Feature]:
    streams = {name: io.BytesIO(parts[f".{name}"]) for name in ("shp", "dbf", "shx") if f".{name}" in parts}
    with shapefile.Reader(**streams, encoding=encoding) as reader:
        return [
            Feature(each.record.as_dict(), shape(geometry))
            for each in reader.iterShapeRecords()
            if (geometry := _outline(each.shape))["type"] in _SHAPES
        ]


def _outline(drawn: shapefile.Shape) -> Mapping[str, Any]:
    """Return a shape as GeoJSON; one that is null is a polygon of nothing."""
    return _NOTHING if drawn.shapeType == shapefile.NULL else drawn.__geo_interface__


def _in_json(content: bytes) -> tuple[list[Feature], CRS | None]:
    told = dict(json.loads(content))
    if told.get("type") == "Topology":
        return list(_of_topology(told)), None
    named = ((told.get("crs") or {}).get("properties") or {}).get("name")
    found = list(_polygons(told.get("features") or []))
    return found, CRS.from_user_input(named) if named else None


def _polygons(features: Sequence[Mapping[str, Any]]) -> Iterator[Feature]:
    """Yield the polygons, and what has no geometry; a feature's own `id` is one of its properties."""
    for each in features:
        geometry = each.get("geometry") or _NOTHING
        if geometry.get("type") in _SHAPES:
            own = {"id": each["id"]} if "id" in each else {}
            yield Feature({**own, **(each.get("properties") or {})}, shape(geometry))


def _of_topology(told: Mapping[str, Any]) -> Iterator[Feature]:
    """Yield the polygons of a TopoJSON (its specification 1.0): arcs are shared, and may be whole steps of a grid."""
    layers = {name: layer.get("geometries", [layer]) for name, layer in told["objects"].items()}
    layers = {name: each for name, each in layers.items() if any(one.get("type") in _SHAPES for one in each)}
    if len(layers) != 1:
        raise OutlinesProblem("layers", n=len(layers), names=", ".join(layers) or "–")
    arcs = [_positions(arc, told.get("transform")) for arc in told["arcs"]]

    def ring(numbers: Sequence[int]) -> list[tuple[float, float]]:
        lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
        return [*lines[0], *(point for line in lines[1:] for point in line[1:])]

    for each in next(iter(layers.values())):
        if each.get("type") is None:
            yield from _polygons([{**each, "geometry": None}])
        if each.get("type") in _SHAPES:
            polygons = [each["arcs"]] if each["type"] == "Polygon" else each["arcs"]
            drawn = [[ring(numbers) for numbers in polygon] for polygon in polygons]
            yield from _polygons([{**each, "geometry": {"type": "MultiPolygon", "coordinates": drawn}}])


def _positions(arc: Sequence[Sequence[float]], transform: Mapping[str, Any] | None) -> list[tuple[float, float]]:
    if transform is None:
        return [(point[0], point[1]) for point in arc]
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    xs, ys = (list(accumulate([point[axis] for point in arc])) for axis in (0, 1))
    return [(x * wide + west, y * high + south) for x, y in zip(xs, ys, strict=True)]
