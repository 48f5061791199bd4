"""Tabs of .xlsb files: the parts of an .xlsx, each a run of binary records instead of XML ([MS-XLSB] 2.1.4)."""

import struct
from collections.abc import Iterable, Iterator

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.package import Package, relationships, unreadable
from lib.collect.workbooks.records import Record, records, wide_text
from lib.collect.workbooks.sheet_rows import CELLS_LIMIT, SheetRows, add_merge, add_struck, rows_from_cells, whole
from lib.collect.workbooks.styles import CellStyles, xlsb_styles
from lib.tables.grid import Cell, SheetDate, address

_ROW, _BLANK, _RK, _REAL, _FORMULA_NUMBER = 0, 1, 2, 5, 9
_ERRORS, _BOOLEANS, _TEXTS, _SHARED_TEXT = {3, 11}, {4, 10}, {6, 8}, 7
_LAST_FORMULA, _FIRST_SHORT, _LAST_SHORT = 11, 12, 18
_LONG_OF_SHORT = {13: 2, 14: 3, 15: 4, 16: 5, 17: 6, 18: 7}
"""Cells that leave their column out, as SheetJS writes them, and the kind they are with it; 12 is an empty one."""
_SHARED_ITEM, _WORKBOOK, _TAB, _MERGE = 19, 153, 156, 176
_ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def xlsb_tabs(package: Package, book: str) -> dict[str, str]:
    """Return the part that holds each tab, by title. Raises SourceFailure(UNREADABLE)."""
    targets = relationships(package, book)
    parts: dict[str, str] = {}
    for kind, data in records(package.pieces(book)):
        if kind == _WORKBOOK and data[:1] and data[0] & 1:
            raise unreadable("an .xlsb that counts its days from 1904: save it as .xlsx")
        if kind == _TAB:
            linked, end = wide_text(data, 8)
            parts[wide_text(data, end)[0]] = targets.get(linked, ("", ""))[1]
    return parts


def xlsb_strings(package: Package, book: str) -> list[str]:
    """Return the texts that cells point to, by number."""
    linked = relationships(package, book).values()
    part = next((target for kind, target in linked if kind == "sharedStrings" and target in package.parts), None)
    found = records(package.pieces(part)) if part else iter(())
    return [wide_text(data, 1)[0] for kind, data in found if kind == _SHARED_ITEM]


def xlsb_cell_styles(package: Package, book: str) -> CellStyles:
    """Return what the cell styles of a workbook show."""
    linked = relationships(package, book).values()
    part = next((target for kind, target in linked if kind == "styles" and target in package.parts), None)
    return xlsb_styles(package.pieces(part)) if part else CellStyles()


def read_xlsb_sheet(pieces: Iterable[bytes], strings: list[str], styles: CellStyles) -> SheetRows:
    """Return the rows and merges of one worksheet part. Raises SourceFailure (UNREADABLE, TOO_LARGE)."""
    rows: dict[int, dict[int, Cell]] = {}
    merges: list[str] = []
    struck: set[tuple[int, int]] = set()
    row = count = 0
    try:
        for kind, data in _long_cells(records(pieces)):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", data)
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", data)
                add_merge(merges, f"{address(top, left)}:{address(bottom, right)}")
            elif kind <= _LAST_FORMULA:
                (column,) = struct.unpack_from("<I", data)
                value = _value(kind, data, strings)
                if value is None:
                    continue
                style = str(int.from_bytes(data[4:7], "little"))
                is_date = style in styles.dates and isinstance(value, float | int) and kind not in _BOOLEANS
                rows.setdefault(row, {})[column] = SheetDate(value) if is_date else value
                if style in styles.struck:
                    add_struck(struck, row, column)
                count += 1
                if count > CELLS_LIMIT:
                    raise SourceFailure(FailureKind.TOO_LARGE, f"a tab holds more than {CELLS_LIMIT:,} values")
    except (struct.error, IndexError):
        raise unreadable("a tab of the workbook is damaged") from None
    return SheetRows(rows_from_cells(rows), tuple(merges), frozenset(struck))


def _long_cells(given: Iterable[Record]) -> Iterator[Record]:
    """Yield the records of a sheet; a cell that leaves its column out stands right of the one before it."""
    column = -1
    for kind, data in given:
        long, whole_data = kind, data
        if _FIRST_SHORT <= kind <= _LAST_SHORT:
            long, whole_data = _LONG_OF_SHORT.get(kind, _BLANK), struct.pack("<I", column + 1) + data
        if kind == _ROW:
            column = -1
        elif long <= _LAST_FORMULA:
            (column,) = struct.unpack_from("<I", whole_data)
        yield Record(long, whole_data)


def _value(kind: int, data: bytes, strings: list[str]) -> Cell:
    """Return what a cell holds; its first eight bytes are its column and its style."""
    if kind == _SHARED_TEXT:
        return strings[struct.unpack_from("<I", data, 8)[0]] or None
    if kind in {_REAL, _FORMULA_NUMBER}:
        return whole(struct.unpack_from("<d", data, 8)[0])
    if kind == _RK:
        return _short_number(data)
    if kind in _TEXTS:
        return wide_text(data, 8)[0] or None
    if kind in _BOOLEANS:
        return data[8] != 0
    return _ERROR_TEXTS.get(data[8], "#N/A") if kind in _ERRORS else None


def _short_number(data: bytes) -> Cell:
    """Return a number kept in 30 bits ([MS-XLSB] 2.5.122): an integer or the front of a float, maybe in hundredths."""
    (packed,) = struct.unpack_from("<i", data, 8)
    if packed & 2:
        number = float(packed >> 2)
    else:
        (number,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", packed & ~3))
    return whole(number / 100 if packed & 1 else number)
