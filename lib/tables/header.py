"""Finding the header of a table that people keep by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from lib.programme.text import normalise
from lib.tables.columns import Column, Row
from lib.tables.grid import Cell

SEARCHED_ROWS = 25
_FEWEST_MATCHES = 3
_RESEMBLES = 72
_FEWEST_TAGS = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header is. `fields` maps a field of the model to its column, counted from 0.

    `doubled` are columns whose header reads like one further left; `unknown` are headers of no declared column;
    `first_data_row` counts from 0.
    """

    row: int
    first_data_row: int
    fields: Mapping[str, int]
    unknown: Mapping[int, str]
    doubled: Mapping[int, str]


def find_header(
    rows: Sequence[Sequence[Cell]], model: type[Row], synonyms: Mapping[str, Sequence[str]]
) -> Header | None:
    """Return the header among the first rows: the row with most cells equal to a known name, or None.

    A row counts with at least three known names (or all of a smaller table's) among which the key's; equality is
    after normalising. A tag row (HXL) beside it decides first, then the header's own words.
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
    keys_seen = {*header.fields, *header.doubled.values()}
    return header if known >= enough and any(name in keys_seen for name in model.key) else None


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


def resembling(column: Column, unknown: Mapping[int, str]) -> tuple[int, str] | None:
    """Return the unread column whose header looks most like a missing one: for the question, never the answer."""
    wanted = [normalise(column.header), normalise(column.english)]
    best: tuple[float, int, str] | None = None
    for index, header in unknown.items():
        match = process.extractOne(normalise(header), wanted, scorer=fuzz.WRatio, score_cutoff=_RESEMBLES)
        if match and (best is None or match[1] > best[0]):
            best = (match[1], index, header)
    return (best[1], best[2]) if best else None


def _names(model: type[Row], synonyms: Mapping[str, Sequence[str]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, column in model.columns.items():
        for text in (column.header, column.english, *synonyms.get(column.header, ())):
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
    fields: dict[str, int] = {}
    unknown: dict[int, str] = {}
    doubled: dict[int, str] = {}
    header_row = rows[best]
    for index in range(max(len(header_row), len(tag_row))):
        words = header_row[index] if index < len(header_row) else None
        name = tag_names.get(_tag(tag_row[index])) if index < len(tag_row) else None
        if name is None and isinstance(words, str):
            name = names.get(normalise(words))
        if name is None:
            if words not in {None, ""} and not _tag(words):
                unknown[index] = str(words).strip()
        elif name in fields or name in doubled.values():
            doubled[index] = name
        else:
            fields[name] = index
    for name in set(doubled.values()):
        fields.pop(name, None)
    last = max(best, tags) if tag_row and tags is not None else best
    return Header(best, last + 1, fields, unknown, doubled)
