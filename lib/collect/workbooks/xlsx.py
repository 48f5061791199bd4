"""Tabs of .xlsx and .xlsm files, as exact as the file holds them: every number and every formula error as it was saved.

Only cells with a value are kept. So a million rows that are merely formatted cost time but no memory, and a stray cell
at XFD1048576 is one cell, not the 17 thousand million of the rectangle above it. Styles play no part: a date *is* its
number of days, and that number is what Google sends too.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.package import Package, feed, local, relationships, unreadable, xml_parser
from lib.collect.workbooks.sheet_rows import (
    CELLS_LIMIT,
    FROM_1900_TO_1904,
    SheetRows,
    add_merge,
    rows_from_cells,
    serial,
    whole,
)
from lib.tables.grid import Cell

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class XlsxTabs(NamedTuple):
    """The part that holds each tab, by title, and whether the workbook counts its days from 1904."""

    parts: dict[str, str]
    from_1904: bool


def workbook_part(package: Package) -> str:
    """Return the part that a package declares as its workbook, or ""."""
    declared = (target for kind, target in relationships(package, "").values() if kind == "officeDocument")
    return next(declared, "")


def xlsx_tabs(package: Package) -> XlsxTabs:
    """Return the tabs of a workbook in their order, hidden ones included. Raises SourceFailure(UNREADABLE)."""
    book = workbook_part(package)
    targets = relationships(package, book)
    parts: dict[str, str] = {}
    from_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        name = local(tag)
        if name == "sheet":
            linked = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            parts[attributes.get("name", "")] = targets.get(linked, ("", ""))[1]
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}

    parser = xml_parser()
    parser.StartElementHandler = start
    feed(parser, package.pieces(book))
    return XlsxTabs(parts, from_1904)


def shared_strings(package: Package) -> list[str]:
    """Return the texts that cells of a workbook point to, by number; phonetic guides are left out."""
    part = _linked(package, "sharedStrings")
    strings: list[str] = []
    pieces: list[str] = []
    guide = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal guide
        name = local(tag)
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            guide = True
        elif name == "t" and not guide:
            parser.CharacterDataHandler = pieces.append

    def end(tag: str) -> None:
        nonlocal guide
        name = local(tag)
        if name == "si":
            strings.append(_unescaped("".join(pieces)))
        elif name == "rPh":
            guide = False
        elif name == "t":
            parser.CharacterDataHandler = None

    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if part:
        feed(parser, package.pieces(part))
    return strings


def date_styles(package: Package) -> frozenset[str]:
    """Return the numbers of the cell styles that show a date; only a workbook that counts from 1904 needs them."""
    part = _linked(package, "styles")
    shown_as_date = {str(number) for number in (*range(14, 23), *range(27, 37), *range(50, 59))}
    styles: list[str] = []
    in_cell_styles = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal in_cell_styles
        name = local(tag)
        if name == "numFmt" and _is_date_format(attributes.get("formatCode", "")):
            shown_as_date.add(attributes.get("numFmtId", ""))
        elif name == "xf" and in_cell_styles:
            styles.append(attributes.get("numFmtId", ""))
        elif name in {"cellXfs", "cellStyleXfs"}:
            in_cell_styles = name == "cellXfs"

    parser = xml_parser()
    parser.StartElementHandler = start
    if part:
        feed(parser, package.pieces(part))
    return frozenset(str(index) for index, number in enumerate(styles) if number in shown_as_date)


def read_sheet(pieces: Iterable[bytes], strings: list[str], dates_from_1904: frozenset[str] = frozenset()) -> SheetRows:
    """Return the rows and merges of one worksheet part.

    `dates_from_1904` are the date styles of a workbook that counts from 1904. Raises SourceFailure (UNREADABLE,
    TOO_LARGE).
    """
    reading = _SheetReading(strings, dates_from_1904)
    feed(reading.parser, pieces)
    return SheetRows(rows_from_cells(reading.rows), tuple(reading.merges))


class _SheetReading:
    """One pass over a worksheet. Its two handlers run for every cell, so they are written for speed."""

    def __init__(self, strings: list[str], dates_from_1904: frozenset[str]) -> None:
        self.strings = strings
        self.dates_from_1904 = dates_from_1904
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[str] = []
        self.parser = xml_parser()
        self.parser.StartElementHandler = self._root

    def _root(self, tag: str, _: dict[str, str]) -> None:
        """Learn the prefix that this file's writer uses, so that tags can be compared as they are."""
        self._set_handlers(tag.removesuffix(local(tag)))

    def _set_handlers(self, prefix: str) -> None:
        tag_c, tag_v, tag_row, tag_t, tag_guide, tag_merge = (
            prefix + name for name in ("c", "v", "row", "t", "rPh", "mergeCell")
        )
        holds_text = (tag_v, tag_t)
        parser, rows, columns, value_of = self.parser, self.rows, _Columns(), self._value
        pieces: list[str] = []
        row, row_is_known, column, count = -1, False, -1, 0
        kind: str | None = None
        attributes: dict[str, str] = {}
        cells: dict[int, Cell] = {}
        guide = False

        def start(tag: str, given: dict[str, str]) -> None:
            nonlocal row, row_is_known, column, kind, attributes, cells, count, guide
            if tag == tag_c:
                attributes = given
                kind = given.get("t")
                reference = given.get("r")
                if reference is None:
                    column += 1
                else:
                    column = columns[reference.rstrip(_DIGITS)]
                    if not row_is_known:
                        row, row_is_known = _row_number(reference.lstrip(_LETTERS)), True
            elif tag in holds_text and not guide:
                parser.CharacterDataHandler = pieces.append
            elif tag == tag_row:
                reference = given.get("r")
                row, row_is_known = (row + 1, False) if reference is None else (_row_number(reference), True)
                column, cells = -1, rows.get(row, {})
            elif tag == tag_guide:
                guide = True
            elif tag == tag_merge:
                add_merge(self.merges, given.get("ref", ""))

        def end(tag: str) -> None:
            nonlocal cells, count, guide
            if tag == tag_c:
                if pieces:
                    value = value_of(kind, pieces[0] if len(pieces) == 1 else "".join(pieces), attributes)
                    pieces.clear()
                    if value is not None:
                        cells[column] = value
            elif tag in holds_text:
                parser.CharacterDataHandler = None
            elif tag == tag_row:
                if cells:
                    rows[row] = cells
                    count += len(cells)
                    if count > CELLS_LIMIT:
                        raise SourceFailure(FailureKind.TOO_LARGE, f"a tab holds more than {CELLS_LIMIT:,} values")
            elif tag == tag_guide:
                guide = False

        parser.StartElementHandler, parser.EndElementHandler = start, end

    def _value(self, kind: str | None, text: str, attributes: dict[str, str]) -> Cell:
        try:
            if kind == "s":
                return self.strings[int(text)] or None
            if kind is None or kind == "n":
                number = float(text)
                if self.dates_from_1904 and number >= 1 and attributes.get("s", "0") in self.dates_from_1904:
                    number += FROM_1900_TO_1904
                return int(number) if number.is_integer() else whole(number)
            if kind == "b":
                return text.strip() in {"1", "true"}
            if kind == "d":
                return serial(datetime.fromisoformat(text.strip()))
        except IndexError:
            raise unreadable("a cell points to a text that is not there") from None
        except ValueError:
            pass  # neither a number nor a date: what the cell holds is shown to its owner as text
        return _unescaped(text) or None


class _Columns(dict[str, int]):
    """Column numbers, counted from 0, by their letters: worked out once for each."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters[:4]:
            number = number * 26 + _LETTERS.find(letter) + 1
        if not 1 <= number <= LAST_COLUMN or len(letters) > 3:
            raise unreadable("a cell has no address that a sheet can have")
        self[letters] = number - 1
        return number - 1


def _row_number(digits: str) -> int:
    number = int(digits) if digits.isdecimal() and len(digits) < 9 else 0
    if not 1 <= number <= LAST_ROW:
        raise unreadable("a row has no number that a sheet can have")
    return number - 1


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _is_date_format(code: str) -> bool:
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.', "", code)
    elapsed = re.search(r"\[[hms]+\]", bare, re.IGNORECASE)
    return not elapsed and bool(re.search("[ymdhs]", re.sub(r"\[[^\]]*\]", "", bare), re.IGNORECASE))


def _linked(package: Package, kind: str) -> str:
    linked = relationships(package, workbook_part(package)).values()
    return next((target for found, target in linked if found == kind and target in package.parts), "")
