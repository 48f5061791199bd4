"""Cells that say "no data" in words, and cells that hold a formula's error."""

from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.grid import Cell

_MARKS = frozenset("-‐‑‒–—―−_?¿")
_DOTS = frozenset({"...", "…"})
_WORDS = frozenset(
    {
        "s d", "sd", "s f", "n d", "nd", "n a", "na", "s i", "no disponible", "no aplica", "sin dato", "sin datos",
        "sin informacion", "sin registro", "sin fecha", "no hay dato", "no hay datos", "en blanco", "vacio",
        "pendiente", "por confirmar", "por definir", "por capturar", "por asignar", "not available",
        "not applicable", "no data", "pending", "to be confirmed", "to be defined", "tbc", "tbd", "null", "nan",
    }
)  # fmt: skip
_LONGEST = 24
_ERRORS = frozenset(
    {
        "#ref!", "#n/a", "#div/0!", "#value!", "#name?", "#num!", "#null!", "#error!", "#spill!", "#calc!",
        "#¡ref!", "#n/d", "#¡div/0!", "#¡valor!", "#¿nombre?", "#¡num!", "#¡nulo!", "#¡error!",
        "#¡desbordamiento!", "#¡calc!", "loading...", "loading…", "cargando...", "cargando…",
    }
)  # fmt: skip


def is_missing(cell: Cell) -> bool:
    """Tell whether a cell holds no data: nothing, a dash, or a word such as `s/d` or `pendiente`. Zero is data.

    A choice column may declare one of these words; its reader tries the choices first. Formula errors are not
    missing: they have a finding of their own.
    """
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    text = plain(cell)
    if not text or not (text.isprintable() or any(sign.isprintable() and not sign.isspace() for sign in text)):
        return True
    if len(text) > _LONGEST or text.startswith("#"):
        return False
    return _MARKS.issuperset(text) or text in _DOTS or normalise(text) in _WORDS


def is_formula_error(cell: Cell) -> bool:
    """Tell whether a cell shows a formula's error, in English or Spanish, or a formula still loading."""
    return isinstance(cell, str) and cell.strip().casefold() in _ERRORS
