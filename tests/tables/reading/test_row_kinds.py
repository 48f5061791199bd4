"""Rows that are no cases are told from bad cases, and bad cases stay findings."""

import pytest

from lib.tables.grid import Cell
from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, people, read


@pytest.mark.parametrize(
    "row",
    [
        ("TOTAL", None, None, None, None, 14),
        (None, None, "Suma:", None, None, 14),
        ("BC-01 Total", None, None, None, None, 14),
        (None, None, None, None, None, 14, 0),
    ],
)
def test_totals_are_left_out_with_a_note(row: tuple[Cell, ...]) -> None:
    assert [code for code, _, _ in found(read("alcance", REACH_HEADER, people(), row))] == ["R01"]


def test_a_case_with_the_word_total_in_its_name_is_a_case() -> None:
    table = read("sitios", HUB_HEADER, hub(sitio="Total Play Tekax"))
    assert table.findings == ()
    assert len(table.rows) == 1


def test_a_case_that_lacks_only_its_key_is_a_bad_case_and_no_total() -> None:
    assert found(read("alcance", REACH_HEADER, people(bootcamp_id=None))) == [("C01", "A2", False)]


def test_notes_are_one_finding_with_all_their_lines() -> None:
    notes: list[tuple[Cell, ...]] = [
        (),
        ("Nota: preliminar",),
        ("Fuente:", "registros propios"),
        (),
        ("* sin datos de enero",),
    ]
    table = read("alcance", REACH_HEADER, people(), *notes)
    [note] = table.findings
    assert (note.code, note.cell, note.params) == ("R03", "A4", {"rows": 3, "lines": "4-5, 7"})


def test_keys_typed_ahead_are_blank_rows_only_while_no_case_follows() -> None:
    ahead = [(f"YUC-{number}",) for number in range(9)]
    assert read("sitios", HUB_HEADER, hub(), *ahead).findings == ()
    assert {code for code, _, _ in found(read("sitios", HUB_HEADER, ("YUC-9",), hub()))} == {"C01"}


def test_a_key_typed_ahead_may_be_referred_to() -> None:
    assert "YUC-3" in read("sitios", HUB_HEADER, hub(), ("YUC-3",)).keys_seen


def test_a_bad_case_after_a_blank_row_is_not_taken_for_another_table() -> None:
    table = read("alcance", REACH_HEADER, people(), (), people(etapa="asistieron", sexo="fem", grupo_edad="36-45"))
    assert found(table) == [("C09", "B4", False), ("C09", "D4", False)]


def test_rows_of_another_table_are_read_again_after_our_own_header() -> None:
    other = [("Concepto", "Proveedor", "Partida", "Importe"), ("Renta", "Sillas", "3200", 4500)]
    table = read("alcance", REACH_HEADER, people(), (), *other, (), REACH_HEADER, people(sexo="hombre"))
    assert [code for code, _, _ in found(table)] == ["R04"]
    assert [row.line for row in table.rows] == [2, 8]


def test_errors_of_formulas_are_not_taken_for_a_row_of_tags() -> None:
    table = read("alcance", REACH_HEADER, people(), ("#REF!",) * 7)
    assert {code for code, _, _ in found(table)} == {"C17"}
