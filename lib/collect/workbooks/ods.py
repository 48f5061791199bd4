"""Tabs of .ods files, read from their XML: LibreOffice repeats cells and rows by number, up to the edge of the sheet.

Only cells with a value are kept, so what a file claims to repeat costs nothing.
"""

import re
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.package import CellText, Package, feed, local, unreadable, xml_parser
from lib.collect.workbooks.sheet_rows import (
    CELLS_LIMIT,
    SheetRows,
    add_merge,
    add_struck,
    days,
    rows_from_cells,
    serial,
    whole,
)
from lib.tables.grid import UNSAVED_FORMULA, Cell, address

_CONTENT = "content.xml"
_MANIFEST = "meta-inf/manifest.xml"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_GAPS = re.compile(r"[ \t\r\n]+")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?")
_ERROR = ("value-type", "error")
_FORMULA_ERROR = re.compile(r"#[^\s#]+|Err:\d+")


def ods_titles(package: Package) -> tuple[str, ...]:
    """Return the titles of all tabs, in their order. Raises SourceFailure (ENCRYPTED, UNREADABLE)."""
    if _MANIFEST in package.parts and _is_encrypted(package):
        raise SourceFailure(FailureKind.ENCRYPTED, "the workbook is behind a password")
    return tuple(_ContentReading(package, ()).titles)


def read_ods(package: Package, titles: Collection[str]) -> dict[str, SheetRows]:
    """Return the tabs called `titles`. Raises SourceFailure (UNREADABLE, TOO_LARGE)."""
    return _ContentReading(package, titles).sheets


def _is_encrypted(package: Package) -> bool:
    seen: set[str] = set()
    parser = xml_parser()
    parser.StartElementHandler = lambda tag, _: seen.add(local(tag))
    feed(parser, package.pieces(_MANIFEST))
    return "encryption-data" in seen


class _ContentReading:
    """One pass over `content.xml`: the title of every tab, and the rows of those that are wanted."""

    def __init__(self, package: Package, wanted: Collection[str]) -> None:
        self.titles: list[str] = []
        self.sheets: dict[str, SheetRows] = {}
        self._wanted = wanted
        self._path: list[str] = []
        self._tab: _Tab | None = None
        self._table_depth = 0
        self._style = ""
        self._struck_styles: set[str] = set()
        parser = xml_parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        feed(parser, package.pieces(_CONTENT))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self._path.append(name)
        if name == "table" and self._path[-2:-1] == ["spreadsheet"]:
            title = _named(attributes, "name")
            self.titles.append(title)
            self._tab = _Tab(self._struck_styles) if title in self._wanted and title not in self.sheets else None
            self._table_depth = len(self._path)
        elif self._tab is not None:
            self._tab.start(name, attributes, self._path[-2])
        elif name == "style":
            self._style = _named(attributes, "name")
        elif name == "text-properties" and _is_struck(attributes):
            self._struck_styles.add(self._style)

    def _end(self, tag: str) -> None:
        name = local(tag)
        if self._tab is not None:
            if len(self._path) == self._table_depth:
                self.sheets[self.titles[-1]] = SheetRows(
                    rows_from_cells(self._tab.rows), tuple(self._tab.merges), frozenset(self._tab.struck)
                )
                self._tab = None
            else:
                self._tab.end(name, self._path[-2])
        self._path.pop()

    def _characters(self, text: str) -> None:
        if self._tab is not None and self._tab.in_paragraph:
            self._tab.said.add(_GAPS.sub(" ", text))


class _Tab:
    """The cells of one tab while they are read. `said` is the text of the open cell, in whose paragraph we may be."""

    def __init__(self, struck_styles: Collection[str]) -> None:
        self.struck: set[tuple[int, int]] = set()
        self._struck_styles = struck_styles
        self._column_styles: list[tuple[int, str]] = []
        self._row_style = ""
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[str] = []
        self.said = CellText()
        self.in_paragraph = False
        self._row, self._column, self._count = 0, 0, 0
        self._row_repeats = 1
        self._cells: dict[int, Cell] = {}
        self._attributes: dict[str, str] = {}
        self._is_error = False
        self._paragraphs = 0

    def start(self, name: str, attributes: dict[str, str], parent: str) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            given = [(local(key), value) for key, value in attributes.items()]
            self._attributes = dict(pair for pair in given if pair != _ERROR)
            self._is_error = _ERROR in given
            self._paragraphs = 0
            self.said.take()
        elif name == "table-row":
            self._row_repeats = _repeats(attributes, "rows")
            self._row_style = _named(attributes, "default-cell-style-name")
            self._column, self._cells = 0, {}
        elif name == "table-column":
            last = self._column_styles[-1][0] if self._column_styles else 0
            style = _named(attributes, "default-cell-style-name")
            self._column_styles.append((last + _repeats(attributes, "columns"), style))
        elif name == "p" and parent in {"table-cell", "covered-table-cell"}:
            if self._paragraphs:
                self.said.add("\n")
            self._paragraphs += 1
            self.in_paragraph = True
        elif self.in_paragraph and name in _BLANKS:
            self.said.add(_BLANKS[name](attributes))

    def end(self, name: str, parent: str) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._keep_cell()
        elif name == "table-row":
            self._keep_row()
        elif name == "p" and parent in {"table-cell", "covered-table-cell"}:
            self.in_paragraph = False

    def _keep_cell(self) -> None:
        repeats = _repeats(self._attributes, "columns")
        shown = self.said.take()
        value = (shown or "#N/A") if self._is_error else _value(self._attributes, shown)
        if value is not None:
            if self._column + repeats > _LAST_COLUMN:
                raise unreadable("a cell has no address that a sheet can have")
            self._cells.update(dict.fromkeys(range(self._column, self._column + repeats), value))
            if self._struck_styles and self._style() in self._struck_styles:
                for column in range(self._column, self._column + repeats):
                    add_struck(self.struck, self._row, column)
        self._keep_merge()
        self._column += repeats

    def _style(self) -> str:
        """Return the style of the cell, or else of its row, or else of its column."""
        column = next((style for end, style in self._column_styles if self._column < end), "")
        return self._attributes.get("style-name") or self._row_style or column

    def _keep_merge(self) -> None:
        wide, high = (_number(self._attributes.get(f"number-{kind}-spanned", "1")) for kind in ("columns", "rows"))
        if wide * high > 1:
            last = address(self._row + high - 1, self._column + wide - 1)
            add_merge(self.merges, f"{address(self._row, self._column)}:{last}")

    def _keep_row(self) -> None:
        if self._cells:
            self._count += len(self._cells) * self._row_repeats
            if self._row + self._row_repeats > _LAST_ROW:
                raise unreadable("a row has no number that a sheet can have")
            if self._count > CELLS_LIMIT:
                raise SourceFailure(FailureKind.TOO_LARGE, f"a tab holds more than {CELLS_LIMIT:,} values")
            self.rows.update(dict.fromkeys(range(self._row, self._row + self._row_repeats), self._cells))
        self._row += self._row_repeats


def _value(attributes: dict[str, str], shown: str) -> Cell:
    if "formula" in attributes and _FORMULA_ERROR.fullmatch(shown):
        return shown  # older writers keep an error as the number 0 that shows as one
    try:
        typed = _typed_value(attributes)
    except (KeyError, ValueError, OverflowError):
        typed = None  # a value that is none: what the cell shows is all there is
    if typed is not None:
        return typed
    unsaved = "formula" in attributes and attributes.get("value-type") != "string"
    return attributes.get("string-value") or shown or (UNSAVED_FORMULA if unsaved else None)


def _typed_value(attributes: dict[str, str]) -> Cell:
    kind = attributes.get("value-type", "")
    if kind in {"float", "percentage", "currency"}:
        return whole(float(attributes["value"]))
    if kind == "date":
        return serial(datetime.fromisoformat(attributes["date-value"]))
    if kind == "time":
        return days(_duration(attributes["time-value"]))
    if kind == "boolean":
        return attributes["boolean-value"] == "true"
    return None


def _named(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _is_struck(attributes: dict[str, str]) -> bool:
    kinds = {_named(attributes, f"text-line-through-{name}") for name in ("style", "type")}
    return bool(kinds - {"", "none"})


def _duration(text: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    whole_days, hours, minutes = (int(part or 0) for part in found.group(2, 3, 4))
    span = timedelta(days=whole_days, hours=hours, minutes=minutes, seconds=float((found[5] or "0").replace(",", ".")))
    return -span if found[1] else span


def _repeats(attributes: dict[str, str], kind: str) -> int:
    given = next((value for key, value in attributes.items() if local(key) == f"number-{kind}-repeated"), "1")
    return _number(given)


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _spaces(attributes: dict[str, str]) -> str:
    count = next((value for key, value in attributes.items() if local(key) == "c"), "1")
    return " " * min(_number(count), 1000)


_BLANKS: dict[str, Callable[[dict[str, str]], str]] = {
    "s": _spaces,
    "tab": lambda _: "\t",
    "line-break": lambda _: "\n",
}
