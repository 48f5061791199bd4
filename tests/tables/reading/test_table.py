"""What is good is read; what is bad is said with its place, and nothing is lost in silence."""

from typing import Literal

import pytest

from lib.tables.grid import Cell
from lib.tables.schema.hubs import Hub
from lib.tables.schema.models import MODELS
from lib.tables.schema.training import Reach
from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, only, people, read


def test_a_bad_optional_cell_becomes_empty_and_its_row_stays() -> None:
    table = read("sitios", HUB_HEADER, hub(computadoras="doce aprox."))
    assert found(table) == [("C02", "L2", True)]
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert row.computers is None


@pytest.mark.parametrize(
    ("column", "cell", "code", "address"),
    [
        ("personas", "trece", "C02", "F3"),
        ("personas", "1.234", "C03", "F3"),
        ("personas", "20-30", "C04", "F3"),
        ("personas", -3, "C05", "F3"),
        ("etapa", "asistencia parcial", "C09", "B3"),
        ("bootcamp_id", "BC 01", "C10", "A3"),
        ("personas", "#REF!", "C17", "F3"),
        ("personas", None, "C01", "F3"),
        ("personas", "pendiente", "C01", "F3"),
    ],
)
def test_a_bad_required_cell_drops_its_row_and_only_its_row(column: str, cell: Cell, code: str, address: str) -> None:
    table = read("alcance", REACH_HEADER, people(), people(**{column: cell}), people(sexo="hombre"))
    assert found(table) == [(code, address, False)]
    assert len(table.rows) == 2


def test_every_bad_cell_of_a_row_is_told_at_once() -> None:
    table = read("alcance", REACH_HEADER, people(etapa="??x", personas="trece", sexo="m"))
    assert {each.cell for each in table.findings} == {"B2", "D2", "F2"}


def test_empty_repeats_keep_the_row_because_reach_becomes_a_range() -> None:
    table = read("alcance", REACH_HEADER, people(ya_contadas=None))
    row = table.rows[0]
    assert isinstance(row, Reach)
    assert row.already_counted is None


def test_zero_is_a_count_and_a_dash_is_no_data() -> None:
    table = read("sitios", HUB_HEADER, hub(computadoras=0, cupo="-"))
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert (row.computers, row.seats) == (0, None)
    assert table.tally.empty["seats"] == 1
    assert table.findings == ()


def test_a_totals_row_is_left_out_and_said() -> None:
    table = read("alcance", REACH_HEADER, people(), ("TOTAL", None, None, None, None, 14, 0))
    assert only(table).code == "R01"
    assert only(table).cell == "A3"
    assert len(table.rows) == 1


def test_blank_rows_pass_and_addresses_stay_true() -> None:
    table = read("alcance", REACH_HEADER, (), people(), (None, " "), people(sexo="hombre"))
    assert [row.line for row in table.rows] == [3, 5]
    assert table.findings == ()


def test_merged_data_cells_are_reported_and_not_filled() -> None:
    table = read("alcance", REACH_HEADER, people(), people(bootcamp_id=None), merges=("A2:A3", "A1:C1"))
    assert ("R02", "A2", True) in found(table)
    assert ("C01", "A3", False) in found(table)
    assert len(table.rows) == 1


def test_a_column_of_persons_is_dropped_at_sight_and_its_cells_are_repeated_nowhere() -> None:
    table = read("sitios", (*HUB_HEADER, "Nombre completo", "Celular"), (*hub(), "Rosa Canul Pech", "999 123 4567"))
    assert [each.code for each in table.findings] == ["V22", "V22"]
    assert "Rosa" not in repr(table)
    assert "999" not in repr(table)


def test_a_person_in_a_cell_of_another_kind_is_not_repeated_in_its_finding() -> None:
    table = read("alcance", REACH_HEADER, people(personas="María Canul Pech"))
    assert only(table).code == "C02"
    assert only(table).value is None


def test_a_phone_inside_a_free_text_empties_the_cell() -> None:
    table = read("sitios", HUB_HEADER, hub(localidad="preguntar al 999 123 4567"))
    assert (only(table).code, only(table).value, only(table).row_kept) == ("V22", None, True)
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert row.locality is None


def test_a_cell_that_another_cell_calls_for_is_asked_for() -> None:
    header = ("bootcamp_id", "sesion_num", "fecha", "tema", "estado_sesion", "convocadas", "asistencias")
    table = read("sesiones", header, ("BC-01", 1, 45000, "negocio", "realizada", None, 20))
    assert only(table).code == "C19"
    assert only(table).cell == "F2"
    assert read("sesiones", header, ("BC-01", 1, 45000, "negocio", "programada", None, None)).findings == ()


def test_a_pair_of_coordinates_in_one_cell_is_read_and_said() -> None:
    table = read("sitios", HUB_HEADER, hub(lat="20.2037, -89.2868", lon=None))
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert (row.lat, row.lon) == (20.2037, -89.2868)
    assert only(table).code == "V23"


def test_how_a_cell_was_read_is_said_where_it_is_not_plain() -> None:
    day = "12 de marzo de 2023"
    table = read("sitios", HUB_HEADER, hub(estado_cve=7, municipio_cve="7078", fecha_verificacion=day))
    assert [(each.code, each.cell) for each in table.findings] == [("V23", "D2"), ("V23", "E2"), ("V23", "N2")]
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert (row.state, row.municipality) == ("07", "07078")


def test_text_in_a_file_that_knows_only_text_is_not_held_against_it() -> None:
    table = read("alcance", REACH_HEADER, tuple(str(cell) for cell in people()), typed=False)
    assert table.findings == ()


def test_completeness_counts_required_cells_only() -> None:
    table = read("sitios", HUB_HEADER, hub(computadoras=None, fase="volar"))
    assert table.tally.required_cells == 11
    assert table.tally.required_valid == 10


def test_a_hub_that_is_still_planned_owes_no_verification_and_one_in_service_does() -> None:
    planned = read("sitios", HUB_HEADER, hub(estado_operativo="planeado", fecha_verificacion=None))
    assert (planned.tally.required_valid, planned.tally.required_cells) == (10, 10)
    in_service = read("sitios", HUB_HEADER, hub(fecha_verificacion=None))
    assert (in_service.tally.required_valid, in_service.tally.required_cells) == (10, 11)
    assert planned.findings == in_service.findings == ()


@pytest.mark.parametrize("name", ["bootcamps", "sitios"])
def test_a_municipality_is_settled_by_the_state_of_its_own_row(name: Literal["bootcamps", "sitios"]) -> None:
    model = MODELS[name]
    good = {each.header: each.example for each in model.columns.values()}
    rows = [{**good, "municipio_cve": "Benito Juárez", "estado_cve": state} for state in ("23", "09")]
    table = read(name, tuple(good), *(tuple(row.values()) for row in rows), typed=False)
    assert [each.params.get("suggestion") for each in table.findings if each.code == "C11"] == ["23005", "09014"]
