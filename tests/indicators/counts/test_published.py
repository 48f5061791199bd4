"""No reader of the published tables can work out a protected count, from all tables and headline figures together."""

import os
import random
from datetime import date

import pytest

from lib.indicators.compute import Indicators
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import BootcampStatus, Role, Sex, Stage
from tests.indicators.audit import Reader
from tests.indicators.facts import Group, bootcamp, computed, programme, reach, table
from tests.indicators.reader_of_tables import Reading, reading_of

PROGRAMMES = int(os.environ.get("PUBLISHED_PROGRAMMES", "12"))
AGES = (*programme().ages.bands, "unspecified")


def some_programme(seed: int) -> tuple[Indicators, list[Reach]]:
    """A random programme: a few bootcamps in some states and months, with groups of many sizes and some repeats."""
    rng = random.Random(seed)  # noqa: S311  a reproducible test
    camps, rows = [], []
    for number in range(rng.randint(2, 6)):
        start = date(2023, rng.randint(3, 6), 1)
        status = BootcampStatus.RUNNING if rng.random() < 0.2 else BootcampStatus.COMPLETED
        state = rng.choice(("31", "07", "20"))
        name = f"BC-{number:02}"
        camps.append(bootcamp(name, state=state, planned_start=start, actual_start=start, status=status))
        rows += _people(rng, name, first=number == 0)
    return computed(table(camps), table(rows)), rows


def _people(rng: random.Random, name: str, first: bool) -> list[Reach]:
    rows: list[Reach] = []
    for role in Role:
        for age in AGES:
            sex = Sex.WOMAN if rng.random() < 0.85 else Sex.MAN
            people = rng.choice((0, 0, 1, 2, 3, 4, 6, 9, 14)) if role is not Role.OTHER else rng.choice((0, 0, 0, 0, 2))
            for stage in (Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED):
                repeats = 0 if first else min(people, rng.choice((0, 0, 0, 1, 2)))
                rows += reach(name, Group(people, repeats, role=role, sex=sex, age=age, stage=stage))
                people = rng.randint(max(0, people - 3), people)
    return rows


def narrow(reading: Reading, k: int = 5) -> dict[object, tuple[float, float]]:
    reader = Reader(reading.shown, reading.sums, ())
    found = {key: reader.interval(key) for key in reading.hidden}
    return {key: interval for key, interval in found.items() if interval[1] - interval[0] < k - 1e-6}


@pytest.mark.parametrize("seed", range(PROGRAMMES))
def test_no_protected_cell_of_any_table_can_be_confined_to_fewer_than_five_values(seed: int) -> None:
    found, _ = some_programme(seed)
    assert narrow(reading_of(found, programme().ages.wide)) == {}


@pytest.mark.parametrize("seed", range(PROGRAMMES))
def test_no_small_count_of_people_is_shown_in_a_table_or_a_figure(seed: int) -> None:
    found, _ = some_programme(seed)
    for each in found.tables:
        if each.counts != "hubs":
            assert not [cell for cell in each.cells if cell.value is not None and 0 < cell.value < 5], each.id
    for figure in found.figures.values():
        if figure.unit == "people":
            assert figure.value is None or not 0 < figure.value < 5


@pytest.mark.parametrize("seed", range(PROGRAMMES))
def test_shown_cells_are_the_truth(seed: int) -> None:
    found, rows = some_programme(seed)
    roles = next(each for each in found.tables if each.id == "people-by-stage-role")
    ended = {camp.id for camp in found.bootcamps if camp.status == "completed"}
    rows = [row for row in rows if row.bootcamp in ended]
    for cell in roles.cells:
        mine = [row for row in rows if row.stage == cell.at["stage"] and cell.at["role"] in {"*", row.role}]
        truth = sum(row.people - (row.already_counted or 0) for row in mine)
        assert cell.value is None or cell.value == truth


@pytest.mark.parametrize("seed", range(PROGRAMMES))
def test_few_returning_people_cannot_be_found_by_subtraction(seed: int) -> None:
    found, rows = some_programme(seed)
    reading = reading_of(found, programme().ages.wide)
    reader = Reader(reading.shown, reading.sums, ())
    attended = frozenset({("stage", "attended")})
    for camp in found.bootcamps:
        mine = [row for row in rows if row.bootcamp == camp.id and row.stage is Stage.ATTENDED]
        returning = sum(row.already_counted or 0 for row in mine)
        if 0 < returning < 5:
            low, high = reader.interval(("returning", attended | {("bootcamp", camp.id)}))
            assert high - low >= 5 - 1e-6


def test_a_running_bootcamps_detail_is_not_published_before_it_ends() -> None:
    camps = [bootcamp("BC-01"), bootcamp("BC-02", status=BootcampStatus.RUNNING)]
    rows = [*reach("BC-01", Group(30)), *reach("BC-02", Group(30))]
    found = next(each for each in computed(table(camps), table(rows)).tables if each.id == "people-by-bootcamp-role")
    states = {cell.at["bootcamp"]: cell.state for cell in found.cells if cell.at["role"] == "micro-entrepreneur"}
    assert states["BC-01"] == "shown"
    assert states["BC-02"] == "not-applicable"


def test_bootcamps_are_not_said_to_add_up_and_other_dimensions_are() -> None:
    rows = [*reach("BC-01", Group(30)), *reach("BC-02", Group(30, 10))]
    found = computed(table([bootcamp("BC-01"), bootcamp("BC-02")]), table(rows))
    by_bootcamp = next(each for each in found.tables if each.id == "people-by-bootcamp-role")
    assert by_bootcamp.adds_over == ("role",)
    attended = {cell.at["bootcamp"]: cell.value for cell in by_bootcamp.cells if cell.at["role"] == "*"}
    assert attended == {"BC-01": 30, "BC-02": 30, "*": 50}
    participations = next(each for each in found.tables if each.id == "participations-by-bootcamp")
    assert participations.adds_over == ("bootcamp",)
    assert {cell.at["bootcamp"]: cell.value for cell in participations.cells} == {"BC-01": 30, "BC-02": 30, "*": 60}
