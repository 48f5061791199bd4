"""V09, V10, V14 and C20: counts of people."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.tables.schema.training import Bootcamp, Reach
from lib.tables.schema.vocabulary import AgeBeyond, BootcampStatus, Role, Sex, Stage
from tests.tables.rules.tables import bootcamp, brief, checked, found, lines, reach, table, upcoming


def funnel(*people: int, role: Role = Role.MICRO_ENTREPRENEUR, first: int = 2) -> list[Reach]:
    return [
        reach(first + n, stage=stage, role=role, people=each)
        for n, (stage, each) in enumerate(zip(Stage, people, strict=False))
    ]


def test_a_later_stage_with_more_people_is_one_error_for_the_pair_and_both_rows_count() -> None:
    result = checked(
        *funnel(40, 38, 30),
        reach(7, stage=Stage.COMPLETED, age="46-55", people=9),
        *funnel(8, 7, 7, 7, first=10, role=Role.OTHER),
    )
    [widening] = found(result, "V09")
    assert (widening.cell, widening.value, widening.row_kept, widening.severity) == ("F4", "39", True, "error")
    assert widening.params == {
        "bootcamp": "BC-01", "role": "micro-entrepreneur", "stage": "completed", "people": 39,
        "earlier_stage": "attended", "earlier_people": 38, "other": "F3",
    }  # fmt: skip
    assert len(lines(result, Reach)) == 8


def test_a_funnel_that_narrows_or_stays_is_not_remarked_on() -> None:
    assert checked(*funnel(40, 38, 38, 0)).findings == ()


def test_each_violated_pair_is_reported_once() -> None:
    pairs = [
        (each.params["earlier_stage"], each.params["stage"]) for each in found(checked(*funnel(3, 4, 5, 5)), "V09")
    ]
    assert pairs == [("registered", "attended"), ("attended", "completed")]


def test_roles_and_bootcamps_are_compared_apart() -> None:
    staff = [reach(8, role=Role.PARTNER_STAFF, people=5), reach(9, bootcamp="BC-02", people=30)]
    result = checked(*funnel(60, 38), *staff)
    [widening] = found(result, "V09")
    assert (widening.cell, widening.params["role"], widening.params["earlier_people"]) == ("F8", "partner-staff", 0)
    assert "other" not in widening.params


def test_a_stage_that_is_not_reported_is_passed_over() -> None:
    rows = [reach(2, stage=Stage.REGISTERED, people=30), reach(3, stage=Stage.CERTIFIED, people=31)]
    [widening] = found(checked(*rows), "V09")
    assert (widening.params["earlier_stage"], widening.params["stage"]) == ("registered", "certified")
    assert found(checked(reach(3, stage=Stage.COMPLETED, people=31)), "V09") == []


def test_nothing_is_said_of_stages_while_a_row_that_may_explain_them_is_left_out() -> None:
    """A row whose bootcamp cannot be read may belong to any; one of another bootcamp explains nothing."""
    assert found(checked(extra=[table(*funnel(30, 38), left_out=2)]), "V09") == []
    known = replace(table(*funnel(30, 38), left_out=1), lost=({"bootcamp": "BC-02"},))
    assert len(found(checked(bootcamp(2), bootcamp(3, bootcamp="BC-02"), extra=[known]), "V09")) == 1


def test_more_people_counted_before_than_people_takes_the_row_out() -> None:
    result = checked(reach(4, people=35, already_counted=36), reach(5, age="46-55", already_counted=35))
    assert brief(found(result, "V10")) == [("G4", "36", False, {"case": "more-than-people", "people": 35})]
    assert lines(result, Reach) == [5]


def second(line: int = 3, **fields: Any) -> Bootcamp:
    days = {name: date(2023, 5, 2) for name in ("planned_start", "actual_start")}
    ends = {name: date(2023, 6, 2) for name in ("planned_end", "actual_end")}
    return bootcamp(line, **{"bootcamp": "BC-02", **days, **ends, **fields})


def test_nobody_can_have_been_counted_before_the_first_bootcamp() -> None:
    result = checked(second(2), bootcamp(3), reach(4, already_counted=1), reach(5, bootcamp="BC-02", already_counted=2))
    params = {"case": "first-bootcamp", "bootcamp": "BC-01", "start": "2023-03-13"}
    assert brief(found(result, "V10")) == [("G4", "1", False, params)]
    assert lines(result, Reach) == [5]


def test_the_first_bootcamp_is_the_one_that_really_started_first() -> None:
    planned_first = upcoming(2, bootcamp="BC-00", planned_start=date(2023, 2, 1), status=BootcampStatus.POSTPONED)
    late = bootcamp(4, bootcamp="BC-03", planned_start=date(2023, 3, 1), actual_start=date(2023, 4, 1))
    rows = [reach(n, bootcamp=f"BC-0{n}", already_counted=1) for n in (1, 3)]
    assert [each.cell for each in found(checked(planned_first, late, bootcamp(3), *rows), "V10")] == ["G1"]


def test_a_bootcamp_with_people_was_held_whatever_its_status_says() -> None:
    postponed = upcoming(2, bootcamp="BC-00", planned_start=date(2023, 2, 1), status=BootcampStatus.POSTPONED)
    people = [reach(4, bootcamp="BC-00"), reach(5, already_counted=1)]
    assert found(checked(postponed, bootcamp(3), *people), "V10") == []


def test_a_bootcamp_that_should_have_started_may_have_been_the_first() -> None:
    due = upcoming(2, bootcamp="BC-00", planned_start=date(2023, 2, 1))
    assert found(checked(due, bootcamp(3), reach(5, already_counted=1)), "V10") == []


def test_no_bootcamp_is_called_the_first_while_one_does_not_count_or_two_start_together() -> None:
    repeats = reach(5, bootcamp="BC-02", already_counted=2)
    assert found(checked(bootcamp(municipality="99999"), second(), repeats), "V10") == []
    assert found(checked(repeats, extra=[table(second(), left_out=1)]), "V10") == []
    together = second(planned_start=date(2023, 3, 13), actual_start=date(2023, 3, 13))
    assert found(checked(bootcamp(), together, repeats, reach(6, already_counted=2)), "V10") == []


def test_an_empty_count_of_repeats_is_remarked_on_once_for_each_row_and_stage() -> None:
    result = checked(reach(4, already_counted=None), reach(5, stage=Stage.COMPLETED, people=3, already_counted=None))
    assert brief(found(result, "C20")) == [("G4", None, True, {"people": 35}), ("G5", None, True, {"people": 3})]
    assert found(result, "C20")[0].severity == "warning"
    assert lines(result, Reach) == [4, 5]


@pytest.mark.parametrize(
    ("fields", "cell", "value", "case"),
    [
        ({"age": str(AgeBeyond.OUT_OF_RANGE)}, "E4", "fuera-de-rango", "age"),
        ({"sex": Sex.MAN}, "D4", "hombre", "sex"),
        ({"sex": Sex.UNSPECIFIED}, "D4", "no-especificado", "sex"),
        ({"sex": Sex.MAN, "age": str(AgeBeyond.OUT_OF_RANGE)}, "E4", "fuera-de-rango", "age-sex"),
    ],
)
def test_people_counted_apart_are_told_once_for_each_row(fields: Any, cell: str, value: str, case: str) -> None:
    result = checked(reach(4, **fields))
    assert brief(found(result, "V14")) == [(cell, value, True, {"case": case, "people": 35})]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"age": str(AgeBeyond.UNSPECIFIED)},
        {"role": Role.PARTNER_STAFF, "sex": Sex.MAN},
        {"sex": Sex.MAN, "people": 0},
    ],
)
def test_people_of_the_programmes_ages_and_staff_of_any_sex_are_not_counted_apart(fields: Any) -> None:
    assert checked(reach(4, **fields)).findings == ()
