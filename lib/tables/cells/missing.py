"""Cells that say "no data" in words, and cells that hold a formula's error."""

import re
import unicodedata

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
_EXCLAIMED_ERRORS = frozenset(
    {
        "ref", "div/0", "value", "name", "num", "null", "error", "spill", "calc", "blocked", "connect", "unknown",
        "field", "external", "busy", "python", "timeout", "macro", "addin", "data", "getting_data",
        "valor", "nombre", "nulo", "desbordamiento", "bloqueado", "conectar", "conexion", "desconocido", "campo",
        "externo", "ocupado", "calculo", "tiempo_agotado", "obteniendo_datos",
        "nome", "despejar", "valeur", "nom", "nul", "propagation", "wert", "bezug", "zahl",
    }
)  # fmt: skip
_BARE_ERRORS = frozenset({"n/a", "n/d", "n/disp", "nv", "getting_data", "obteniendo_datos"})
_LOADING = frozenset({"loading...", "loading…", "cargando...", "cargando…"})
_NUMBERED_ERROR = re.compile(r"(?:err|error|fehler) ?: ?[0-9]{3}", re.IGNORECASE)
_LONGEST_ERROR = 30


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
    """Tell whether a cell shows a formula's error as a program of any language writes it, or one still loading.

    Excel, Google Sheets and Numbers mark errors with "#"; LibreOffice also numbers them, as in "Err:502".
    """
    if not isinstance(cell, str) or len(cell) > _LONGEST_ERROR:
        return False
    text = cell.strip().casefold()
    if not text.startswith("#"):
        return text in _LOADING or bool(_NUMBERED_ERROR.fullmatch(text))
    name = unicodedata.normalize("NFKD", text.strip("#¡¿!?")).replace(" ", "_")
    name = "".join(sign for sign in name if not unicodedata.combining(sign))
    return name in (_EXCLAIMED_ERRORS if text.endswith(("!", "?")) else _BARE_ERRORS)
