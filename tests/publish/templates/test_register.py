"""The private register, computed by a spreadsheet engine that is not ours."""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import cache

import formualizer
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from lib.programme.setting import Setting
from lib.publish.templates.register import register_workbook
from lib.publish.templates.register_formulas import years_of
from lib.tables.rules import check
from tests.indicators.facts import TODAY, geography, programme
from tests.publish.filled import FIRST_ROW, fill, read, source, template

Counts = dict[tuple[str, ...], tuple[int, int]]

# BC-02 stands above BC-01 but starts later; BC-03 starts on BC-02's day; BC-04 has not ended.
ORDER = [
    ("BC-02", datetime.fromisoformat("2023-04-13"), 10, "sí"),
    ("BC-01", datetime.fromisoformat("2023-03-14"), 6, "sí"),
    ("BC-03", datetime.fromisoformat("2023-04-13"), 5, "sí"),
    ("BC-04", datetime.fromisoformat("2023-06-05"), 3, "no"),
]
# Folio, bootcamp, role, sex, age, age band, sessions attended, registered, certified.
PEOPLE = [
    ("001", "BC-02", "microempresaria", "mujer", 36, None, 8, "sí", "sí"),
    ("001", "BC-01", "microempresaria", "mujer", 35, None, 4, "sí", "no"),
    ("1", "BC-02", "microempresaria", "mujer", 45, None, 7, "sí", None),
    ("A-7", "BC-01", "microempresaria", "mujer", None, "36-45", 5, "sí", "sí"),
    ("A-7", "BC-03", "microempresaria", "mujer", None, "36-45", 5, "sí", "no"),
    ("A-8", "BC-01", "personal-aliado", "hombre", 14, None, 0, "sí", None),
    ("A-8", "BC-02", "personal-aliado", "hombre", 15, None, 1, "sí", None),
    ("A-9", "BC-02", "otra", "no-especificado", None, None, 10, "sí", "sí"),
    ("A-9", "BC-03", "otra", "no-especificado", None, None, 1, "sí", None),
    ("A-9", "BC-04", "otra", "no-especificado", None, None, 3, "sí", None),
]
WOMAN = ("microempresaria", "mujer")
STAFF = ("personal-aliado", "hombre")
OTHER = ("otra", "no-especificado", "no-especificada")


@cache
def _content() -> bytes:
    return register_workbook(source("pro-mujer"), programme(), rows=30)


def computed(people: Sequence[Sequence[object]], bootcamp: str, order: Sequence[Sequence[object]] = ORDER) -> Workbook:
    book = openpyxl.load_workbook(io.BytesIO(_content()))
    fill(book["orden"], order)
    fill(book["registro-privado"], people)
    book["alcance"]["B2"] = bootcamp
    filled = io.BytesIO()
    book.save(filled)
    done = formualizer.recalculate_xlsx_bytes(filled.getvalue())
    assert (done["summary"]["errors"], done["summary"]["unknown_functions"]) == (0, [])
    return openpyxl.load_workbook(io.BytesIO(done["bytes"]), data_only=True)


def lines(book: Workbook) -> list[tuple[object, ...]]:
    return [row for row in book["alcance"].iter_rows(min_row=FIRST_ROW, max_col=7, values_only=True) if row[0]]


def counts(people: Sequence[Sequence[object]], bootcamp: str, order: Sequence[Sequence[object]] = ORDER) -> Counts:
    found = lines(computed(people, bootcamp, order))
    assert all(row[0] == bootcamp for row in found)
    assert len({row[:5] for row in found}) == len(found)
    return {tuple(map(str, row[1:5])): (int(str(row[5])), int(str(row[6]))) for row in found}


def checks(*people: Sequence[object]) -> list[object]:
    book = computed(people, "BC-01")
    rows = book["registro-privado"].iter_rows(min_row=FIRST_ROW, min_col=13, max_col=13, values_only=True)
    return [cell for (cell,) in rows][: len(people)]


def test_the_first_bootcamp_counts_each_stage_and_nobody_before() -> None:
    assert counts(PEOPLE, "BC-01") == {
        ("inscrita", *WOMAN, "26-35"): (1, 0),
        ("inscrita", *WOMAN, "36-45"): (1, 0),
        ("inscrita", *STAFF, "fuera-de-rango"): (1, 0),
        ("asistió", *WOMAN, "26-35"): (1, 0),
        ("asistió", *WOMAN, "36-45"): (1, 0),
        ("concluyó", *WOMAN, "36-45"): (1, 0),
        ("certificada", *WOMAN, "36-45"): (1, 0),
    }


def test_people_are_already_counted_at_the_stages_they_reached_in_bootcamps_that_started_earlier() -> None:
    """Folio 001 attended BC-01 without completing; A-8 only registered there; folio 1 is another person than 001."""
    assert counts(PEOPLE, "BC-02") == {
        ("inscrita", *WOMAN, "36-45"): (2, 1),
        ("inscrita", *STAFF, "15-25"): (1, 1),
        ("inscrita", *OTHER): (1, 0),
        ("asistió", *WOMAN, "36-45"): (2, 1),
        ("asistió", *STAFF, "15-25"): (1, 0),
        ("asistió", *OTHER): (1, 0),
        ("concluyó", *WOMAN, "36-45"): (1, 0),
        ("concluyó", *OTHER): (1, 0),
        ("certificada", *WOMAN, "36-45"): (1, 0),
        ("certificada", *OTHER): (1, 0),
    }


def test_of_two_bootcamps_that_start_together_the_one_further_up_comes_first() -> None:
    assert counts(PEOPLE, "BC-03")["asistió", *OTHER] == (1, 1)
    assert counts(PEOPLE, "BC-02")["asistió", *OTHER] == (1, 0)


def test_nobody_has_completed_a_bootcamp_that_has_not_ended() -> None:
    assert {stage for stage, *_ in counts(PEOPLE, "BC-04")} == {"inscrita", "asistió"}


def test_completion_takes_the_programmes_share_of_the_sessions_held() -> None:
    seven, eight = (("F", "BC-02", *WOMAN, 40, None, sessions, "sí", None) for sessions in (7, 8))
    assert ("concluyó", *WOMAN, "36-45") not in counts([seven], "BC-02")
    assert ("concluyó", *WOMAN, "36-45") in counts([eight], "BC-02")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("F", "BC-01", *WOMAN, 40, None, 1, "sí", None), "bien"),
        (("F", "BC-01", *WOMAN, None, None, 0, "sí", None), "bien"),
        ((None, "BC-01", *WOMAN, 40, None, 1, "sí", None), "folio"),
        (("F*", "BC-01", *WOMAN, 40, None, 1, "sí", None), "folio"),
        (("MAGR850312MDF", "BC-01", *WOMAN, 40, None, 1, "sí", None), "folio"),
        (("F", "BC-09", *WOMAN, 40, None, 1, "sí", None), "bootcamp"),
        (("F", None, *WOMAN, 40, None, 1, "sí", None), "bootcamp"),
        (("F", "BC-01", "empresaria", "mujer", 40, None, 1, "sí", None), "papel"),
        (("F", "BC-01", "otra", None, 40, None, 1, "sí", None), "sexo"),
        (("F", "BC-01", *WOMAN, "cuarenta", None, 1, "sí", None), "edad"),
        (("F", "BC-01", *WOMAN, 40, "26-35", 1, "sí", None), "edad"),
        (("F", "BC-01", *WOMAN, None, "20-30", 1, "sí", None), "edad"),
        (("F", "BC-01", *WOMAN, 40, None, "tres", "sí", None), "sesiones"),
        (("F", "BC-01", *WOMAN, 40, None, 1, "tal vez", None), "inscrita y certificada"),
        (("F", "BC-01", *WOMAN, 40, None, 1, "no", None), "asistió sin inscripción"),
        (("F", "BC-01", *WOMAN, 40, None, 1, "sí", "sí"), "certificada sin haber"),
    ],
)
def test_a_row_says_what_is_to_be_mended(row: tuple[object, ...], says: str) -> None:
    (said,) = checks(row)
    assert str(said).startswith(says)


def test_a_row_to_be_mended_is_not_counted_and_the_table_says_how_many_there_are() -> None:
    good = ("F", "BC-01", *WOMAN, 40, None, 1, "sí", None)
    bad = ("G", "BC-01", *WOMAN, "cuarenta", None, 1, "sí", None)
    book = computed([good, good, bad], "BC-01")
    assert [row[5] for row in lines(book)] == [1, 1]
    assert book["alcance"]["G2"].value == 2
    assert checks(good, good)[1] == "este folio ya está en este bootcamp"


def test_the_counts_pasted_as_values_into_the_shared_workbook_read_without_a_finding() -> None:
    book = template("pro-mujer")
    pasted = [line for bootcamp, *_ in ORDER for line in lines(computed(PEOPLE, bootcamp))]
    fill(book["alcance"], pasted)
    reach = read(book, "pro-mujer")["alcance"]
    assert (reach.findings, len(reach.rows)) == ((), len(pasted))
    assert check([reach], Setting(programme(), geography(), TODAY)).tables[0].rows == reach.rows


def test_columns_of_the_counts_are_those_of_the_shared_tab() -> None:
    register = openpyxl.load_workbook(io.BytesIO(_content()))["alcance"]
    shared = template("pro-mujer")["alcance"]
    assert [cell.value for cell in register[3]][:7] == [cell.value for cell in shared[2]]


def test_every_tab_says_that_the_file_is_private_and_only_what_is_typed_is_unlocked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_content()))
    assert book.sheetnames == ["instrucciones", "registro-privado", "orden", "alcance", "conteo"]
    for sheet in book:
        assert sheet.protection.sheet
        assert "PRIVADO: no compartir ni subir" in str(sheet.oddHeader.center.text)
    for title, typed in (("registro-privado", 9), ("orden", 4), ("alcance", 0), ("conteo", 0)):
        sheet = book[title]
        assert str(sheet["A1"].value).startswith("PRIVADO")
        assert [not cell.protection.locked for cell in sheet[FIRST_ROW]].count(True) == typed
    assert not book["alcance"]["B2"].protection.locked
    said = "\n".join(str(cell.value) for row in book["instrucciones"] for cell in row)
    assert "No se comparte, no se sube" in said
    assert "It is not shared, not uploaded" in said


def test_no_tab_asks_for_a_name() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_content()))
    headers = {str(cell.value) for title in book.sheetnames[1:] for cell in book[title][3]}
    assert not {header for header in headers if "nombre" in header.casefold() or "curp" in header.casefold()}


@pytest.mark.parametrize(("band", "years"), [("15-25", (15, 25)), ("66+", (66, 120)), ("jóvenes", None)])
def test_a_band_is_matched_by_age_only_where_its_years_are_written_out(
    band: str, years: tuple[int, int] | None
) -> None:
    assert years_of(band) == years
