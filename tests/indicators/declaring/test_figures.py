"""Declared indicators say what an adding machine says of the rows, and nothing of people that no table shows."""

from collections.abc import Sequence

import pytest

from lib.indicators.compute import Indicators, compute
from lib.indicators.figure import Figure
from lib.programme.model import Programme
from lib.tables.schema.columns import Row
from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import Role, Sex, Stage
from tests.indicators.declared import declaring, indicator, setting_with, visit, visits
from tests.indicators.facts import Group, bootcamp, reach, table
from tests.snapshot.samples import sample_snapshot


def computed(programme: Programme, rows: Sequence[dict[str, object]]) -> Indicators:
    made: list[Row] = [visit(programme, number, **given) for number, given in enumerate(rows)]
    return compute([visits(programme, made)], [], setting_with(programme))


def told(body: str, rows: Sequence[dict[str, object]]) -> Figure:
    return computed(declaring(indicator("CLI-1", body)), rows).figures["CLI-1"]


TEKAX, MERIDA, TUXTLA = (
    {"state": state, "municipality": town} for state, town in (("31", "31079"), ("31", "31050"), ("07", "07101"))
)
PEOPLE = 'table = "visitas", sum = "atendidas"'
ROWS = (
    {**TEKAX, "own_atendidas": 20, "own_mujeres": 14},
    {**MERIDA, "own_atendidas": 30, "own_mujeres": 9, "motive": "vaccine"},
    {**TUXTLA, "own_atendidas": 50, "own_mujeres": 40},
)


def test_a_sum_is_told_in_all_and_by_place() -> None:
    found = told(f'kind = "sum"\nof = {{ {PEOPLE} }}\nby = ["state", "municipality"]', ROWS)
    assert (found.unit, found.state, found.value) == ("people", "shown", 100)
    parts = {part.id: part.value for part in found.parts}
    assert (parts["31"], parts["07"], parts["20"]) == (50, 50, 0)
    assert (parts["31079"], parts["31050"], parts["07101"]) == (20, 30, 50)


def test_a_share_has_its_base_and_what_is_meant_is_named_in_any_language() -> None:
    among = f'among = {{ {PEOPLE} }}\nby = ["state"]'
    found = told(f'kind = "share"\nof = {{ {PEOPLE}, where = {{ motivo = ["prenatal care"] }} }}\n{among}', ROWS)
    assert (found.value, found.numerator, found.denominator) == (0.7, 70, 100)
    yucatan = next(part for part in found.parts if part.id == "31")
    assert (yucatan.numerator, yucatan.denominator) == (20, 50)


def test_a_part_of_a_count_is_told_against_the_whole() -> None:
    women = 'of = { table = "visitas", sum = "mujeres" }'
    found = told(f'kind = "share"\n{women}\namong = {{ {PEOPLE} }}', ROWS)
    assert (found.numerator, found.denominator) == (63, 100)
    rest = told(f'kind = "difference"\nof = {{ {PEOPLE} }}\nminus = {{ table = "visitas", sum = "mujeres" }}', ROWS)
    assert rest.value == 37


def test_a_mean_is_one_count_by_another() -> None:
    assert told(f'kind = "mean"\nof = {{ {PEOPLE} }}\nper = {{ table = "visitas" }}', ROWS).state == "protected"
    rows = [{**TEKAX, "own_atendidas": people} for people in (2, 3, 4, 5, 6, 10)]
    found = told(f'kind = "mean"\nof = {{ {PEOPLE} }}\nper = {{ table = "visitas" }}', rows)
    assert (found.unit, found.value) == ("mean", 5)


def test_few_people_are_protected_and_so_is_what_would_give_them_away() -> None:
    rows = ({**TEKAX, "own_atendidas": 3}, {**MERIDA, "own_atendidas": 30}, {**TUXTLA, "own_atendidas": 50})
    found = told(f'kind = "sum"\nof = {{ {PEOPLE} }}\nby = ["municipality"]', rows)
    states = {part.id: part.state for part in found.parts}
    assert states["31079"] == "protected"
    assert "protected" in {states["31050"], states["07101"], found.state}


def test_what_few_are_left_over_from_a_part_is_protected_too() -> None:
    rows = ({**TEKAX, "own_atendidas": 40, "own_mujeres": 38},)
    found = told(f'kind = "share"\nof = {{ table = "visitas", sum = "mujeres" }}\namong = {{ {PEOPLE} }}', rows)
    assert found.state == "protected"
    assert found.numerator is None


def test_parts_larger_than_the_whole_are_not_believed() -> None:
    rows = ({**TEKAX, "own_atendidas": 8, "own_mujeres": 30}, {**TEKAX, "own_atendidas": 20, "own_mujeres": 10})
    assert told('kind = "sum"\nof = { table = "visitas", sum = "mujeres" }', rows).value == 10


def test_a_table_that_was_not_read_gives_no_data_and_an_empty_one_none_until_somebody_vouches() -> None:
    programme = declaring(indicator("CLI-1", f'kind = "sum"\nof = {{ {PEOPLE} }}'))
    assert compute([], [], setting_with(programme)).figures["CLI-1"].state == "no-data"
    assert computed(programme, []).figures["CLI-1"].state == "no-data"


def test_things_are_counted_as_they_are_and_a_mean_is_of_those_that_tell() -> None:
    hub = {
        "kind": "school", "lat": 20.2, "lon": -89.3, "phase": "access", "status": "in-service", "municipality": "31079",
        "connectivity": "satellite", "state": "31",
    }  # fmt: skip
    hubs = [
        Hub.model_validate({**hub, "hub": name, "name": name, "computers": computers})
        for name, computers in (("S-1", 3), ("S-2", 8), ("S-3", None))
    ]
    body = 'kind = "mean"\nof = { table = "sitios", sum = "computadoras" }\nper = { table = "sitios" }'
    programme = declaring(
        indicator("CLI-1", body), indicator("CLI-2", 'kind = "count"\nof = { table = "sitios" }\nby = ["state"]')
    )
    figures = compute([table(hubs, "sict")], [], setting_with(programme)).figures
    assert figures["CLI-1"].value == pytest.approx(11 / 2)
    assert (figures["CLI-2"].unit, figures["CLI-2"].value) == ("count", 3)


def test_people_reached_are_read_from_the_cells_that_all_tables_share() -> None:
    women = 'table = "alcance", sum = "personas", where = { papel = ["microempresaria"], etapa = ["%s"] }'
    programme = declaring(
        indicator("CLI-1", f'kind = "share"\nof = {{ {women % "concluyó"} }}\namong = {{ {women % "asistió"} }}')
    )
    groups = (Group(30), Group(24, stage=Stage.COMPLETED), Group(9, role=Role.OTHER, sex=Sex.MAN))
    found = compute([table([bootcamp("BC-01")]), table(reach("BC-01", *groups))], [], setting_with(programme))
    share = found.figures["CLI-1"]
    assert (share.numerator, share.denominator, share.cohort) == (24, 30, "ended")
    assert {"people-att-com-role-declared", "people-att-com-declared"} & {each.id for each in found.tables}


def test_a_snapshot_of_before_has_no_data_for_it() -> None:
    assert sample_snapshot("closing").figure("CLI-1").state == "no-data"
