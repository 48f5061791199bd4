"""The words with which people announce data about persons, in headers and in sentences, in each language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from lib.programme.declaring.refusals import Refused, refusal
from lib.programme.declaring.toml import parsed
from lib.programme.text import normalise

ACCENTED = str.maketrans({"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uúü]", "n": "[nñ]"})
"""Letters without accents as a pattern finds them with one or without."""


class WordsProblem(Refused):
    """A language's file is not what it should be; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class HeaderPattern:
    """How headers announce one kind of data: one of `words`, besides only some of `beside`; or one as a `whole`."""

    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()

    def __or__(self, other: "HeaderPattern") -> "HeaderPattern":
        """Return what either announces."""
        return HeaderPattern(self.words | other.words, self.beside | other.beside, self.whole | other.whole)


@dataclass(frozen=True)
class LanguageWords:
    """Words of one language, or of several together, normalised.

    `persons` say what part somebody plays, `fillers` say nothing, `particles` stand within a name, `belonging` before
    whose something is, `houses` before whose house it is. `names` alone may be a place's; `whole_names` beside them may
    not. `homes` make an address somebody's; `offices` are called like one. `numbered` things have numbers as long as
    those of `telephones`.
    """

    persons: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    belonging: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    whole_names: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    headers: Mapping[str, HeaderPattern] = field(default_factory=dict)

    @cached_property
    def whose_house(self) -> tuple[str, ...]:
        """Return how a text ends that is followed by whose house it is, each with a space before it."""
        return tuple(f" {house}" for house in sorted(self.houses))

    @cached_property
    def local_phone(self) -> re.Pattern[str] | None:
        """Find a number of seven figures or more behind a word for a telephone."""
        if not self.telephones:
            return None
        words = "|".join(word.translate(ACCENTED) for word in sorted(self.telephones))
        return re.compile(rf"(?i)(?<!\w)(?:{words})\W{{0,3}}(?:[0-9][ .-]?){{7,}}")


def words_of(text: str) -> LanguageWords:
    """Return the words that a language's file holds. Raises WordsProblem."""
    try:
        told = parsed(text)
        lists = {name: frozenset(_entries(name, told[name])) for name in _LISTS}
        return LanguageWords(**lists, headers=patterns_of(told["headers"]))
    except KeyError as missing:
        raise WordsProblem(refusal("refusal.missing", str(missing.args[0]), key=str(missing.args[0]))) from None
    except Refused as wrong:
        raise WordsProblem(*wrong.refusals) from None
    except (AttributeError, TypeError):
        raise WordsProblem(refusal("refusal.pack")) from None


def patterns_of(told: Mapping[str, Mapping[str, str]]) -> dict[str, HeaderPattern]:
    """Return how headers announce each kind of data, as the file of a language says it."""
    return {
        kind: HeaderPattern(
            frozenset(words["words"].split()),
            frozenset(words["beside"].split()),
            frozenset(words["whole"].split("|")) - {""},
        )
        for kind, words in told.items()
    }


def together(languages: Iterable[LanguageWords]) -> LanguageWords:
    """Return the words of several languages as if they were one's."""
    every = list(languages)
    lists = {name: frozenset[str]().union(*(getattr(words, name) for words in every)) for name in _LISTS}
    headers: dict[str, HeaderPattern] = {}
    for words in every:
        for kind, pattern in words.headers.items():
            headers[kind] = headers.get(kind, HeaderPattern()) | pattern
    return LanguageWords(**lists, headers=headers)


_LISTS = tuple(each.name for each in fields(LanguageWords) if each.name != "headers")
_OF_SEVERAL_WORDS = frozenset({"houses", "offices"})


def _entries(name: str, text: str) -> list[str]:
    entries = text.split("|") if name in _OF_SEVERAL_WORDS else text.split()
    return [normalise(entry) for entry in entries if entry]
