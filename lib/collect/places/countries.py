"""How persons are written in a programme's country, and announced in each language, read from disk once per process."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from lib.programme.country import Country, CountryProblem, country_of
from lib.programme.language_words import LanguageWords, WordsProblem, together, words_of
from lib.programme.model import CountryCode
from lib.programme.text import normalise


@cache
def load_country(folder: Path, code: CountryCode | None, gazetteer: Path) -> Country:
    """Return what `folder` knows of a country, with the localities of `gazetteer` where that file exists.

    Words are those of all languages in the folder `languages` beside it. Raises CountryProblem, which names the file.
    """
    words = _words(folder.parent / "languages")
    if code is None:
        return Country(words=words)
    file = folder / f"{code}.toml"
    try:
        return replace(country_of(_text(file)), places=_names(gazetteer), words=words)
    except CountryProblem as problem:
        raise CountryProblem(f"{file.name}: {problem}") from None


@cache
def _words(folder: Path) -> LanguageWords:
    languages = []
    for file in sorted(folder.glob("*.toml")):
        try:
            languages.append(words_of(_text(file)))
        except WordsProblem as problem:
            raise CountryProblem(f"{file.name}: {problem}") from None
    return together(languages)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        raise CountryProblem(f"{file.name}: cannot be read ({problem.strerror})") from None


def _names(gazetteer: Path) -> frozenset[str]:
    """Return the normalised names of localities, with and without what stands in brackets."""
    if not gazetteer.is_file():
        return frozenset()
    with gazetteer.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return frozenset(normalise(name) for full in names for name in (full, full.partition("(")[0]))
