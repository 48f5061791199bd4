"""Copies of the embedded sample that can be spoiled cell by cell and read again as the dashboard reads them."""

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lib.collect.raw import Contents, Raw
from lib.collect.reading import parse
from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.workbook import read_workbook
from lib.programme.model import Source, TableId
from lib.programme.setting import Setting
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.tables.rules import check
from tests.indicators.facts import ROOT, TODAY, geography, mexico, programme

FOLDER = ROOT / "data" / "sample"
NOW = datetime(2023, 12, 6, 12, 0, tzinfo=UTC)
HEADER_LINE = 3


class Told(NamedTuple):
    """What a finding is compared by."""

    workbook: str
    tab: str | None
    cell: str | None
    code: str
    kept: bool


def setting() -> Setting:
    return Setting(programme(), geography(), TODAY, country=mexico())


def source_of(table: TableId, state: str = "yuc") -> Source:
    """The source whose workbook has a table; of the five ministries that of one state."""
    return next(
        each
        for each in programme().sources
        if table in each.tabs and (table not in {"compromisos", "portada"} or each.id == f"sedeco-{state}")
    )


@cache
def _content(workbook: str) -> bytes:
    return (FOLDER / workbook).read_bytes()


@cache
def clean_contents(source_id: str) -> Contents:
    """The declared tabs of one of the sample's workbooks."""
    source = next(each for each in programme().sources if each.id == source_id)
    return read_workbook(_content(source.workbook), source.workbook, source.tabs)[0]


class Spoilt:
    """The sample's workbooks, opened when they are first touched."""

    def __init__(self) -> None:
        self._books: dict[str, openpyxl.Workbook] = {}

    def sheet(self, workbook: str, tab: str) -> Worksheet:
        if workbook not in self._books:
            self._books[workbook] = openpyxl.load_workbook(io.BytesIO(_content(workbook)))
        found = self._books[workbook][tab]
        assert isinstance(found, Worksheet)
        return found

    def table(self, table: TableId, state: str = "yuc") -> "SheetOf":
        source = source_of(table, state)
        return SheetOf(source.workbook, self.sheet(source.workbook, source.tabs[table].title))

    def findings(self) -> tuple[Finding, ...]:
        """What is told of these workbooks; no figure is computed."""
        readings = [parse(source, self._reader(source), setting(), NOW) for source in programme().sources]
        checked = check([table for reading in readings for table in reading.tables], setting())
        return (*(found for reading in readings for found in reading.findings), *checked.findings)

    def snapshot(self) -> Snapshot:
        return read_all(setting(), self._reader, "closing", NOW)

    def _reader(self, source: Source) -> Raw:
        book = self._books.get(source.workbook)
        if book is None:
            return Raw("clean", lambda: clean_contents(source.id))
        file = io.BytesIO()
        book.save(file)
        return Raw("spoilt", lambda: read_workbook(file.getvalue(), source.workbook, source.tabs)[0])


@dataclass(frozen=True)
class SheetOf:
    """One tab of one workbook, addressed by header and line."""

    workbook: str
    sheet: Worksheet

    @property
    def letters(self) -> dict[str, str]:
        row = self.sheet[HEADER_LINE]
        return {str(cell.value): cell.column_letter for cell in row if cell.value is not None}

    @property
    def lines(self) -> range:
        return range(HEADER_LINE + 1, self.sheet.max_row + 1)

    def at(self, header: str, line: int) -> Cell:
        cell = self.sheet[f"{self.letters[header]}{line}"]
        assert isinstance(cell, Cell)
        return cell

    def put(self, header: str, line: int, value: object) -> None:
        """Write a value; a text stays a text, whatever it starts with."""
        cell = self.at(header, line)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    def told(self, code: str, header: str, line: int, kept: bool) -> Told:
        return Told(self.workbook, self.sheet.title, f"{self.letters[header]}{line}", code, kept)

    def row(self, line: int) -> dict[str, object]:
        return {header: self.sheet[f"{letter}{line}"].value for header, letter in self.letters.items()}


def told(findings: Iterable[Finding]) -> Counter[Told]:
    return Counter(Told(found.workbook, found.tab, found.cell, found.code, found.row_kept) for found in findings)


@cache
def clean() -> Snapshot:
    return Spoilt().snapshot()


def beyond_clean(findings: Iterable[Finding]) -> Counter[Told]:
    """What a reading tells that the clean sample does not."""
    return told(findings) - told(clean().findings)


def lines_told_in(workbook: str, tab: str) -> set[int]:
    """Lines about which the clean sample already says something."""
    return {
        int("".join(filter(str.isdigit, each.cell)))
        for each in told(clean().findings)
        if each.workbook == workbook and each.tab == tab and each.cell
    }


def shown(kinds: Iterable[object]) -> str:
    return "\n".join(map(str, sorted(kinds, key=str)))
