"""Which unread column a missing one may be: for the question, never for the answer."""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from lib.programme.text import normalise
from lib.tables.cells.missing import is_missing
from lib.tables.grid import Cell, typed_text
from lib.tables.schema.columns import Column

_RESEMBLES = 72
_LONG_ENOUGH = 3
_MOSTLY = 0.8
_KEY_WORDS = frozenset(
    {"id", "clave", "cve", "codigo", "folio", "no", "num", "numero", "identificador", "key", "code", "number"}
)
_KEY = re.compile(r"[A-Za-z0-9]+(?:[-_/ ][A-Za-z0-9]+)*")


def resembling(column: Column, unknown: Mapping[int, str]) -> tuple[int, str] | None:
    """Return the unread column whose header looks most like a missing one, or None. «id» is not like «localidad»."""
    wanted = [normalise(name) for name in (column.header, column.english, *column.other_headers)]
    likeness = {at: max(_likeness(normalise(header), each) for each in wanted) for at, header in unknown.items()}
    best = max(likeness, key=lambda at: likeness[at], default=None)
    return (best, unknown[best]) if best is not None and likeness[best] >= _RESEMBLES else None


def called_key(unknown: Mapping[int, str]) -> int | None:
    """Return the first unread column whose header says that it holds keys: «Clave», «No.», «ID»."""
    return next((at for at, header in unknown.items() if {*normalise(header).split()} <= _KEY_WORDS), None)


def holding_keys(rows: Sequence[Sequence[Cell]], columns: Sequence[int], *, distinct: bool) -> int | None:
    """Return the first of some columns that is filled and holds keys with letters and figures, or else numbers only.

    `distinct` asks for a key of its own in each row.
    """
    cells = {at: [row[at] if at < len(row) else None for row in rows] for at in columns}
    keys = {at: [text for cell in column if (text := _key_text(cell))] for at, column in cells.items()}
    for wanted in (_is_lettered, str.isdigit):
        for at, texts in keys.items():
            fitting = [text for text in texts if wanted(text)]
            different = len(set(fitting)) if distinct else len(fitting)
            if fitting and different >= _MOSTLY * len(texts) and len(texts) >= _MOSTLY * _filled(rows):
                return at
    return None


def _likeness(header: str, wanted: str) -> float:
    """Return how alike two normalised headers are, 0 to 100: spelled alike, or the words of one among the other's."""
    words, wanted_words = set(header.split()), set(wanted.split())
    if wanted_words <= words and len(wanted) >= _LONG_ENOUGH:
        return 90
    if words and words <= wanted_words and len(header) * 2 >= len(wanted):
        return 85
    return fuzz.ratio(header, wanted)


def _key_text(cell: Cell) -> str:
    text = "" if is_missing(cell) or isinstance(cell, bool) else typed_text(cell).strip()
    return text if _KEY.fullmatch(text) else ""


def _is_lettered(text: str) -> bool:
    return any(map(str.isdigit, text)) and not text[0].isdigit()


def _filled(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows hold something in at least two columns."""
    return sum(sum(not is_missing(cell) for cell in row) > 1 for row in rows)
