"""The difference of two snapshots: complete, and silent about whatever either of them protects."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lib.indicators.counts.published import TableCell
from lib.indicators.figure import Figure, State
from lib.snapshot.changes.difference import Difference, difference
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from tests.snapshot.samples import K, sample_snapshot, setting_of, with_cell, with_figures

TABLE = "people-by-stage-bootcamp"
OWNERS = setting_of("closing").programme.owners
STATES: tuple[State, ...] = ("shown", "protected", "no-data", "not-applicable")
counts = some.integers(0, 60)
figures = some.builds(
    lambda state, value: Figure("ALC-1", "people", state, value if state == "shown" else None),
    some.sampled_from(STATES),
    counts,
)


def changed(before: Snapshot, after: Snapshot) -> Difference:
    return difference(before, after, K, OWNERS)


def closing() -> Snapshot:
    return sample_snapshot("closing")


def people(value: int, state: State = "shown") -> Figure:
    return Figure("ALC-1", "people", state, value if state == "shown" else None)


def cell_of(bootcamp: str, value: int | None, state: State = "shown") -> Snapshot:
    at = {"stage": "completed", "bootcamp": bootcamp}
    return with_cell(closing(), TABLE, at, TableCell(at, value, state))


@pytest.mark.parametrize("sample", ["closing", "midway"])
def test_a_snapshot_does_not_differ_from_itself(sample: str) -> None:
    snapshot = sample_snapshot(sample)
    assert changed(snapshot, snapshot).empty


@settings(deadline=None)
@given(figures, figures)
def test_a_figure_moves_only_where_both_snapshots_show_it(before: Figure, after: Figure) -> None:
    found = changed(with_figures(closing(), before), with_figures(closing(), after)).figures
    if before.state != "shown" or after.state != "shown" or before.value == after.value:
        assert found == ()
    else:
        assert [move.after for move in found] == [after.value]


@settings(deadline=None)
@given(counts, counts)
def test_a_move_of_fewer_people_than_the_threshold_comes_without_the_number_it_came_from(one: int, other: int) -> None:
    for move in changed(with_figures(closing(), people(one)), with_figures(closing(), people(other))).figures:
        assert move.small == (abs(one - other) < K)
        assert (move.before is None) == (move.change is None) == move.small
        assert move.up == (other > one if move.small else None)


@settings(deadline=None)
@given(some.sampled_from(STATES), counts, some.sampled_from(STATES), counts)
def test_a_bootcamps_people_move_only_where_both_snapshots_show_them(
    state: State, one: int, later: State, other: int
) -> None:
    before = cell_of("BC-01", one if state == "shown" else None, state)
    after = cell_of("BC-01", other if later == "shown" else None, later)
    found = [move for move in changed(before, after).bootcamps if dict(move.at)["bootcamp"] == "BC-01"]
    assert bool(found) == (state == later == "shown" and one != other)
    assert all(move.small == (abs(one - other) < K) for move in found)


def test_a_move_in_one_cell_says_nothing_of_the_other_cells() -> None:
    moves = changed(cell_of("BC-01", 20), cell_of("BC-01", 30)).bootcamps
    assert [(dict(move.at), move.before, move.after) for move in moves] == [
        ({"stage": "completed", "bootcamp": "BC-01"}, 20.0, 30.0)
    ]


@pytest.mark.parametrize(
    ("part", "whole", "small"), [(283, 350, True), (290, 358, False), (290, 351, True), (280, 340, False)]
)
def test_a_share_of_people_moves_by_few_if_either_of_its_counts_does(part: int, whole: int, small: bool) -> None:
    def share(top: int, base: int) -> Figure:
        return Figure("EMB-6", "share", "shown", top / base, numerator=top, denominator=base)

    (move,) = changed(with_figures(closing(), share(280, 350)), with_figures(closing(), share(part, whole))).figures
    assert move.small is small
    assert move.up is None
    assert move.base == (part, whole)


def test_a_share_of_hubs_moves_by_one_hub() -> None:
    def share(top: int) -> Figure:
        return Figure("SIT-2", "share", "shown", top / 30, numerator=top, denominator=30)

    (move,) = changed(with_figures(closing(), share(22)), with_figures(closing(), share(23))).figures
    assert move.before == 22 / 30


def test_a_share_of_people_without_its_counts_tells_no_number() -> None:
    before, after = (Figure("SEG-2", "share", "shown", value) for value in (0.5, 0.9))
    (move,) = changed(with_figures(closing(), before), with_figures(closing(), after)).figures
    assert move.small


def test_statuses_that_changed_are_told_with_what_they_were() -> None:
    snapshot = closing()
    first = replace(snapshot.bootcamps[0], status="running", validation="provisional")
    promised = replace(snapshot.commitments[0], status="offered")
    hub = replace(snapshot.hubs[0], condition="planned")
    planned = replace(snapshot.actions[0], status="planned")
    before = replace(
        snapshot,
        bootcamps=(first, *snapshot.bootcamps[1:]),
        commitments=(promised, *snapshot.commitments[1:]),
        hubs=(hub, *snapshot.hubs[1:]),
        actions=(planned, *snapshot.actions[1:]),
    )
    turned = {turn.kind: (turn.entry.id, turn.before, turn.after) for turn in changed(before, snapshot).turns}
    assert turned["bootcamp"] == (first.id, "running", snapshot.bootcamps[0].status)
    assert turned["validation"] == (first.id, "provisional", snapshot.bootcamps[0].validation)
    assert turned["hub"] == (hub.id, "planned", snapshot.hubs[0].condition)
    assert turned["commitment"][1] == "offered"
    assert turned["action"][1] == "planned"


def test_rows_are_counted_by_owner_and_table() -> None:
    snapshot = closing()
    mine, yours = snapshot.commitments[0], next(
        each for each in snapshot.commitments if each.partner != snapshot.commitments[0].partner
    )  # fmt: skip
    others = tuple(each for each in snapshot.commitments if each not in {mine, yours})
    after = replace(
        snapshot, commitments=(*others, replace(yours, quantity=987.0)), hubs=snapshot.hubs[1:]
    )  # fmt: skip
    edits = {(each.owner, each.table): each for each in changed(snapshot, after).edits}
    assert edits[mine.partner, "compromisos"].removed == (mine.id,)
    assert edits[yours.partner, "compromisos"].changed == (yours.id,)
    assert edits["sict", "sitios"].removed == (snapshot.hubs[0].id,)
    assert changed(after, snapshot).edits[0].added == (snapshot.hubs[0].id,)


def test_a_day_that_passes_edits_nothing() -> None:
    snapshot = closing()
    aged = tuple(replace(hub, days_since_verified=(hub.days_since_verified or 0) + 1) for hub in snapshot.hubs)
    assert changed(snapshot, replace(snapshot, hubs=aged)).edits == ()


def test_a_source_that_falls_behind_and_one_that_reports_again_are_told_apart() -> None:
    snapshot = closing()
    one, two = snapshot.sources[0], snapshot.sources[1]
    up, behind = replace(one, freshness="up-to-date"), replace(two, freshness="overdue", facts_to=date(2023, 1, 1))
    before = replace(snapshot, sources=(up, behind, *snapshot.sources[2:]))
    again = replace(two, freshness="up-to-date", facts_to=date(2023, 12, 1), rows=two.rows + 7)
    after = replace(snapshot, sources=(replace(up, freshness="unread"), again, *snapshot.sources[2:]))
    late, fresh = changed(before, after).sources
    assert (late.became_late, late.became_fresh, late.more_rows) == (True, False, None)
    assert (fresh.became_late, fresh.became_fresh, fresh.reports_further, fresh.more_rows) == (False, True, True, 7)


def test_a_workbook_that_may_no_longer_be_read_holds_back_but_a_network_that_fails_does_not() -> None:
    snapshot = closing()
    one = replace(snapshot.sources[0], freshness="up-to-date", reading="read")
    before = replace(snapshot, sources=(one, *snapshot.sources[1:]))
    refused = replace(before, sources=(replace(one, reading="no-permission"), *snapshot.sources[1:]))
    offline = replace(before, sources=(replace(one, reading="unreachable"), *snapshot.sources[1:]))
    assert [turn.became_late for turn in changed(before, refused).sources] == [True]
    assert changed(before, offline).empty


def test_validated_figures_that_changed_afterwards_are_flagged_once() -> None:
    snapshot = closing()
    entry = next(each for each in snapshot.bootcamps if each.validation == "validated")
    finding = Finding("V19", "warning", "pro-mujer", "x.xlsx", params={"bootcamp": entry.id, "day": "2023-05-12"})
    flagged = replace(snapshot, findings=(*snapshot.findings, finding))
    assert [each.bootcamp for each in changed(snapshot, flagged).unsettled] == [entry.id]
    assert changed(flagged, flagged).unsettled == ()


def test_a_move_in_a_validated_bootcamp_is_flagged_even_without_the_finding() -> None:
    validated = {each.id for each in closing().bootcamps if each.validation == "validated"}
    assert "BC-01" in validated
    found = changed(cell_of("BC-01", 20), cell_of("BC-01", 30)).unsettled
    assert [each.bootcamp for each in found] == ["BC-01"]
