"""What a row of a sheet is when it is no case: a total, a note, the header once more, another table."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from lib.programme.country import UNKNOWN, Country
from lib.programme.text import normalise
from lib.tables.cells.missing import is_missing
from lib.tables.grid import UNSAVED_FORMULA, Cell
from lib.tables.privacy.persons import names_somebody
from lib.tables.schema.columns import Row

_TOTALS = frozenset(
    {
        "total", "totales", "subtotal", "subtotales", "sub total", "sub totales", "suma", "sumas", "sumatoria",
        "gran total", "total general", "totals", "grand total", "sum", "acumulado", "promedio", "suman", "totalizan",
        "conteo", "recuento", "cuenta", "cantidad", "media", "count", "average", "global", "n",
    }
)  # fmt: skip
_TOTAL_STARTS = ("total ", "totales ", "subtotal ", "sub total ", "gran total ", "grand total ", "suma ", "promedio ")
_TOTAL_ENDS = (" total", " subtotal", " totales")
_COUNTED = re.compile(r"(?:(?:son|hay|suman|en total|total de) )*[0-9]{1,6} [^\W\d]+(?: [^\W\d]+){0,2}")
_COUNT_LAST = re.compile(r"[^\d:=]{1,40}[:=] ?[0-9]{1,6}")
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
_WITH_FIGURES = re.compile(r"[0-9]")
_FIGURES = re.compile(r"[$-]?[0-9][0-9., ]*%?")
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table stands: the column of each field, counted from 0, and the columns that are the table's at all.

    `names` are the known names of the columns, normalised, with their fields.
    """

    model: type[Row]
    fields: Mapping[str, int]
    extent: range
    names: Mapping[str, str]
    country: Country = UNKNOWN


def filled(cells: Sequence[Cell], layout: Layout) -> dict[int, Cell]:
    """Return the cells of the table's own columns that hold something, by column."""
    reach = layout.extent
    return {at: cells[at] for at in range(reach.start, min(reach.stop, len(cells))) if not is_missing(cells[at])}


def is_total(cells: Mapping[int, Cell], layout: Layout, *, has_key: bool) -> bool:
    """Tell whether a row holds totals: a word that says so where the row lacks what makes a case, or sums alone.

    `has_key` says that the whole key can be read. Then the row is a case whatever its words, unless it has nothing but
    that word, numbers and a key without figures («YUC»).
    """
    keys = {layout.fields[name] for name in layout.model.key if name in layout.fields}
    numbers = {at for at, cell in cells.items() if _is_number(cell)}
    words = cells.keys() - numbers
    labels = {at for at in words if says_total(cells[at]) or (words == {at} and _is_counted(cells[at]))}
    if labels:
        if not labels.isdisjoint(keys):
            has_key = False
            if len(keys) > 1:
                return True
        others = words - labels
        bare = others <= keys and not any(_WITH_FIGURES.search(str(cells[at])) for at in others)
        return (bare and bool(numbers)) or (not has_key and _lacks_what_makes_a_case(cells, layout))
    if (
        numbers
        and len(words) == 1
        and not has_key
        and _is_label(cells[min(words)])
        and _lacks_what_makes_a_case(cells, layout)
    ):
        return True
    kinds = {layout.fields[name]: column.kind for name, column in layout.model.columns.items() if name in layout.fields}
    read = {at: cell for at, cell in cells.items() if at in kinds}
    return bool(read) and keys.isdisjoint(read) and all(
        kinds[at] in _NUMBERS and (isinstance(cell, int | float) or cell == UNSAVED_FORMULA)
        for at, cell in read.items()
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
    return labelled or names_somebody(first, layout.country)


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


def may_be_case(good: Set[str], layout: Layout) -> bool:
    """Tell whether a row may be a case: of the fields that it needs at least half are `good`, which is readable."""
    needed = _needed(layout)
    return len(good & needed) * 2 >= len(needed)


def begins_small_table(cells: Mapping[int, Cell], below: Mapping[int, Cell], layout: Layout, *, parted: bool) -> bool:
    """Tell whether a row is the header of another, smaller table: words or years, and filled alike in the row `below`.

    Neither may be a case. Two columns make a table only if they stand `parted` from the cases, or not where the
    key is, and the second holds numbers.
    """
    header = all(_is_heading(cell) for cell in cells.values()) and isinstance(next(iter(cells.values()), None), str)
    if not header or len(cells) < _FEWEST_TEXTS or not below.keys() <= cells.keys():
        return False
    if len(cells) == _FEWEST_TEXTS:
        apart = parted or layout.fields.get(layout.model.key[0]) not in cells
        return apart and len(below) == len(cells) and any(_is_number(cell) for cell in below.values())
    return len(below) >= _FEWEST_TEXTS


def is_key_alone(cells: Mapping[int, Cell], layout: Layout) -> bool:
    """Tell whether only the key is there, as in rows that were numbered before they are filled in."""
    keys = {layout.fields[name] for name in layout.model.key if name in layout.fields}
    read = cells.keys() & set(layout.fields.values())
    return bool(read) and read <= keys


def says_total(cell: Cell) -> bool:
    """Tell whether a cell reads like the label of a row of totals. A key that begins like one («SUMA-01») is a key."""
    if not isinstance(cell, str):
        return False
    words = normalise(cell)
    starts = " " in cell.strip() and words.startswith(_TOTAL_STARTS)
    return words in _TOTALS or starts or words.endswith(_TOTAL_ENDS)


def _lacks_what_makes_a_case(cells: Mapping[int, Cell], layout: Layout) -> bool:
    """Tell whether required cells are empty: any where several make up the key, else half of them."""
    needed = _needed(layout)
    empty = sum(layout.fields[name] not in cells for name in needed)
    return empty > 0 if len(layout.model.key) > 1 else empty * 2 >= len(needed)


def _needed(layout: Layout) -> set[str]:
    """Return the fields that a row must have."""
    columns = layout.model.columns
    return {name for name in layout.fields if columns[name].required and not columns[name].blank_counts}


def _is_heading(cell: Cell) -> bool:
    if isinstance(cell, str):
        return not any(character.isdigit() for character in cell) and not cell.rstrip().endswith(":")
    return _number(cell) in _YEARS


def _is_counted(cell: Cell) -> bool:
    """Tell whether a cell counts what stands above: «4 sitios», «Son 4 registros», «Sitios: 4»."""
    if not isinstance(cell, str) or " " not in cell.strip():
        return False
    return bool(_COUNTED.fullmatch(normalise(cell)) or _COUNT_LAST.fullmatch(cell.strip()))


def _is_label(cell: Cell) -> bool:
    """Tell whether a cell holds words without figures: «Número de sitios»."""
    return isinstance(cell, str) and " " in cell.strip() and not _WITH_FIGURES.search(cell)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_FIGURES.fullmatch(cell.strip()))
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _number(cell: Cell) -> int | None:
    if isinstance(cell, str):
        bare = cell.strip().strip("()[]. ")
        return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 4 else None
    return int(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == cell // 1 else None
