"""A snapshot says the same under the same id, and survives JSON without loss."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import openpyxl

from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import folder_reader
from lib.snapshot.narrowing import OVER
from lib.snapshot.public import public_json
from lib.snapshot.snapshot import Snapshot, from_json, to_json
from tests.indicators.facts import ROOT, setting

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
SAMPLE = ROOT / "data" / "sample"


def read(folder: Path = SAMPLE, now: datetime = NOW) -> Snapshot:
    return read_all(setting(), folder_reader(folder), "closing", now)


def changed(folder: Path, workbook: str, tab: str, cell: str, value: object) -> Path:
    copytree(SAMPLE, folder)
    book = openpyxl.load_workbook(folder / workbook)
    book[tab][cell] = value
    book.save(folder / workbook)
    return folder


def test_json_and_back_is_without_loss() -> None:
    snapshot = read()
    assert from_json(to_json(snapshot)) == snapshot


def test_readings_at_another_time_have_the_same_id() -> None:
    assert read().id == read(now=NOW + timedelta(days=1)).id


def test_a_change_in_a_figure_changes_the_id(tmp_path: Path) -> None:
    rows = openpyxl.load_workbook(SAMPLE / "pro-mujer.xlsx")["alcance"]
    line = next(row for row in rows.iter_rows() if row[1].value == "asistió")
    folder = changed(tmp_path / "books", "pro-mujer.xlsx", "alcance", line[5].coordinate, int(line[5].value) + 1)
    assert read(folder).id != read().id


def test_a_change_in_a_remark_changes_nothing_that_is_said(tmp_path: Path) -> None:
    rows = openpyxl.load_workbook(SAMPLE / "sict.xlsx")["portada"]
    header = next(row for row in rows.iter_rows() if any(cell.value == "nota" for cell in row))
    note = next(cell for cell in header if cell.value == "nota")
    folder = changed(tmp_path / "books", "sict.xlsx", "portada", f"{note.column_letter}{note.row + 1}", "Otra nota")
    assert read(folder).id == read().id


def test_the_public_snapshot_holds_no_finding_and_no_file_name() -> None:
    public = public_json(read())
    assert set(public) == {"id", "programme", "sample", "today", "read_at", "sources", "figures", "tables"}
    assert "xlsx" not in str(public)


def test_every_table_adds_up_over_the_dimensions_that_it_says_it_adds_over() -> None:
    for table in read().tables:
        cells = {tuple(sorted(cell.at.items())): cell for cell in table.cells}
        for dimension in table.adds_over:
            for key, total in cells.items():
                at = dict(key)
                if at[dimension] != "*" or total.value is None:
                    continue
                parts = [
                    cell for other, cell in cells.items() if {**dict(other), dimension: "*"} == at and other != key
                ]
                if all(part.state == "shown" for part in parts):
                    assert total.value == sum(part.value or 0 for part in parts), (table.id, at)


def test_a_change_in_a_baseline_changes_the_id(tmp_path: Path) -> None:
    rows = list(openpyxl.load_workbook(SAMPLE / "dtc-mexico.xlsx")["metas"].iter_rows())
    header = next(row for row in rows if any(cell.value == "linea_base" for cell in row))
    column = next(cell.column_letter for cell in header if cell.value == "linea_base")
    folder = changed(tmp_path / "books", "dtc-mexico.xlsx", "metas", f"{column}{header[0].row + 1}", 12)
    assert read(folder).id != read().id


def test_the_id_does_not_tell_days_and_venues_that_only_some_may_know(tmp_path: Path) -> None:
    folder = copytree(SAMPLE.parent / "sample-midway", tmp_path / "books")
    before = read(folder)
    ahead = next(each for each in before.bootcamps if each.status not in OVER and each.hub)
    book = openpyxl.load_workbook(folder / "pro-mujer.xlsx")
    cell = next(cell for row in book["bootcamps"] for cell in row if cell.value == ahead.hub)
    cell.value = next(hub.id for hub in before.hubs if hub.state == ahead.state and hub.id != ahead.hub)
    book.save(folder / "pro-mujer.xlsx")
    after = read(folder)
    assert after.bootcamps != before.bootcamps
    assert after.id == before.id
