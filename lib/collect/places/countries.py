"""How persons are written in a programme's country, read from disk once per process."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from lib.programme.country import UNKNOWN, Country, CountryProblem, country_of
from lib.programme.model import CountryCode
from lib.programme.text import normalise


@cache
def load_country(folder: Path, code: CountryCode | None, gazetteer: Path) -> Country:
    """Return what `folder` knows of a country, with the localities of `gazetteer` where that file exists.

    Raises CountryProblem, which names the file.
    """
    if code is None:
        return UNKNOWN
    file = folder / f"{code}.toml"
    try:
        return replace(country_of(file.read_text(encoding="utf-8")), places=_names(gazetteer))
    except CountryProblem as problem:
        raise CountryProblem(f"{file.name}: {problem}") from None
    except OSError as problem:
        raise CountryProblem(f"{file.name}: cannot be read ({problem.strerror})") from None


def _names(gazetteer: Path) -> frozenset[str]:
    """Return the normalised names of localities, with and without what stands in brackets."""
    if not gazetteer.is_file():
        return frozenset()
    with gazetteer.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return frozenset(normalise(name) for full in names for name in (full, full.partition("(")[0]))
