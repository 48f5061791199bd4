"""Finding the header of a table that people keep by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.programme.text import normalise
from lib.tables.grid import Cell
from lib.tables.schema.columns import Row

SEARCHED_ROWS = 25
_FEWEST_MATCHES = 3
_FEWEST_TAGS = 2
_ROWS_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header is. `fields` maps a field of the model to its column, counted from 0.

    `doubled` are columns whose header reads like one further left; `unknown` are headers of no declared column;
    `first_data_row` counts from 0. `words` are the headers by column, `extent` the columns that the table reaches over,
    `names` the known names, normalised, with their fields.
    """

    row: int
    first_data_row: int
    fields: Mapping[str, int]
    unknown: Mapping[int, str]
    doubled: Mapping[int, str]
    words: Mapping[int, str]
    extent: range
    names: Mapping[str, str]


def find_header(
    rows: Sequence[Sequence[Cell]], model: type[Row], synonyms: Mapping[str, Sequence[str]]
) -> Header | None:
    """Return the header among the first rows: the row with most cells equal to a known name, or None.

    A row counts with at least three known names (or all of a smaller table's), and where the key's is not among them
    with half of those that are required; equality is after normalising. A tag row (HXL) beside it decides first, then
    the header's own words.
    """
    names = _names(model, synonyms)
    best, best_count = None, 0
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        if _is_tag_row(row):
            continue
        found = {names[text] for cell in row if isinstance(cell, str) and (text := normalise(cell)) in names}
        if len(found) > best_count:
            best, best_count = number, len(found)
    tags = next((number for number, row in enumerate(rows[:SEARCHED_ROWS]) if _is_tag_row(row)), None)
    if best is None and tags is not None:
        best = tags
    if best is None:
        return None
    header = _columns(rows, best, tags, model, names)
    enough = min(_FEWEST_MATCHES, len(model.columns))
    known = len(header.fields) + len(header.doubled)
    seen = {*header.fields, *header.doubled.values()}
    required = {name for name, column in model.columns.items() if column.required}
    keyed = not seen.isdisjoint(model.key) or len(seen & required) * 2 >= len(required)
    return header if known >= enough and keyed else None


def looks_like_form(rows: Sequence[Sequence[Cell]], model: type[Row]) -> bool:
    """Tell whether the column names run down a column, as on a form, and not along a row."""
    names = _names(model, {})
    width = max((len(row) for row in rows[:60]), default=0)
    for column in range(min(width, 4)):
        cells = [row[column] for row in rows[:60] if len(row) > column and isinstance(row[column], str)]
        if len({names[text] for cell in cells if (text := normalise(str(cell)).rstrip(" :")) in names}) >= min(
            _FEWEST_MATCHES, len(model.columns)
        ):
            return True
    return False


def _names(model: type[Row], synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, column in model.columns.items():
        for text in (column.header, column.english, *column.other_headers, *synonyms.get(column.header, ())):
            names.setdefault(normalise(text), name)
    return names


def _tag(cell: Cell) -> str:
    if not isinstance(cell, str) or not cell.strip().startswith("#"):
        return ""
    first, *attributes = cell.strip().casefold().replace(" ", "").split("+")
    return "+".join([first, *sorted(attributes)])


def _is_tag_row(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell not in {None, ""}]
    tagged = [cell for cell in filled if _tag(cell)]
    return len(tagged) >= _FEWEST_TAGS and len(tagged) * 2 > len(filled)


def _columns(
    rows: Sequence[Sequence[Cell]], best: int, tags: int | None, model: type[Row], names: Mapping[str, str]
) -> Header:
    tag_names = {_tag(column.hxl): name for name, column in model.columns.items()}
    tag_row = rows[tags] if tags is not None and abs(tags - best) <= 1 else ()
    below = _names_below(rows, best, names)
    words = _words(rows, best, below, names)
    known: dict[int, str] = {}
    for index in range(max(max(words, default=-1) + 1, len(tag_row))):
        name = tag_names.get(_tag(tag_row[index])) if index < len(tag_row) else None
        name = name or names.get(normalise(words.get(index, "")))
        if name is not None:
            known[index] = name
    last = max(best + bool(below), tags) if tag_row and tags is not None else best + bool(below)
    extent = _extent(rows, last + 1, words, known, model)
    fields: dict[str, int] = {}
    doubled: dict[int, str] = {}
    for index, name in known.items():
        if index in extent:
            if name in fields or name in doubled.values():
                doubled[index] = name
            else:
                fields[name] = index
    for name in set(doubled.values()):
        fields.pop(name, None)
    unknown = {
        index: text for index, text in words.items() if not _tag(text) and (index not in known or index not in extent)
    }
    return Header(best, last + 1, fields, unknown, doubled, words, extent, names)


def _words(
    rows: Sequence[Sequence[Cell]], best: int, below: Mapping[int, str], names: Mapping[str, str]
) -> dict[int, str]:
    """Return the header of each column; one that is merged with the row above or parted below has it from there."""
    width = max(len(row) for row in rows[max(0, best - 1) : best + 2])
    words: dict[int, str] = {}
    for index in range(width):
        cell = _at(rows, best, index)
        above = _at(rows, best - 1, index)
        if index in below:
            words[index] = below[index]
        elif cell is not None and str(cell).strip():
            words[index] = str(cell).strip()
        elif isinstance(above, str) and normalise(above) in names:
            words[index] = above.strip()
    return words


def _names_below(rows: Sequence[Sequence[Cell]], best: int, names: Mapping[str, str]) -> dict[int, str]:
    """Return the names in the row below the header, if that row only parts columns that the header merges."""
    row = rows[best + 1] if best + 1 < len(rows) else ()
    filled = {index: cell for index, cell in enumerate(row) if cell not in {None, ""}}
    found = {
        index: cell.strip() for index, cell in filled.items() if isinstance(cell, str) and normalise(cell) in names
    }
    free = all(normalise(str(_at(rows, best, index) or "")) not in names for index in filled)
    return found if found and free and all(isinstance(cell, str) for cell in filled.values()) else {}


def _extent(
    rows: Sequence[Sequence[Cell]],
    first_data_row: int,
    words: Mapping[int, str],
    known: Mapping[int, str],
    model: type[Row],
) -> range:
    """Return the columns of the table, and unknown ones that touch it.

    Of two tables side by side it is the one with all required columns, if an empty column parts them.
    """
    left, right = min(known, default=0), max(known, default=-1)
    if len(set(known.values())) < len(known):
        block = _own_block(rows, first_data_row, words, known, model)
        if block is not None:
            return block
    while left - 1 in words:
        left -= 1
    while right + 1 in words:
        right += 1
    return range(left, right + 1)


def _own_block(
    rows: Sequence[Sequence[Cell]],
    first_data_row: int,
    words: Mapping[int, str],
    known: Mapping[int, str],
    model: type[Row],
) -> range | None:
    body = rows[first_data_row : first_data_row + _ROWS_LOOKED_AT]
    width = max(words) + 1
    empty = [at for at in range(width) if at not in words and all(_at((row,), 0, at) in {None, ""} for row in body)]
    required = {name for name, column in model.columns.items() if column.required}
    for before, after in pairwise([-1, *empty, width]):
        block = range(before + 1, after)
        if required <= {known[at] for at in block if at in known}:
            return block
    return None


def _at(rows: Sequence[Sequence[Cell]], row: int, index: int) -> Cell:
    return rows[row][index] if 0 <= row < len(rows) and index < len(rows[row]) else None
