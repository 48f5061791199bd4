"""Keys of states and municipalities, as sheets hold them: text, or a number whose leading zero was lost."""

import re

from rapidfuzz import fuzz, process

from lib.programme.geography import Geography
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell, typed_text

_RESEMBLES = 80
_LONGEST = 60
_KEY_AND_NAME = re.compile(r"([0-9]{2})\b.*")
_PARTED_KEY = re.compile(r"([0-9]{2})[ .,-]([0-9]{3})")


def read_state(cell: Cell, geography: Geography) -> str | Noted[str]:
    """Read a state's key, or one of its names or abbreviations. 7 is read as "07" with a note (V23).

    Raises Unreadable C11; a name that resembles a state's, or a key followed by words, is suggested and not read.
    """
    text = _key_text(cell)
    if geography.state(text):
        return text
    if text.isascii() and text.isdigit() and geography.state_digits:
        key = text.zfill(geography.state_digits)
        if geography.state(key) is None:
            raise Unreadable("C11")
        return _with_zero(key)
    if state := geography.state_by_name(text) if len(text) <= _LONGEST and "?" not in text else None:
        return state.key
    raise _not_a_state(text, geography)


def read_municipality(cell: Cell, geography: Geography) -> str | Noted[str]:
    """Read a municipality's key. 4010 is read as "04010" with a note (V23). Names repeat: never read.

    Only the shape is checked here; whether there is that key is a rule's to say. Raises Unreadable C11. Where each
    state is its own municipality the cell is read as a state's.
    """
    if geography.one_level:
        return read_state(cell, geography)
    text, digits = _key_text(cell), geography.municipality_digits
    if not digits:
        if len(text) > _LONGEST:
            raise Unreadable("C11")
        return text
    if text.isascii() and text.isdigit() and digits - 1 <= len(text) <= digits:
        key = text.zfill(digits)
        if _is_municipality(key, geography):
            return key if key == text else _with_zero(key)
    parted = _PARTED_KEY.fullmatch(text)
    if parted and len(parted[1] + parted[2]) == digits and _is_municipality(parted[1] + parted[2], geography):
        raise Unreadable("C11", suggestion=parted[1] + parted[2])
    raise Unreadable("C11")


def _key_text(cell: Cell) -> str:
    if cell is None or isinstance(cell, bool):
        raise Unreadable("C11")
    text = plain(typed_text(cell))
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def _is_municipality(key: str, geography: Geography) -> bool:
    """Tell whether digits may be a municipality's key: where it begins with its state's, there must be that state."""
    if geography.municipality(key):
        return True
    first = geography.state_digits
    return not first or (geography.state(key[:first]) is not None and bool(key[first:].strip("0")))


def _with_zero(key: str) -> Noted[str]:
    return Noted(key, "V23", {"form": "leading-zero", "read_as": key})


def _not_a_state(text: str, geography: Geography) -> Unreadable:
    keyed = _KEY_AND_NAME.fullmatch(text)
    if keyed and geography.state(keyed[1]):
        return Unreadable("C11", suggestion=keyed[1])
    names = {normalise(name): name for state in geography.states for name in (state.name, state.short_name)}
    meant = process.extractOne(normalise(text[:_LONGEST]), names.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
    return Unreadable("C11", suggestion=names[meant[0]]) if meant else Unreadable("C11")
