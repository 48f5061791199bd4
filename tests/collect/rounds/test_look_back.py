"""Nothing is published that was not compared with what readers have already."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lib.collect.rounds.look_back import look_back
from lib.collect.store.store import Store
from lib.indicators.counts.published import TableCell
from tests.collect.kept import DAMAGED, FIRST, NEWER, left_by_another_version
from tests.collect.rig import BEGIN, Rig, from_folder, rig
from tests.indicators.facts import setting
from tests.snapshot.samples import sample_snapshot, with_cell

HOUR = timedelta(hours=1)


@pytest.fixture
def made() -> Rig:
    return rig(from_folder())


def publish(store: Store, people: int, hours: int) -> None:
    """Publish a snapshot that tells of so many people, and so something else than the others."""
    closing = sample_snapshot("closing")
    at = closing.tables[0].cells[0].at
    told = with_cell(closing, closing.tables[0].id, at, TableCell(at, people, "shown"))
    store.publish(replace(told, id=f"{people:012}"), BEGIN + hours * HOUR)


@pytest.mark.parametrize("kept", [NEWER, DAMAGED])
def test_with_an_unreadable_snapshot_among_the_last_nothing_is_published_until_it_is_given_up(
    made: Rig, kept: dict[str, str]
) -> None:
    left_by_another_version(made.store, {**FIRST, "id": "dddd4444dddd"}, BEGIN - 2 * HOUR)
    left_by_another_version(made.store, kept, BEGIN - HOUR)
    made.collector.settle()
    made.pass_time(180, step=20)
    assert made.collector.newest().id == "dddd4444dddd"
    assert len(made.store.readings()) == 8  # reading goes on meanwhile
    assert [each.id for each in made.store.history()] == ["dddd4444dddd", kept["id"]]
    assert made.store.forget(kept["id"])
    made.pass_time(20)
    newest, closing = made.collector.newest(), sample_snapshot("closing")
    assert newest.id not in {"dddd4444dddd", kept["id"]}
    assert (newest.bootcamps, newest.figure("ALC-1")) == (closing.bootcamps, closing.figure("ALC-1"))


def test_with_nothing_but_an_unreadable_snapshot_nothing_is_published_as_if_it_were_the_first(made: Rig) -> None:
    left_by_another_version(made.store, NEWER, BEGIN - HOUR)
    made.collector.settle()
    assert made.collector.published() is None
    assert len(made.store.history()) == 1


def test_an_unreadable_one_is_missed_however_far_back_it_is(made: Rig) -> None:
    left_by_another_version(made.store, DAMAGED, BEGIN)
    for number in range(1, 12):
        publish(made.store, 1000 + number, number)
    past, missing = look_back(made.store, setting())
    assert missing is not None
    assert missing.id == DAMAGED["id"]
    assert past.ids == tuple(f"{1000 + number:012}" for number in range(1, 12))


def test_a_snapshot_of_a_former_shape_is_looked_back_at_like_any(made: Rig) -> None:
    left_by_another_version(made.store, FIRST, BEGIN)
    past, missing = look_back(made.store, setting())
    assert past.ids == (FIRST["id"],)
    assert missing is None
