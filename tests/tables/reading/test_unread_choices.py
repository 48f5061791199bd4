"""A choice that nobody can read empties its cell: the row counts, and says that it is not known."""

import pytest

from lib.programme.model import TableId
from lib.tables.grid import Grid
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.schema.columns import UNREAD
from lib.tables.schema.models import MODELS
from lib.tables.schema.training import Bootcamp
from tests.tables.grids import vocabulary

CHOICES = [
    (table, name)
    for table, model in MODELS.items()
    for name, column in model.columns.items()
    if column.kind in {"choice", "choices", "yes-no"} and name not in model.key and column.required
]
KEYS = [
    (table, name)
    for table, model in MODELS.items()
    for name, column in model.columns.items()
    if column.choices and name in model.key
]


def read(table: TableId, name: str, cell: str | None) -> ReadTable:
    model = MODELS[table]
    header = tuple(column.header for column in model.columns.values())
    good = tuple(column.example for column in model.columns.values())
    bad = tuple(cell if each == name else column.example for each, column in model.columns.items())
    other = tuple(("ZZ-9" if each == model.key[0] else value) for each, value in zip(model.columns, good, strict=True))
    grid = Grid("book.xlsx", table, (header, bad, other))
    return read_table(grid, model, "source", vocabulary())


@pytest.mark.parametrize(("table", "name"), CHOICES)
@pytest.mark.parametrize("cell", ["q'eqchi'", None])
def test_a_choice_that_is_none_or_missing_leaves_its_row_in_the_count(
    table: TableId, name: str, cell: str | None
) -> None:
    found = read(table, name, cell)
    assert len(found.rows) == found.tally.rows_seen
    value = getattr(found.rows[0], name)
    assert value in (UNREAD, (UNREAD,), None)
    (told,) = [each for each in found.findings if each.column == MODELS[table].columns[name].header]
    assert (told.severity, told.row_kept) == ("error", True)


@pytest.mark.parametrize(("table", "name"), KEYS)
def test_a_choice_of_the_key_takes_its_row_out_and_leaves_what_can_be_read_of_it(table: TableId, name: str) -> None:
    found = read(table, name, "q'eqchi'")
    (lost,) = found.lost
    assert name not in lost
    assert lost[MODELS[table].key[0]]


def test_of_several_languages_those_that_are_known_stay() -> None:
    row = read("bootcamps", "languages", "es; klingon; maya").rows[0]
    assert isinstance(row, Bootcamp)
    assert row.languages == ("es", "yua", UNREAD)
