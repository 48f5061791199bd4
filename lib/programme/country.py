"""How persons, homes, telephones and identity numbers are written in one country."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field


class CountryProblem(ValueError):
    """A country's file is not what it should be; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Country:
    """What tells a person from a place in one country; `data/countries/mx.toml` says what each part is for.

    `places` are the normalised names of localities: one that is named after a person is no person. Without any of it
    nothing but e-mail addresses and coordinates is recognised.
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
    places: frozenset[str] = frozenset()

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
        )
    except KeyError as missing:
        raise CountryProblem(f"{missing.args[0]}: this key is missing") from None
    except (tomllib.TOMLDecodeError, re.error, AttributeError, TypeError) as problem:
        raise CountryProblem(str(problem)) from None
