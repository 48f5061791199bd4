"""Tabs of .xlsx and .xlsm files, as exact as the file holds them: every number and every formula error as it was saved.

Only cells with a value are kept. So a million rows that are merely formatted cost time but no memory, and a stray cell
at XFD1048576 is one cell, not the 17 thousand million of the rectangle above it. Of styles only two things count: a
number that is shown as a date says so, and a cell may be struck through.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from math import isfinite
from typing import NamedTuple

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.package import CellText, Package, feed, local, relationships, unreadable, xml_parser
from lib.collect.workbooks.sheet_rows import (
    CELLS_LIMIT,
    FROM_1900_TO_1904,
    SheetRows,
    add_merge,
    add_struck,
    rows_from_cells,
    serial,
    whole,
)
from lib.collect.workbooks.styles import CellStyles, xlsx_styles
from lib.tables.grid import UNSAVED_FORMULA, Cell, SheetDate

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
    said = CellText()
    guide = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal guide
        name = local(tag)
        if name == "si":
            said.take()
        elif name == "rPh":
            guide = True
        elif name == "t" and not guide:
            parser.CharacterDataHandler = said.add

    def end(tag: str) -> None:
        nonlocal guide
        name = local(tag)
        if name == "si":
            strings.append(_unescaped(said.take()))
        elif name == "rPh":
            guide = False
        elif name == "t":
            parser.CharacterDataHandler = None

    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if part:
        feed(parser, package.pieces(part))
    return strings


def cell_styles(package: Package) -> CellStyles:
    """Return what the cell styles of a workbook show."""
    return xlsx_styles(package, _linked(package, "styles"))


def read_sheet(pieces: Iterable[bytes], strings: list[str], styles: CellStyles, from_1904: bool = False) -> SheetRows:
    """Return the rows, merges and struck cells of one worksheet part. Raises SourceFailure (UNREADABLE, TOO_LARGE)."""
    reading = _SheetReading(strings, styles, FROM_1900_TO_1904 if from_1904 else 0)
    feed(reading.parser, pieces)
    return SheetRows(rows_from_cells(reading.rows), tuple(reading.merges), frozenset(reading.struck))


class _SheetReading:
    """One pass over a worksheet. Its two handlers run for every cell, so they are written for speed."""

    def __init__(self, strings: list[str], styles: CellStyles, days_later: int) -> None:
        self.strings, self.styles, self.days_later = strings, styles, days_later
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[str] = []
        self.struck: set[tuple[int, int]] = set()
        self.parser = xml_parser()
        self.parser.StartElementHandler = self._root

    def _root(self, tag: str, _: dict[str, str]) -> None:
        """Learn the prefix that this file's writer uses, so that tags can be compared as they are."""
        self._set_handlers(tag.removesuffix(local(tag)))

    def _set_handlers(self, prefix: str) -> None:  # noqa: PLR0915  two handlers that share what they know of the row
        tag_c, tag_v, tag_row, tag_t, tag_guide, tag_merge, tag_formula = (
            prefix + name for name in ("c", "v", "row", "t", "rPh", "mergeCell", "f")
        )
        holds_text = (tag_v, tag_t)
        parser, rows, columns, value_of = self.parser, self.rows, _Columns(), self._value
        struck_styles = self.styles.struck
        said = CellText()
        row, row_is_known, column, count = -1, False, -1, 0
        attributes: dict[str, str] = {}
        cells: dict[int, Cell] = {}
        guide = formula = saved = False

        def start(tag: str, given: dict[str, str]) -> None:
            nonlocal row, row_is_known, column, attributes, cells, guide, formula, saved
            if tag == tag_c:
                attributes, formula, saved = given, False, False
                reference = given.get("r")
                if reference is None:
                    column += 1
                else:
                    column = columns[reference.rstrip(_DIGITS)]
                    if not row_is_known:
                        row, row_is_known = _row_number(reference.lstrip(_LETTERS)), True
            elif tag in holds_text and not guide:
                saved = True
                parser.CharacterDataHandler = said.add
            elif tag == tag_row:
                reference = given.get("r")
                row, row_is_known = (row + 1, False) if reference is None else (_row_number(reference), True)
                column, cells = -1, rows.get(row, {})
            elif tag == tag_formula:
                formula = True
            elif tag == tag_guide:
                guide = True
            elif tag == tag_merge:
                add_merge(self.merges, given.get("ref", ""))

        def end(tag: str) -> None:
            nonlocal cells, count, guide
            if tag == tag_c:
                if said:
                    value = value_of(said.take(), attributes)
                    if value is not None:
                        cells[column] = value
                        if struck_styles and attributes.get("s") in struck_styles:
                            add_struck(self.struck, row, column)
                elif formula and not (saved and attributes.get("t") == "str"):  # its empty text is saved as one
                    cells[column] = UNSAVED_FORMULA
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

    def _value(self, text: str, attributes: dict[str, str]) -> Cell:
        kind = attributes.get("t")
        try:
            if kind == "s":
                return self.strings[int(text)] or None
            if kind is None or kind == "n":
                number = float(text)
                has_day = self.styles.dates.get(attributes.get("s", "0"))
                if has_day is not None and isfinite(number):
                    return SheetDate(number + (self.days_later if has_day and number >= 1 else 0))
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


def _linked(package: Package, kind: str) -> str:
    linked = relationships(package, workbook_part(package)).values()
    return next((target for found, target in linked if found == kind and target in package.parts), "")
