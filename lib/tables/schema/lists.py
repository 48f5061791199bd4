"""The lists that a programme may declare in `[lists]`, each as every programme has it where it says nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from babel import Locale, UnknownLocaleError

from lib.programme.declared import wider
from lib.programme.declaring.lists import Entries, ListEntry, Lists
from lib.programme.model import Programme
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import Choice
from lib.tables.schema.models import MODELS

Chosen = TypeVar("Chosen", bound=Choice)


@dataclass(frozen=True, slots=True)
class OpenList:
    """One of the lists: its `name` in the programme file, the entries every programme knows, and where it is said.

    `spoken` are the prefixes of its entries' names on pages: `language.yua`. One entry must count as each of `needed`.
    """

    name: str
    choices: type[Choice]
    spoken: tuple[str, ...]
    needed: tuple[Choice, ...] = ()

    def entries(self, lists: Lists) -> Entries:
        """Return what a programme declares of this list: nothing where it is as everywhere."""
        declared: Entries = getattr(lists, self.name)
        return declared

    def headers(self) -> frozenset[str]:
        """Return the headers of the columns that hold entries of this list."""
        columns = (column for model in MODELS.values() for column in model.columns.values())
        return frozenset(column.header for column in columns if column.choices is self.choices)


LANGUAGES = OpenList("languages", v.Language, ("language",))
PARTNER_KINDS = OpenList("partner_kinds", v.PartnerType, ("partner-kind",))
OPEN_LISTS = (
    LANGUAGES,
    OpenList("roles", v.Role, ("role",), (v.Role.MICRO_ENTREPRENEUR, v.Role.PARTNER_STAFF)),
    OpenList("requirements", v.Requirement, ("requirement",)),
    OpenList("contributions", v.Contribution, ("contribution",)),
    PARTNER_KINDS,
    OpenList("phases", v.Phase, ("phase",)),
    OpenList("connections", v.Connectivity, ("connectivity",)),
    OpenList("topics", v.Topic, ()),
    OpenList("outcomes", v.Outcome, ("outcome", "reach.outcome")),
)


def choices_of(kind: type[Chosen] | None, lists: Lists) -> tuple[Chosen, ...]:
    """Return the entries of a list in the programme's order; none where there is no list."""
    if kind is None:
        return ()
    declared = next((each.entries(lists) for each in OPEN_LISTS if each.choices is kind), ())
    return tuple(_choice(kind, entry) for entry in declared) or tuple(kind)


def _choice(kind: type[Chosen], entry: ListEntry) -> Chosen:
    shown = next(iter(entry.name.by_language.values())) if entry.name else entry.key
    return next((each for each in kind if each == entry.key), None) or kind.declared(entry.key, shown)


def names_of(of: OpenList, entry: ListEntry, languages: tuple[str, ...]) -> Mapping[str, str]:
    """Return what an entry is called in each of these languages; nothing where it is called as everywhere.

    A language that is declared by its code alone is called as CLDR calls it.
    """
    if entry.name:
        return {language: entry.name.in_language(language) for language in languages}
    if of is not LANGUAGES or entry.key in set(of.choices):
        return {}
    return {language: name for language in languages if (name := _as_cldr_calls(entry.key, language))}


def _as_cldr_calls(code: str, language: str) -> str | None:
    for each in wider(language):
        try:
            return Locale.parse(each, sep="-").languages.get(code)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def declared_entries(programme: Programme) -> Iterator[tuple[OpenList, ListEntry, Mapping[str, str]]]:
    """Yield every entry that a programme declares, with its list and its names by language, the first its own."""
    for each in OPEN_LISTS:
        for entry in each.entries(programme.lists):
            yield each, entry, names_of(each, entry, programme.programme.languages)
