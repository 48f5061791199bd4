"""Outlines no finer than maps show them: large files are simplified once, and the thin ones kept beside them."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from json import JSONDecodeError
from pathlib import Path
from typing import Any

import shapely

from lib.programme.declaring.refusals import refusal
from lib.programme.regions import RegionsProblem

LARGE = 1_000_000
"""Bytes of a file of outlines from which it is made thin; maps in a page show no more."""

_POINTS_ACROSS = 1500  # a map is this many pixels wide at most, so nothing finer is seen
_FINEST, _COARSEST = 0.0005, 0.01  # degrees; half of what still counts as in a region
_MADE_OF = "made_of"


def simplified(geometries: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """Return polygons in degrees as coarse as maps need them, together, so that neighbours stay neighbours.

    Islets that are smaller than a point on a map are left out; the largest part of each always stays.
    """
    west, south, east, north = shapely.total_bounds(geometries)
    step = min(_COARSEST, max(_FINEST, max(east - west, north - south) / _POINTS_ACROSS))
    lines = shapely.coverage_simplify(list(geometries), step)
    return [shapely.transform(_without_specks(each, step), lambda points: points.round(4)) for each in lines]


def collection_of(file: Path) -> Mapping[str, Any]:
    """Return the GeoJSON of a file, thin where the file is large. Nobody changes it.

    Raises OSError, and RegionsProblem where it is none.
    """
    told = file.stat()
    return _collection(file, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=8)
def _collection(file: Path, size: int, _: int) -> Mapping[str, Any]:
    content = file.read_bytes()
    if size < LARGE:
        return _parsed(content, file.name)
    mark, kept = sha256(content).hexdigest(), file.with_suffix(".thin.json")
    try:
        thin = _parsed(kept.read_bytes(), kept.name)
    except (OSError, RegionsProblem):
        thin = {}
    if thin.get(_MADE_OF) != mark:
        thin = {**_thin(_parsed(content, file.name)), _MADE_OF: mark}
        _keep(thin, kept)
    return thin


def _thin(collection: dict[str, Any]) -> dict[str, Any]:
    """Return a collection with thin outlines; as it is where they are none, which whoever uses them says."""
    try:
        features = list(collection["features"])
        drawn = [_polygons(shapely.from_geojson(json.dumps(each["geometry"]))) for each in features]
        lines = shapely.to_geojson(simplified(drawn))
    except (shapely.errors.ShapelyError, LookupError, TypeError, ValueError):
        return collection
    thin = [{**each, "geometry": json.loads(line)} for each, line in zip(features, lines, strict=True)]
    return {**collection, "features": thin}


def _polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return a polygon or several without what mending one may leave. Raises ValueError where there is none."""
    whole = geometry if shapely.is_valid(geometry) else shapely.make_valid(geometry)
    parts = [each for part in shapely.get_parts(whole) for each in shapely.get_parts(part)]
    polygons = [each for each in parts if each.geom_type == "Polygon" and not each.is_empty]
    if not polygons:
        raise ValueError("no polygon")
    return shapely.multipolygons(polygons)


def _without_specks(geometry: shapely.Geometry, step: float) -> shapely.Geometry:
    parts = shapely.get_parts(geometry)
    largest = max(parts, key=shapely.area)
    return shapely.multipolygons([each for each in parts if each is largest or shapely.area(each) >= step * step])


def _keep(thin: Mapping[str, Any], file: Path) -> None:
    """Write thin outlines; where that is not allowed they are made again at the next start."""
    text = json.dumps(thin, ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as whole:
                whole.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _parsed(content: bytes, name: str) -> dict[str, Any]:
    try:
        shapes = json.loads(content.decode("utf-8"))
    except JSONDecodeError as problem:
        raise RegionsProblem(replace(refusal("refusal.json"), file=name, line=problem.lineno)) from None
    except ValueError:
        raise RegionsProblem(replace(refusal("refusal.utf-8"), file=name)) from None
    if not isinstance(shapes, dict):
        raise RegionsProblem(replace(refusal("refusal.regions.collection"), file=name))
    return shapes
