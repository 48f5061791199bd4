"""V25: plans far above, or far below, what everything else makes likely."""

from typing import Any

import pytest

from lib.tables.schema.coordination import Target
from lib.tables.schema.training import Bootcamp
from tests.tables.rules.tables import PROGRAMME, bootcamp, brief, checked, found, hub, rows_of, session, target

STAFF = target(3, indicator="ALC-2", target=300.0)
OTHERS = [bootcamp(line, bootcamp=f"BC-0{line}") for line in range(3, 6)]


@pytest.mark.parametrize(("typed", "case"), [(4000, "plan"), (400, "plan")])
def test_a_bootcamps_target_with_a_digit_too_many_is_emptied_and_its_row_counts(typed: int, case: str) -> None:
    result = checked(bootcamp(target_people=typed), *OTHERS)
    assert brief(found(result, "V25")) == [("L2", str(typed), True, {"case": case, "usual": 40})]
    assert [row.target_people for row in rows_of(result, Bootcamp)] == [None, 40, 40, 40]


def test_a_target_far_below_its_sessions_and_the_other_bootcamps_is_emptied_too() -> None:
    result = checked(bootcamp(target_people=4), session(), *OTHERS)
    assert brief(found(result, "V25")) == [("L2", "4", True, {"case": "plan-below", "usual": 40})]


def test_planned_sessions_far_above_those_told_and_those_of_others_are_emptied() -> None:
    result = checked(bootcamp(planned_sessions=60), *OTHERS)
    assert brief(found(result, "V25")) == [("M2", "60", True, {"case": "plan", "usual": 6})]


@pytest.mark.parametrize(
    "likely",
    [
        (bootcamp(target_people=200), *OTHERS),
        (bootcamp(target_people=400), session(expected=380), *OTHERS),
        (bootcamp(target_people=400, hub="H-1"), hub(hub="H-1", seats=300), *OTHERS),
        (bootcamp(target_people=400), *OTHERS[:2]),
        (bootcamp(target_people=4), *OTHERS),
    ],
)
def test_a_plan_that_something_bears_out_is_believed(likely: Any) -> None:
    """Sessions, seats, or too few others to tell; a small one that shows nothing else may be small."""
    assert found(checked(*likely), "V25") == []


def test_a_programmes_target_is_held_against_what_its_bootcamps_plan() -> None:
    for typed, case in ((3500.0, "target"), (10.0, "target-below")):
        result = checked(bootcamp(), *OTHERS, target(2, target=typed), STAFF)
        assert brief(found(result, "V25")) == [("F2", f"{typed:g}", False, {"case": case, "usual": 160})]
        assert [row.indicator for row in rows_of(result, Target)] == ["ALC-2"]


def test_without_bootcamps_it_is_held_against_the_states_together() -> None:
    states = [target(4 + at, scope=key, target=70.0) for at, key in enumerate(PROGRAMME.programme.states)]
    result = checked(target(2, target=35000.0), STAFF, *states)
    assert brief(found(result, "V25")) == [("F2", "35000", False, {"case": "target", "usual": 350})]
    assert found(checked(target(2, target=350.0), STAFF, *states), "V25") == []
    assert found(checked(target(2, target=3500.0), STAFF, *states[:2]), "V25") == []  # some states have none yet


def test_a_states_target_above_the_whole_programme_is_told() -> None:
    states = [target(4, scope="07", target=900.0), target(5, scope="31", target=40.0)]
    result = checked(target(2, target=350.0), STAFF, *states)
    assert brief(found(result, "V25")) == [("F4", "900", False, {"case": "target", "usual": 175})]
