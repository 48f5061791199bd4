"""Choosing among several ways to say one thing by what is known.

In the catalogues `finding.C02.do[suggestion]` is taken where a suggestion is known, `finding.W06.what[kind=quota]`
where `kind` is `quota`, and the key without brackets where nothing else holds.
"""

import re
from collections.abc import Mapping
from functools import cache

from lib.i18n.catalogue import FALLBACK, catalogue
from lib.wording.language import Words

Facts = Mapping[str, str]
_BRACKETED = re.compile(r"(.+)\[(.+)\]")


def told(words: Words, key: str, facts: Facts) -> str:
    """Return the first text of `key` whose conditions hold, filled with the facts; "" where none does.

    An empty fact counts as unknown. The order is that of the Spanish catalogue, the text without conditions last.
    """
    for conditions, variant in _variants().get(key, ()):
        if all(_holds(facts.get(name), value) for name, value in conditions):
            return words(variant, **facts)
    return words(key, **facts) if words.has(key) else ""


def conditions_of(key: str) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """Return a catalogue key without its brackets, and its conditions: a fact's name, and its value if one is asked."""
    match = _BRACKETED.fullmatch(key)
    if match is None:
        return key, ()
    parted = (condition.partition("=") for condition in match[2].split("+"))
    return match[1], tuple((name, value if sign else None) for name, sign, value in parted)


def _holds(fact: str | None, value: str | None) -> bool:
    return bool(fact) if value is None else fact == value


@cache
def _variants() -> dict[str, list[tuple[tuple[tuple[str, str | None], ...], str]]]:
    found: dict[str, list[tuple[tuple[tuple[str, str | None], ...], str]]] = {}
    for key in catalogue(FALLBACK):
        plain, conditions = conditions_of(key)
        if conditions:
            found.setdefault(plain, []).append((conditions, key))
    return found
