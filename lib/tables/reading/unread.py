"""Cells that are refused before they are read: formulas without a result, their errors, data about a person."""

from lib.tables.cells.missing import is_formula_error
from lib.tables.cells.outcome import Unreadable
from lib.tables.grid import UNSAVED_FORMULA, Cell, typed_text
from lib.tables.privacy.personal import mentions_person
from lib.tables.privacy.persons import names_somebody
from lib.tables.schema.columns import Column

_NUMBERS = frozenset({"count", "decimal"})
_MAYBE_A_PHONE = 10**9


def refused_unread(cell: Cell, column: Column) -> Unreadable | None:
    """Return why a cell of a column is not even read (C17, C22, V22), or None."""
    if isinstance(cell, str):
        if cell == UNSAVED_FORMULA:
            return Unreadable("C22")
        return Unreadable("C17") if is_formula_error(cell) else None
    if column.kind in _NUMBERS and not isinstance(cell, bool) and cell is not None and cell >= _MAYBE_A_PHONE:
        kind = mentions_person(typed_text(cell))
        return Unreadable("V22", kind=kind) if kind else None
    return None


def about_a_person(cell: Cell, column: Column) -> Unreadable | None:
    """Return why a free text is not repeated (V22), or None; only sentences are searched for names."""
    if column.kind != "text" or not isinstance(cell, str):
        return None
    kind = mentions_person(cell) or ("name" if column.sentences and names_somebody(cell) else None)
    return Unreadable("V22", kind=kind) if kind else None
