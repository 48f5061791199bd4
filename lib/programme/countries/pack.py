"""A country's folder of small files, read as one `Country`. Each problem is said with its file and key."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field

from lib.programme.countries.habits import WrittenHabits
from lib.programme.countries.holidays import HolidaysFile, holidays_of
from lib.programme.countries.laws import LawsFile
from lib.programme.country import Country, CountryProblem
from lib.programme.declared import Declared, LanguageCode
from lib.programme.declaring.refusals import Refusal, Refused, refusal
from lib.programme.declaring.toml import parsed
from lib.programme.declaring.validating import validated
from lib.programme.declaring.written import like
from lib.programme.language_words import HeaderPattern
from lib.programme.nouns import Noun


def _words(given: object, mark: str | None = None) -> object:
    """Return the words of a text, parted by gaps or by a mark; anything else as it is, to be refused."""
    return [each for each in given.split(mark) if each] if isinstance(given, str) else given


_Words = Annotated[frozenset[str], BeforeValidator(_words)]
_Phrases = Annotated[tuple[str, ...], BeforeValidator(partial(_words, mark="|"))]


class NamesFile(Declared):
    """What `names.toml` holds."""

    given_names: _Words
    surnames: _Words
    both_names: _Words
    also_words: _Words
    private_titles: _Words
    titles: _Words
    signatures: re.Pattern[str]
    public_names: frozenset[str]


class AddressesFile(Declared):
    """What `addresses.toml` holds."""

    public_kinds: _Words
    public_houses: tuple[str, ...]
    kinds_behind: bool
    homes: _Phrases
    streets: Annotated[tuple[str, ...], BeforeValidator(_words)]
    addresses: re.Pattern[str]


class PhonesFile(Declared):
    """What `phones.toml` holds."""

    number: re.Pattern[str]
    groups: Annotated[str, like(r"[0-9]+(?:[ |][0-9]+)*", "refusal.country.groups")]


class _Header(Declared):
    words: _Words
    beside: _Words
    whole: Annotated[frozenset[str], BeforeValidator(partial(_words, mark="|"))]


class IdentityFile(Declared):
    """What `identity.toml` holds."""

    patterns: Mapping[str, re.Pattern[str]]
    digits: Mapping[str, re.Pattern[str]]
    headers: Mapping[str, _Header]
    papers: Mapping[LanguageCode, Mapping[str, str]]


class _Level(Declared):
    one: str
    many: str
    gender: Literal["m", "f"] = "m"


class _Levels(Declared):
    region: _Level
    area: _Level


class LevelsFile(Declared):
    """What `levels.toml` holds: one section for each language."""

    languages: Annotated[Mapping[LanguageCode, _Levels], Field(min_length=1)]


FILES: dict[str, type[Declared]] = {
    "names.toml": NamesFile,
    "addresses.toml": AddressesFile,
    "phones.toml": PhonesFile,
    "identity.toml": IdentityFile,
    "levels.toml": LevelsFile,
    "habits.toml": WrittenHabits,
    "holidays.toml": HolidaysFile,
    "law.toml": LawsFile,
}
"""The files of a country's folder, in the order in which a newcomer writes them."""

_LANGUAGES = "languages"
_File = TypeVar("_File", bound=Declared)


def country_of(texts: Mapping[str, str]) -> Country:
    """Return the country that the texts of its files tell, by the name of each. Raises CountryProblem."""
    names = _read(NamesFile, "names.toml", texts)
    addresses = _read(AddressesFile, "addresses.toml", texts)
    phones = _read(PhonesFile, "phones.toml", texts)
    identity = _read(IdentityFile, "identity.toml", texts)
    levels = _read(LevelsFile, "levels.toml", texts)
    habits = _read(WrittenHabits, "habits.toml", texts)
    holidays = _read(HolidaysFile, "holidays.toml", texts)
    laws = _read(LawsFile, "law.toml", texts)
    return Country(
        given_names=names.given_names | names.both_names,
        surnames=names.surnames | names.both_names,
        both_names=names.both_names,
        also_words=names.also_words,
        public_names=names.public_names,
        private_titles=names.private_titles,
        titles=names.titles,
        signatures=names.signatures,
        public_kinds=addresses.public_kinds,
        public_houses=addresses.public_houses,
        kinds_behind=addresses.kinds_behind,
        homes=addresses.homes,
        streets=addresses.streets,
        addresses=addresses.addresses,
        identity=identity.patterns,
        numbers={"phone": phones.number, **identity.digits},
        phone_groups=frozenset(tuple(map(int, each.split())) for each in phones.groups.split("|")),
        headers={kind: HeaderPattern(each.words, each.beside, each.whole) for kind, each in identity.headers.items()},
        levels={language: (_noun(each.region), _noun(each.area)) for language, each in levels.languages.items()},
        said=identity.papers,
        habits=habits,
        holidays=holidays_of(holidays),
        laws=laws,
    )


def _noun(level: _Level) -> Noun:
    return Noun(level.one, level.many, level.gender)


def _read(model: type[_File], file: str, texts: Mapping[str, str]) -> _File:
    if file not in texts:
        raise CountryProblem(replace(refusal("refusal.country.file"), file=file))
    try:
        told = parsed(texts[file])
        return validated(model, {_LANGUAGES: told} if model is LevelsFile else told, texts[file])
    except Refused as wrong:
        raise CountryProblem(*(_of_file(each, file) for each in wrong.refusals)) from None


def _of_file(wrong: Refusal, file: str) -> Refusal:
    return replace(wrong, file=file, place=wrong.place.removeprefix(f"{_LANGUAGES}."))
