"""Tabs of .xlsb files: the parts of an .xlsx, each a run of binary records instead of XML ([MS-XLSB] 2.1.4)."""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.package import Package, relationships, unreadable
from lib.collect.workbooks.sheet_rows import CELLS_LIMIT, SheetRows, add_merge, rows_from_cells, whole
from lib.tables.grid import Cell, address

_ROW, _RK, _REAL, _FORMULA_NUMBER = 0, 2, 5, 9
_ERRORS, _BOOLEANS, _TEXTS, _SHARED_TEXT = {3, 11}, {4, 10}, {6, 8}, 7
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


class Record(NamedTuple):
    """One record: what it is, and its bytes."""

    kind: int
    data: bytes


def xlsb_tabs(package: Package, book: str) -> dict[str, str]:
    """Return the part that holds each tab, by title. Raises SourceFailure(UNREADABLE)."""
    targets = relationships(package, book)
    parts: dict[str, str] = {}
    for kind, data in records(package.pieces(book)):
        if kind == _WORKBOOK and data[:1] and data[0] & 1:
            raise unreadable("an .xlsb that counts its days from 1904: save it as .xlsx")
        if kind == _TAB:
            linked, end = _wide_text(data, 8)
            parts[_wide_text(data, end)[0]] = targets.get(linked, ("", ""))[1]
    return parts


def xlsb_strings(package: Package, book: str) -> list[str]:
    """Return the texts that cells point to, by number."""
    linked = relationships(package, book).values()
    part = next((target for kind, target in linked if kind == "sharedStrings" and target in package.parts), None)
    found = records(package.pieces(part)) if part else iter(())
    return [_wide_text(data, 1)[0] for kind, data in found if kind == _SHARED_ITEM]


def read_xlsb_sheet(pieces: Iterable[bytes], strings: list[str]) -> SheetRows:
    """Return the rows and merges of one worksheet part. Raises SourceFailure (UNREADABLE, TOO_LARGE)."""
    rows: dict[int, dict[int, Cell]] = {}
    merges: list[str] = []
    row = count = 0
    try:
        for kind, data in records(pieces):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", data)
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", data)
                add_merge(merges, f"{address(top, left)}:{address(bottom, right)}")
            elif kind <= 11 and (value := _value(kind, data, strings)) is not None:
                rows.setdefault(row, {})[struct.unpack_from("<I", data)[0]] = value
                count += 1
                if count > CELLS_LIMIT:
                    raise SourceFailure(FailureKind.TOO_LARGE, f"a tab holds more than {CELLS_LIMIT:,} values")
    except (struct.error, IndexError):
        raise unreadable("a tab of the workbook is damaged") from None
    return SheetRows(rows_from_cells(rows), tuple(merges))


def records(pieces: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records of a part. Raises SourceFailure(UNREADABLE) where the last one is cut off."""
    content = b"".join(pieces)
    at = 0
    try:
        while at < len(content):
            kind, size = content[at], 0
            at += 1
            if kind & 0x80:
                kind, at = (kind & 0x7F) | content[at] << 7, at + 1
            for shift in (0, 7, 14, 21):
                byte = content[at]
                at += 1
                size |= (byte & 0x7F) << shift
                if not byte & 0x80:
                    break
            if at + size > len(content):
                raise unreadable("a part of the workbook is incomplete")
            yield Record(kind, content[at : at + size])
            at += size
    except IndexError:
        raise unreadable("a part of the workbook is incomplete") from None


def _value(kind: int, data: bytes, strings: list[str]) -> Cell:
    """Return what a cell holds; its first eight bytes are its column and its style."""
    if kind == _SHARED_TEXT:
        return strings[struct.unpack_from("<I", data, 8)[0]] or None
    if kind in {_REAL, _FORMULA_NUMBER}:
        return whole(struct.unpack_from("<d", data, 8)[0])
    if kind == _RK:
        return _short_number(data)
    if kind in _TEXTS:
        return _wide_text(data, 8)[0] or None
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


def _wide_text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place, and where it ends."""
    if len(data) < at + 4:
        raise unreadable("a part of the workbook is damaged")
    end = at + 4 + 2 * struct.unpack_from("<I", data, at)[0]
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
