"""Two readings to compare: the embedded samples midway and at closing, read once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from lib.collect.opening import GEOGRAPHY, warmed
from lib.collect.places.countries import COUNTRIES, load_country
from lib.collect.places.geography import load_geography
from lib.collect.places.population import GEONAMES, load_population
from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import folder_reader
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.figure import Figure, Part
from lib.programme.loading import load_programme
from lib.programme.population import Population
from lib.programme.setting import Setting
from lib.snapshot.snapshot import Snapshot
from tests.indicators.facts import ROOT

DATA = ROOT / "data"
K = 5


@cache
def population() -> Population | None:
    states = ("04", "07", "20", "23", "31")
    return load_population(Path("none.sqlite"), GEOGRAPHY / "places.csv", GEONAMES, load_geography(GEOGRAPHY), states)


@cache
def setting_of(sample: str) -> Setting:
    programme, geography = (
        load_programme((DATA / "programme.toml").read_text(encoding="utf-8")),
        load_geography(GEOGRAPHY),
    )
    declared = programme.sample(sample)
    assert declared is not None
    mexico = load_country((COUNTRIES,), "mx", Path())
    own = warmed(programme, DATA, mexico, geography, sample=True).knowing(mexico)
    return Setting(own, geography, declared.today, population=population())


@cache
def sample_snapshot(sample: str) -> Snapshot:
    setting = setting_of(sample)
    declared = setting.programme.sample(sample)
    assert declared is not None
    return read_all(setting, folder_reader(DATA / declared.workbooks), sample, datetime(2023, 12, 6, 12, tzinfo=UTC))


def with_figures(snapshot: Snapshot, *figures: Figure) -> Snapshot:
    return replace(snapshot, figures={**snapshot.figures, **{figure.id: figure for figure in figures}})


def with_cell(snapshot: Snapshot, table_id: str, at: Mapping[str, str], cell: TableCell) -> Snapshot:
    """Return the snapshot with one cell of a published table replaced."""

    def changed(table: Table) -> Table:
        cells = tuple(cell if each.at == at else each for each in table.cells)
        return replace(table, cells=cells) if table.id == table_id else table

    return replace(snapshot, tables=tuple(changed(table) for table in snapshot.tables))


def without_reach_in(snapshot: Snapshot, state: str) -> Snapshot:
    """Return the snapshot with all that is told of people reached in a state protected."""
    at = {"stage": "attended", "state": state}
    for table in ("people-by-stage-state", "people-ended-by-stage-state"):
        snapshot = with_cell(snapshot, table, at, TableCell(at, None, "protected"))
    hidden = Part(state, "protected")
    figures = (snapshot.figures[each] for each in ("EMB-6", "MET-2"))
    parts = {each.id: tuple(hidden if part.id == state else part for part in each.parts) for each in figures}
    return with_figures(snapshot, *(replace(snapshot.figures[each], parts=mine) for each, mine in parts.items()))
