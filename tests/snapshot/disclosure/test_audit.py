"""No reader of all that is published, of one moment or of two in a row, works out a protected count."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import linprog

from lib.indicators.compute import compute
from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.published import Before, TableCell
from lib.indicators.disclosure.cells import cell
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.audit import Audit, audit, tightest
from lib.snapshot.disclosure.knowledge import Knowledge, groups_of, knowledge_of
from lib.snapshot.disclosure.linear import UnsolvedError
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.publishable import publishable
from lib.snapshot.disclosure.readings import Readings, moves_between
from lib.snapshot.snapshot import Snapshot
from lib.tables.reading.table import ReadTable
from lib.tables.schema.vocabulary import Role
from tests.indicators.evolving import programme_at
from tests.indicators.facts import Group, bootcamp, programme, reach, setting, table
from tests.snapshot.samples import sample_snapshot

K = 5
PROGRAMMES = int(os.environ.get("EVOLVING_PROGRAMMES", "4"))
CHUNKS = 4
MOMENT = datetime(2023, 12, 6, tzinfo=UTC)


def past_of(*snapshots: Snapshot) -> Past:
    past = Past()
    for each in snapshots:
        past = past.then(each, programme().ages.wide)
    return past


def published(tables: Sequence[ReadTable], *before: Snapshot, past: Past | None = None) -> Snapshot:
    found = publishable(tables, [], setting(), past or past_of(*before))
    return snapshot_of(
        found.indicators,
        (),
        (),
        programme="p",
        sample=None,
        today=date(2023, 12, 6),
        read_at=MOMENT,
        withheld=found.withheld,
        releases=found.releases,
    )


def one_after_the_other(moments: Iterable[Sequence[ReadTable]]) -> list[Snapshot]:
    snapshots: list[Snapshot] = []
    for tables in moments:
        snapshots.append(published(tables, *snapshots))
    return snapshots


def known(*snapshots: Snapshot) -> list[Knowledge]:
    return [knowledge_of(each, programme().ages.wide) for each in snapshots]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_protected_count_can_be_confined_from_one_snapshot_or_from_several_in_a_row(chunk: int) -> None:
    """EVOLVING_PROGRAMMES says how many random programmes, of three moments each, are audited."""
    for seed in range(chunk, PROGRAMMES, CHUNKS):
        snapshots = one_after_the_other(programme_at(seed, 3))
        for each in snapshots:
            assert not audit(known(each), K).narrow(K), seed
        for several in (*pairwise(snapshots), snapshots):
            found = audit(known(*several), K)
            assert found.possible, seed
            assert not found.narrow(K), seed


def test_without_looking_back_two_snapshots_give_protected_counts_away() -> None:
    exposed = 0
    for seed in range(8):
        first, second = (compute(tables, [], setting()) for tables in programme_at(seed, 2))
        both = [knowledge_of(each, programme().ages.wide) for each in (first, second)]
        exposed += bool(audit(both, K).narrow(K))
    assert exposed > 2


def test_what_tells_the_same_of_people_is_looked_back_at_once_and_everything_else_for_ever() -> None:
    first, second = published(closing(0)), published(closing(8))
    past = past_of(first, second)
    assert (past.ids, past.newest) == ((first.id, second.id), second)
    again = replace(second, today=date(2023, 12, 7), id="again")
    assert past_of(first, second, again).ids == (first.id, "again")
    more = [published(closing(8 + number)) for number in range(1, 12)]
    assert len(past_of(first, second, *more).known) == 13


def test_where_hiding_one_by_one_does_not_end_details_are_given_up_and_the_snapshot_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = one_after_the_other(programme_at(6, 2))
    monkeypatch.setattr("lib.snapshot.disclosure.search._ROUNDS", 0)
    hasty = one_after_the_other(programme_at(6, 2))
    assert not audit(known(*hasty), K).narrow(K)
    shown = [sum(len(each.shown) for each in known(*pair)) for pair in (usual, hasty)]
    assert shown[0] > shown[1] > 0
    assert [each.withheld for each in usual] == [None, None]
    assert "confined" in [each.withheld for each in hasty]


def test_an_audit_that_is_not_solved_in_its_steps_shows_nothing_new_and_the_snapshot_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lib.snapshot.disclosure.linear.Steps.take", give_out)
    snapshot = published(closing(8))
    assert snapshot.withheld == "unsolved"
    assert not any(each.state == "shown" and each.value for each in people_cells(snapshot))


def give_out(*_: object) -> None:
    raise UnsolvedError("out of steps")


def people_cells(snapshot: Snapshot) -> list[TableCell]:
    return [cell for each in snapshot.tables if each.measure == "people" for cell in each.cells]


def test_what_is_looked_back_at_does_not_grow_with_readings_that_tell_the_same_of_what_has_ended() -> None:
    """500 readings of a bootcamp that ended and of one that grows make as many rows as the one that grows needs."""
    ended, wide = closing(0), programme().ages.wide
    past = past_of(published(ended))
    (first,) = past.known
    many = Readings([first] * 500)
    assert many.size == Readings([first]).size
    assert past.then(published(ended), wide).known == past.known


def closing(facilitators: int) -> list[ReadTable]:
    """A bootcamp that has ended, and a second one of the same state with a few facilitators among its people."""
    rows = [*reach("BC-01", Group(20), Group(9, role=Role.PARTNER_STAFF))]
    camps = [bootcamp("BC-01")]
    if facilitators:
        camps.append(bootcamp("BC-02"))
        rows += reach("BC-02", Group(20), Group(facilitators, role=Role.PARTNER_STAFF))
    return [table(camps), table(rows)]


def test_what_was_shown_of_a_closed_bootcamp_hides_nobody_of_the_next_one() -> None:
    """The 9 of the first bootcamp have been seen; hiding them would not hide the 3 of the second in the state's 12."""
    before = published(closing(0))
    alone, after = published(closing(3)), published(closing(3), before)
    assert audit(known(before, alone), K).narrow(K)
    assert not audit(known(before, after), K).narrow(K)
    roles = after.table("people-by-bootcamp-role")
    assert roles is not None
    first = {each.at["role"]: each.value for each in roles.cells if each.at["bootcamp"] == "BC-01"}
    assert first[str(Role.PARTNER_STAFF)] == 9


def test_a_count_that_readers_have_already_is_not_hidden_in_vain() -> None:
    name = cell(PEOPLE, {"stage": "attended", "bootcamp": "BC-01", "role": Role.PARTNER_STAFF})
    before = Before({name: 9}, {"BC-01": ("31", "2023-03")})
    found = compute(closing(3), [], setting(), before=before)
    (shown,) = [
        each.value
        for each in next(each for each in found.tables if each.id == "people-by-bootcamp-role").cells
        if each.at["bootcamp"] == "BC-01" and each.at["role"] == Role.PARTNER_STAFF
    ]
    assert shown == 9


def test_a_bootcamp_of_which_a_shown_count_moved_is_not_taken_to_be_unchanged() -> None:
    before, after = known(published(closing(0)), published(closing(8)))
    assert "BC-01" in moves_between(before, after).unchanged
    corrected = [table([bootcamp("BC-01")]), table(reach("BC-01", Group(30), Group(9, role=Role.PARTNER_STAFF)))]
    assert "BC-01" not in moves_between(before, *known(published(corrected))).unchanged


def test_a_planted_leak_is_found_with_the_counts_that_betray_it() -> None:
    snapshot = published(closing(8))
    roles = snapshot.table("people-by-stage-role")
    assert roles is not None

    def hide(role: str) -> Snapshot:
        cells = tuple(
            replace(each, value=None, state="protected") if each.at == {"stage": "completed", "role": role} else each
            for each in roles.cells
        )
        tables = tuple(replace(each, cells=cells) if each.id == roles.id else each for each in snapshot.tables)
        return replace(snapshot, tables=tables)

    (found,) = audit(known(hide("other")), K).narrow(K)
    assert (found.low, found.high, found.where) == (0, 0, "people-by-stage-role")
    assert found.because


def test_the_tightest_interval_of_a_table_is_that_of_its_most_exposed_count() -> None:
    found = audit(known(sample_snapshot("closing")))
    for (_, where), interval in tightest(found).items():
        assert interval.width == min(each.width for each in found.intervals if each.where == where)
        assert interval.width >= K


def test_another_solver_and_another_way_to_write_it_down_find_the_same_ends() -> None:
    """scipy's, with one unknown for each group and one equation for each shown count."""
    knowledge = known(published(closing(3)))[0]
    groups = [names for _, names in groups_of(knowledge)]
    rows = [name for name in knowledge.shown if name[0] in {"people", "participations"}]
    matrix = np.array([[float(name in names) for names in groups] for name in rows])
    right = [knowledge.shown[name] for name in rows]
    found: Audit = audit([knowledge])
    assert found.intervals
    for each in found.intervals:
        cost = np.array([float(each.name in names) for names in groups])
        low, high = (linprog(sign * cost, A_eq=matrix, b_eq=right, bounds=(0, None)) for sign in (1, -1))
        assert each.low >= low.fun - 1e-6  # ours also knows that who completed had attended
        assert each.high <= (-high.fun if high.status == 0 else np.inf) + 1e-6


def test_figures_that_contradict_each_other_tell_nothing_and_are_said_to() -> None:
    (knowledge,) = known(published(closing(8)))
    attended = ("people", frozenset({("stage", "attended")}))
    found = audit([replace(knowledge, shown={**knowledge.shown, attended: 1})])
    assert not found.possible
    assert found.intervals == ()
