"""Cells that hold one of a closed list, several of them, or yes or no."""

import re
from collections.abc import Mapping, Sequence
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
_OPEN = frozenset("+<>≥≤")
_DENIALS = frozenset({"no", "sin", "fuera", "ni", "nunca", "not", "without"})
_FEWEST_LETTERS = 4
_AGES = re.compile(r"[0-9]{1,3}")
_WORDS_OF_AGES = frozenset(
    {
        "a", "ano", "anos", "de", "del", "y", "e", "entre", "hasta", "desde", "edad", "edades", "cumplidos", "con",
        "rango", "grupo", "to", "and", "from", "years", "old",
    }
)  # fmt: skip

Usual = Mapping[str, tuple[str, ...]]
"""Usual words for choices, normalised, each with the shown names of the choices it may mean."""
_NO_USUAL: Usual = {}


def read_choice(cell: Cell, options: Mapping[str, Chosen], shown: str, usual: Usual = _NO_USUAL) -> Chosen:
    """Return the value of the option that a cell names, in Spanish or English, accents and case aside.

    `options` maps each normalised label to its value; `shown` lists the labels, joined with " · ", for the sentence.
    Raises Unreadable C09 with the choices, and a suggestion where a usual word or a resemblance tells which is meant;
    `first` and `second` where a usual word may mean either.
    """
    if type(cell) is str and cell in options:
        return options[cell]
    text = "" if isinstance(cell, bool) else typed_text(cell)
    label = normalise(text)
    if label in options and _DOUBT.isdisjoint(text):
        return options[label]
    raise _not_a_choice(label, options, shown, usual)


def read_age_band(cell: Cell, options: Mapping[str, Chosen], shown: str, usual: Usual = _NO_USUAL) -> Chosen:
    """Read an age band, as `read_choice`. Raises Unreadable C09, suggesting the band of «36 a 45 años» or of an age."""
    try:
        return read_choice(cell, options, shown, usual)
    except Unreadable as refused:
        text = typed_text(cell)[:_LONGEST]
        if _OPEN.isdisjoint(text) and (band := _band_meant(normalise(text), shown.split(" · "))):
            raise Unreadable("C09", choices=shown, suggestion=band) from None
        raise refused from None


def read_choices(cell: Cell, options: Mapping[str, Chosen], shown: str, usual: Usual = _NO_USUAL) -> tuple[Chosen, ...]:
    """Return the values of several options parted by ";" or line breaks, each once, in the order typed.

    Commas part them too where every part is an option and the whole is not. Raises Unreadable C09 as `read_choice`, for
    the first that is none, with those that could be `read`.
    """
    text = typed_text(cell)
    chosen: list[Chosen] = []
    refused: Unreadable | None = None
    for part in _BETWEEN.split(text):
        try:
            chosen += _parted_by_commas(part, options, shown, usual) if part.strip() else []
        except Unreadable as unread:
            refused = refused or unread
    if refused is None and not chosen:
        refused = _not_a_choice(normalise(text), options, shown, usual)
    if refused:
        refused.read = tuple(dict.fromkeys(chosen))
        raise refused
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


def _parted_by_commas(part: str, options: Mapping[str, Chosen], shown: str, usual: Usual) -> list[Chosen]:
    labels = [normalise(label) for label in part.split(",")]
    parted = len(labels) > 1 and _DOUBT.isdisjoint(part) and all(label in options for label in labels)
    if parted and normalise(part) not in options:
        return [options[label] for label in labels]
    if parted:
        raise _not_a_choice("", options, shown, usual)
    return [read_choice(part, options, shown, usual)]


def _not_a_choice(label: str, options: Mapping[str, Chosen], shown: str, usual: Usual) -> Unreadable:
    """Refuse a label; the suggestion is the shown form of the choice meant, whichever language it was in."""
    names = {word: (_shown(value, options, shown) or word,) for word, value in options.items()} | dict(usual)
    meant = names.get(label) or _within(label, names)
    if not meant and label:
        like = process.extractOne(label[:_LONGEST], options.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
        meant = names[like[0]] if like and _denied(like[0]) == _denied(label) else ()
    if len(meant) == 1:
        return Unreadable("C09", choices=shown, suggestion=meant[0])
    if len(meant) > 1:
        return Unreadable("C09", choices=shown, first=meant[0], second=meant[1])
    return Unreadable("C09", choices=shown)


def _within(label: str, names: Usual) -> tuple[str, ...]:
    """Return the choices whose names or usual words stand among others: «vía satelital»; a denial turns its sense.

    A word that is part of a longer one, as «centro» of «centro de salud», does not count; a short one only adds doubt.
    """
    if _denied(label):
        return ()
    standing = [name for name in names if not name.isdigit() and f" {name} " in f" {label} "]
    whole = [name for name in standing if not any(f" {name} " in f" {other} " for other in standing if other != name)]
    if max(map(len, whole), default=0) < _FEWEST_LETTERS:
        return ()
    return tuple(sorted({meant for name in whole for meant in names[name]}))


def _denied(label: str) -> bool:
    return not _DENIALS.isdisjoint(label.split())


def _shown(value: Chosen, options: Mapping[str, Chosen], shown: str) -> str | None:
    return next((each for each in shown.split(" · ") if options.get(normalise(each)) == value), None)


def _band_meant(text: str, bands: Sequence[str]) -> str | None:
    """Return the band of two ages or of one, if nothing but words about ages stands beside them."""
    ages = [int(age) for age in _AGES.findall(text)]
    if not ages or not set(_AGES.sub(" ", text).split()) <= _WORDS_OF_AGES:
        return None
    limits = {band: [int(age) for age in _AGES.findall(band)] for band in bands}
    if len(ages) == 1:
        return next((band for band, ends in limits.items() if len(ends) > 1 and ends[0] <= ages[0] <= ends[1]), None)
    return next((band for band, ends in limits.items() if ends == ages), None)
