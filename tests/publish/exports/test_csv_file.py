"""Tables as CSV: exact, explained on every row, harmless in a spreadsheet."""

import csv
import io
import re

import pytest

from lib.publish.exports.csv_file import csv_bundle, csv_of, hxl_bundle, hxl_csv
from lib.publish.exports.sheets import sheets_of
from lib.snapshot.audience import for_public
from tests.publish.exports.editions import ATTACKS, attacked, edition, rows, seal, sheet, unzipped
from tests.snapshot.samples import sample_snapshot


def test_a_published_table_has_one_row_a_cell_with_codes_names_state_source_day_and_snapshot() -> None:
    of = edition()
    table = of.snapshot.table("people-by-bootcamp-role")
    assert table is not None
    found = rows(csv_of(sheet(table.id, of)))
    assert len(found) == len(table.cells)
    first = found[0]
    assert (first["bootcamp_clave"], first["bootcamp"]) == ("BC-01", "Tekax")
    assert (first["papel_clave"], first["valor"], first["situacion_del_dato"]) == ("micro-entrepreneur", "35", "shown")
    assert (first["fuente"], first["datos_al"], first["corte"]) == ("Pro Mujer", "2023-11-30", of.snapshot.id)
    assert "Personas" in first["definicion"]


@pytest.mark.parametrize(("language", "word"), [("es", "Protegido"), ("en", "Protected")])
def test_what_is_not_shown_has_no_value_but_a_state_and_its_word(language: str, word: str) -> None:
    of = edition(language)
    names = {column.id: column.name for column in sheet("people-by-bootcamp-role", of).columns}
    found = rows(csv_of(sheet("people-by-bootcamp-role", of)))
    hidden = [row for row in found if row[names["value-state"]] == "protected"]
    assert hidden
    assert {(row[names["value"]], row[names["value-text"]]) for row in hidden} == {("", word)}


def test_zero_is_a_value_and_not_a_kind_of_nothing() -> None:
    found = rows(csv_of(sheet("people-by-role-sex", edition())))
    zeros = [row for row in found if row["valor"] == "0"]
    assert zeros
    assert {(row["situacion_del_dato"], row["valor_escrito"]) for row in zeros} == {("shown", "0")}


def test_where_only_the_week_is_told_a_file_says_the_week() -> None:
    midway = edition(snapshot=for_public(sample_snapshot("midway")))
    bootcamps = {row["bootcamp_clave"]: row for row in rows(csv_of(sheet("bootcamps", midway)))}
    weeks = {name for name, row in bootcamps.items() if "semana" in row["planeado_escrito"]}
    assert weeks == {name for name, row in bootcamps.items() if row["dia_exacto"] == "false"}
    assert weeks
    assert weeks != set(bootcamps)
    due = [row for row in rows(csv_of(sheet("commitments", midway))) if row["dia_exacto"] == "false"]
    assert due
    assert all(row["vence_escrito"].startswith("semana del") for row in due)


def test_totals_are_marked_so_that_nobody_adds_them_twice() -> None:
    found = rows(csv_of(sheet("people-by-state-role", edition())))
    detail = [row for row in found if row["es_total"] == "false"]
    assert sum(int(row["valor"]) for row in detail) == 358


def test_text_that_a_spreadsheet_would_run_is_harmless_and_numbers_stay_numbers() -> None:
    of = edition("en", attacked())
    for each in sheets_of(of):
        for row in csv.reader(io.StringIO(csv_of(each).decode("utf-8-sig"), newline="")):
            for cell in row:
                run = cell.lstrip().startswith(("=", "+", "-", "@"))
                assert not run or re.fullmatch(r"-?\d+(\.\d+)?", cell), cell
    found = rows(csv_of(sheet("hubs", of)))
    assert [row["hub"].removeprefix("'") for row in found] == list(ATTACKS)
    assert found[0]["lon"] == "-89.2852"


def test_only_files_for_spreadsheets_begin_with_the_byte_order_mark() -> None:
    each = sheet("hubs", edition())
    assert csv_of(each).startswith(b"\xef\xbb\xbf")
    assert not hxl_csv(each).startswith(b"\xef\xbb\xbf")


def test_every_column_of_every_sheet_has_a_well_formed_hxl_tag_in_the_second_row() -> None:
    for each in sheets_of(edition()):
        tags = list(csv.reader(io.StringIO(hxl_csv(each).decode(), newline="")))[1]
        assert len(tags) == len(each.columns)
        assert [tag for tag in tags if not re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag)] == []


def test_headings_are_unique_within_a_sheet_and_rows_as_long_as_the_head() -> None:
    for language in ("es", "en"):
        for each in sheets_of(edition(language)):
            names = [column.name for column in each.columns]
            assert len(set(names)) == len(names), each.id
            assert {len(row) for row in each.rows} <= {len(names)}


def test_a_bundle_holds_every_table_and_a_text_with_sources_licence_snapshot_and_sentences() -> None:
    of = edition()
    for bundle in (csv_bundle(of, seal(of)), hxl_bundle(of, seal(of))):
        files = unzipped(bundle)
        assert len(files) == len(sheets_of(of)) + 1
        says = files["LEEME.txt"].decode("utf-8-sig")
        for told in (
            of.snapshot.id,
            "CC-BY-4.0",
            "Yucatán: 28 oct 2023 (atrasada)",
            "358 personas alcanzadas",
            "Ejemplo",
        ):
            assert told in says


def test_the_same_edition_makes_the_same_bytes() -> None:
    assert csv_bundle(edition(), seal(edition())) == csv_bundle(edition(), seal(edition()))
