"""What a hub may tell of itself beyond the usual: the good is read, the bad is asked about, no person is kept."""

import pytest

from lib.tables.grid import Cell
from lib.tables.reading.table import ReadTable
from lib.tables.schema.hubs import Hub
from tests.tables.grids import HUB_HEADER, found, hub, read


def told(**cells: Cell) -> ReadTable:
    """Read a hub with these columns beside the usual ones."""
    return read("sitios", (*HUB_HEADER, *cells), (*hub(), *cells.values()))


def row(table: ReadTable) -> Hub:
    (only,) = table.rows
    assert isinstance(only, Hub)
    return only


def test_everything_that_is_told_well_is_read_without_a_finding() -> None:
    table = told(
        velocidad_mbps="12.5", contratada_mbps=50, medida_el=45240, proveedor="Red Satelital del Sureste",
        programa="Aldeas Inteligentes", clave_prioritaria="AI-3107", proyecto_productivo="Urdido de hamacas",
        proyecto_tipo="textiles", proyecto_de_mujeres="sí", oficina_responsable="Dirección de Desarrollo Social",
        como_llegar="A un costado del palacio municipal",
    )  # fmt: skip
    assert found(table) == []
    read_of = row(table)
    assert (read_of.speed, read_of.contracted_speed, str(read_of.measured_on)) == (12.5, 50, "2023-11-10")
    assert (read_of.project_kind, read_of.led_by_women, read_of.priority) == ("textiles", True, "AI-3107")


def test_a_hub_that_tells_none_of_it_is_as_good_as_before() -> None:
    assert found(read("sitios", HUB_HEADER, hub())) == []


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("velocidad_mbps", 1001, "C05"),
        ("velocidad_mbps", -1, "C05"),
        ("velocidad_mbps", "12 de 50", "C04"),
        ("velocidad_mbps", "rápida", "C02"),
        ("velocidad_mbps", "1,234", "C03"),
        ("contratada_mbps", 12_000, "C05"),
        ("medida_el", "31/02/2023", "C08"),
        ("proveedor", "x" * 81, "C14"),
        ("clave_prioritaria", "prioridad alta", "C10"),
        ("proyecto_tipo", "volar", "C09"),
        ("proyecto_de_mujeres", "algunas", "C13"),
        ("como_llegar", "#REF!", "C17"),
    ],
)
def test_a_cell_that_cannot_be_read_is_emptied_with_its_finding_and_the_hub_stays(
    column: str, cell: Cell, code: str
) -> None:
    table = told(**{column: cell})
    assert found(table) == [(code, "O2", True)]
    assert all(getattr(row(table), name) is None for name, each in Hub.columns.items() if each.header == column)


@pytest.mark.parametrize(
    "typed", ["Rosa Canul Pech", "Lic. Juan Pérez", "Pregunte por doña Rosa Canul", "999 123 4567"]
)
@pytest.mark.parametrize("column", ["oficina_responsable", "como_llegar", "proveedor"])
def test_a_person_or_her_telephone_is_never_kept(column: str, typed: str) -> None:
    table = told(**{column: typed})
    assert [each.code for each in table.findings] == ["V24"]
    assert typed not in repr(table)


def test_a_speed_without_its_day_is_asked_about_and_so_is_a_day_without_its_speed() -> None:
    undated = told(velocidad_mbps=0, medida_el=None)
    assert found(undated) == [("C19", "P2", True)]
    assert row(undated).speed == 0
    assert found(told(velocidad_mbps=None, medida_el=45240)) == [("C19", "O2", True)]
    assert found(told(proyecto_productivo="Urdido de hamacas")) == [("C19", None, True)]


def test_one_column_of_the_owners_is_asked_about_once_however_many_it_may_be() -> None:
    table = told(Velocidad=12)
    assert found(table) == [("H07", "O1", True)]
