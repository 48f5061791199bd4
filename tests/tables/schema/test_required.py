"""A required cell of a declared column that is empty or cannot be read is a finding and never a crash, of any type."""

from dataclasses import replace

import pytest

from lib.collect.reading import vocabulary_of
from lib.tables.grid import Cell, Grid
from lib.tables.reading.table import read_table
from lib.tables.schema.declared import models_of
from tests.indicators.declared import TABLE, declaring
from tests.indicators.facts import setting


@pytest.mark.parametrize("kind", ["choice", "yes-no", "text", "count", "day", "partner", "number", "share"])
def test_a_required_cell_that_cannot_be_read_takes_out_its_row_or_its_cell_and_nothing_else(kind: str) -> None:
    of = 'of = "things"\n' if kind == "count" else ""
    choices = 'choices = [{ id = "a", name = { es = "a", en = "a" } }]\n' if kind == "choice" else ""
    column = (
        f'[[columns]]\ntable = "visitas"\nid = "nuevo"\nname = {{ es = "nuevo", en = "new" }}\ntype = "{kind}"\n{of}'
        f'{choices}required = true\nmeaning = {{ es = "M.", en = "M." }}\nexample = "a"\n'
    )
    programme = declaring(
        more=TABLE.replace('of = "people"\n\n[[columns]]', 'of = "things"\n\n[[columns]]', 1) + column
    )
    own = replace(setting(), programme=programme)
    heads = ("visita_id", "estado_cve", "municipio_cve", "fecha", "personas atendidas", "nuevo")
    bad: Cell = "x" * 400 if kind == "text" else "???"
    rows = [(f"V-{n}", "31", "31079", "2023-05-03", 9, cell) for n, cell in enumerate((bad, None))]
    read = read_table(
        Grid("red.xlsx", "visitas", (heads, *rows)), models_of(programme)["visitas"], "pro-mujer", vocabulary_of(own)
    )
    assert len(read.rows) == (2 if kind in {"choice", "yes-no"} else 0)
    assert {"F2", "F3"} <= {found.cell for found in read.findings}
