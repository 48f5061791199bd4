"""Against target and against plan to date: the signal judges the second, never the first."""

from datetime import date

import pytest

from lib.indicators.facts import facts_of
from lib.indicators.figure import Part
from lib.indicators.pace import signal_of
from lib.indicators.targets import TargetEntry, closing_target, of_period
from lib.programme.declaring.indicators import Threshold
from lib.tables.schema.coordination import Cover, Target
from tests.indicators.facts import Group, bootcamp, computed, flat, reach, table


def target(indicator: str, value: float, scope: str = "PROGRAMA", end: date = date(2023, 12, 15)) -> Target:
    return Target(indicator=indicator, scope=scope, period_start=date(2023, 3, 1), period_end=end, target=value)


CAMPS = [
    bootcamp("BC-01", target_people=40, planned_end=date(2023, 4, 1)),
    bootcamp("BC-02", target_people=60, planned_end=date(2023, 6, 1)),
    bootcamp("BC-03", target_people=50, planned_end=date(2023, 12, 1)),
]
PEOPLE = flat([reach("BC-01", Group(45)), reach("BC-02", Group(45))])


def test_achievement_is_actual_over_target_with_both_shown() -> None:
    figure = computed(table(CAMPS), table(PEOPLE), table([target("ALC-1", 120)], "dtc-mexico")).figures["MET-1"]
    part = figure.parts[0]
    assert (part.numerator, part.denominator) == (90, 120)
    assert figure.value == pytest.approx(0.75)


def test_plan_to_date_compares_the_bootcamps_that_have_a_target_and_no_others() -> None:
    cover = Cover(partner="pro-mujer", complete_to=date(2023, 6, 30), template="1.0")
    unplanned = [CAMPS[0].model_copy(update={"target_people": None, "state": "07"}), *CAMPS[1:]]
    figure = computed(table(unplanned), table(PEOPLE), table([cover])).figures["MET-2"]
    assert (figure.numerator, figure.denominator, figure.aside, figure.signal) == (45, 60, 0, "red")
    assert {part.id: (part.state, part.numerator, part.denominator) for part in figure.parts} == {
        "07": ("no-data", None, None),
        "31": ("shown", 45, 60),
    }


def test_a_target_of_any_indicator_is_compared_with_its_figure() -> None:
    targets = table([target("BOO-2", 1.0), target("BOO-1", 6), target("COM-2", 5)], "dtc-mexico")
    achieved = computed(table(CAMPS), targets).figures["MET-1"].parts
    assert achieved == (Part("BOO-1", "shown", 0.5, 3, 6), Part("BOO-2", "shown", 1.0), Part("COM-2", "no-data"))


def test_plan_to_date_adds_the_bootcamps_whose_planned_end_has_passed_at_the_cut_off() -> None:
    cover = Cover(partner="pro-mujer", complete_to=date(2023, 6, 30), template="1.0")
    figures = computed(table(CAMPS), table(PEOPLE), table([cover])).figures
    assert (figures["MET-2"].numerator, figures["MET-2"].denominator) == (90, 100)
    assert figures["MET-3"].signal == "amber"


def test_without_a_declared_cut_off_today_is_taken() -> None:
    figures = computed(table(CAMPS), table(PEOPLE), today=date(2023, 12, 6)).figures
    assert figures["MET-2"].denominator == 150
    assert figures["MET-3"].signal == "red"


def test_before_any_planned_end_the_comparison_does_not_apply() -> None:
    figures = computed(table(CAMPS), table(PEOPLE), today=date(2023, 3, 10)).figures
    assert figures["MET-2"].state == "not-applicable"
    assert figures["MET-3"].signal is None


def test_a_state_target_is_compared_with_the_people_counted_there() -> None:
    figure = computed(table(CAMPS), table(PEOPLE), table([target("ALC-1", 100, scope="31")], "dtc-mexico")).figures[
        "MET-1"
    ]
    part = next(part for part in figure.parts if part.id == "ALC-1/31")
    assert (part.numerator, part.denominator) == (90, 100)


QUARTERS = [
    TargetEntry("ALC-1", "PROGRAMA", date(2023, first, 1), date(2023, first + 2, 28), None, value)
    for first, value in ((1, 10), (4, 20), (10, 40))
]
YEAR = TargetEntry("ALC-1", "PROGRAMA", date(2023, 1, 1), date(2023, 12, 31), None, 50)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2022, 12, 1), 10),
        (date(2023, 1, 1), 10),
        (date(2023, 3, 28), 10),
        (date(2023, 5, 1), 20),
        (date(2023, 7, 9), 40),
        (date(2024, 1, 1), 40),
    ],
)
def test_the_target_of_the_period_that_contains_a_day_counts_between_periods_the_next_and_at_the_end_the_last(
    day: date, value: float
) -> None:
    for given in (QUARTERS, QUARTERS[::-1]):
        found = of_period(given, day)
        assert found
        assert found.target == value


def test_of_a_quarter_within_a_year_the_quarter_counts_and_where_there_is_none_the_year() -> None:
    assert of_period([YEAR, *QUARTERS], date(2023, 5, 1)) == QUARTERS[1]
    assert of_period([YEAR, *QUARTERS], date(2023, 7, 9)) == YEAR
    assert of_period([], date(2023, 5, 1)) is None


def test_achievement_is_against_the_present_periods_target_and_the_forecast_against_the_last() -> None:
    targets = [target("ALC-1", 120, end=date(2023, 6, 30)), target("ALC-1", 350)]
    for rows in (targets, targets[::-1]):
        figures = computed(table(CAMPS), table(PEOPLE), table(rows, "dtc-mexico"), today=date(2023, 6, 15)).figures
        assert figures["ALC-1"].target == 120
        assert [(part.id, part.denominator) for part in figures["MET-1"].parts] == [("ALC-1", 120)]
        assert closing_target(facts_of([table(rows, "dtc-mexico")]), "ALC-1") == 350


@pytest.mark.parametrize(
    ("value", "direction", "signal"),
    [(0.95, "up", "green"), (0.949, "up", "amber"), (0.79, "up", "red"), (0.7, "down", "green"), (0.99, "down", "red")],
)
def test_a_signal_follows_its_thresholds_and_their_direction(value: float, direction: str, signal: str) -> None:
    threshold = (
        Threshold(green=0.95, amber=0.80) if direction == "up" else Threshold(green=0.80, amber=0.95, direction="down")
    )
    assert signal_of(value, threshold) == signal


def test_without_a_threshold_there_is_no_signal() -> None:
    assert signal_of(0.5, None) is None


def test_every_target_is_kept_with_its_period_and_baseline() -> None:
    rows = [target("ALC-1", 100, scope="31"), target("ALC-1", 350).model_copy(update={"baseline": 0.0})]
    entries = computed(table(rows, "dtc-mexico")).targets
    assert [(each.scope, each.baseline, each.target) for each in entries] == [("31", None, 100), ("PROGRAMA", 0.0, 350)]
    assert (entries[0].period_start, entries[0].period_end) == (date(2023, 3, 1), date(2023, 12, 15))
