"""A programme whose country writes decimal commas, and one where the month comes first, are read as they mean it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lib.collect.opening import OpenProgramme, open_programme
from lib.collect.places.countries import COUNTRIES
from lib.collect.reading import parse
from lib.collect.settings.environment import read_environment
from lib.i18n.catalogue import speak, speaks
from lib.tables.reading.table import ReadTable
from tests.examples.kenya import kenya

COMMAS = {'decimal = "."': 'decimal = ","', 'thousands = ","': 'thousands = "."'}
MONTH_FIRST = {'dates = "day-first"': 'dates = "month-first"'}
NOW = datetime(2026, 9, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    before = speaks()
    yield kenya(tmp_path_factory.mktemp("habits") / "programme")
    speak(before)


def opened(written: Path, folder: Path, habits: dict[str, str] | None, typed: str, day: str) -> OpenProgramme:
    """Open a copy of the Kenyan programme in a country of its own, `zz`, with two cells typed as text."""
    copy = folder / "programme"
    shutil.copytree(written.parent, copy)
    file = copy / written.name
    file.write_text(file.read_text(encoding="utf-8").replace('country = "ke"', 'country = "zz"'), encoding="utf-8")
    if habits is not None:
        shutil.copytree(COUNTRIES / "ke", copy / "countries" / "zz")
        told = copy / "countries" / "zz" / "habits.toml"
        text = told.read_text(encoding="utf-8")
        for before, after in habits.items():
            assert before in text
            text = text.replace(before, after)
        told.write_text(text, encoding="utf-8")
    book = copy / "workbooks" / "hubs-office.xlsx"
    workbook = openpyxl.load_workbook(book)
    _type(workbook["hubs"], "measured speed", typed)
    _type(workbook["hubs"], "last verified on", day)
    workbook.save(book)
    given = {"IMPULSO_PROGRAMME": str(file), "IMPULSO_WORKBOOKS": str(copy / "workbooks")}
    return open_programme(read_environment(given))


def _type(sheet: Any, header: str, text: str) -> None:
    """Type a text under a header, which is added where the sheet has none, in the row of the first hub."""
    headers = next(row for row in sheet.iter_rows() if row[0].value == "hub id")
    column = next((cell.column for cell in headers if cell.value == header), sheet.max_column + 1)
    sheet.cell(headers[0].row, column).value = header
    line = next(row[0].row for row in sheet.iter_rows() if str(row[0].value).startswith("H-"))
    cell = sheet.cell(line, column)
    cell.value, cell.number_format = text, "@"


def hubs(programme: OpenProgramme) -> ReadTable:
    source = programme.setting.programme.source("hubs-office")
    assert source
    found = parse(source, programme.reader(source), programme.setting, NOW)
    return next(table for table in found.tables if table.model.table == "sitios")


@pytest.mark.parametrize(
    ("habits", "typed", "read"),
    [
        ({}, ("12.5", "03/04/2026"), (12.5, date(2026, 4, 3))),
        (COMMAS, ("12,5", "03/04/2026"), (12.5, date(2026, 4, 3))),
        (COMMAS, ("12.5", "03/04/2026"), (12.5, date(2026, 4, 3))),
        (MONTH_FIRST, ("12.5", "03/04/2026"), (12.5, date(2026, 3, 4))),
    ],
)
def test_cells_are_read_as_is_usual_in_the_country(
    habits: dict[str, str], typed: tuple[str, str], read: tuple[float, date], written: Path, tmp_path: Path
) -> None:
    row: Any = hubs(opened(written, tmp_path, habits, *typed)).rows[0]
    assert (row.speed, row.verified_on) == read


@pytest.mark.parametrize(
    ("habits", "typed", "read"),
    [(COMMAS, "1.000", (1000, "V23")), (COMMAS, "1,000", (None, "C03")), ({}, "1,000", (1000, "V23")),
     ({}, "1.000", (None, "C03"))],
)  # fmt: skip
def test_thousands_are_grouped_as_in_the_country_and_three_decimals_are_asked_back(
    habits: dict[str, str], typed: str, read: tuple[float | None, str], written: Path, tmp_path: Path
) -> None:
    table = hubs(opened(written, tmp_path, habits, typed, "2026-04-03"))
    row: Any = table.rows[0]
    (told,) = (each.code for each in table.findings if each.value == typed)
    assert (row.speed, told) == read


def test_where_nothing_is_known_of_the_country_two_readings_are_asked_back(written: Path, tmp_path: Path) -> None:
    programme = opened(written, tmp_path, None, "1,000", "03/04/2026")
    assert programme.setting.country.habits is None
    told = {each.value: each.code for each in hubs(programme).findings}
    assert (told["1,000"], told["03/04/2026"]) == ("C03", "C07")
