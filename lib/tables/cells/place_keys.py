"""Keys of states and municipalities, as sheets hold them: text, a number whose leading zero was lost, or a name."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from lib.programme.geography import Geography, Municipality, State
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell, typed_text

_RESEMBLES = 80
_LONGEST = 60
_MOST_CHOICES = 8
_KEY_AND_NAME = re.compile(r"(?:.*\D)?([0-9]{2})\D*")
_OF_A_STATE = r"(?:estado libre y soberano|edo|estado|entidad(?: federativa)?|provincia|departamento|region)"
_BEFORE_STATE = re.compile(rf"(?:(?:gobierno (?:del? )?)?{_OF_A_STATE}|gobierno) (?:(?:de la|de|del) )?")
_BETWEEN_PLACES = re.compile(r"[,;/()–-]+")
_AFTER_STATE = re.compile(rf" (?:mexico|mex|mx|{_OF_A_STATE}(?: de)?)")
_BEFORE_MUNICIPALITY = re.compile(r"(?:(?:h )?ayuntamiento|municipio|mpio|mun|alcaldia) (?:(?:de la|de|del) )?")


def read_state(cell: Cell, geography: Geography) -> str | Noted[str]:
    """Read a state's key, or one of its names or abbreviations.

    7 is read as "07" with a note (V23), and «07» as "7" where that is the region's key.

    Raises Unreadable C11; a name that resembles a state's, or a key followed by words, is suggested and not read.
    """
    text = _key_text(cell)
    if geography.state(text):
        return text
    if not geography.state_digits and (same := _same_number(text, (each.key for each in geography.states))):
        return same
    if text.isascii() and text.isdigit() and geography.state_digits:
        key = text.zfill(geography.state_digits)
        if geography.state(key):
            return _with_zero(key)
        meant = text.lstrip("0").zfill(geography.state_digits)
        raise Unreadable("C11", suggestion=meant) if geography.state(meant) else Unreadable("C11")
    if state := _state_named(text, geography) if len(text) <= _LONGEST and "?" not in text else None:
        return state.key
    raise _not_a_state(text, geography)


def read_municipality(cell: Cell, geography: Geography, state: str | None = None) -> str | Noted[str]:
    """Read a municipality's key. 4010 is read as "04010", and 50 beside the `state` 31 as "31050", with a note (V23).

    Only the shape is checked here; whether there is that key is a rule's to say. Raises Unreadable C11: names repeat
    and are never read, but the key that a name has in the row's `state` is suggested, or the `choices` where there are
    several. Where each state is its own municipality the cell is read as a state's.
    """
    if geography.one_level:
        return read_state(cell, geography)
    text, digits = _key_text(cell), geography.municipality_digits
    if not digits:
        return _of_any_length(text, geography, state)
    if text.isascii() and text.isdigit():
        key = text.zfill(digits)
        if digits - 1 <= len(text) <= digits and _is_municipality(key, geography):
            return key if key == text else _with_zero(key)
        if whole := _within(text, state, geography):
            return Noted(whole, "V23", {"form": "without-state", "read_as": whole})
    raise _not_a_municipality(text[:_LONGEST], geography, state)


def _of_any_length(text: str, geography: Geography, state: str | None) -> str:
    """Read a municipality's key where keys differ in length; a name is refused with the key that it has."""
    if len(text) > _LONGEST:
        raise Unreadable("C11")
    if geography.municipality(text):
        return text
    if same := _same_number(text, (each.key for each in geography.municipalities)):
        return same
    refused = _not_a_municipality(text, geography, state)
    if refused.params:
        raise refused
    return text


def _same_number(text: str, keys: Iterable[str]) -> str | None:
    """Return the one key that is the same number: "1" where «01» was typed."""
    if not (text.isascii() and text.isdigit()):
        return None
    same = [each for each in keys if each.isascii() and each.isdigit() and int(each) == int(text)]
    return same[0] if len(same) == 1 else None


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


def _within(figures: str, state: str | None, geography: Geography) -> str | None:
    """Return the key of the municipality that has these last figures in a state, or None."""
    rest = geography.municipality_digits - geography.state_digits
    if state is None or not geography.state_digits or not 0 < len(figures) <= rest:
        return None
    found = geography.municipality(state + figures.zfill(rest))
    return found.key if found else None


def _state_named(text: str, geography: Geography) -> State | None:
    """Return the state that a name means, whatever is usual around it: «Edo. de Yucatán», «Yucatán, México»."""
    return next((state for name in _bare_names(text) if (state := geography.state_by_name(name))), None)


def _bare_names(text: str) -> list[str]:
    """Return a normalised name as it stands, then without what follows it, without what precedes it, without both."""
    name = normalise(text)
    after = [match.start() for match in _AFTER_STATE.finditer(name) if match.end() == len(name)]
    names = [name, *(name[:at] for at in after)]
    return [*names, *(each[match.end() :] for each in names if (match := _BEFORE_STATE.match(each)))]


def _not_a_state(text: str, geography: Geography) -> Unreadable:
    """Refuse, suggesting the one state that figures and words agree on, or both where they do not."""
    keyed = _KEY_AND_NAME.fullmatch(text)
    told = {keyed[1]} if keyed and geography.state(keyed[1]) else set()
    parts = _BETWEEN_PLACES.split("".join(" " if sign.isdigit() else sign for sign in text[:_LONGEST]))
    told |= {state.key for part in parts if part.strip() and (state := _state_named(part, geography))}
    if len(told) == 1:
        return Unreadable("C11", suggestion=told.pop())
    if told:
        return Unreadable("C11", choices=" · ".join(sorted(told)))
    names = {normalise(name): name for state in geography.states for name in (state.name, state.short_name)}
    typed = _bare_names(text[:_LONGEST])[-1]
    meant = process.extractOne(typed, names.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
    return Unreadable("C11", suggestion=names[meant[0]]) if meant else Unreadable("C11")


def _not_a_municipality(text: str, geography: Geography, state: str | None) -> Unreadable:
    """Refuse, suggesting the one key that figures, name and state agree on, or all where they leave several."""
    figures = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    whole = figures if len(figures) == geography.municipality_digits else _within(figures, state, geography)
    keyed = geography.municipality(whole) if whole else None
    named = _municipalities_named(text, geography, state)
    if keyed and keyed in named:
        named = [keyed]
    meant = {each.key: each for each in ([keyed] if keyed else []) + named}
    if figures and not keyed:  # figures that are no key put the name in doubt
        return Unreadable("C11")
    if len(meant) == 1:
        [only] = meant.values()
        return Unreadable("C11", suggestion=only.key, municipality=only.name)
    few = 0 < len(meant) <= _MOST_CHOICES
    return Unreadable("C11", choices=" · ".join(sorted(meant))) if few else Unreadable("C11")


def _municipalities_named(text: str, geography: Geography, state: str | None) -> list[Municipality]:
    """Return the municipalities that a name may mean: of that name, else with it or that town, else very like it.

    They are the state's. Where the state is not known, a name means something only if the whole country has it once.
    """
    name = _without_state(normalise("".join(" " if sign.isdigit() else sign for sign in text)), geography, state)
    if said := _BEFORE_MUNICIPALITY.match(name):
        name = name[said.end() :]
    if not name:
        return []
    if exact := geography.municipalities_named(name, state):
        return list(exact) if state or len(exact) == 1 else []
    of_state = {each.key: normalise(each.name) for each in geography.municipalities_of(state or "")}
    begin = [key for key, own in of_state.items() if own.startswith(f"{name} ")]
    begin = begin or [key for key, own in of_state.items() if f" {name} " in f" {own} "]
    if not geography.municipalities_named(name):  # else the state is in doubt, not the name
        begin += [each.key for each in geography.municipalities_with(name, state or "") if each.key not in begin]
    begin = begin or [key for key, own in of_state.items() if name.startswith(f"{own} ")]
    like = [key for _, _, key in process.extract(name, of_state, scorer=fuzz.ratio, score_cutoff=_RESEMBLES, limit=2)]
    return [found for key in begin or like[:1] if (found := geography.municipality(key))]


def _without_state(name: str, geography: Geography, state: str | None) -> str:
    """Return a normalised place without its state behind it: «merida yucatan» in Yucatán is «merida»."""
    if not (known := geography.state(state or "")):
        return name
    endings = (normalise(each) for each in (known.name, known.short_name, known.abbreviation, *known.aliases))
    bare = next((name[: -len(end)].strip() for end in endings if name.endswith(f" {end}")), name)
    return name if bare.endswith((" de", " del")) else bare
