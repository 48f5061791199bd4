"""The words that the dashboard uses in a sense of its own, explained in the reader's language."""

from dataclasses import dataclass

from lib.programme.model import Programme
from lib.wording.language import Words

_TERMS = (
    *("snapshot", "people-reached", "participations", "attendances", "partner-staff", "hub", "verified"),
    *("child-space", "partner", "steward", "commitment", "preliminary", "finding"),
)
_OF_TRAINING = frozenset({"people-reached", "participations", "attendances", "partner-staff", "child-space"})
_NOTHING = ("no-data", "protected", "not-applicable")


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means here."""

    id: str
    name: str
    means: str


def glossary(words: Words, programme: Programme | None = None) -> list[Term]:
    """Return the terms by name, the kinds of nothing among them; without bootcamps none that speaks of them."""
    trains = programme is None or programme.trains
    told = (each for each in _TERMS if trains or each not in _OF_TRAINING)
    terms = [Term(each, words(f"glossary.{each}"), words(f"glossary.{each}.means")) for each in told]
    terms += [Term(each, words(f"nothing.{each}"), words(f"nothing.{each}.means")) for each in _NOTHING]
    return sorted(terms, key=lambda term: term.name.casefold())
