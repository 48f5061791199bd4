"""Tabs of .xls files (Excel 97 to 2003), through xlrd, which is pure Python.

calamine is not used here: three wrong bytes in such a file are enough for calamine 0.9.1 to ask for more memory than
there is, which ends the whole process. xlrd raises instead, and keeps dates as the numbers they are and errors as such.
"""

import io
import struct
from collections.abc import Callable, Sequence
from typing import TypeVar

import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
    XLRDError,
    error_text_from_code,
)
from xlrd.compdoc import CompDocError

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.package import unreadable
from lib.collect.workbooks.sheet_rows import FROM_1900_TO_1904, SheetRows, add_struck, check_extent, trimmed, whole
from lib.tables.grid import Cell, SheetDate, address

Answer = TypeVar("Answer")
_WHAT_DAMAGE_RAISES = (
    XLRDError,
    CompDocError,
    struct.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)


def open_xls(content: bytes) -> xlrd.Book:
    """Return the workbook in `content`. Raises SourceFailure (ENCRYPTED, UNREADABLE)."""
    return _or_failure(
        lambda: xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,  # else merged cells are not told
            on_demand=True,
            ragged_rows=True,
        )
    )


def read_xls(book: xlrd.Book, titles: Sequence[str]) -> dict[str, SheetRows]:
    """Return the tabs called `titles`. Raises SourceFailure (TOO_LARGE, UNREADABLE)."""
    return {title: _or_failure(lambda: _sheet(book, title)) for title in titles}  # noqa: B023  called at once


def _sheet(book: xlrd.Book, title: str) -> SheetRows:
    sheet = book.sheet_by_name(title)
    rows = trimmed([_row(sheet, row, book.datemode) for row in range(sheet.nrows)])
    check_extent(len(rows) - 1, max(map(len, rows), default=0) - 1)
    merges = tuple(
        f"{address(top, left)}:{address(bottom - 1, right - 1)}" for top, bottom, left, right in sheet.merged_cells
    )
    struck: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if (
                cell is not None
                and book.font_list[book.xf_list[sheet.cell_xf_index(row, column)].font_index].struck_out
            ):
                add_struck(struck, row, column)
    return SheetRows(rows, merges, frozenset(struck))


def _row(sheet: xlrd.sheet.Sheet, row: int, from_1904: int) -> list[Cell]:
    return [
        _cell(kind, value, from_1904) for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True)
    ]


def _cell(kind: int, value: str | float, from_1904: int) -> Cell:
    if kind == XL_CELL_TEXT:
        return str(value) or None
    if kind == XL_CELL_NUMBER:
        return whole(float(value))
    if kind == XL_CELL_DATE:
        return SheetDate(float(value) + (FROM_1900_TO_1904 if from_1904 and float(value) >= 1 else 0))
    if kind == XL_CELL_BOOLEAN:
        return bool(value)
    return error_text_from_code.get(int(value), "#N/A") if kind == XL_CELL_ERROR else None


def _or_failure(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except _WHAT_DAMAGE_RAISES as problem:
        if isinstance(problem, XLRDError) and "encrypted" in str(problem):
            raise SourceFailure(FailureKind.ENCRYPTED, "the workbook is behind a password") from None
        raise unreadable("the workbook is damaged or incomplete") from None
