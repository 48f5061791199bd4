"""Signs of personal data. Partners hand over counts, so a column about persons is refused before it is read."""

import re
from collections.abc import Iterable, Sequence

from lib.programme.country import Country
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.missing import is_missing
from lib.tables.grid import Cell, typed_text
from lib.tables.privacy.headers import OF_INSTITUTIONS_TOO, about_persons, announced, numbers_a_thing

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_FIGURES = re.compile(r"(?<![\w/=.,-])[+(]?[0-9](?:[ .()-]{0,2}[0-9]){6,40}(?!\w)")
_WORTH_A_LOOK = re.compile(r"@|[0-9]{5}|(?:[0-9][ .()-]{0,2}){7}")
_MOST_GROUPS = 5
_WORDS_BEFORE, _NEAR_WORDS = 40, 3
_MOST_VALUES = 1000
_FEWEST_NAMES = 5
_SHARE_OF_NAMES = 0.6


def personal_column(header: str, cells: Iterable[Cell], country: Country, *, of_people: bool = True) -> str | None:
    """Return the kind of personal data that a column's header announces or most of its values look like, or None.

    Serial numbers, meters and contracts have as many figures as a telephone.
    """
    values = distinct(cells)
    words = set(normalise(header).split())
    found = _most(values, country, about_persons(header, country))
    if found == "phone" and numbers_a_thing(words, country):
        found = None
    if found == "name" and not of_people and not words.isdisjoint(country.public_kinds):
        found = None
    return announced(header, values, country, of_people=of_people) or found


def personal_cells(cells: Iterable[Cell], country: Country, about_persons: bool = False) -> str | None:
    """Return the kind of personal data that most of a column's distinct values look like, or None.

    One identity number is enough. Names need five distinct values, most of them a common given name with a surname; one
    will do where the column is `about_persons`.
    """
    return _most(distinct(cells), country, about_persons)


def _most(values: Sequence[str], country: Country, about_persons: bool) -> str | None:
    kinds = [_kind_of(value, country) for value in values]
    for kind in country.identity.keys() - OF_INSTITUTIONS_TOO:
        if kind in kinds:
            return kind
    for kind, fewest in (("rfc", 1), ("email", 1), ("phone", 2)):
        found = kinds.count(kind)
        if found >= fewest and found * 2 >= len(values):
            return kind
    people = sum(names_person(value, country) for value in values)
    fewest = 1 if about_persons else _FEWEST_NAMES
    return "name" if people >= fewest and people >= _SHARE_OF_NAMES * len(values) else None


def mentions_person(text: str, country: Country) -> str | None:
    """Return the kind of personal data (an identity number, email, phone) written somewhere in a text, or None."""
    if not _WORTH_A_LOOK.search(text):
        return None
    text = plain(text)
    capitals = text.upper()
    for kind, pattern in country.identity.items():
        if pattern.search(capitals):
            return kind
    if _EMAIL.search(text):
        return "email"
    phones = (figures for figures in _FIGURES.finditer(text) if _has_phone(figures[0], country))
    return "phone" if any(not numbered(text[: figures.start()], country) for figures in phones) else None


def names_person(value: str, country: Country) -> bool:
    """Tell whether a whole cell reads like the name of a person: a given name with another word behind it.

    One that is an ordinary word too needs a surname; known localities and who places are named after do not count.
    """
    if len(value) > 60 or any(character.isdigit() for character in value):
        return False
    words = [word for word in value.replace(",", " ").split() if word.casefold() not in country.words.particles]
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() for word in words):
        return False
    if (bare := normalise(value)) in country.public_names or bare in country.places:
        return False
    first, *others = (normalise(word) for word in words)
    given, surnames = country.given_names, country.surnames
    if first in given and (first not in country.also_words or not surnames.isdisjoint(others)):
        return True
    return first in surnames and not given.isdisjoint(others)


def distinct(cells: Iterable[Cell]) -> list[str]:
    """Return the different values of a column's cells as text, the first thousand of them; no data is no value."""
    seen: dict[str, None] = {}
    for cell in cells:
        if not is_missing(cell) and not isinstance(cell, bool):
            seen[plain(typed_text(cell))] = None
            if len(seen) >= _MOST_VALUES:
                break
    seen.pop("", None)
    return list(seen)


def _kind_of(value: str, country: Country) -> str | None:
    """Return the kind of personal data that a value is as a whole, or None."""
    if not _WORTH_A_LOOK.search(value):
        return None
    capitals = value.upper()
    for kind, pattern in country.identity.items():
        if pattern.fullmatch(capitals):
            return kind
    if _EMAIL.fullmatch(value):
        return "email"
    return "phone" if _FIGURES.fullmatch(value) and _has_phone(value, country) else None


def numbered(before: str, country: Country) -> bool:
    """Tell whether the words just before a long number say what it numbers: «RPU: », «serie », «No. de servicio »."""
    return numbers_a_thing(normalise(before[-_WORDS_BEFORE:]).split()[-_NEAR_WORDS:], country)


def _has_phone(figures: str, country: Country) -> bool:
    """Tell a country's telephones from other long figures by how their digits begin and are grouped.

    Any run of groups may be one: a country code or another figure may stand before, another after.
    """
    phone = country.numbers.get("phone")
    if phone is None:
        return False
    groups = re.findall("[0-9]+", figures)
    for first in range(len(groups)):
        for last in range(first + 1, min(first + _MOST_GROUPS, len(groups)) + 1):
            run = groups[first:last]
            decimal = len(run) == 2 and "." in figures
            grouped = len(run) == 1 or tuple(map(len, run)) in country.phone_groups
            if grouped and phone.fullmatch("".join(run)) and not decimal:
                return True
    return False
