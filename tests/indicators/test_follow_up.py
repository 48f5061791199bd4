"""Follow-up: who could have been asked, and a range that holds whatever those who did not answer would have said."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.indicators.compute import Indicators
from lib.indicators.figure import Part
from lib.tables.schema.training import FollowUp
from lib.tables.schema.vocabulary import BootcampStatus, Outcome, Stage, SurveyMethod, Wave
from tests.indicators.facts import Group, bootcamp, computed, flat, reach, table

CAMPS = [
    bootcamp("BC-01", planned_end=date(2023, 3, 31), actual_end=date(2023, 5, 31)),
    bootcamp("BC-02", planned_end=date(2023, 8, 1), actual_end=None),
    bootcamp("BC-03", planned_end=date(2023, 12, 1), actual_end=None, status=BootcampStatus.RUNNING),
]
PEOPLE = flat(
    [
        reach("BC-01", Group(120, stage=Stage.REGISTERED), Group(80), Group(60, stage=Stage.COMPLETED)),
        reach("BC-02", Group(110, stage=Stage.REGISTERED), Group(70), Group(50, stage=Stage.COMPLETED)),
        reach("BC-03", Group(40)),
    ]
)


def survey(wave: Wave, contacted: int, answered: int, positive: int) -> FollowUp:
    return FollowUp(
        bootcamp="PROGRAMA", wave=wave, outcome=Outcome.USES_TOOL, contacted=contacted, answered=answered,
        positive=positive, method=SurveyMethod.CALL,
    )  # fmt: skip


def asked(row: FollowUp, today: date) -> Indicators:
    return computed(table(CAMPS), table(PEOPLE), table([row]), today=today)


def part(indicators: Indicators, indicator: str, name: str) -> Part:
    return next(each for each in indicators.figures[indicator].parts if each.id == name)


@pytest.mark.parametrize(
    ("wave", "today", "eligible"),
    [
        (Wave.ENTRY, date(2023, 9, 1), 230),
        (Wave.EXIT, date(2023, 9, 1), 110),
        (Wave.THREE_MONTHS, date(2023, 8, 31), 60),
        (Wave.THREE_MONTHS, date(2023, 11, 1), 110),
        (Wave.SIX_MONTHS, date(2023, 11, 30), 60),
        (Wave.SIX_MONTHS, date(2024, 2, 1), 110),
        (Wave.TWELVE_MONTHS, date(2024, 6, 1), 60),
    ],
)
def test_who_could_have_been_asked_completed_a_bootcamp_that_ended_long_enough_ago_or_registered_at_entry(
    wave: Wave, today: date, eligible: int
) -> None:
    found = part(asked(survey(wave, 50, 40, 30), today), "SEG-1", f"{wave}/uses-tool/of-eligible")
    assert (found.state, found.numerator, found.denominator) == ("shown", 40, eligible)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=110, max_size=110))
def test_whatever_the_silent_would_have_said_the_truth_lies_in_the_range(people: list[tuple[bool, bool]]) -> None:
    answers = [says for says, answered in people if answered]
    found = part(asked(survey(Wave.EXIT, 110, len(answers), sum(answers)), date(2023, 9, 1)), "SEG-2", "exit/uses-tool")
    if found.state == "shown":
        assert found.low is not None
        assert found.high is not None
        assert found.low <= sum(says for says, _ in people) <= found.high
        assert found.high - found.low == 110 - len(answers)


def test_where_more_answered_than_could_have_been_asked_there_is_no_range() -> None:
    too_early = asked(survey(Wave.THREE_MONTHS, 50, 40, 30), date(2023, 8, 30))
    assert part(too_early, "SEG-1", "3m/uses-tool/of-eligible").state == "no-data"
    found = asked(survey(Wave.SIX_MONTHS, 90, 80, 60), date(2023, 11, 30))
    assert part(found, "SEG-1", "6m/uses-tool/of-eligible").state == "no-data"
    assert part(found, "SEG-2", "6m/uses-tool").low is None


def test_a_protected_count_gives_no_range() -> None:
    found = asked(survey(Wave.EXIT, 30, 19, 12), date(2023, 9, 1))
    hidden = part(found, "SEG-2", "exit/uses-tool")
    assert (hidden.state, hidden.value, hidden.low, hidden.high) == ("protected", None, None, None)


@pytest.mark.parametrize(("today", "state"), [(date(2023, 8, 30), "not-applicable"), (date(2023, 8, 31), "no-data")])
def test_before_anybody_could_be_asked_three_months_later_there_is_nothing_to_be_told(today: date, state: str) -> None:
    figures = asked(survey(Wave.EXIT, 50, 40, 30), today).figures
    assert [figures[each].state for each in ("SEG-1", "SEG-2")] == [state, state]
