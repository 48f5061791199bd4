"""Detail is released for several bootcamps together, stays word for word until then, and never leaves a few over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from lib.indicators.disclosure.cells import ALL
from lib.snapshot.audience import for_partner, for_public
from lib.snapshot.changes.difference import difference
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.release import repeated
from lib.snapshot.snapshot import Release, Snapshot
from lib.tables.reading.table import ReadTable
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import BootcampStatus, Role, Stage
from tests.indicators.facts import Group, bootcamp, programme, reach, table
from tests.snapshot.disclosure.test_audit import published

WIDE = programme().ages.wide
STATES = ("31", "07", "31", "20", "07", "04", "20", "23", "04")


def at(ended: Iterable[int], *, planned: int = 9, women: int = 30) -> list[ReadTable]:
    """Return the sheets when these bootcamps have ended; the others are planned. Of the first, `women` attended."""
    over = set(ended)
    camps = [
        bootcamp(
            f"BC-{number}",
            state=STATES[number],
            status=BootcampStatus.COMPLETED if number in over else BootcampStatus.CONFIRMED,
            planned_start=date(2023, 3, 1 + number),
            actual_start=date(2023, 3, 1 + number) if number in over else None,
            actual_end=date(2023, 4, 1) if number in over else None,
        )
        for number in range(planned)
    ]
    rows = [row for number in sorted(over) for row in people(number, women if number == 0 else 30)]
    return [table(camps), table(rows)] if rows else [table(camps)]


def people(number: int, women: int) -> list[Reach]:
    stages = (Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED)
    groups = [Group(women, stage=stage) for stage in stages]
    groups += [Group(10 + number, age="26-35", stage=stage) for stage in stages]
    return reach(f"BC-{number}", *groups, *(Group(8, role=Role.PARTNER_STAFF, stage=stage) for stage in stages))


def one_after_the_other(readings: Iterable[Sequence[ReadTable]]) -> list[Snapshot]:
    past, snapshots = Past(), []
    for tables in readings:
        snapshots.append(published(tables, past=past))
        past = past.then(snapshots[-1], WIDE)
    return snapshots


def told(snapshot: Snapshot, place: str = ALL) -> list[str]:
    release = snapshot.release(place)
    return list(release.bootcamps) if release else []


@pytest.fixture(scope="module")
def life() -> list[Snapshot]:
    """The readings of a programme of nine: nobody yet, then one bootcamp more at a time has ended."""
    return one_after_the_other(at(range(ended)) for ended in range(10))


def test_the_programmes_detail_waits_for_four_bootcamps_and_no_fewer_are_left_over(life: list[Snapshot]) -> None:
    assert [len(told(each)) for each in life] == [0, 0, 0, 0, 4, 4, 4, 4, 4, 9]


def test_a_states_detail_waits_for_all_its_bootcamps_and_a_bootcamps_for_none(life: list[Snapshot]) -> None:
    assert [len(told(each, "31")) for each in life] == [0, 0, 0, 2, 2, 2, 2, 2, 2, 2]
    assert [len(told(each, "bootcamp BC-4")) for each in life] == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]


def test_until_then_detail_and_its_figures_stay_word_for_word_and_say_so(life: list[Snapshot]) -> None:
    first, *later = life[4:9]
    for each in later:
        assert ALL in repeated(first, each)
        ages, were = each.table("people-by-role-age"), first.table("people-by-role-age")
        assert ages is not None
        assert were is not None
        assert ages.cells == were.cells
        assert (were.cohort, ages.cohort) == ("ended", "released")
        staff = each.figure("ALC-3")
        assert (staff.value, staff.cohort) == (first.figure("ALC-3").value, "released")


def test_totals_and_the_headline_pair_go_on_meanwhile_and_are_never_hidden(life: list[Snapshot]) -> None:
    reached = [each.figure("ALC-1").value for each in life[1:]]
    assert all(reached)
    assert reached == sorted(set(reached))
    assert all(each.figure("ALC-2").state == "shown" for each in life[1:])
    assert [each.withheld for each in life] == [None] * 10


def test_what_is_not_told_yet_does_not_apply_yet_and_is_not_called_protected(life: list[Snapshot]) -> None:
    ages = life[3].table("people-by-role-age")
    assert ages is not None
    assert {each.state for each in ages.cells} == {"not-applicable"}


def test_in_the_end_everything_is_told_as_one_reading_alone_would(life: list[Snapshot]) -> None:
    alone = published(at(range(9)))
    assert life[-1].id == alone.id


def test_what_is_repeated_adds_nothing_to_what_is_looked_back_at() -> None:
    past = Past()
    for _ in range(3):
        past = past.then(published(at(range(4)), past=past), WIDE)
    assert len(past.known) == 1


def test_a_first_reading_tells_of_all_that_ended() -> None:
    only = published(at(range(2)))
    assert told(only) == ["BC-0", "BC-1"]
    assert all(each.current for each in only.releases)


def test_a_correction_of_a_bootcamp_whose_detail_is_told_is_told_at_once() -> None:
    first, after = one_after_the_other([at(range(4)), at(range(4), women=50)])
    ages = after.table("people-by-bootcamp-age-group")
    assert ages is not None
    (shown,) = [each.value for each in ages.cells if each.at["bootcamp"] == "BC-0" and each.at["age-group"] == "36-45"]
    assert shown == 58
    release, was = after.release(), first.release()
    assert release is not None
    assert was is not None
    assert release.number == was.number + 1


def test_a_release_that_was_refused_is_not_tried_again_before_the_sheets_say_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = []

    def refuse(*_: object) -> bool:
        tried.append(1)
        return False

    monkeypatch.setattr("lib.snapshot.disclosure.publishable._can_be_released", refuse)
    _, second, third = one_after_the_other([at(range(4), planned=5), at(range(5), planned=5), at(range(5), planned=5)])
    assert told(second) == told(third) == ["BC-0", "BC-1", "BC-2", "BC-3"]
    once = len(tried)
    one_after_the_other([at(range(4), planned=5), at(range(5), planned=5)])
    assert len(tried) == 2 * once


def test_figures_of_detail_of_other_bootcamps_are_not_compared(life: list[Snapshot]) -> None:
    moved = {each.id for each in difference(life[8], life[9], 5, {}).figures}
    assert "ALC-1" in moved
    assert "ALC-3" not in moved


def test_only_a_steward_gets_the_hashes_of_what_was_tried(life: list[Snapshot]) -> None:
    bare = tuple(replace(each, rows="", tried="") for each in life[5].releases)
    assert any(each.rows for each in life[5].releases)
    assert for_public(life[5]).releases == for_partner(life[5], "pro-mujer").releases == bare


def test_a_snapshot_from_before_releases_told_of_all_that_had_ended() -> None:
    old = replace(published(at(range(4))), releases=())
    after = published(at(range(5)), past=Past().then(old, WIDE))
    release = after.release()
    assert isinstance(release, Release)
    assert release.bootcamps == ("BC-0", "BC-1", "BC-2", "BC-3")
