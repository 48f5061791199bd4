"""A missing column is asked about by name, a missing key also by what stands in its place; nothing is guessed."""

import pytest

from lib.tables.grid import Cell
from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, only, people, read


def without(name: str, *more: tuple[str, Cell]) -> list[tuple[Cell, ...]]:
    """Return a tab of four hubs without one column, with further ones behind: a header and its cells' value."""
    at = HUB_HEADER.index(name)
    rows = [hub(sitio_id=f"YUC-0{number}", lat=20.2 + number / 100) for number in range(1, 5)]
    header = (*HUB_HEADER[:at], *HUB_HEADER[at + 1 :], *(words for words, _ in more))
    return [header, *((*row[:at], *row[at + 1 :], *(cell for _, cell in more)) for row in rows)]


def renamed(header: Cell, *keys: Cell) -> list[tuple[Cell, ...]]:
    """Return a tab whose key column has another header, or none."""
    return [(header, *HUB_HEADER[1:]), *(hub(sitio_id=key) for key in keys)]


@pytest.mark.parametrize("header", ["ID", "No.", "Clave", "Folio", "Código del sitio", "CLUES"])
def test_a_renamed_key_header_is_asked_about_at_its_cell(header: str) -> None:
    table = read("sitios", *renamed(header, "YUC-01", "YUC-02", "YUC-03"))
    missing = table.findings[-1]
    assert (missing.code, missing.cell, missing.params["like"]) == ("H03", "A1", header)
    assert not table.read


def test_a_key_column_whose_header_is_empty_is_asked_about_by_its_letter() -> None:
    missing = only(read("sitios", *renamed(None, "YUC-01", "YUC-02")))
    assert (missing.code, missing.cell, missing.params["unnamed"]) == ("H03", "A1", "A")


def test_keys_that_are_only_numbered_are_asked_about_too() -> None:
    assert read("sitios", *renamed("N°", 1, 2, 3)).findings[-1].cell == "A1"


def test_a_column_that_is_asked_about_is_not_called_unread_as_well() -> None:
    assert [each.code for each in read("sitios", *renamed("Clave", "YUC-01", "YUC-02")).findings] == ["H03"]


def test_keys_without_figures_are_asked_about_by_what_their_header_says() -> None:
    missing = only(read("sitios", *renamed("Clave", "centro", "escuela")))
    assert (missing.code, missing.cell, missing.params["like"]) == ("H03", "A1", "Clave")


@pytest.mark.parametrize(("name", "header"), [("lat", "lat_dec"), ("lat", "Latitud (N)"), ("lon", "Long. oeste")])
def test_a_coordinate_with_more_in_its_header_is_asked_about(name: str, header: str) -> None:
    missing = only(read("sitios", *without(name, (header, 20.2))))
    assert (missing.code, missing.params["like"]) == ("H03", header)


def test_a_key_of_a_table_of_counts_may_repeat_and_is_found_all_the_same() -> None:
    header = ("Clave de la sede", *REACH_HEADER[1:])
    table = read("alcance", header, people(), people(sexo="hombre"), people(sexo="otro"))
    assert (table.findings[-1].code, table.findings[-1].params["like"]) == ("H03", "Clave de la sede")


def test_a_sheet_of_another_kind_with_a_few_common_words_has_no_header() -> None:
    table = read("sitios", ("Nombre", "lat", "lon", "tipo", "Costo"), ("Bodega", 20.1, -89.1, "renta", 900))
    assert [each.code for each in table.findings] == ["H02"]


@pytest.mark.parametrize("header", ["id", "cal", "dad", "lid", "edad", "loc", "al", "ida"])
def test_a_short_header_is_no_misspelling_of_a_longer_one(header: str) -> None:
    assert [each.code for each in read("sitios", *without("localidad", (header, 1))).findings] == ["H05"]


@pytest.mark.parametrize("header", ["Localidd", "LOCALIDADES", "nombre de la localidad", "localidad (INEGI)"])
def test_a_misspelt_or_longer_header_is_asked_about(header: str) -> None:
    told = found(read("sitios", *without("localidad", (header, "Tekax"))))
    assert ("H07", "N1", True) in told
