"""The cells that are said to make a figure do: added up anew they give it, and the workbooks have them there."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache

import openpyxl
import pytest
from openpyxl import Workbook

from lib.collect.reading import parse
from lib.collect.workbooks.folder import folder_reader
from lib.indicators.behind import RowBehind, rows_behind
from lib.programme.indicator_ids import INDICATORS
from lib.tables.reading.table import ReadTable
from lib.tables.rules import check
from tests.indicators.facts import ROOT, setting
from tests.snapshot.samples import sample_snapshot

BOOKS = ROOT / "data" / "sample"
ABOUT_ALL = {"DAT-1", "DAT-3", "DAT-4", "DAT-5"}
CLOSING = sample_snapshot("closing")


@cache
def tables() -> tuple[ReadTable, ...]:
    known, reader = setting(), folder_reader(BOOKS)
    readings = (
        parse(each, reader(each), known, datetime(2023, 12, 6, 12, tzinfo=UTC)) for each in known.programme.sources
    )
    return check([table for reading in readings for table in reading.tables], known).tables


@cache
def books() -> Mapping[str, Workbook]:
    sources = setting().programme.sources
    return {each.id: openpyxl.load_workbook(BOOKS / each.workbook, data_only=True) for each in sources}


def added(rows: Iterable[RowBehind], header: str) -> int:
    cells = ((row, cell) for row in rows for name, cell in row.cells if name == header)
    return sum(books()[row.source][row.tab][cell].value or 0 for row, cell in cells)


@pytest.mark.parametrize("indicator", ["ALC-1", "ALC-2", "ALC-3", "EMB-1", "EMB-2", "EMB-3", "EMB-4"])
def test_people_are_the_sum_of_their_cells_less_those_already_counted(indicator: str) -> None:
    rows = rows_behind(indicator, tables())
    assert added(rows, "personas") - added(rows, "ya_contadas") == CLOSING.figure(indicator).value


def test_other_figures_are_what_their_cells_say() -> None:
    sessions = rows_behind("EMB-5", tables())
    assert added(rows_behind("ALC-4", tables()), "personas") == CLOSING.figure("ALC-4").value
    assert added(rows_behind("ALC-5", tables()), "asistencias") == CLOSING.figure("ALC-5").value
    assert added(rows_behind("ALC-6", tables()), "alcance_estimado") == CLOSING.figure("ALC-6").value
    assert added(sessions, "convocadas") == CLOSING.figure("EMB-5").denominator
    assert len(rows_behind("ALI-1", tables())) == CLOSING.figure("ALI-1").denominator
    assert len(rows_behind("SIT-1", tables())) == CLOSING.figure("SIT-1").value
    assert len(rows_behind("BOO-4", tables())) == 2 * (CLOSING.figure("BOO-4").denominator or 0)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_figure_about_some_tables_has_cells_of_them(indicator: str) -> None:
    assert bool(rows_behind(indicator, tables())) == (indicator not in ABOUT_ALL)


def test_a_row_is_called_as_its_owner_typed_it() -> None:
    keys = {row.key for row in rows_behind("ALC-1", tables())}
    assert "BC-01 · asistió · microempresaria · mujer · 15-25" in keys
    assert any(key.endswith(" · no-especificada") for key in keys)


def test_an_id_that_is_no_indicator_has_none() -> None:
    assert rows_behind("XYZ-1", tables()) == ()
