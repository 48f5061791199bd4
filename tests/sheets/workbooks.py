"""Workbooks that the local Sheets server holds, and what their owners do to them while someone is reading."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl

Value = str | int | float | bool | date | datetime | time | timedelta | None
Merge = tuple[int, int, int, int]
"""First row, row after the last, first column, column after the last; counted from 0, as Google counts."""


class UnknownTabError(KeyError):
    """A workbook has no tab of that name."""


@dataclass
class Tab:
    """One tab. `gid` never changes; a rename does not touch it. Rows may be ragged."""

    gid: int
    title: str
    rows: list[list[Value]]
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False

    @property
    def row_count(self) -> int:
        """Rows of the grid, empty ones included: a new tab has 1000."""
        return max(1000, len(self.rows))

    @property
    def column_count(self) -> int:
        """Columns of the grid, empty ones included: a new tab has 26."""
        return max(26, *(len(row) for row in self.rows)) if self.rows else 26

    def value(self, row: int, column: int) -> Value:
        """What a cell holds; of merged cells only the first holds anything."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        for top, below, left, right in self.merges:
            if top <= row < below and left <= column < right and (row, column) != (top, left):
                return None
        return self.rows[row][column]

    def move_header_down(self, by: int = 2) -> None:
        """Put titles above the header, as people do for a nicer print."""
        self.rows = [["Título nuevo"], *([[]] * (by - 1)), *self.rows]

    def insert_column(self, at: int, header: str, header_row: int = 0) -> None:
        """Insert an empty column before column `at`, counted from 0."""
        self.rows = [
            [*row[:at], header if number == header_row else None, *row[at:]] for number, row in enumerate(self.rows)
        ]

    def rename_header(self, old: str, new: str, header_row: int = 0) -> None:
        """Type another header over the old one."""
        rows = [list(row) for row in self.rows]
        rows[header_row][rows[header_row].index(old)] = new
        self.rows = rows

    def clear(self) -> None:
        """Select everything and press delete."""
        self.rows = []

    def halve(self, header_rows: int = 1) -> None:
        """Keep the header and the first half of the rows below it."""
        below = self.rows[header_rows:]
        self.rows = [*self.rows[:header_rows], *below[: len(below) // 2]]


@dataclass
class Workbook:
    """One Google workbook. `shared` is False once its owner has taken the reader's permission away."""

    id: str
    title: str
    tabs: list[Tab]
    shared: bool = True
    locale: str = "es_MX"
    time_zone: str = "America/Mexico_City"
    modified: str = "2026-01-31T12:00:00.000Z"

    def tab(self, title: str) -> Tab:
        """The tab of that title. Raises UnknownTabError."""
        for tab in self.tabs:
            if tab.title == title:
                return tab
        raise UnknownTabError(title)

    def rename_tab(self, old: str, new: str) -> None:
        """Rename a tab; its gid stays."""
        self.tab(old).title = new

    def delete_tab(self, title: str) -> None:
        """Delete a tab."""
        gone = self.tab(title)
        self.tabs = [tab for tab in self.tabs if tab is not gone]

    @classmethod
    def from_xlsx(cls, path: Path, spreadsheet_id: str, gids: Mapping[str, int] | None = None) -> "Workbook":
        """Return a workbook as Google would hold it after an import of `path`: values, not formulas.

        `gids` gives tabs their ids by title; a tab without one gets an id made from its title, the same every time.
        """
        book = openpyxl.load_workbook(path, data_only=True)
        tabs = [
            Tab(
                gid=(gids or {}).get(sheet.title, zlib.crc32(sheet.title.encode()) & 0x7FFFFFFF),
                title=sheet.title,
                rows=[list(row) for row in sheet.iter_rows(values_only=True)],
                merges=[(m.min_row - 1, m.max_row, m.min_col - 1, m.max_col) for m in sheet.merged_cells.ranges],
                hidden=sheet.sheet_state != "visible",
            )
            for sheet in book.worksheets
        ]
        book.close()
        return cls(spreadsheet_id, path.stem, tabs)
