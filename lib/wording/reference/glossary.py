"""The words that the dashboard uses in a sense of its own, explained in the reader's language."""

from dataclasses import dataclass

from lib.wording.language import Words

_TERMS = (
    *("snapshot", "people-reached", "participations", "attendances", "partner-staff", "hub", "verified"),
    *("child-space", "partner", "steward", "commitment", "preliminary", "finding"),
)
_NOTHING = ("no-data", "protected", "not-applicable")


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means here."""

    id: str
    name: str
    means: str


def glossary(words: Words) -> list[Term]:
    """Return the terms by name, the kinds of nothing among them."""
    terms = [Term(each, words(f"glossary.{each}"), words(f"glossary.{each}.means")) for each in _TERMS]
    terms += [Term(each, words(f"nothing.{each}"), words(f"nothing.{each}.means")) for each in _NOTHING]
    return sorted(terms, key=lambda term: term.name.casefold())
