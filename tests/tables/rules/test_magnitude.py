"""V25: counts far above what their bootcamp or the other hubs make likely."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.tables.rules.magnitude import AT_LEAST, FAR
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Reach, Session
from lib.tables.schema.vocabulary import Stage
from tests.tables.rules.tables import bootcamp, brief, checked, found, hub, lines, reach, rows_of, session


def test_a_count_of_people_a_hundred_times_too_large_takes_its_row_out_and_no_other() -> None:
    """45 typed as 4500 beside a target of 40."""
    result = checked(bootcamp(), session(), reach(3, people=12), reach(4, people=4500, age="18-25"))
    params = {"case": "reach", "bootcamp": "BC-01", "usual": 40, "sum": 4512}
    assert brief(found(result, "V25")) == [("F4", "4500", False, params)]
    assert lines(result, Reach) == [3]


def test_the_largest_rows_go_until_the_sum_of_a_stage_is_likely() -> None:
    """Each row alone could be; together they are far above the bootcamp."""
    rows = [reach(line, people=people, age=f"{line}") for line, people in ((3, 50), (4, 110), (5, 30))]
    assert lines(checked(bootcamp(), session(), *rows), Reach) == [3, 5]


@pytest.mark.parametrize(
    "likely",
    [
        (reach(3, people=FAR * 40),),
        (session(3, attendances=60, expected=60), reach(3, people=FAR * 60)),
        (reach(3, stage=Stage.REGISTERED, people=390), reach(4, people=390)),
        (reach(3, people=40), reach(4, stage=Stage.COMPLETED, people=41)),
    ],
)
def test_a_bootcamp_may_be_larger_than_planned(likely: Any) -> None:
    """Its sessions and its registrations may show it; a slip between stages is V09's."""
    assert found(checked(bootcamp(), *likely), "V25") == []


def test_a_later_stage_is_held_against_the_one_before() -> None:
    """No rate far above its base is shown, however large the target."""
    stages = (reach(3, people=10), reach(4, stage=Stage.COMPLETED, people=41))
    result = checked(bootcamp(target_people=400), *stages)
    assert [each.params["usual"] for each in found(result, "V25")] == [10]
    assert lines(result, Reach) == [3]


def test_a_row_that_is_left_out_does_not_make_the_next_stage_look_large() -> None:
    """The stage before is no measure while part of it is missing."""
    stages = (reach(3, people=5), reach(4, people=4500, age="18-25"), reach(5, stage=Stage.COMPLETED, people=40))
    assert lines(checked(bootcamp(), *stages), Reach) == [3, 5]


def test_nothing_is_said_of_a_bootcamp_without_a_row() -> None:
    """Nothing tells then what it can be."""
    assert found(checked(reach(3, people=4500)), "V25") == []


@pytest.mark.parametrize(("name", "cell"), [("attendances", "G4"), ("expected", "F4")])
def test_a_session_far_too_full_keeps_its_row_without_the_count(name: str, cell: str) -> None:
    """So that the session still counts as held."""
    result = checked(bootcamp(), session(3), session(4, number=2, **{name: 3000}))
    params = {"case": "session", "bootcamp": "BC-01", "usual": 40}
    assert brief(found(result, "V25")) == [(cell, "3000", True, params)]
    assert [getattr(row, name) is None for row in rows_of(result, Session)] == [False, True]


@pytest.mark.parametrize(("name", "usual", "typed"), [("computers", 12, 1200), ("seats", 40, 4000)])
def test_a_hub_far_larger_than_the_others_keeps_its_row_without_the_count(name: str, usual: int, typed: int) -> None:
    """The median of the others tells what is usual."""
    hubs = [hub(line, hub=f"H-{line}", lat=20 + line / 10, computers=12, seats=40) for line in range(3, 10)]
    result = checked(*hubs, hub(10, hub="H-10", **{"computers": 12, "seats": 40, name: typed}))
    assert [(each.value, each.row_kept, each.params) for each in found(result, "V25")] == [
        (str(typed), True, {"case": "hub", "usual": usual})
    ]
    assert getattr(rows_of(result, Hub)[-1], name) is None


def test_a_large_hub_is_explained_by_its_own_other_count() -> None:
    """300 computers stand in a place of 300 seats; and a few hubs are no measure."""
    hubs = [hub(line, hub=f"H-{line}", lat=20 + line / 10, computers=12) for line in range(3, 10)]
    assert found(checked(*hubs, hub(10, hub="H-10", computers=300, seats=300)), "V25") == []
    assert found(checked(*hubs[:3], hub(10, hub="H-10", computers=1200)), "V25") == []


@given(
    target=st.integers(1, 500),
    people=st.lists(st.tuples(st.sampled_from(Stage), st.integers(0, 5000)), max_size=8),
    fullest=st.integers(0, 500),
)
def test_no_stage_of_any_bootcamp_keeps_more_than_is_likely(
    target: int, people: list[tuple[Stage, int]], fullest: int
) -> None:
    """And no row goes that alone would have been within the bound of its stage and target."""
    rows = [reach(line, stage=stage, people=count, age=f"{line}") for line, (stage, count) in enumerate(people, 3)]
    result = checked(bootcamp(target_people=target), session(attendances=fullest, expected=fullest), *rows)
    kept = rows_of(result, Reach)
    usual = max(target, fullest)
    registered = sum(row.people for row in kept if row.stage is Stage.REGISTERED)
    attended = sum(row.people for row in kept if row.stage is Stage.ATTENDED)
    assert attended <= max(FAR * usual, usual + AT_LEAST, registered)
    assert registered <= max(10 * usual, usual + AT_LEAST)
    assert len(kept) + len(found(result, "V25")) == len(rows)


def test_a_measured_speed_far_above_the_contracted_one_is_held_back() -> None:
    """Kilobits typed for megabits; a hub that measures some more than it pays for stays."""
    result = checked(
        hub(2, speed=512.0, contracted_speed=5.0), hub(3, hub="B", lat=20.5, speed=90.0, contracted_speed=50.0)
    )
    assert [(each.column, each.row_kept, each.params) for each in found(result, "V25")] == [
        ("velocidad_mbps", True, {"case": "speed", "usual": 5.0})
    ]
    assert [row.speed for row in rows_of(result, Hub)] == [None, 90.0]
