"""From the cells of a sheet that hold something to the rows of a grid, within what we are willing to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite

from lib.collect.failure import FailureKind, SourceFailure
from lib.tables.grid import Cell, SheetDate, address

CELLS_LIMIT = 3_000_000
"""Cells in the rectangle from A1 to the last row and the last column of a tab that hold something."""

MERGES_LIMIT = 100_000
STRUCK_LIMIT = 100_000

FROM_1900_TO_1904 = 1462
"""Days between the two days that workbooks may count from."""

Rows = tuple[tuple[Cell, ...], ...]
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's days have no time zone


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What one tab of a file holds: rows from A1 on, A1 ranges of merged cells, and cells that are struck through.

    `struck` has row and column, counted from 0.
    """

    rows: Rows
    merges: tuple[str, ...] = ()
    struck: frozenset[tuple[int, int]] = frozenset()


def rows_from_cells(cells: Mapping[int, Mapping[int, Cell]]) -> Rows:
    """Return ragged rows from `{row: {column: value}}`, both counted from 0, none of the values empty.

    Raises SourceFailure(TOO_LARGE) before anything large is built.
    """
    if not cells:
        return ()
    check_extent(max(cells), max(map(max, cells.values())))
    nothing: Mapping[int, Cell] = {}
    found = (cells.get(row, nothing) for row in range(max(cells) + 1))
    return tuple(tuple(map(row.get, range(max(row) + 1))) if row else () for row in found)


def trimmed(rows: Sequence[Sequence[Cell]]) -> Rows:
    """Return rows without the empty cells and the empty rows at their ends, as Google sends them."""
    kept: list[tuple[Cell, ...]] = []
    for row in rows:
        length = len(row)
        while length and row[length - 1] is None:
            length -= 1
        kept.append(tuple(row[:length]))
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def check_extent(last_row: int, last_column: int) -> None:
    """Raise SourceFailure(TOO_LARGE) where a tab reaches too far; rows and columns count from 0."""
    if (last_row + 1) * (last_column + 1) > CELLS_LIMIT:
        reach = address(last_row, last_column)
        raise SourceFailure(FailureKind.TOO_LARGE, f"a tab is used down to {reach}: more than {CELLS_LIMIT:,} cells")


def add_merge(merges: list[str], reference: str) -> None:
    """Keep a merged range. Raises SourceFailure(TOO_LARGE) where a tab has more than any tab needs."""
    merges.append(reference)
    if len(merges) > MERGES_LIMIT:
        raise SourceFailure(FailureKind.TOO_LARGE, f"a tab has more than {MERGES_LIMIT:,} merged ranges")


def add_struck(struck: set[tuple[int, int]], row: int, column: int) -> None:
    """Keep a cell that is struck through. Raises SourceFailure(TOO_LARGE) where a tab has more than anybody strikes."""
    struck.add((row, column))
    if len(struck) > STRUCK_LIMIT:
        raise SourceFailure(FailureKind.TOO_LARGE, f"a tab has more than {STRUCK_LIMIT:,} cells struck through")


def serial(moment: datetime) -> SheetDate:
    """Return a moment as days since 1899-12-30, its time of day as a fraction."""
    return days(moment.replace(tzinfo=None) - _FIRST_DAY)


def days(span: timedelta) -> SheetDate:
    """Return a duration in days."""
    return SheetDate(span / timedelta(days=1))


def whole(number: float) -> int | float | str:
    """Return a whole number as int, as Google's JSON writes it; what is no number as the error that a sheet shows."""
    if number.is_integer():
        return int(number)
    return number if isfinite(number) else "#NUM!"
