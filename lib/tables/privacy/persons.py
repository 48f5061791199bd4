"""Persons named in a text: in a footer, a remark, a key or a cell of another kind.

Two questions with different prices for being wrong. `names_somebody` empties a cell, so heroes that schools and
streets are named after do not count. `may_not_repeat` only keeps a text out of a sentence, so any sign is enough.
"""

import re
from functools import lru_cache

from lib.programme.country import Country
from lib.tables.cells.characters import plain
from lib.tables.privacy.personal import mentions_person, names_person
from lib.tables.privacy.public_text import WORD, folded_name, held_back

_MOST_GIVEN_NAMES = 3
_REPEATED = frozenset({None, "coordinates"})
"""Coordinates are what a hub's owner has to mend, so what she typed is told her."""

_LONG_NUMBER = re.compile(r"[0-9](?:[ .()-]{0,2}[0-9]){8}")


def names_somebody(text: str, country: Country) -> bool:
    """Tell whether a sentence names a person: a title with a name, or a given name with a surname, in capitals."""
    if len(text) < 5:
        return False
    words = _without_public_names(plain(text), country)
    return _finds(country.titled, words) or _has_name(words, country, capitals=True)


def key_names_somebody(key: str, country: Country) -> bool:
    """Tell whether an identifier is a person's name with hyphens: «MARIA-LOPEZ»."""
    if "-" not in key:
        return False
    return _has_name(_without_public_names(key.replace("-", " "), country), country, capitals=False)


@lru_cache(maxsize=4096)
def may_not_repeat(text: str, country: Country) -> bool:
    """Tell whether a text may hold personal data, so that no finding should repeat it.

    Of a country that nothing is known of, that is any long number too.
    """
    if len(text) < 5 or not any(map(str.isalnum, text)):
        return False
    if mentions_person(text, country) or names_person(text, country):
        return True
    if held_back(text, country) not in _REPEATED:
        return True
    if not country.recognises_persons and _LONG_NUMBER.search(text):
        return True
    words = plain(text)
    if any(_finds(pattern, words) for pattern in (country.signed, country.titled, country.addresses)):
        return True
    return _has_name(_without_public_names(words, country), country, capitals=False)


def _finds(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _without_public_names(text: str, country: Country) -> str:
    """Return a text without the names of people whom places are named after."""
    known = [match[0] for match in WORD.finditer(text)]
    folded = [folded_name(word) for word in known]
    kept: list[str] = []
    at = 0
    while at < len(known):
        length = country.public_name_at(folded, at)
        if not length:
            kept.append(known[at])
        at += length or 1
    return " ".join(kept) if len(kept) < len(known) else text


def _has_name(text: str, country: Country, *, capitals: bool) -> bool:
    given, surnames = country.given_names, country.surnames
    words = [match[0] for match in WORD.finditer(text)]
    words = [word for word in words if word.casefold() not in country.words.particles]
    folded = [folded_name(word) for word in words]
    for first in range(len(words) - 1):
        if folded[first] in given:
            last = first + 1
            while last < len(words) - 1 and last - first < _MOST_GIVEN_NAMES and folded[last] in given:
                last += 1
            found = folded[last] in surnames
        else:
            last = first + 2
            found = last < len(words) and folded[first] in surnames and folded[first + 1] in surnames
            found = found and folded[last] in given
        if found and not (capitals and not all(word[0].isupper() for word in words[first : last + 1])):
            return True
    return False
