"""Small grids and the vocabulary to read them with."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from lib.programme.model import TableId
from lib.tables.cells.parsers import Vocabulary
from lib.tables.finding import Finding
from lib.tables.grid import Cell, Grid
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.schema.models import MODELS
from tests.indicators.facts import geography, mexico, programme


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(geography(), programme().ages.bands, programme().synonyms, country=mexico())


def read(
    table: TableId, *rows: Sequence[Cell], typed: bool = True, merges: tuple[str, ...] = (), **told: Any
) -> ReadTable:
    """Read rows as a tab; `told` is what else its reader knows of them (`dates_told`, `struck`)."""
    grid = Grid("libro.xlsx", table, tuple(tuple(row) for row in rows), typed, merges, **told)
    return read_table(grid, MODELS[table], "fuente", vocabulary())


def found(table: ReadTable) -> list[tuple[str, str | None, bool]]:
    return [(each.code, each.cell, each.row_kept) for each in table.findings]


def only(table: ReadTable) -> Finding:
    assert len(table.findings) == 1, found(table)
    return table.findings[0]


HUB_HEADER = (
    *("sitio_id", "sitio", "tipo", "estado_cve", "municipio_cve", "localidad", "lat", "lon"),
    *("fase", "estado_operativo", "tecnologia", "computadoras", "cupo", "fecha_verificacion"),
)
REACH_HEADER = ("bootcamp_id", "etapa", "papel", "sexo", "grupo_edad", "personas", "ya_contadas")


def hub(**cells: Cell) -> tuple[Cell, ...]:
    good: dict[str, Cell] = {
        "sitio_id": "YUC-TEK-01",
        "sitio": "Centro comunitario de Tekax",
        "tipo": "centro-comunitario",
        "estado_cve": "31",
        "municipio_cve": "31079",
        "localidad": "Tekax de Álvaro Obregón",
        "lat": 20.2037,
        "lon": -89.2868,
        "fase": "uso",
        "estado_operativo": "en-servicio",
        "tecnologia": "satelital",
        "computadoras": 12,
        "cupo": 40,
        "fecha_verificacion": 45240,
    }
    return tuple({**good, **cells}[name] for name in HUB_HEADER)


def people(**cells: Cell) -> tuple[Cell, ...]:
    good: dict[str, Cell] = {
        "bootcamp_id": "BC-01",
        "etapa": "asistió",
        "papel": "microempresaria",
        "sexo": "mujer",
        "grupo_edad": "36-45",
        "personas": 14,
        "ya_contadas": 0,
    }
    return tuple({**good, **cells}[name] for name in REACH_HEADER)
