"""Of a bootcamp that is not over the public knows the municipality and the weeks, whatever it compares."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.indicators.entries import BootcampEntry
from lib.snapshot.audience import for_partner, for_public
from lib.snapshot.changes.difference import difference
from lib.snapshot.narrowing import OVER, monday_of, sunday_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus
from tests.snapshot.samples import K, sample_snapshot


def not_over(snapshot: Snapshot) -> list[BootcampEntry]:
    return [each for each in snapshot.bootcamps if each.status not in OVER]


@pytest.fixture
def whole() -> Snapshot:
    return sample_snapshot("midway")


def test_a_start_is_told_by_its_monday_and_an_end_by_its_sunday(whole: Snapshot) -> None:
    public = for_public(whole)
    assert len(not_over(whole)) == 5
    for each in not_over(public):
        assert (each.planned_start.weekday(), each.planned_end.weekday()) == (0, 6)
        assert each.actual_start is None or each.actual_start.weekday() == 0
        assert (each.hub, each.days_known) == (None, False)
        assert {(item.due.weekday(), item.day_known) for item in each.readiness} <= {(6, False)}


def test_a_bootcamp_that_is_over_keeps_its_days_and_its_venue(whole: Snapshot) -> None:
    over = [each for each in whole.bootcamps if each.status in OVER]
    assert over
    assert [each for each in for_public(whole).bootcamps if each.status in OVER] == over


def test_no_hub_betrays_whom_it_will_host(whole: Snapshot) -> None:
    ahead = {each.id for each in not_over(whole)}
    assert any(ahead & {*hub.bootcamps} for hub in whole.hubs)
    assert not any(ahead & {*hub.bootcamps} for hub in for_public(whole).hubs)


def test_what_is_owed_to_it_is_owed_by_the_end_of_the_week(whole: Snapshot) -> None:
    public, ahead = for_public(whole), {each.id for each in not_over(whole)}
    owed = [each for each in public.due if each.about in ahead]
    assert {each.kind for each in owed} == {"start", "readiness", "commitment"}
    assert {(each.day.weekday(), each.day_known) for each in owed} == {(6, False)}
    promised = [each for each in public.commitments if each.bootcamp in ahead]
    assert {(each.due.weekday(), each.day_known) for each in promised} == {(6, False)}
    assert all(each.day_known for each in public.due if each.kind in {"verification", "action"})


@pytest.mark.parametrize("status", [*map(str, BootcampStatus), "yet unheard of"])
def test_every_status_but_the_one_is_told_by_weeks(whole: Snapshot, status: str) -> None:
    first = replace(whole.bootcamps[0], status=status)
    shown = for_public(replace(whole, bootcamps=(first,))).bootcamps[0]
    assert shown.days_known is (status == "completed")


def test_partners_know_venues_and_days(whole: Snapshot) -> None:
    partner = for_partner(whole, "sict")
    assert (partner.bootcamps, partner.hubs, partner.due) == (whole.bootcamps, whole.hubs, whole.due)
    assert partner.commitments == whole.commitments


@settings(max_examples=40, deadline=None)
@given(
    days=st.lists(st.integers(0, 6), min_size=5, max_size=5), ends=st.lists(st.integers(0, 6), min_size=5, max_size=5)
)
def test_two_plans_that_differ_within_the_week_are_one_to_the_public(days: list[int], ends: list[int]) -> None:
    whole = sample_snapshot("midway")
    moved = {
        each.id: (monday_of(each.planned_start) + timedelta(day), monday_of(each.planned_end) + timedelta(end))
        for each, day, end in zip(not_over(whole), days, ends, strict=True)
    }
    other = for_public(_moved(whole, moved))
    public = for_public(whole)
    assert other == public
    assert difference(public, other, K, {}).empty


def _moved(whole: Snapshot, moved: dict[str, tuple[date, date]]) -> Snapshot:
    """Return the snapshot with other days and venues for some bootcamps, and all that is owed to them moved alike."""
    bootcamps = tuple(
        replace(each, planned_start=moved[each.id][0], planned_end=moved[each.id][1], hub=whole.hubs[0].id)
        if each.id in moved
        else each
        for each in whole.bootcamps
    )
    start = {name: days[0].weekday() for name, days in moved.items()}
    due = [
        replace(each, day=monday_of(each.day) + timedelta(start[each.about]))
        if each.kind in {"start", "readiness", "commitment"} and each.about in start
        else each
        for each in whole.due
    ]
    commitments = [
        replace(each, due=monday_of(each.due) + timedelta(start[each.bootcamp])) if each.bootcamp in start else each
        for each in whole.commitments
    ]
    return replace(
        whole,
        bootcamps=bootcamps,
        due=tuple(sorted(due, key=lambda each: (each.day, each.partner, each.kind, each.about, each.what))),
        commitments=tuple(sorted(commitments, key=lambda each: (each.due, each.id))),
    )


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_week_has_seven_days_from_monday_to_sunday(day: date) -> None:
    assert monday_of(day) <= day <= sunday_of(day)
    assert (sunday_of(day) - monday_of(day)).days == 6
    assert monday_of(day).weekday() == 0
