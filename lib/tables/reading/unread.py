"""Cells that are refused before they are read: formulas without a result, their errors, data about a person."""

from lib.programme.country import Country
from lib.programme.text import normalise
from lib.tables.cells.missing import is_formula_error
from lib.tables.cells.outcome import Unreadable
from lib.tables.grid import UNSAVED_FORMULA, Cell, typed_text
from lib.tables.privacy.personal import mentions_person
from lib.tables.privacy.persons import names_somebody
from lib.tables.privacy.public_text import held_back
from lib.tables.schema.columns import Column, Parsing

_NUMBERS = frozenset({"count", "decimal"})
_MAYBE_A_PHONE = 10**6


def refused_unread(cell: Cell, column: Column, country: Country) -> Unreadable | None:
    """Return why a cell of a column is not even read (C17, C22, V22), or None."""
    if isinstance(cell, str):
        if cell == UNSAVED_FORMULA:
            return Unreadable("C22")
        return Unreadable("C17") if is_formula_error(cell) else None
    if column.kind in _NUMBERS and not isinstance(cell, bool) and cell is not None and cell >= _MAYBE_A_PHONE:
        kind = mentions_person(typed_text(cell), country)
        return Unreadable("V22", kind=kind) if kind else None
    return None


def about_a_person(cell: Cell, column: Column, parsing: Parsing) -> Unreadable | None:
    """Return why a free text is not published (V24), or None. A known locality or a confirmed text may be a name."""
    if column.kind != "text":
        return None
    text = typed_text(cell)
    words = normalise(text)
    public = words in parsing.confirmed or (column.of_locality and words in parsing.country.places)
    kind = mentions_person(text, parsing.country) or held_back(text, parsing.country, public=public)
    if column.sentences and not public and names_somebody(text, parsing.country):
        kind = kind or "name"
    return Unreadable("V24", kind=kind) if kind else None
