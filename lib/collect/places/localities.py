"""Where localities are looked up: INEGI's catalogue once it was imported, the bundled gazetteer until then."""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from lib.programme.geography import Geography
from lib.programme.localities import Localities, Locality


def open_localities(catalogue: Path, gazetteer: Path, geography: Geography) -> Localities:
    """Return the localities of the imported catalogue, or those of the gazetteer where nothing was imported.

    `catalogue` is the database that `write_localities` made, `gazetteer` is `data/geo/places.csv`. Raises OSError when
    there is neither.
    """
    if catalogue.is_file():
        return Localities(cache(lambda municipality: _of_catalogue(catalogue, municipality)))
    places = _gazetteer(gazetteer)

    def of_gazetteer(municipality: str) -> Sequence[Locality]:
        """The gazetteer knows a municipality newer than the polygons by its parent's key."""
        known = geography.municipality(municipality)
        return places.get(known.drawn_as if known else municipality, ())

    return Localities(of_gazetteer)


def _of_catalogue(catalogue: Path, municipality: str) -> Sequence[Locality]:
    """Return one municipality's localities. Each look-up has a connection of its own, so that threads do not share."""
    with closing(sqlite3.connect(f"file:{catalogue.as_posix()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT name, lat, lon, key FROM localities WHERE municipality = ? ORDER BY key", (municipality,)
        )
        return tuple(Locality(*row) for row in rows)


@cache
def _gazetteer(path: Path) -> dict[str, tuple[Locality, ...]]:
    found: dict[str, list[Locality]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["cvegeo"]].append(Locality(row["name"], float(row["lat"]), float(row["lon"])))
    return {key: tuple(group) for key, group in found.items()}
