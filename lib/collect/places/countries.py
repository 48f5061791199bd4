"""What is known of a programme's country, and how persons are announced in each language, read once per process."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from lib.collect.settings.environment import ROOT
from lib.programme.countries.pack import FILES, country_of
from lib.programme.country import Country, CountryProblem
from lib.programme.declared import CountryCode
from lib.programme.declaring.refusals import Refused, of_system, refusal
from lib.programme.language_words import LanguageWords, together, words_of
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme
from lib.programme.text import normalise

COUNTRIES = ROOT / "data" / "countries"


def country_of_programme(folder: Path, programme: Programme, places: Path) -> Country:
    """Return what is known of a programme's country: from `countries` in its own `folder`, else from ours.

    The days of rest that it declares itself are among them. Raises ProgrammeError where a file is wrong.
    """
    try:
        country = load_country((folder / "countries", COUNTRIES), programme.country, places / "places.csv")
    except CountryProblem as problem:
        raise ProgrammeError(problem.refusals, "countries") from None
    own = programme.holidays
    return replace(country, holidays=replace(country.holidays, own=own)) if own else country


@cache
def load_country(folders: tuple[Path, ...], code: CountryCode | None, gazetteer: Path) -> Country:
    """Return what the first of `folders` that has a country tells of it; of one that none has, nothing is known.

    Localities are those of `gazetteer` where that file exists, words those of all languages in the folder `languages`
    beside the last of `folders`. Raises CountryProblem, which names folder, file and key.
    """
    words = _words(folders[-1].parent / "languages")
    found = next((folder / code for folder in folders if (folder / code).is_dir()), None) if code else None
    if found is None:
        return Country(words=words)
    try:
        country = country_of({each: _text(found / each) for each in FILES if (found / each).is_file()})
    except Refused as wrong:
        raise CountryProblem(*(replace(each, file=f"{code}/{each.file}") for each in wrong.refusals)) from None
    return replace(country, places=_names(gazetteer), words=words)


def known_countries(folder: Path) -> tuple[CountryCode, ...]:
    """Return the countries that have a folder of their own, in order."""
    return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir()))


@cache
def _words(folder: Path) -> LanguageWords:
    languages = []
    for file in sorted(folder.glob("*.toml")):
        try:
            languages.append(words_of(_text(file)))
        except Refused as wrong:
            raise _named(wrong, file) from None
    return together(languages)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        raise CountryProblem(replace(refusal("refusal.file.unread", why=of_system(problem)), file=file.name)) from None


def _named(wrong: Refused, file: Path) -> CountryProblem:
    return CountryProblem(*(replace(each, file=file.name) for each in wrong.refusals))


def _names(gazetteer: Path) -> frozenset[str]:
    """Return the normalised names of localities, with and without what stands in brackets."""
    if not gazetteer.is_file():
        return frozenset()
    with gazetteer.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return frozenset(normalise(name) for full in names for name in (full, full.partition("(")[0]))
