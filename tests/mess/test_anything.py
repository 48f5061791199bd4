"""Whatever stands in the sheets, reading, checking, computing and saying never fail."""

import random
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.collect.raw import Contents, Raw
from lib.collect.rounds.assemble import read_all
from lib.programme.model import Source, TableId
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.tables.grid import Cell, Grid
from lib.tables.reading.table import read_table
from lib.tables.schema.models import MODELS
from lib.wording.findings.findings import consequence, message, place, says
from lib.wording.language import Words
from tests.indicators.facts import programme
from tests.mess.sample import NOW, clean_contents, setting
from tests.tables.grids import vocabulary

ODD: list[Cell] = [
    None, "", " ", "-", "#REF!", "pendiente", "TOTAL", "Nota: x", "=1+1", "BC-01", "BC-09", "YUC-TEK-01", "31", 31, 4,
    0, -1, 10**15, 10**20, 1e308, float("nan"), float("inf"), 45000, 45000.5, True, False,
    "12 de mayo de 2023", "20-30", "1.234", "asistió",
    "inscrita", "certificada", "mujer", "no-especificada", "fuera-de-rango",
    "36-45", "PROGRAMA",
    "concluido", "en-curso", "pospuesto", "sí", "x" * 500, "\u200b",
    "🦋", "ｆｕｌｌ", "{value} {0}", "%s", "²", "٣", "20.2, -89.2", "999 123 4567", "\n\t", "#adm1+code", "0", "00",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(ODD), st.text(max_size=12), st.integers(-10, 10**6), st.floats(allow_nan=True), st.booleans()
)
TABLES: list[TableId] = list(MODELS)


def _say(findings: tuple[Finding, ...]) -> None:
    for found in findings:
        for words in (Words("es"), Words("en")):
            assert says(found, words)
            assert place(found, words)
            assert message(found, words, "Dueña")
            consequence(found, words)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    table=st.sampled_from(TABLES),
    with_header=st.booleans(),
    rows=st.lists(st.lists(CELLS, max_size=22), max_size=8),
    typed=st.booleans(),
    merges=st.lists(st.sampled_from(["A2:A4", "B3:D3", "ZZZ1:ZZZ9", "x", "A9:A2"]), max_size=2),
)
def test_any_grid_becomes_rows_and_findings(
    table: TableId, with_header: bool, rows: list[list[Cell]], typed: bool, merges: list[str]
) -> None:
    header: list[Cell] = [column.header for column in MODELS[table].columns.values()]
    grid = Grid("l.xlsx", "t", tuple(map(tuple, [header, *rows] if with_header else rows)), typed, tuple(merges))
    found = read_table(grid, MODELS[table], "fuente", vocabulary())
    assert len(found.rows) <= len(rows)
    assert all(each.value is None or isinstance(each.value, str) for each in found.findings)
    _say(found.findings)


def _mutated(contents: Contents, chance: random.Random) -> Contents:
    grids = dict(contents.grids)
    for table, grid in grids.items():
        rows = [list(row) for row in grid.rows]
        for _ in range(chance.randrange(0, max(2, len(rows)))):
            row = rows[chance.randrange(len(rows))]
            if row:
                other = chance.choice(rows)
                row[chance.randrange(len(row))] = chance.choice([*ODD, *other])
        if chance.random() < 0.2:
            chance.shuffle(rows)
        if chance.random() < 0.15:
            del rows[3:]
        grids[table] = replace(grid, rows=tuple(map(tuple, rows)))
        if chance.random() < 0.1:
            grids[table] = replace(grid, rows=())
    return Contents({table: grid for table, grid in grids.items() if chance.random() > 0.05})


@pytest.mark.parametrize("seed", range(4))
def test_any_mutation_of_the_sample_becomes_a_snapshot(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    spoilt = {source.id: _mutated(clean_contents(source.id), chance) for source in programme().sources}
    today = replace(setting(), today=setting().today + timedelta(days=chance.choice([-400, -200, 0, 300])))
    snapshot = read_all(today, lambda source: Raw("x", lambda: spoilt[source.id]), "closing", NOW)
    _say(snapshot.findings)
    assert snapshot.findings
    assert [each.trouble for each in snapshot.sources] == [None] * len(programme().sources)
    assert snapshot.figures.keys() == _only(frozenset(TABLES)).figures.keys()


def _only(keep: frozenset[str]) -> Snapshot:
    def reader(source: Source) -> Raw:
        grids = {table: grid for table, grid in clean_contents(source.id).grids.items() if table in keep}
        return Raw("x", lambda: Contents(grids))

    snapshot = read_all(setting(), reader, "closing", NOW)
    _say(snapshot.findings)
    return snapshot


@pytest.mark.parametrize("missing", [*combinations(TABLES, 0), *combinations(TABLES, 1), tuple(TABLES)], ids=" ".join)
def test_missing_tables_leave_a_snapshot_of_the_others(missing: tuple[str, ...]) -> None:
    snapshot, whole = _only(frozenset(TABLES) - frozenset(missing)), _only(frozenset(TABLES))
    assert snapshot.figures.keys() == whole.figures.keys()
    assert [found.id for found in snapshot.tables] == [found.id for found in whole.tables]
    assert bool(snapshot.hubs) == ("sitios" not in missing)
    assert bool(snapshot.bootcamps) == ("bootcamps" not in missing)
    assert (snapshot.figures["ALC-1"].state == "shown") == ("alcance" not in missing)
