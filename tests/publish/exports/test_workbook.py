"""The workbook, read back with code that is not ours."""

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from lib.publish.exports.sheet import LONGEST_TAB
from lib.publish.exports.sheets import sheets_of
from lib.publish.exports.workbook import workbook
from lib.wording.edition import Edition
from tests.publish.exports.editions import ATTACKS, attacked, edition


def opened(of: Edition) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(of)))


def test_it_opens_with_a_cover_a_chart_and_one_native_table_with_filters_for_each_sheet() -> None:
    of = edition()
    book = opened(of)
    assert book.sheetnames[:2] == ["Portada", "Gráfica"]
    tables = [table for tab in book.worksheets[2:] for table in tab.tables.values()]
    assert len(tables) == len(sheets_of(of))
    assert all(table.autoFilter is not None for table in tables)
    assert all(len(name) <= LONGEST_TAB for name in book.sheetnames)


@pytest.mark.parametrize("language", ["es", "en"])
def test_headings_are_for_people_and_each_stands_once_in_its_table(language: str) -> None:
    for tab in opened(edition(language)).worksheets[2:]:
        heads = [str(cell.value) for cell in tab[4]]
        assert not [each for each in heads if "_" in each or each[0].islower()], tab.title
        assert len({each.lower() for each in heads}) == len(heads), tab.title


def test_the_front_sheet_gives_the_answers_first() -> None:
    cover = opened(edition())["Portada"]
    said = [str(cell.value) for (cell,) in cover.iter_rows(max_row=9, max_col=1)]
    assert said[4] == "Las respuestas"
    assert said[5].startswith("Meta cumplida: concluyeron sus 9 bootcamps")
    assert said[6].startswith("358 personas alcanzadas")


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_cell_is_a_formula_whatever_was_typed(language: str) -> None:
    book = opened(edition(language, attacked()))
    kinds = {cell.data_type for tab in book.worksheets for row in tab.iter_rows() for cell in row}
    assert "f" not in kinds
    texts = {cell.value for tab in book.worksheets for row in tab.iter_rows() for cell in row}
    assert ATTACKS[0] in texts


def test_a_protected_count_is_its_word_in_the_column_of_values() -> None:
    tab = opened(edition())["Personas, bootcamp, papel"]
    head = [cell.value for cell in tab[4]]
    found = list(tab.iter_rows(min_row=5, values_only=True))
    value, state = head.index("Valor"), head.index("Situación del dato")
    assert {row[value] for row in found if row[state] == "protegido"} == {"Protegido"}
    assert all(isinstance(row[value], int) for row in found if row[state] == "se muestra")


def test_the_chart_is_drawn_from_cells_that_hold_published_counts() -> None:
    book = opened(edition())
    tab = book["Gráfica"]
    assert [row[1].value for row in tab["A5:B8"]] == [412, 358, 290, 271]
    (chart,) = tab._charts
    assert "$B$5:$B$8" in chart.series[0].val.numRef.f


def test_the_cover_says_snapshot_day_sources_licence_and_that_it_is_a_sample() -> None:
    of = edition()
    said = " ".join(str(cell.value) for row in opened(of)["Portada"].iter_rows() for cell in row if cell.value)
    for told in (
        of.snapshot.id,
        "30 de noviembre de 2023",
        "28 oct 2023",
        "CC-BY-4.0",
        "Ejemplo inventado",
        "Protegido",
    ):
        assert told in said


def test_days_are_days_and_the_properties_name_the_snapshot() -> None:
    of = edition("en")
    book = opened(of)
    tab = book["Bootcamps"]
    start = [cell.value for cell in tab[4]].index("Actual start")
    assert isinstance(tab.cell(5, start + 1).value, datetime)
    assert of.snapshot.id in str(book.properties.subject)
    assert workbook(of) == workbook(edition("en"))
