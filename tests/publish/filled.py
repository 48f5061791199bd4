"""Filling in a template as a partner would, with a library that is not the one that wrote it."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lib.collect.workbooks.workbook import read_workbook
from lib.programme.model import Source, TableId
from lib.publish.templates.workbooks import template_workbook
from lib.tables.cells.parsers import Vocabulary
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.schema.columns import Column
from lib.tables.schema.models import MODELS
from tests.indicators.facts import geography, mexico, programme

FIRST_ROW = 4
Value = str | int | float | datetime | None
Rows = Mapping[str, Sequence[Sequence[object]]]


def vocabulary() -> Vocabulary:
    return Vocabulary(geography(), programme().ages.bands, programme().synonyms, country=mexico())


def source(name: str) -> Source:
    found = programme().source(name)
    assert found is not None
    return found


@cache
def _content(name: str) -> bytes:
    return template_workbook(source(name), programme(), vocabulary())


def template(name: str) -> Workbook:
    """Return a source's template, to be filled in."""
    return openpyxl.load_workbook(io.BytesIO(_content(name)))


@cache
def blank(name: str) -> Workbook:
    """Return a source's template, to be looked at only."""
    return template(name)


def example(column: Column) -> Value:
    """Return a column's example as it stands in a cell: a number, a date or a text."""
    if column.kind == "day":
        return datetime.combine(date.fromisoformat(column.example), time())
    if column.kind == "count":
        return int(column.example)
    return float(column.example) if column.kind in {"decimal", "latitude", "longitude"} else column.example


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    """Type rows below the tags; None leaves a cell as the template has it, a day stands in ISO format."""
    for number, cells in enumerate(rows, start=FIRST_ROW):
        for index, value in enumerate(cells, start=1):
            if value is not None:
                sheet.cell(number, index).value = value


def content_of(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(book: Workbook, name: str) -> dict[TableId, ReadTable]:
    """Read a workbook through the dashboard's own reader."""
    contents, found = read_workbook(content_of(book), source(name).workbook, source(name).tabs)
    assert (contents.remarks, found) == ((), "xlsx")
    return {table: read_table(grid, MODELS[table], name, vocabulary()) for table, grid in contents.grids.items()}
