"""Rows that are no cases are told from bad cases, and bad cases stay findings."""

import pytest

from lib.tables.grid import Cell
from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, only, people, read


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


@pytest.mark.parametrize(
    "cells",
    [
        {"sitio": "SUM", "lat": None},
        {"sitio": "S.U.M.", "localidad": "Suma", "tecnologia": None},
        {"localidad": "Suma", "fase": "s/d"},
        {"sitio_id": "SUMA-01", "tipo": None},
        {"sitio_id": "YUC TEK 02", "sitio": "Total"},
    ],
)
def test_a_place_called_sum_or_suma_is_a_case_and_its_own_fault_is_told(cells: dict[str, Cell]) -> None:
    table = read("sitios", HUB_HEADER, hub(), hub(**{"sitio_id": "YUC-02", **cells}))
    assert [(code, kept) for code, _, kept in found(table)] in ([("C01", False)], [("C01", True)], [("C10", False)])


@pytest.mark.parametrize("key", ["SUMA-01", "SUM", "TOTAL-1"])
def test_a_whole_row_whose_key_reads_like_a_word_of_totals_counts(key: str) -> None:
    assert len(read("sitios", HUB_HEADER, hub(sitio_id=key)).rows) == 1


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("4 sitios", None), ("Suman", None), ("Son 4 sitios", None), ("Sitios: 4", None), ("Total de sitios: 4", None),
        ("Conteo", None), (None, "4 sedes en total"), ("YUC", "Subtotal"), ("Promedio", None),
    ],
)  # fmt: skip
def test_a_closing_line_with_a_count_is_one_note(key: Cell, name: Cell) -> None:
    closing = (key, name, *(None,) * 9, 50, 120)
    assert only(read("sitios", HUB_HEADER, hub(), closing)).code == "R01"
    text = (key, name, *("",) * 9, "50", "1,120")
    assert only(read("sitios", HUB_HEADER, hub(), text, typed=False)).code == "R01"


@pytest.mark.parametrize(
    "small",
    [
        [("Resumen por estado",), ("Estado", "Sitios", "Computadoras"), ("Yucatán", 4, 50), ("Campeche", 0, 0)],
        [("Estado", "Sitios"), ("Yucatán", 4), ("Campeche", 0)],
        [("Estado", 2022, 2023), ("Yucatán", 1, 3)],
        [(None, "Concepto", "Enero", "Febrero"), (None, "Luz", 300, 320)],
        [("Institución", "Área", "Cargo"), ("Secretaría", "Sistemas", "Dirección")],
    ],
)
@pytest.mark.parametrize("gap", [[()], [(), ()]])
def test_another_small_table_below_is_one_finding(small: list[tuple[Cell, ...]], gap: list[tuple[Cell, ...]]) -> None:
    table = read("sitios", HUB_HEADER, hub(), *gap, *small)
    assert only(table).code == "R04"
    assert len(table.rows) == 1


def test_a_small_table_right_below_the_cases_is_told_too() -> None:
    small: list[tuple[Cell, ...]] = [("Estado", "Sitios", "Computadoras"), ("Yucatán", 4, 50)]
    assert only(read("sitios", HUB_HEADER, hub(), *small)).cell == "A3"


def test_a_whole_row_below_another_table_is_read() -> None:
    small: list[tuple[Cell, ...]] = [(), ("Estado", "Sitios"), ("Yucatán", 4), ()]
    table = read("sitios", HUB_HEADER, hub(), *small, hub(sitio_id="YUC-02"))
    assert [row.line for row in table.rows] == [2, 7]
    assert only(table).code == "R04"


@pytest.mark.parametrize(
    "small",
    [
        [(), ("Etapa", "Total"), ("inscrita", 300), ("asistió", 250)],
        [(), ("Mes", "Mujeres", "Hombres"), ("Marzo", 30, 2), ("Abril", 25, 1)],
        [(None, None, "Papel", "Personas"), (None, None, "microempresaria", 30)],
    ],
)
def test_a_summary_whose_words_fit_some_columns_is_another_table_all_the_same(small: list[tuple[Cell, ...]]) -> None:
    table = read("alcance", REACH_HEADER, people(), *small)
    assert only(table).code == "R04"
    assert len(table.rows) == 1


@pytest.mark.parametrize("closing", [("Número de sitios", 4), (None, "Sitios atendidos", 4), ("Sitios del mes:", 4)])
def test_a_line_of_words_and_a_count_closes_the_table(closing: tuple[Cell, ...]) -> None:
    assert only(read("sitios", HUB_HEADER, hub(), closing)).code in {"R01", "R03"}
