"""Everything that waits for an organisation is one task, and what one may not know is not among hers."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.snapshot.audience import for_partner, for_public
from lib.snapshot.selection.tasks import OpenTask, due_within, owed_by, owed_to, tasks_of, told_once
from lib.snapshot.snapshot import Snapshot
from tests.snapshot.samples import sample_snapshot, setting_of

PROGRAMME = setting_of("midway").programme


@pytest.fixture
def midway() -> Snapshot:
    return sample_snapshot("midway")


def tasks(snapshot: Snapshot) -> tuple[OpenTask, ...]:
    return tasks_of(snapshot, PROGRAMME)


def test_everything_that_is_due_is_a_task_of_its_own(midway: Snapshot) -> None:
    due = Counter(each.kind for each in midway.due for _ in range(each.count))
    found = Counter(each.kind for each in tasks(midway))
    assert {kind: found[kind] for kind in due} == due
    assert found["declaration"] == len(midway.sources)
    assert found["finding"] == sum(each.severity != "note" for each in midway.findings) == 1


def test_what_is_overdue_comes_first_then_by_day_then_what_has_none(midway: Snapshot) -> None:
    found = tasks(midway)
    days = [each.day or date.max for each in found]
    assert days == sorted(days)
    assert [each.is_late(midway.today) for each in found[:4]] == [True, True, True, False]
    assert found[-1].finding


def test_the_rows_of_other_organisations_are_owed_to_who_holds_the_bootcamp_or_to_its_state(midway: Snapshot) -> None:
    found = tasks(midway)
    bootcamps = {each.id for each in midway.bootcamps if each.state == "31"}
    hers = owed_to(found, "sedeco-yuc", midway, PROGRAMME)
    assert hers
    assert {each.about for each in hers} <= {"31", *bootcamps}
    assert "sedeco-yuc" not in {each.partner for each in hers}
    to_who_holds_them = owed_to(found, "pro-mujer", midway, PROGRAMME)
    assert {each.about for each in to_who_holds_them} >= {
        each.id for each in midway.bootcamps if each.status == "confirmed"
    }


def test_a_task_is_written_into_the_sheet_that_has_its_table(midway: Snapshot) -> None:
    places = {(each.kind, each.partner): each.source for each in tasks(midway)}
    assert places["readiness", "sedeco-yuc"] == "pro-mujer"
    assert places["commitment", "sedeco-yuc"] == "sedeco-yuc"
    assert places["verification", "sict"] == "sict"


def test_a_session_that_has_passed_without_a_count_is_its_holder_s_task(midway: Snapshot) -> None:
    counted = next(each for each in midway.sessions if each.counted)
    forgotten = replace(counted, counted=False)
    found = tasks(replace(midway, sessions=(forgotten,)))
    assert [(each.partner, each.row) for each in found if each.kind == "sessions"] == [
        ("pro-mujer", f"{counted.bootcamp} · {counted.number}")
    ]
    ahead = replace(forgotten, day=midway.today + timedelta(days=1), state="scheduled")
    assert not [each for each in tasks(replace(midway, sessions=(counted, ahead))) if each.kind == "sessions"]


def test_a_change_under_review_waits_for_the_sheet_s_owner(midway: Snapshot) -> None:
    held = tuple(replace(each, reading="under-review") if each.id == "sict" else each for each in midway.sources)
    (found,) = (each for each in tasks(replace(midway, sources=held)) if each.kind == "review")
    assert (found.partner, found.day) == ("sict", None)


def test_each_task_keeps_its_name_when_its_day_moves(midway: Snapshot) -> None:
    before = tasks(midway)
    assert len({each.key for each in before}) == len(before)
    moved = tuple(replace(each, due=each.due + timedelta(days=9)) for each in midway.commitments)
    assert {each.key for each in tasks(replace(midway, commitments=moved))} == {each.key for each in before}


def test_a_key_of_any_length_gives_a_short_name() -> None:
    long = OpenTask("action", "p" * 40, "x" * 900, "comunicacion")
    assert len(long.key) <= 120
    assert long.key != replace(long, row="x" * 899).key


def test_the_public_gets_weeks_and_no_cell_and_no_session(midway: Snapshot) -> None:
    forgotten = replace(midway, sessions=tuple(replace(each, counted=False) for each in midway.sessions))
    found = tasks(for_public(forgotten))
    assert not {"finding", "sessions"} & {each.kind for each in found}
    assert {each.day_known for each in found if each.kind in {"readiness", "start"}} == {False}


def test_no_cell_of_another_partner_s_sheet_is_among_a_partner_s_tasks() -> None:
    closing = sample_snapshot("closing")
    found = owed_by(tasks_of(for_partner(closing, "sedeco-oax"), PROGRAMME), "sedeco-oax")
    assert [each.finding.source for each in found if each.finding] == ["sedeco-oax"]


def test_what_falls_due_within_some_days_holds_what_is_overdue(midway: Snapshot) -> None:
    soon = due_within(tasks(midway), midway.today, 14)
    assert soon[0].is_late(midway.today)
    assert max(each.day for each in soon if each.day) <= midway.today + timedelta(days=14)


def test_a_cell_whose_row_is_due_for_the_same_thing_is_told_once_by_its_day() -> None:
    every = tasks_of(sample_snapshot("closing"), PROGRAMME)
    twice = [each for each in every if each.what in {"V06", "V16"}]
    assert len(twice) > 3
    once = told_once(every)
    assert {each.row for each in twice} <= {each.row for each in once}
    assert [each for each in every if each not in once] == twice
    alone = tuple(each for each in every if each.finding is not None)
    assert told_once(alone) == alone


def test_where_cells_are_mended_the_cell_stays_and_the_day_that_says_the_same_goes() -> None:
    every = tasks_of(sample_snapshot("closing"), PROGRAMME)
    cells = [each for each in every if each.finding]
    once = told_once(every, by="cell")
    assert [each for each in once if each.finding] == cells
    gone = {each.row for each in every if each not in once}
    assert gone == {each.row for each in cells if each.what in {"V06", "V16"}}
    dues = tuple(each for each in every if not each.finding)
    assert told_once(dues, by="cell") == dues
