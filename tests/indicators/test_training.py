"""Bootcamps: status, punctuality, readiness, child-friendly spaces and connection."""

from datetime import date

import pytest

from lib.tables.schema.training import Readiness, Session
from lib.tables.schema.vocabulary import BootcampStatus, Progress, Requirement, SessionState, Topic
from tests.indicators.facts import bootcamp, computed, table


def item(
    requirement: Requirement,
    progress: Progress,
    critical: bool = False,
    bootcamp_id: str = "BC-01",
    due: date = date(2023, 2, 20),
) -> Readiness:
    return Readiness(
        bootcamp=bootcamp_id,
        requirement=requirement,
        critical=critical,
        progress=progress,
        partner="pro-mujer",
        due=due,
    )


def session(number: int, attendances: int | None, expected: int | None, failed: bool | None = False) -> Session:
    return Session(
        bootcamp="BC-01",
        number=number,
        day=date(2023, 3, number),
        topic=Topic.BUSINESS,
        state=SessionState.HELD,
        expected=expected,
        attendances=attendances,
        connection_failed=failed,
    )


def test_bootcamps_are_counted_by_status_and_the_completed_ones_of_all() -> None:
    rows = [bootcamp("BC-01"), bootcamp("BC-02"), bootcamp("BC-03", status=BootcampStatus.POSTPONED)]
    figure = computed(table(rows)).figures["BOO-1"]
    assert (figure.value, figure.target) == (2, 3)
    assert {part.id: part.value for part in figure.parts if part.value} == {"completed": 2, "postponed": 1}


def test_a_start_is_on_time_within_three_days_and_counts_only_once_started() -> None:
    planned = date(2023, 3, 1)
    rows = [
        bootcamp("BC-01", planned_start=planned, actual_start=date(2023, 3, 4)),
        bootcamp("BC-02", planned_start=planned, actual_start=date(2023, 3, 5)),
        bootcamp("BC-03", planned_start=planned, actual_start=None, status=BootcampStatus.CONFIRMED),
    ]
    figure = computed(table(rows)).figures["BOO-2"]
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_readiness_leaves_out_what_does_not_apply_and_tells_critical_items_apart() -> None:
    items = [
        item(Requirement.VENUE, Progress.READY, critical=True),
        item(Requirement.POWER, Progress.PENDING, critical=True),
        item(Requirement.FOOD, Progress.READY),
        item(Requirement.INTERPRETER, Progress.NOT_APPLICABLE),
    ]
    figure = computed(table([bootcamp("BC-01")]), table(items)).figures["BOO-3"]
    assert (figure.numerator, figure.denominator) == (2, 3)
    critical = next(part for part in figure.parts if part.id == "critical")
    assert (critical.numerator, critical.denominator) == (1, 2)


def test_child_friendly_spaces_are_counted_among_bootcamps_that_are_not_cancelled() -> None:
    camps = [bootcamp("BC-01"), bootcamp("BC-02"), bootcamp("BC-03", status=BootcampStatus.CANCELLED)]
    items = [
        item(Requirement.CHILD_SPACE, Progress.READY, bootcamp_id="BC-01"),
        item(Requirement.CHILD_SPACE, Progress.READY, bootcamp_id="BC-03"),
    ]
    figure = computed(table(camps), table(items)).figures["BOO-4"]
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_what_is_not_due_yet_stands_beside_readiness_and_child_friendly_spaces_and_lowers_no_signal() -> None:
    ahead = bootcamp("BC-02", status=BootcampStatus.CONFIRMED, actual_start=None, actual_end=None)
    camps, later = [bootcamp("BC-01"), ahead], date(2030, 1, 1)
    items = [
        item(Requirement.CHILD_SPACE, Progress.READY),
        item(Requirement.CHILD_SPACE, Progress.PENDING, critical=True, bootcamp_id="BC-02", due=later),
        item(Requirement.VENUE, Progress.READY, bootcamp_id="BC-02", due=later),
    ]
    figures = computed(table(camps), table(items)).figures
    told = {
        each: (figures[each].numerator, figures[each].denominator, figures[each].aside) for each in ("BOO-3", "BOO-4")
    }
    assert told == {"BOO-3": (2, 3, 1), "BOO-4": (1, 2, 1)}
    assert figures["BOO-3"].signal == "green"
    critical = next(part for part in figures["BOO-3"].parts if part.id == "critical")
    assert (critical.value, critical.aside) == (0.0, 1)


def test_connection_failures_leave_out_sessions_without_an_answer() -> None:
    rows = [session(1, 30, 40, True), session(2, 30, 40, False), session(3, 30, 40, None)]
    figure = computed(table([bootcamp("BC-01")]), table(rows)).figures["BOO-5"]
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_the_attendance_rate_uses_sessions_where_both_counts_are_known() -> None:
    rows = [session(1, 30, 40), session(2, 20, None), session(3, 36, 40)]
    figures = computed(table([bootcamp("BC-01")]), table(rows)).figures
    assert (figures["EMB-5"].numerator, figures["EMB-5"].denominator) == (66, 80)
    assert figures["ALC-5"].value == 86


@pytest.mark.parametrize("indicator", ["BOO-3", "BOO-4", "BOO-5", "EMB-5", "ALC-5"])
def test_a_table_that_was_not_read_gives_no_data(indicator: str) -> None:
    assert computed(table([bootcamp("BC-01")])).figures[indicator].state == "no-data"
