"""What is followed from snapshot to snapshot: since when a cell is doubtful, each version of an entry in a calendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from lib.collect.store.followed import KEPT_DAYS, FollowedEvent
from lib.collect.store.opening import open_store
from lib.collect.store.store import Store
from lib.snapshot.selection.tasks import tasks_of
from lib.snapshot.snapshot import Snapshot
from tests.collect.rig import BEGIN, SCOPE, HandTime
from tests.snapshot.samples import sample_snapshot, setting_of

DAY = timedelta(days=1)
PROGRAMME = setting_of("midway").programme


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = open_store(url, SCOPE, PROGRAMME.sources, HandTime())
    yield made
    made.close()


def events(store: Store) -> dict[str, FollowedEvent]:
    return {each.event.key: each for each in store.followed.events("partners")}


def later(snapshot: Snapshot, bootcamp: str) -> Snapshot:
    return replace(
        snapshot,
        bootcamps=tuple(
            replace(each, planned_start=each.planned_start + DAY) if each.id == bootcamp else each
            for each in snapshot.bootcamps
        ),
    )


def test_a_cell_is_doubtful_since_it_was_first_seen_until_it_is_mended(store: Store) -> None:
    closing = sample_snapshot("closing")
    keys = {task.key for task in tasks_of(closing, PROGRAMME) if task.finding}
    store.followed.note(closing, PROGRAMME, BEGIN)
    store.followed.note(closing, PROGRAMME, BEGIN + DAY)
    assert store.followed.since() == dict.fromkeys(keys, BEGIN)
    store.followed.note(replace(closing, findings=()), PROGRAMME, BEGIN + 2 * DAY)
    assert store.followed.since() == {}
    store.followed.note(closing, PROGRAMME, BEGIN + 3 * DAY)
    assert set(store.followed.since().values()) == {BEGIN + 3 * DAY}


def test_an_entry_that_moves_gets_a_new_version_and_the_others_keep_theirs(store: Store) -> None:
    midway = sample_snapshot("midway")
    bootcamp = next(each.id for each in midway.bootcamps if each.actual_start is None)
    store.followed.note(midway, PROGRAMME, BEGIN)
    store.followed.note(later(midway, bootcamp), PROGRAMME, BEGIN + DAY)
    store.followed.note(later(midway, bootcamp), PROGRAMME, BEGIN + 2 * DAY)
    found = events(store)
    moved = found[f"bootcamp/{bootcamp}"]
    assert (moved.sequence, moved.changed_at, moved.gone) == (1, BEGIN + DAY, False)
    assert {each.sequence for key, each in found.items() if key != f"bootcamp/{bootcamp}"} == {0}


def test_an_entry_that_is_gone_stays_as_gone_in_a_new_version_and_may_come_back(store: Store) -> None:
    midway = sample_snapshot("midway")
    key = f"commitment/{midway.commitments[-1].partner}/{midway.commitments[-1].id}/"
    store.followed.note(midway, PROGRAMME, BEGIN)
    store.followed.note(replace(midway, commitments=()), PROGRAMME, BEGIN + DAY)
    assert (events(store)[key].gone, events(store)[key].sequence) == (True, 1)
    store.followed.note(midway, PROGRAMME, BEGIN + 2 * DAY)
    assert (events(store)[key].gone, events(store)[key].sequence) == (False, 2)
    store.followed.note(replace(midway, commitments=()), PROGRAMME, BEGIN + 3 * DAY)
    store.followed.note(replace(midway, commitments=()), PROGRAMME, BEGIN + (KEPT_DAYS + 4) * DAY)
    assert key not in events(store)


def test_a_day_that_moves_within_its_week_is_no_new_version_to_the_public(store: Store) -> None:
    midway = sample_snapshot("midway")
    bootcamp = next(each for each in midway.bootcamps if each.actual_start is None and each.planned_start.weekday() < 6)
    store.followed.note(midway, PROGRAMME, BEGIN)
    store.followed.note(later(midway, bootcamp.id), PROGRAMME, BEGIN + DAY)
    public = {each.event.key: each for each in store.followed.events("public")}
    assert {each.sequence for each in public.values()} == {0}
    assert not any(key.startswith("session/") for key in public)


def test_another_address_counts_for_its_source_and_for_every_scope_of_the_programme(store: Store, url: str) -> None:
    store.generations.rotate(["sict", "pro-mujer"])
    store.generations.rotate(["sict"])
    assert store.generations.now() == {"sict": 2, "pro-mujer": 1}
    other = open_store(url, SCOPE.replace("closing", "midway"), PROGRAMME.sources, HandTime())
    assert other.generations.now() == {"sict": 2, "pro-mujer": 1}
    other.close()
