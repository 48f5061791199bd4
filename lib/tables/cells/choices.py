"""Cells that hold one of a closed list, several of them, or yes or no."""

import re
from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz import fuzz, process

from lib.programme.text import normalise
from lib.tables.cells.outcome import Unreadable
from lib.tables.grid import Cell, typed_text

Chosen = TypeVar("Chosen")

_RESEMBLES = 80
_LONGEST = 60
_BETWEEN = re.compile(r"[;\n]")
_YES = frozenset({"si", "s", "yes", "y", "true", "verdadero", "1"})
_NO = frozenset({"no", "n", "false", "falso", "0"})
_DOUBT = frozenset("?¿")


def read_choice(cell: Cell, options: Mapping[str, Chosen], shown: str) -> Chosen:
    """Return the value of the option that a cell names, in Spanish or English, accents and case aside.

    `options` maps each normalised label to its value; `shown` lists the labels, joined with " · ", for the sentence.
    Raises Unreadable C09 with the choices, and a suggestion where one label resembles what was typed.
    """
    if type(cell) is str and cell in options:
        return options[cell]
    text = "" if isinstance(cell, bool) else typed_text(cell)
    label = normalise(text)
    if label in options and _DOUBT.isdisjoint(text):
        return options[label]
    raise _not_a_choice(label, options, shown)


def read_choices(cell: Cell, options: Mapping[str, Chosen], shown: str) -> tuple[Chosen, ...]:
    """Return the values of several options parted by ";" or line breaks, each once, in the order typed.

    Commas part them too where every part is an option and the whole is not. Raises Unreadable C09 as `read_choice`.
    """
    text = typed_text(cell)
    chosen: list[Chosen] = []
    for part in _BETWEEN.split(text):
        if part.strip():
            chosen += _parted_by_commas(part, options, shown)
    if not chosen:
        raise _not_a_choice(normalise(text), options, shown)
    return tuple(dict.fromkeys(chosen))


def read_yes_no(cell: Cell) -> bool:
    """Read sí/no, yes/no, verdadero/falso, 1/0 or a tick box. "x" is refused: it marks both. Raises Unreadable C13."""
    if type(cell) is bool:
        return cell
    text = typed_text(cell)
    if len(text) <= _LONGEST and _DOUBT.isdisjoint(text) and not text.startswith("-"):
        word = normalise(text)
        if word in _YES:
            return True
        if word in _NO:
            return False
    raise Unreadable("C13")


def _parted_by_commas(part: str, options: Mapping[str, Chosen], shown: str) -> list[Chosen]:
    labels = [normalise(label) for label in part.split(",")]
    parted = len(labels) > 1 and _DOUBT.isdisjoint(part) and all(label in options for label in labels)
    if parted and normalise(part) not in options:
        return [options[label] for label in labels]
    if parted:
        raise _not_a_choice("", options, shown)
    return [read_choice(part, options, shown)]


def _not_a_choice(label: str, options: Mapping[str, Chosen], shown: str) -> Unreadable:
    """Refuse a label; the suggestion is the shown form of the option it resembles, whichever language it was in."""
    found = process.extractOne(label[:_LONGEST], options.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
    if not label or not found:
        return Unreadable("C09", choices=shown)
    value = options[found[0]]
    suggestion = next((each for each in shown.split(" · ") if options.get(normalise(each)) == value), found[0])
    return Unreadable("C09", choices=shown, suggestion=suggestion)
