"""How many people live at each place: as INEGI's imported localities tell, or else the list of places."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from math import nan
from pathlib import Path

import numpy as np

from lib.programme.declaring.refusals import Refused, refusal
from lib.programme.geography import Geography
from lib.programme.places import PopulationSource
from lib.programme.population import UNKNOWN, Population

GEONAMES = PopulationSource(source="GeoNames (cities500), CC BY 4.0", year=2026)
"""Whose counts those of `data/geo/places.csv` are, and of which edition; it does not say when each was counted."""

_INEGI = "INEGI"
_TOLD = "FROM localities WHERE people IS NOT NULL"
_Row = tuple[str, str, float, float, int, int]
"""A place's name, municipality, latitude, longitude, inhabitants, and women of 15 to 64 or `UNKNOWN`."""


class PopulationProblem(Refused):
    """The list of places cannot be used; the message says which line and what is expected."""


@cache
def load_population(
    catalogue: Path, gazetteer: Path, listed: PopulationSource | None, geography: Geography, states: tuple[str, ...]
) -> Population | None:
    """Return the population of the imported localities where they tell it for all of these states, or else that of the
    list of places in `gazetteer`, credited to `listed`; None where neither tells it.

    Raises PopulationProblem for a list that says something else, OSError where a file cannot be read.
    """
    if catalogue.is_file() and (found := _of_catalogue(catalogue, states)):
        return found
    if listed is None or not gazetteer.is_file():
        return None
    with gazetteer.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "population" not in (reader.fieldnames or ()):
            return None
        return _population(_listed(reader, gazetteer.name, geography), listed.source, listed.year)


def _of_catalogue(catalogue: Path, states: Sequence[str]) -> Population | None:
    """Return what the database tells. One of an earlier version has no inhabitants."""
    with closing(sqlite3.connect(f"file:{catalogue.as_posix()}?mode=ro", uri=True)) as connection:
        try:
            years = dict(connection.execute(f"SELECT substr(municipality, 1, 2), min(year) {_TOLD} GROUP BY 1"))
            rows = connection.execute(
                f"SELECT name, municipality, lat, lon, people, women {_TOLD} ORDER BY key"
            ).fetchall()
        except sqlite3.OperationalError:
            return None
    if not years or not set(states) <= years.keys():
        return None
    places = (
        (
            name,
            key,
            nan if lat is None else lat,
            nan if lon is None else lon,
            people,
            UNKNOWN if women is None else women,
        )
        for name, key, lat, lon, people, women in rows
    )
    return _population(places, _INEGI, min((year for year in years.values() if year), default=None))


def _listed(rows: Iterable[dict[str, str]], file: str, geography: Geography) -> Iterator[_Row]:
    """Yield the places of a list; one without a count is not known to be inhabited and is passed over."""
    for line, row in enumerate(rows, start=2):
        count = (row.get("population") or "").strip()
        if not count:
            continue
        try:
            lat, lon, people = float(row["lat"]), float(row["lon"]), int(count)
            if not (-90 <= lat <= 90 and -180 <= lon <= 180 and people >= 0):
                raise ValueError
        except (KeyError, TypeError, ValueError):
            wrong = refusal("refusal.population.numbers")
            raise PopulationProblem(replace(wrong, file=file, line=line)) from None
        if geography.municipality(row.get("cvegeo") or "") is None:
            wrong = refusal("refusal.population.key", found=str(row.get("cvegeo")))
            raise PopulationProblem(replace(wrong, file=file, line=line))
        yield row["name"], row["cvegeo"], lat, lon, people, UNKNOWN


def _population(rows: Iterable[_Row], source: str, year: int | None) -> Population | None:
    """Return places as a population; None without any."""
    found = list(rows)
    if not found:
        return None
    names, municipalities, lat, lon, people, women = zip(*found, strict=True)
    counted = np.array(women, dtype=np.int64)
    return Population(
        names,
        municipalities,
        np.array(lat, dtype=np.float64),
        np.array(lon, dtype=np.float64),
        np.array(people, dtype=np.int64),
        source,
        year,
        counted if (counted != UNKNOWN).any() else None,
    )
