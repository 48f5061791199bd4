"""V07, V08, V15, V16 and V28: rows against the calendar."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.collect.places.countries import COUNTRIES, load_country
from lib.programme.country import Country
from lib.tables.schema.training import Bootcamp, Reach, Session
from lib.tables.schema.vocabulary import BootcampStatus, CommitmentStatus, Progress, Requirement, SessionState
from tests.tables.rules.tables import (
    bootcamp,
    brief,
    checked,
    commitment,
    found,
    lines,
    reach,
    readiness,
    session,
    table,
    upcoming,
)


def test_a_planned_end_before_the_start_takes_the_bootcamp_out() -> None:
    result = checked(bootcamp(4, planned_end=date(2023, 3, 12)))
    params = {"case": "planned", "start": "2023-03-13", "end": "2023-03-12"}
    assert brief(found(result, "V07")) == [("I4", "2023-03-12", False, params)]
    assert lines(result, Bootcamp) == []


def test_an_actual_end_before_the_start_takes_the_bootcamp_out_but_no_row_about_it() -> None:
    result = checked(bootcamp(4, actual_end=date(2023, 3, 1)), session(6), reach(7))
    params = {"case": "actual", "start": "2023-03-13", "end": "2023-03-01"}
    assert brief(found(result, "V07")) == [("K4", "2023-03-01", False, params)]
    assert (lines(result, Bootcamp), lines(result, Session), lines(result, Reach)) == ([], [6], [7])


def test_a_bootcamp_of_one_day_is_possible() -> None:
    day = date(2023, 3, 13)
    assert checked(bootcamp(planned_end=day, actual_end=day)).findings == ()


@pytest.mark.parametrize(("day", "limit"), [(date(2023, 3, 12), "J2"), (date(2023, 4, 22), "K2")])
def test_a_session_outside_its_bootcamps_days_is_taken_out(day: date, limit: str) -> None:
    result = checked(bootcamp(2), session(3), session(4, number=2, day=day))
    params = {
        "case": "session", "bootcamp": "BC-01", "start": "2023-03-13", "end": "2023-04-21",
        "other": limit, "other_tab": "bootcamps",
    }  # fmt: skip
    assert brief(found(result, "V07")) == [("C4", day.isoformat(), False, params)]
    assert lines(result, Session) == [3]


def test_the_actual_days_count_before_the_planned() -> None:
    late = bootcamp(actual_start=date(2023, 5, 1), actual_end=date(2023, 6, 1))
    held = [session(3, day=date(2023, 5, 1)), session(4, number=2, day=date(2023, 6, 1))]
    assert lines(checked(late, *held, session(5, number=3, day=date(2023, 4, 1))), Session) == [3, 4]


def test_a_session_before_the_planned_start_points_to_the_plan() -> None:
    result = checked(upcoming(2), session(4, day=date(2023, 8, 5)))
    assert found(result, "V07")[0].params["other"] == "H2"


def test_a_bootcamp_that_started_late_and_still_runs_ends_as_much_later() -> None:
    running = bootcamp(
        status=BootcampStatus.RUNNING, planned_start=date(2023, 6, 1), planned_end=date(2023, 7, 10),
        actual_start=date(2023, 7, 20), actual_end=None,
    )  # fmt: skip
    days = (date(2023, 7, 20), date(2023, 8, 28), date(2023, 8, 29))
    sessions = [session(3 + n, number=1 + n, day=day, state=SessionState.SCHEDULED) for n, day in enumerate(days)]
    assert lines(checked(running, *sessions), Session) == [3, 4]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (bootcamp(2, actual_end=None), ("K2", None, True, {"case": "completed"})),
        (
            bootcamp(2, status=BootcampStatus.RUNNING, planned_end=date(2023, 7, 17), actual_end=None),
            ("G2", "en-curso", True, {"case": "running", "day": "2023-07-17", "days": 15}),
        ),
        (
            upcoming(2, planned_start=date(2023, 7, 31)),
            ("G2", "confirmado", True, {"case": "confirmed", "day": "2023-07-31", "days": 1}),
        ),
    ],
)
def test_a_status_that_the_dates_belie_is_remarked_on(row: Bootcamp, expected: Any) -> None:
    result = checked(row)
    assert brief(found(result, "V08")) == [expected]
    assert lines(result, Bootcamp) == [2]


@pytest.mark.parametrize(
    "row",
    [
        bootcamp(2),
        bootcamp(2, status=BootcampStatus.RUNNING, planned_end=date(2023, 7, 18), actual_end=None),
        upcoming(2, planned_start=date(2023, 8, 1)),
    ],
)
def test_a_status_that_agrees_with_the_dates_is_not_remarked_on(row: Bootcamp) -> None:
    assert checked(row).findings == ()


@pytest.mark.parametrize(("start", "days"), [(date(2023, 8, 8), 7), (date(2023, 7, 30), -2)])
def test_a_critical_item_not_ready_a_week_before_the_start_or_after_it_is_remarked_on(start: date, days: int) -> None:
    result = checked(
        upcoming(planned_start=start, status=BootcampStatus.RECRUITING),
        readiness(5, requirement=Requirement.INTERNET_TESTED, progress=Progress.IN_PROGRESS),
    )
    params = {"bootcamp": "BC-01", "requirement": "internet-tested", "start": start.isoformat(), "days": days}
    assert brief(found(result, "V15")) == [("D5", "en-proceso", True, params)]


@pytest.mark.parametrize(
    ("of_bootcamp", "of_item"),
    [
        ({"planned_start": date(2023, 8, 9)}, {}),
        ({"status": BootcampStatus.POSTPONED}, {}),
        ({"status": BootcampStatus.CANCELLED}, {}),
        ({"status": BootcampStatus.RUNNING, "actual_start": date(2023, 7, 30)}, {}),
        ({"actual_start": date(2023, 7, 30)}, {}),
        ({}, {"critical": False}),
        ({}, {"progress": Progress.READY}),
        ({}, {"progress": Progress.NOT_APPLICABLE}),
        ({}, {"bootcamp": "BC-02"}),
    ],
)
def test_an_item_that_is_not_pressing_is_not_remarked_on(of_bootcamp: Any, of_item: Any) -> None:
    assert found(checked(upcoming(**of_bootcamp), readiness(5, **of_item)), "V15") == []


@pytest.mark.parametrize("status", [CommitmentStatus.OFFERED, CommitmentStatus.CONFIRMED])
def test_a_commitment_past_its_day_and_not_delivered_is_overdue(status: CommitmentStatus) -> None:
    result = checked(commitment(3, status=status, due=date(2023, 7, 29)))
    assert brief(found(result, "V16")) == [("I3", "2023-07-29", True, {"case": "overdue", "days": 3})]


@pytest.mark.parametrize("status", [CommitmentStatus.DELIVERED, CommitmentStatus.WITHDRAWN])
def test_a_commitment_delivered_withdrawn_or_due_today_is_not_overdue(status: CommitmentStatus) -> None:
    assert checked(commitment(3, status=status, due=date(2023, 7, 29))).findings == ()
    assert checked(commitment(3, due=date(2023, 8, 1))).findings == ()


def test_a_commitment_delivered_for_a_bootcamp_without_a_known_start_is_remarked_on() -> None:
    delivered = commitment(3, status=CommitmentStatus.DELIVERED, bootcamp="BC-01")
    unread = replace(
        table(model=Bootcamp, left_out=1),
        keys_seen=frozenset({"BC-01"}),
        lost=({"bootcamp": "BC-01"},),
        lacking=frozenset({("BC-01", "planned_start")}),
    )
    result = checked(delivered, extra=[unread])
    assert brief(found(result, "V16")) == [("H3", "entregado", True, {"case": "no-start", "bootcamp": "BC-01"})]


def test_a_bootcamp_that_does_not_count_for_another_reason_says_nothing_of_its_commitments() -> None:
    delivered = commitment(3, status=CommitmentStatus.DELIVERED, bootcamp="BC-01")
    assert found(checked(bootcamp(municipality="99999"), delivered), "V16") == []
    assert found(checked(bootcamp(), delivered), "V16") == []
    assert found(checked(delivered), "V16") == []


def on_a_holiday(*rows: Any, country: Country | None = None) -> list[Any]:
    mexico = load_country((COUNTRIES,), "mx", COUNTRIES / "none.csv")
    return brief(found(checked(*rows, country=country or mexico), "V28"))


def test_a_session_and_a_beginning_on_a_holiday_are_asked_about_and_stay() -> None:
    labour_day = session(6, day=date(2023, 5, 1))
    asked = on_a_holiday(bootcamp(4, actual_start=date(2023, 3, 20), actual_end=date(2023, 5, 5)), labour_day)
    assert [(cell, value, kept, params["case"]) for cell, value, kept, params in asked] == [
        ("C6", "2023-05-01", True, "session"),
        ("J4", "2023-03-20", True, "started"),
    ]
    assert asked[0][3]["holiday_in_en"] == "Labour Day"
    assert found(checked(bootcamp(4), labour_day), "V28") == []  # of a country that nothing is known of


def test_a_cancelled_session_and_a_day_that_is_free_from_noon_on_are_not_asked_about() -> None:
    held = bootcamp(4, actual_start=date(2023, 12, 4), actual_end=date(2023, 12, 26))
    guatemala = load_country((COUNTRIES,), "gt", COUNTRIES / "none.csv")
    assert on_a_holiday(held, session(6, day=date(2023, 12, 25), state=SessionState.CANCELLED)) == []
    assert on_a_holiday(held, session(6, day=date(2023, 12, 24)), country=guatemala) == []
    assert len(on_a_holiday(held, session(6, day=date(2023, 12, 25)), country=guatemala)) == 1
