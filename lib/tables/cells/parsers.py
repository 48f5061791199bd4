"""One parser for each column of a table, chosen by the column's declared kind."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from lib.programme.country import UNKNOWN, Country
from lib.programme.declaring.lists import Lists
from lib.programme.geography import Geography
from lib.programme.model import TableId
from lib.programme.text import normalise
from lib.tables.cells.choices import read_age_band, read_choice, read_choices, read_yes_no
from lib.tables.cells.coordinates import read_latitude, read_longitude
from lib.tables.cells.days import read_day
from lib.tables.cells.habits import Habits
from lib.tables.cells.numbers import read_count, read_decimal
from lib.tables.cells.outcome import Noted
from lib.tables.cells.place_keys import read_municipality, read_state
from lib.tables.cells.texts import read_link, read_mailbox, read_slug, read_text
from lib.tables.grid import Cell
from lib.tables.schema.choice_words import written_as
from lib.tables.schema.columns import Choice, Column, Parser, Row
from lib.tables.schema.lists import choices_of
from lib.tables.schema.training import WHOLE_PROGRAMME, WHOLE_PROGRAMME_IN_ENGLISH
from lib.tables.schema.usual_words import USUAL


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What cells are read against: places, the programme's age bands, its lists, its words for headers and for choices.

    `country` tells persons from places; `confirmed` are normalised texts that a steward said are no person's.
    """

    geography: Geography
    age_bands: tuple[str, ...]
    synonyms: Mapping[TableId, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    choice_synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    country: Country = UNKNOWN
    confirmed: frozenset[str] = frozenset()
    lists: Lists = field(default_factory=Lists)

    def label(self, column: Column, choice: Choice) -> str:
        """Return what the sheets write for a choice of a column: the programme's own word, or the usual Spanish one."""
        return written_as(column.header, choice, self.choices)


_WHOLE_PROGRAMME = frozenset(map(normalise, (WHOLE_PROGRAMME, WHOLE_PROGRAMME_IN_ENGLISH)))


def parsers_of(model: type[Row], vocabulary: Vocabulary, habits: Mapping[str, Habits]) -> dict[str, Parser]:
    """Return the parser of every field of `model`; `habits` are those of the columns that the sheet has."""
    usual = Habits()
    return {name: _parser(column, vocabulary, habits.get(name, usual)) for name, column in model.columns.items()}


def options_of(column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what a choice column accepts, normalised, and the value of each.

    These are the Spanish and the English names, the programme's own, and its synonyms.
    """
    options: dict[str, Any] = {}
    if column.kind == "age-band":
        options = {normalise(band): band for band in vocabulary.age_bands}
    for choice in choices_of(column.choices, vocabulary.lists):
        value: Any = str(choice) if column.kind == "age-band" else choice
        options[normalise(choice.spanish)] = value
        options[normalise(str(choice))] = value
        options[normalise(vocabulary.label(column, choice))] = value
        options |= {normalise(word): value for word in choice.words}
    values = {str(value): value for value in options.values()}
    for name, words in vocabulary.choice_synonyms.get(column.header, {}).items():
        options = {**{normalise(word): values[name] for word in words if name in values}, **options}
    return options


def usual_words(column: Column, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return usual words for a column's choices, normalised, each with the shown names of the choices it may mean."""
    meant: dict[str, tuple[str, ...]] = {}
    usual = USUAL.get(column.choices, {}) if column.choices else {}
    for choice in choices_of(column.choices, vocabulary.lists):
        for word in map(normalise, usual[choice].split(", ") if choice in usual else ()):
            meant[word] = (*meant.get(word, ()), vocabulary.label(column, choice))
    return meant


def shown_choices(column: Column, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the Spanish names a sheet may use in a choice column, in their declared order."""
    bands = vocabulary.age_bands if column.kind == "age-band" else ()
    return (*bands, *(vocabulary.label(column, choice) for choice in choices_of(column.choices, vocabulary.lists)))


def _parser(column: Column, vocabulary: Vocabulary, habits: Habits) -> Parser:
    shown = " · ".join(shown_choices(column, vocabulary))
    options = options_of(column, vocabulary)
    usual = usual_words(column, vocabulary)
    made: dict[str, Callable[[], Parser]] = {
        "slug": lambda: partial(read_slug, country=vocabulary.country),
        "text": lambda: partial(read_text, maximum=column.longest),
        "count": lambda: partial(
            read_count, minimum=_whole(column.minimum), maximum=_whole(column.maximum), habits=habits
        ),
        "decimal": lambda: partial(read_decimal, minimum=column.minimum, maximum=column.maximum, habits=habits),
        "day": lambda: partial(read_day, typed=habits.typed, order=habits.dates, doubted=habits.dates_doubted),
        "latitude": lambda: partial(read_latitude, within=vocabulary.geography.typed),
        "longitude": lambda: partial(read_longitude, within=vocabulary.geography.typed),
        "state": lambda: partial(read_state, geography=vocabulary.geography),
        "municipality": lambda: lambda cell, state: read_municipality(cell, vocabulary.geography, state),
        "choice": lambda: partial(read_choice, options=options, shown=shown, usual=usual),
        "age-band": lambda: partial(read_age_band, options=options, shown=shown, usual=usual),
        "choices": lambda: partial(read_choices, options=options, shown=shown, usual=usual),
        "yes-no": lambda: read_yes_no,
        "link": lambda: partial(read_link, country=vocabulary.country),
        "mailbox": lambda: partial(read_mailbox, country=vocabulary.country),
        "reference": lambda: partial(_read_reference, also=column.also_allowed, country=vocabulary.country),
        "references": lambda: partial(_read_slugs, country=vocabulary.country),
    }
    return made[column.kind]()


_BETWEEN_KEYS = re.compile(r"[;,\n]")  # no key has any of them


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


def _read_reference(cell: Cell, also: tuple[str, ...], country: Country) -> str | Noted[str]:
    """Read a key; where the whole programme may stand for one, its English name is read as well."""
    if WHOLE_PROGRAMME in also and normalise(str(cell)) in _WHOLE_PROGRAMME:
        return WHOLE_PROGRAMME
    return read_slug(cell, country)


def _read_slugs(cell: Cell, country: Country) -> tuple[str, ...]:
    parts = [part.strip() for part in _BETWEEN_KEYS.split(str(cell))]
    read = [read_slug(part, country) for part in parts if part]
    return tuple(slug.value if isinstance(slug, Noted) else slug for slug in read)
