"""Columns that nobody declared: those about persons are told and dropped at sight, the others are listed."""

from collections.abc import Sequence

from lib.programme.country import Country
from lib.tables.cells.missing import is_missing
from lib.tables.grid import Cell, Grid, address, column_letter, typed_text
from lib.tables.privacy.headers import announced, personal_header, says_name
from lib.tables.privacy.personal import distinct, personal_cells, personal_column
from lib.tables.privacy.persons import may_not_repeat
from lib.tables.reading.header import SEARCHED_ROWS, Header
from lib.tables.reading.tab_findings import TabFindings
from lib.tables.schema.columns import Row

_FEWEST_READ = 2


def without_personal_data(
    grid: Grid, model: type[Row], header: Header, told: TabFindings
) -> tuple[dict[str, int], frozenset[str], dict[int, str]]:
    """Return the fields to read, which of these hold persons but must be there for a row to count, and unread headers.

    Other columns that look personal are dropped here, before any cell is kept.
    """
    fields = dict(header.fields)
    held: set[str] = set()
    unread: dict[int, str] = {}
    for index, words in header.unknown.items():
        kind = personal_column(words, column_below(grid, header, index), told.country, of_people=model.of_people)
        if kind:
            told.add("V22", address(header.row, index), kept=True, column=short(words, told.country), kind=kind)
        else:
            unread[index] = words
    for name, index in header.fields.items():
        if model.columns[name].kind == "text" and (
            kind := personal_cells(column_below(grid, header, index), told.country)
        ):
            told.add("V22", address(header.row, index), column=model.columns[name].header, kind=kind)
            if model.columns[name].required and name != model.key[0]:
                held.add(name)
            else:
                del fields[name]
    return fields, frozenset(held), unread


def tell_unread(headers: Sequence[str], told: TabFindings) -> None:
    """Say once which columns are no part of the table (H05)."""
    if headers:
        told.add("H05", columns=", ".join(short(words, told.country) for words in headers))


def tell_columns_without_header(grid: Grid, header: Header, told: TabFindings) -> None:
    """Say which columns hold data beside the cases and have no header (H05), or persons (V22)."""
    unnamed = []
    for index in columns_without_header(grid, header):
        if kind := personal_cells(column_below(grid, header, index), told.country):
            told.add("V22", address(header.row, index), kind=kind)
        else:
            unnamed.append(index)
    if unnamed:
        letters = ", ".join(map(column_letter, unnamed))
        told.add("H05", address(header.row, unnamed[0]), unnamed=letters)


def columns_without_header(grid: Grid, header: Header) -> list[int]:
    """Return the columns, counted from 0, that hold something in rows of the table and have no header."""
    read = set(header.fields.values())
    rows = [
        row
        for row in grid.rows[header.first_data_row :]
        if sum(at < len(row) and not is_missing(row[at]) for at in read) >= _FEWEST_READ
    ]
    width = max(map(len, rows), default=0)
    nameless = [at for at in range(width) if at not in read and at not in header.words]
    return [at for at in nameless if any(at < len(row) and not is_missing(row[at]) for row in rows)]


def tell_persons(grid: Grid, model: type[Row], told: TabFindings) -> None:
    """Say which columns of a tab that is not read hold personal data (V22): it should not be in a shared workbook.

    Beside such a column the names under «Nombre» are persons, however few they are.
    """
    kinds = {at: found for at in range(_width(grid)) if (found := _person_in(grid, at, model, told.country))}
    for at in range(_width(grid)) if kinds else ():
        column = [row[at] if at < len(row) else None for row in grid.rows]
        names = next((number for number, cell in enumerate(column) if says_name(typed_text(cell), told.country)), None)
        if at not in kinds and names is not None and personal_cells(column[names + 1 :], told.country, True) == "name":
            kinds[at] = (names, "name")
    for at, (number, kind) in sorted(kinds.items()):
        told.add("V22", address(number, at), kept=False, kind=kind)


def _person_in(grid: Grid, at: int, model: type[Row], country: Country) -> tuple[int, str] | None:
    """Return the row of a column that tells of persons, by its words or by what stands below, and their kind."""
    column = [row[at] if at < len(row) else None for row in grid.rows]
    filled = [number for number, cell in enumerate(column) if not is_missing(cell)]
    if len(filled) < _FEWEST_READ:
        return None
    first, *others = filled[:SEARCHED_ROWS]
    if kind := personal_column(typed_text(column[first]), column, country, of_people=model.of_people):
        return first, kind
    for number in others:
        words, below = typed_text(column[number]), column[number + 1 :]
        if personal_header(words, country):
            kind = announced(words, distinct(below), country, of_people=model.of_people)
            if kind:
                return number, kind
    return None


def _width(grid: Grid) -> int:
    return max(map(len, grid.rows), default=0)


def column_below(grid: Grid, header: Header, index: int) -> list[Cell]:
    """Return the cells of a column below the header."""
    return [row[index] for row in grid.rows[header.first_data_row :] if index < len(row)]


def short(words: str, country: Country) -> str:
    """Return a header short enough to repeat; one that itself names a person is not repeated."""
    text = " ".join(words.split())
    return "…" if may_not_repeat(text, country) else text[:40]
