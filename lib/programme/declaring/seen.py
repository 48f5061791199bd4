"""No text of what is declared, however deep, holds what nobody sees, or nothing but that."""

import re
from collections.abc import Iterator
from typing import Any

from lib.programme.declaring.refusals import Refusal, refusal
from lib.programme.declaring.written import is_blank

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, which no XML file may hold, and those that turn the direction of what follows."""


def unseen_in(given: Any, place: str = "", *, listed: bool = False) -> Iterator[Refusal]:
    """Yield each text that holds a character that nobody sees, or that is blank; an empty one only in a list.

    Entries of a list are called by their id, where they have one.
    """
    if isinstance(given, dict):
        for key, value in given.items():
            yield from unseen_in(value, f"{place}.{key}" if place else str(key))
    elif isinstance(given, list):
        for number, each in enumerate(given, start=1):
            yield from unseen_in(each, f"{place}[{name_of(each, number)}]", listed=True)
    elif isinstance(given, str):
        if found := _UNSEEN.search(given):
            yield refusal("refusal.unseen", place, character=f"U+{ord(found[0]):04X}")
        elif is_blank(given) and (given or listed):
            yield refusal("refusal.blank", place)


def name_of(entry: Any, number: int) -> str:
    """Return what an entry of a list is called in a place: its id or, without one, its number from 1."""
    own = entry.get("id") if isinstance(entry, dict) else None
    return own if isinstance(own, str) and own and own.isprintable() else str(number)
