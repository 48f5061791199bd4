"""The bundled geography, read from `data/geo` once per process."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from lib.programme.geography import Geography


@cache
def load_geography(folder: Path) -> Geography:
    """Return the states, municipalities and state outlines in `folder`; municipal shapes stay on disk.

    Raises `OSError` when a file is missing, `ValueError` or `KeyError` when one is not what the build script writes.
    """
    return Geography.from_tables(
        (folder / "states.csv").read_text(encoding="utf-8"),
        (folder / "municipalities.csv").read_text(encoding="utf-8"),
        state_shapes(folder),
    )


def state_shapes(folder: Path) -> dict[str, Any]:
    """Return the 32 states as a GeoJSON FeatureCollection with properties `cve_ent` and `name`, for maps."""
    return _feature_collection(folder / "states.geojson")


def municipal_shapes(folder: Path, state_key: str) -> dict[str, Any]:
    """Return a state's municipalities as a GeoJSON FeatureCollection with properties `cvegeo` and `name`, for maps.

    Municipalities newer than the polygons have none: draw `Municipality.drawn_as`. Raises `OSError` when there is no
    such state.
    """
    return _feature_collection(folder / "municipalities" / f"{state_key}.geojson")


def _feature_collection(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        shapes: dict[str, Any] = json.load(file)
    return shapes
