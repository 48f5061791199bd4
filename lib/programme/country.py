"""How persons, homes, telephones and identity numbers are written in one country, and what it calls its regions."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lib.programme.language_words import ACCENTED, HeaderPattern, LanguageWords, patterns_of
from lib.programme.nouns import Noun


class CountryProblem(ValueError):
    """A country's file is not what it should be; the message says what was expected."""


_NAME = r"[A-ZÁÉÍÓÚÜÑ][\w'’]+"


@dataclass(frozen=True, eq=False)
class Country:
    """What tells a person from a place in one country; `data/countries/mx.toml` says what each part is for.

    `places` are the normalised names of localities: one that is named after a person is no person. `words` are those of
    all languages that are known. Without the rest nothing but headers, e-mail addresses and coordinates is recognised.
    `levels` are a region and a part of it by language, `said` what texts say of the country's papers and laws by
    language and marked phrase, `timezone` is its own where it has one.
    """

    given_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    also_words: frozenset[str] = frozenset()
    public_names: frozenset[str] = frozenset()
    public_kinds: frozenset[str] = frozenset()
    public_houses: tuple[str, ...] = ()
    private_titles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    homes: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    identity: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    numbers: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    phone_groups: frozenset[tuple[int, ...]] = frozenset()
    headers: Mapping[str, HeaderPattern] = field(default_factory=dict)
    signatures: re.Pattern[str] | None = None
    addresses: re.Pattern[str] | None = None
    levels: Mapping[str, tuple[Noun, Noun]] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    timezone: str = ""
    places: frozenset[str] = frozenset()
    words: LanguageWords = field(default_factory=LanguageWords)

    @cached_property
    def titled(self) -> re.Pattern[str] | None:
        """Find a title with a name behind it; one of a single letter, as «C.», needs its point and two names."""
        titles = sorted(self.private_titles | self.titles)
        long = "|".join(title.translate(ACCENTED) for title in titles if len(title) > 1)
        short = "|".join(title.upper() for title in titles if len(title) == 1)
        ways = [rf"(?<!\w)(?i:{long})(?:\.|(?= )) ?(?:{_NAME}\.? ?){{1,2}}"] if long else []
        ways += [rf"(?<!\w)(?:{short})\. (?:{_NAME} ?){{2}}"] if short else []
        return re.compile("|".join(ways)) if ways else None

    @cached_property
    def signed(self) -> re.Pattern[str] | None:
        """Find who signs: «Elaboró: …», with two names."""
        if self.signatures is None:
            return None
        return re.compile(rf"(?<!\w)(?i:{self.signatures.pattern})\.? ?[:\-–—]+ ?(?:{_NAME}\.? ?){{2}}")

    def public_name_at(self, words: Sequence[str], at: int) -> int:
        """Return how many normalised words from `at` are a public name, else 0. With a surname behind it is not one."""
        length = next((n for n in range(6, 1, -1) if " ".join(words[at : at + n]) in self.public_names), 0)
        return 0 if not self.surnames.isdisjoint(words[at + length : at + length + 1]) else length

    @property
    def recognises_persons(self) -> bool:
        """Tell whether names and telephones can be recognised at all."""
        return bool(self.given_names and self.surnames and self.numbers)


UNKNOWN = Country()
"""A country that nothing is known of."""


def country_of(text: str) -> Country:
    """Return the country that a file's text describes. Raises CountryProblem."""
    try:
        told = tomllib.loads(text)
        return Country(
            given_names=frozenset(told["given_names"].split()),
            surnames=frozenset(told["surnames"].split()),
            also_words=frozenset(told["also_words"].split()),
            public_kinds=frozenset(told["public_kinds"].split()),
            private_titles=frozenset(told["private_titles"].split()),
            titles=frozenset(told["titles"].split()),
            identity={kind: re.compile(pattern) for kind, pattern in told["identity"].items()},
            numbers={kind: re.compile(pattern) for kind, pattern in told["numbers"].items()},
            public_names=frozenset(told["public_names"]),
            public_houses=tuple(told["public_houses"]),
            homes=tuple(told["homes"].split("|")),
            streets=tuple(told["streets"].split()),
            phone_groups=frozenset(tuple(map(int, way.split())) for way in told["phone_groups"].split("|")),
            headers=patterns_of(told["headers"]),
            signatures=re.compile(told["signatures"]),
            addresses=re.compile(told["addresses"]),
            levels={
                language: (Noun(**levels["region"]), Noun(**levels["area"]))
                for language, levels in told["levels"].items()
            },
            said=told["said"],
            timezone=told["timezone"],
        )
    except KeyError as missing:
        raise CountryProblem(f"{missing.args[0]}: this key is missing") from None
    except (tomllib.TOMLDecodeError, re.error, AttributeError, TypeError, ValueError) as problem:
        raise CountryProblem(str(problem)) from None
