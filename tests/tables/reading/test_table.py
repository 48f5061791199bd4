"""What is good is read; what is bad is said with its place, and nothing is lost in silence."""

from dataclasses import replace
from typing import Literal

import pytest

from lib.tables.grid import UNSAVED_FORMULA, Cell, Grid, SheetDate
from lib.tables.reading.table import read_table
from lib.tables.schema.hubs import Hub
from lib.tables.schema.models import MODELS
from lib.tables.schema.training import Reach
from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, only, people, read, vocabulary


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
    assert (only(table).code, only(table).value, only(table).row_kept) == ("V24", None, True)
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert row.locality is None


def test_the_key_stands_where_a_hub_is_called_like_a_person_and_the_row_counts() -> None:
    table = read("sitios", HUB_HEADER, hub(sitio="Casa de Rosa Canul Pech"))
    assert (only(table).code, only(table).value, only(table).row_kept) == ("V24", None, True)
    row = table.rows[0]
    assert isinstance(row, Hub)
    assert row.name == row.hub
    assert table.tally.required_valid == table.tally.required_cells


def test_a_text_that_a_steward_confirmed_is_published_as_it_stands() -> None:
    confirmed = replace(vocabulary(), confirmed=frozenset({"casa de dona tomasa"}))
    grid = Grid("libro.xlsx", "sitios", (HUB_HEADER, hub(sitio="Casa de Doña  Tomasa")))
    table = read_table(grid, Hub, "sict", confirmed)
    assert table.findings == ()
    assert [row.name for row in table.rows if isinstance(row, Hub)] == ["Casa de Doña Tomasa"]


def test_a_locality_may_be_called_like_a_person_where_it_is_a_known_one() -> None:
    table = read("sitios", HUB_HEADER, hub(localidad="Gilberto Flores Muñoz"), hub(sitio="Gilberto Flores Muñoz"))
    assert [(each.code, each.cell) for each in table.findings if each.code == "V24"] == [("V24", "B3")]


def test_where_most_hubs_are_called_like_persons_one_finding_says_so_and_keys_stand_instead() -> None:
    names = ("Rosa Canul Pech", "María López Chan", "Ana Pérez", "Juana Xiu", "Elvia Noh Puc", "Carmen Dzul")
    table = read("sitios", HUB_HEADER, *(hub(sitio_id=f"H-{n}", sitio=name) for n, name in enumerate(names)))
    assert [each.code for each in table.findings if each.column == "sitio"] == ["V22"]
    assert [row.name for row in table.rows if isinstance(row, Hub)] == [f"H-{n}" for n in range(6)]


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


def test_a_date_typed_as_a_count_is_refused_with_what_was_typed() -> None:
    """«3/4» becomes 3 April in every sheet; a small number in a cell made for dates is asked for as a number."""
    table = read("alcance", REACH_HEADER, people(personas=SheetDate(45019)), people(personas=SheetDate(14)))
    assert found(table) == [("C21", "F2", False), ("C21", "F3", False)]
    typed, small = table.findings
    assert (typed.value, typed.params) == ("2023-04-03", {"day": "2023-04-03", "as_typed": "3/4"})
    assert small.params == {"suggestion": "14"}


def test_a_count_that_may_be_a_date_is_asked_about_where_the_reader_cannot_tell() -> None:
    """Google's numbers do not say that they are dates; no count of people comes near the days of this century."""
    asked = only(read("alcance", REACH_HEADER, people(personas=45019), dates_told=False))
    assert (asked.code, asked.row_kept, asked.params) == ("C21", False, {"may_be": "2023-04-03", "as_typed": "3/4"})
    refused = only(read("alcance", REACH_HEADER, people(personas=45019)))
    assert (refused.code, refused.params["maximum"]) == ("C05", "5000")


def test_a_count_far_above_its_kind_is_never_read() -> None:
    """People, sessions, computers and seats have bounds that a slip of the keyboard passes."""
    assert found(read("sitios", HUB_HEADER, hub(computadoras=450000, cupo=4000)))[0] == ("C05", "L2", True)
    assert found(read("alcance", REACH_HEADER, people(personas=5000))) == []


def test_one_day_that_is_month_first_puts_the_columns_ambiguous_days_in_doubt() -> None:
    """One cell proves it; a slip among many that prove the opposite is only itself in doubt."""
    keys = [f"YUC-TEK-{number:02}" for number in range(1, 16)]
    days = ["10/28/2023", "10/12/2023", "2023-10-12", "5/5/2023"]
    rows = [hub(sitio_id=key, fecha_verificacion=day) for key, day in zip(keys, days, strict=False)]
    table = read("sitios", HUB_HEADER, *rows, typed=False)
    assert found(table) == [("C08", "N2", False), ("C07", "N3", False)]
    assert table.findings[1].params == {"first": "2023-10-12", "second": "2023-12-10"}
    days = ["10/28/2023", "10/12/2023", *["28/10/2023"] * 12]
    rows = [hub(sitio_id=key, fecha_verificacion=day) for key, day in zip(keys, days, strict=False)]
    assert found(read("sitios", HUB_HEADER, *rows, typed=False)) == [("C08", "N2", False)]


def test_a_decimal_comma_puts_the_columns_commas_in_doubt() -> None:
    """«1,234» is 1234 among counts, unless another cell of the column writes its decimals so."""
    ages = ("26-35", "36-45")
    rows = [people(personas=cell, grupo_edad=age) for cell, age in zip(("1,234", "12,0"), ages, strict=True)]
    table = read("alcance", REACH_HEADER, *rows)
    assert found(table)[0] == ("C03", "F2", False)
    assert table.findings[0].params == {"first": "1234", "second": "1.234"}


def test_a_formula_without_a_saved_result_is_told_and_a_row_of_sums_stays_one() -> None:
    """The cell is neither empty nor zero; sums that were not saved still close the table."""
    sums = (None, None, None, None, None, UNSAVED_FORMULA, UNSAVED_FORMULA)
    table = read("alcance", REACH_HEADER, people(), people(grupo_edad="26-35", ya_contadas=UNSAVED_FORMULA), sums)
    assert found(table) == [("C22", "G3", False), ("R01", "F4", False)]
    assert table.findings[0].value is None


def test_a_row_whose_key_is_struck_through_is_asked_about_and_counts_meanwhile() -> None:
    """Some strike out what no longer holds; a struck cell elsewhere is the owner's own mark."""
    table = read("sitios", HUB_HEADER, hub(), hub(sitio_id="YUC-TEK-02"), struck=frozenset({(1, 3), (2, 0)}))
    asked = only(table)
    assert (asked.code, asked.cell, asked.value, asked.row_kept) == ("R05", "A3", "YUC-TEK-02", True)


@pytest.mark.parametrize(
    ("lat", "lon", "case", "fix"),
    [
        (-96.72, 17.06, "swapped", (17.06, -96.72)),
        ("https://www.google.com/maps/@20.9674,-89.6237,15z", None, "pair", (20.9674, -89.6237)),
        (None, "geo:20.9674,-89.6237", "pair", (20.9674, -89.6237)),
    ],
)
def test_a_pair_of_coordinates_is_told_once_with_what_to_type(
    lat: Cell, lon: Cell, case: str, fix: tuple[float, float]
) -> None:
    """Swapped, or both in one cell: one finding for the two cells."""
    told = only(read("sitios", HUB_HEADER, hub(lat=lat, lon=lon)))
    assert told.params == {"case": case, "fix_lat": fix[0], "fix_lon": fix[1]}


def test_metres_are_named_at_both_cells() -> None:
    """UTM is not read: a zone is missing, and moving its digits makes another place."""
    table = read("sitios", HUB_HEADER, hub(lat=2321000, lon=227000))
    assert [(each.code, each.cell, each.params) for each in table.findings] == [
        ("C12", "G2", {"case": "utm"}),
        ("C12", "H2", {"case": "utm"}),
    ]


def test_latitud_and_longitud_are_names_of_their_columns() -> None:
    """They are the Spanish for lat and lon."""
    header = tuple({"lat": "Latitud", "lon": "LONGITUD"}.get(name, name) for name in HUB_HEADER)
    assert found(read("sitios", header, hub())) == []


def test_a_pair_in_one_cell_is_told_with_both_numbers() -> None:
    told = only(read("sitios", HUB_HEADER, hub(lat="20.2037, -89.2868", lon=None)))
    assert (told.code, told.cell, told.params["read_as"]) == ("V23", "G2", "20.2037, -89.2868")


def test_a_finding_about_a_row_says_the_row_s_key_as_it_is_typed() -> None:
    hubs = read("sitios", HUB_HEADER, hub(sitio_id="YUC-01", computadoras="doce aprox."))
    assert [each.row for each in hubs.findings] == ["YUC-01"]
    reach = read("alcance", REACH_HEADER, people(personas="trece"))
    assert [each.row for each in reach.findings] == ["BC-01 · asistió · microempresaria · mujer · 36-45"]


def test_a_finding_repeats_no_key_that_is_a_person_s_or_is_refused_itself() -> None:
    for key in ("MARIA-LOPEZ", "maria.lopez@example.org", "María López Hernández"):
        table = read("sitios", HUB_HEADER, hub(sitio_id=key, computadoras="doce aprox."))
        assert table.findings
        assert not [each.row for each in table.findings if each.row]


@pytest.mark.parametrize("lat", [-89.2868, 89.2868])
def test_coordinates_swapped_throughout_are_one_finding_and_read_as_what_they_are(lat: float) -> None:
    rows = [hub(sitio_id=f"YUC-{at}", lat=lat, lon=20.2) for at in range(3)]
    table = read("sitios", HUB_HEADER, *rows)
    assert (only(table).code, only(table).cell, only(table).params) == ("H11", "G1", {"other_column": "lon"})
    assert {(row.lat, row.lon) for row in table.rows if isinstance(row, Hub)} == {(20.2, lat)}
    assert (table.letters["lat"], table.letters["lon"]) == ("H", "G")


def test_one_point_as_it_should_be_or_too_few_swapped_ones_exchange_no_columns() -> None:
    swapped = [hub(sitio_id=f"YUC-{at}", lat=-89.2868, lon=20.2) for at in range(5)]
    assert "H11" not in [each.code for each in read("sitios", HUB_HEADER, *swapped, hub(sitio_id="YUC-9")).findings]
    assert "H11" not in [each.code for each in read("sitios", HUB_HEADER, *swapped[:2]).findings]
