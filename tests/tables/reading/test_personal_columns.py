"""Columns that nobody declared: persons are told, public things are not accused, and nothing is dropped in silence."""

import pytest

from lib.programme.model import TableId
from lib.tables.grid import Cell
from lib.tables.schema.models import MODELS
from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, only, people, read

NAMES = ("María López Pech", "Rosa Canul Chan", "Ana Gómez Díaz", "José Pérez Uc", "Carmen Ruiz May")


def beside(header: Cell, *cells: Cell) -> list[tuple[Cell, ...]]:
    """Return a tab of hubs with one more column."""
    rows = [(*hub(sitio_id=f"YUC-{number}"), cell) for number, cell in enumerate(cells)]
    return [(*HUB_HEADER, header), *rows]


@pytest.mark.parametrize("header", [None, "", " "])
def test_a_column_without_header_that_holds_data_is_told(header: Cell) -> None:
    told = only(read("sitios", *beside(header, "equipo nuevo", None, "equipo viejo")))
    assert (told.code, told.cell, told.params["unnamed"]) == ("H05", "O1", "O")


def test_columns_without_header_are_one_finding_wherever_they_stand() -> None:
    rows = [(*hub(sitio_id=f"YUC-{number}"), None, 3, "x") for number in range(3)]
    assert only(read("sitios", HUB_HEADER, *rows)).params["unnamed"] == "P, Q"
    shifted = [(None, *HUB_HEADER), *(("nuevo", *hub(sitio_id=f"YUC-{number}")) for number in range(3))]
    assert only(read("sitios", *shifted)).params["unnamed"] == "A"


def test_names_of_persons_in_a_column_without_header_are_personal_data() -> None:
    told = only(read("sitios", *beside(None, *NAMES)))
    assert (told.code, told.cell, told.params["kind"], told.value) == ("V22", "O1", "name", None)


def test_notes_beside_and_below_the_table_are_no_column() -> None:
    assert [
        each.code for each in read("sitios", HUB_HEADER, hub(), (), (*(None,) * 16, "Nota: preliminar")).findings
    ] == []


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("N° de serie", 2282600001), ("No. de servicio CFE", 228260000123), ("RPU", 999123456701),
        ("Medidor", 9991234567), ("Núm. de inventario", "9991234567"), ("Contrato", 5512345678),
        ("Serial number", 5512345678),
    ],
)  # fmt: skip
def test_a_number_of_a_thing_is_not_taken_for_a_telephone(header: str, first: int | str) -> None:
    cells = [type(first)(int(first) + number * 7919) for number in range(8)]
    assert [each.code for each in read("sitios", *beside(header, *cells)).findings] == ["H05"]


@pytest.mark.parametrize("header", ["Teléfono", "Tel. de servicio", "Celular", "Observaciones"])
def test_telephones_are_still_told(header: str) -> None:
    assert only(read("sitios", *beside(header, *(9991234567 + number * 7919 for number in range(8))))).code == "V22"


@pytest.mark.parametrize("header", ["Dirección", "Domicilio", "Calle", "Address", "Domicilio del sitio"])
def test_the_address_of_a_public_place_is_nobodys_home(header: str) -> None:
    cells = ("Calle 50 s/n, Centro", "Conocido, frente al parque")
    assert [each.code for each in read("sitios", *beside(header, *cells)).findings] == ["H05"]


@pytest.mark.parametrize("header", ["Domicilio particular", "Dirección personal", "Domicilio de la responsable"])
def test_a_home_address_is_told_in_a_table_of_places_too(header: str) -> None:
    assert only(read("sitios", *beside(header, "Calle 50 núm. 3"))).code == "V22"


def test_an_address_in_a_table_of_people_is_told() -> None:
    assert only(read("alcance", (*REACH_HEADER, "Domicilio"), (*people(), "Calle 50"))).code == "V22"


@pytest.mark.parametrize("table", ["alcance", "sitios"])
@pytest.mark.parametrize("title", [[], [("Lista de asistencia",), ()]])
def test_a_list_of_persons_in_a_tab_that_is_not_read_is_told_as_personal_data(
    table: TableId, title: list[tuple[Cell, ...]]
) -> None:
    rows = [("Nombre completo", "CURP", "Municipio"), ("Persona Uno Ejemplo", "XEXX800101MYNXXX09", "Tekax")]
    top = len(title) + 1
    told = found(read(table, *title, *rows))
    assert told == [("H02", None, False), ("V22", f"A{top}", False), ("V22", f"B{top}", False)]


def test_persons_without_any_header_in_a_tab_that_is_not_read_are_told() -> None:
    told = found(read("alcance", *((name, "Tekax") for name in NAMES)))
    assert told == [("H02", None, False), ("V22", "A1", False)]


def test_addresses_of_places_in_a_tab_that_is_not_read_accuse_nobody() -> None:
    rows = [("Sede", "Dirección", "Costo"), ("Biblioteca", "Calle 50", 900)]
    assert [each.code for each in read("sitios", *rows).findings] == ["H02"]


@pytest.mark.parametrize("table", ["sesiones", "compromisos", "preparacion", "bootcamps", "socios"])
def test_only_tables_that_count_people_hold_somebodys_address(table: TableId) -> None:
    columns = [column.header for column in MODELS[table].columns.values()]
    assert [each.code for each in read(table, (*columns, "Domicilio")).findings] == ["H05"]
    kept = read("alcance", (*REACH_HEADER, "Domicilio"), (*people(), "Calle 50 núm. 3"))
    assert [each.code for each in kept.findings] == ["V22"]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Teléfono", (None, None)), ("CURP", ("", "s/d")), ("Nombre completo", (None, "-")), ("INE", (None,)),
        ("Número de teléfonos", (2, 0, 1)), ("Teléfono", ("sí", "no")), ("Correo", ("sí", "no")),
        ("RFC", ("SCT850101AB3", "PMU9901019X1")),
    ],
)  # fmt: skip
def test_a_header_alone_accuses_nobody(header: str, cells: tuple[Cell, ...]) -> None:
    assert [each.code for each in read("sitios", *beside(header, *cells)).findings] == ["H05"]


@pytest.mark.parametrize(
    ("header", "cell", "kind"),
    [
        ("Teléfono 1", "912-2405", "phone"), ("telefono2", 9991234567, "phone"), ("Correo", "a arroba x.mx", "email"),
        ("Nombre del director", "R. C. P.", "name"), ("RFC", "XEXX800101AB3", "rfc"), ("Simu", "0712 345 678", "phone"),
        ("Jina kamili", "W. N.", "name"),
    ],
)  # fmt: skip
def test_one_value_that_a_header_announces_is_told(header: str, cell: Cell, kind: str) -> None:
    assert only(read("sitios", *beside(header, cell))).params["kind"] == kind


def test_a_few_names_beside_telephones_in_a_tab_that_is_not_read_are_told_as_persons() -> None:
    rows = [("No.", "Nombre", "Teléfono"), (1, "Rosa Canul Pech", "999 123 4567"), (2, "Ana Pech Uc", "998 123 4567")]
    assert found(read("alcance", *rows))[1:] == [("V22", "B1", False), ("V22", "C1", False)]
    assert [each.code for each in read("sitios", *((no, name) for no, name, _ in rows)).findings] == ["H02"]
