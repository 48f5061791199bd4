"""What a row of a sheet is when it is no case: a total, a note, the header once more, another table."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from lib.programme.text import normalise
from lib.tables.cells.missing import is_missing
from lib.tables.grid import Cell
from lib.tables.privacy.persons import names_somebody
from lib.tables.schema.columns import Row

_TOTALS = frozenset(
    {
        "total", "totales", "subtotal", "subtotales", "sub total", "sub totales", "suma", "sumas", "sumatoria",
        "gran total", "total general", "totals", "grand total", "sum", "acumulado", "promedio",
    }
)  # fmt: skip
_TOTAL_STARTS = ("total ", "totales ", "subtotal ", "sub total ", "gran total ", "grand total ", "suma ", "promedio ")
_TOTAL_ENDS = (" total", " subtotal", " totales")
_LABEL = re.compile(
    r"(nota|notas|note|notes|fuente|fuentes|source|elaboro|elaborado|reviso|autorizo|capturo|valido|vo bo|fecha|corte|"
    r"actualizado|actualizacion|observaciones|responsable|contacto|firma|nombre|cargo|version|pagina|hoja)\b"
)
_FEWEST_TEXTS = 2
_MOST_CELLS_OF_A_NOTE = 4
_FEWEST_NUMBERED = 3
_NUMBERS = frozenset({"count", "decimal"})
_WORDS = frozenset({"text", "slug", "reference", "references"})
_TAG = re.compile(r"#[a-z_]+(?: ?\+[a-z_]+)*", re.IGNORECASE)
_LONE_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table stands: the column of each field, counted from 0, and the columns that are the table's at all.

    `names` are the known names of the columns, normalised, with their fields.
    """

    model: type[Row]
    fields: Mapping[str, int]
    extent: range
    names: Mapping[str, str]


def filled(cells: Sequence[Cell], layout: Layout) -> dict[int, Cell]:
    """Return the cells of the table's own columns that hold something, by column."""
    reach = layout.extent
    return {at: cells[at] for at in range(reach.start, min(reach.stop, len(cells))) if not is_missing(cells[at])}


def is_total(cells: Mapping[int, Cell], layout: Layout) -> bool:
    """Tell whether a row holds totals: a word that says so where the row lacks what makes a case, or sums alone.

    In the key's column the word is enough: no key is called «Total».
    """
    keys = {layout.fields[name] for name in layout.model.key if name in layout.fields}
    for at, cell in cells.items():
        if says_total(cell):
            return at in keys or _lacks_required(cells, layout)
    kinds = {layout.fields[name]: column.kind for name, column in layout.model.columns.items() if name in layout.fields}
    read = {at: cell for at, cell in cells.items() if at in kinds}
    return bool(read) and keys.isdisjoint(read) and all(
        kinds[at] in _NUMBERS and isinstance(cell, int | float) for at, cell in read.items()
    )  # fmt: skip


def is_note(cells: Mapping[int, Cell], layout: Layout, *, after_note: bool = False) -> bool:
    """Tell whether a row is a remark, a signature or a heading between rows, and no case."""
    first = next(iter(cells.values()), None)
    if not isinstance(first, str) or len(cells) > _MOST_CELLS_OF_A_NOTE:
        return False
    if len(cells) == 1:
        key = layout.fields.get(layout.model.key[0])
        return next(iter(cells)) != key or " " in first.strip() or bool(_LONE_WORD.fullmatch(first.strip()))
    if after_note and all(isinstance(cell, str) for cell in cells.values()):
        return True
    labelled = first.rstrip().endswith(":") or first.lstrip().startswith("*") or bool(_LABEL.match(normalise(first)))
    return labelled or names_somebody(first)


def is_header_again(cells: Mapping[int, Cell], layout: Layout) -> bool:
    """Tell whether a row repeats the header, as on each printed page, or its tags."""
    at = {column: name for name, column in layout.fields.items()}
    texts = {column: cell for column, cell in cells.items() if isinstance(cell, str) and column in at}
    tags = sum(bool(_TAG.fullmatch(cell.strip())) for cell in texts.values())
    same = sum(layout.names.get(normalise(cell)) == at[column] for column, cell in texts.items())
    return max(same, tags) >= _FEWEST_TEXTS and max(same, tags) * 2 > len(texts)


def is_numbering(cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row numbers the columns: (1), (2), (3)."""
    return len(cells) >= _FEWEST_NUMBERED and [_number(cell) for cell in cells.values()] == [*range(1, len(cells) + 1)]


def is_words_only(cells: Mapping[int, Cell], refused: Set[str], layout: Layout) -> bool:
    """Tell whether a row has words in several columns that take none, and nothing that any of these takes.

    So it is when another table's header stands there, or what somebody explains about the columns. `refused` are the
    fields that hold something they do not take.
    """
    elsewhere = {
        name: cells[at]
        for name, at in layout.fields.items()
        if at in cells and layout.model.columns[name].kind not in _WORDS
    }
    return (
        len(elsewhere) >= _FEWEST_TEXTS
        and elsewhere.keys() <= refused
        and all(isinstance(cell, str) for cell in cells.values())
        and not any(character.isdigit() for cell in elsewhere.values() for character in str(cell))
    )


def is_key_alone(cells: Mapping[int, Cell], layout: Layout) -> bool:
    """Tell whether only the key is there, as in rows that were numbered before they are filled in."""
    keys = {layout.fields[name] for name in layout.model.key if name in layout.fields}
    read = cells.keys() & set(layout.fields.values())
    return bool(read) and read <= keys


def says_total(cell: Cell) -> bool:
    """Tell whether a cell reads like the label of a row of totals."""
    if not isinstance(cell, str):
        return False
    words = normalise(cell)
    return words in _TOTALS or words.startswith(_TOTAL_STARTS) or words.endswith(_TOTAL_ENDS)


def _lacks_required(cells: Mapping[int, Cell], layout: Layout) -> bool:
    return any(
        layout.fields[name] not in cells
        for name, column in layout.model.columns.items()
        if column.required and not column.blank_counts and name in layout.fields
    )


def _number(cell: Cell) -> int | None:
    if isinstance(cell, str):
        bare = cell.strip().strip("()[]. ")
        return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 4 else None
    return int(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == cell // 1 else None
