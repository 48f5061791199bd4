"""What changed is told since a week before the newest publication, or since the first one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lib.collect.changes import ChangedSince, changed_in_a_week, changed_since_meeting
from lib.collect.growth import months_told
from lib.collect.store.freezes import By
from lib.collect.store.opening import open_store
from lib.collect.store.store import Moment, Store, StoreSilent
from lib.snapshot.audience import for_public
from lib.snapshot.changes.growth import in_service
from lib.snapshot.snapshot import Snapshot
from tests.collect.rig import SCOPE, HandTime
from tests.snapshot.samples import sample_snapshot, setting_of

PROGRAMME = setting_of("midway").programme
MIDWAY, CLOSING = sample_snapshot("midway"), sample_snapshot("closing")
NOW = datetime(2023, 12, 6, 3, tzinfo=UTC)  # still the fifth in Mexico


@pytest.fixture
def store() -> Iterator[Store]:
    made = open_store("sqlite://", SCOPE, PROGRAMME.sources, HandTime())
    yield made
    made.close()


def named(name: str, snapshot: Snapshot = MIDWAY) -> Snapshot:
    return replace(snapshot, id=name * 12)


def test_it_is_what_was_in_force_a_week_before_by_the_programme_s_days(store: Store) -> None:
    for name, hours in (("a", 24 * 9), ("b", 24 * 7 - 2), ("c", 24 * 6)):
        store.publish(named(name), NOW - timedelta(hours=hours))
    store.publish(CLOSING, NOW)
    found = changed_in_a_week(store, CLOSING, PROGRAMME, for_public)
    assert isinstance(found, ChangedSince)
    assert (found.id, found.first) == ("b" * 12, False), "published on the evening of the 28th of November"
    assert {each.id for each in found.changes.figures} >= {"ALC-1", "EMB-3"}


def test_where_nothing_is_a_week_old_it_is_the_first_and_says_so(store: Store) -> None:
    store.publish(named("a"), NOW - timedelta(days=2))
    store.publish(CLOSING, NOW)
    found = changed_in_a_week(store, CLOSING, PROGRAMME, for_public)
    assert isinstance(found, ChangedSince)
    assert (found.id, found.first) == ("a" * 12, True)


def test_alone_a_snapshot_changed_nothing_and_a_silent_store_is_no_first_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert changed_in_a_week(store, CLOSING, PROGRAMME, for_public) == "first-day"
    store.publish(CLOSING, NOW)
    assert changed_in_a_week(store, CLOSING, PROGRAMME, for_public) == "first-day"

    def silent(_: Store) -> tuple[Moment, ...]:
        raise StoreSilent

    monkeypatch.setattr("lib.collect.changes.published_moments", silent)
    assert changed_in_a_week(store, CLOSING, PROGRAMME, for_public) == "silent"


def test_the_last_meeting_is_what_was_frozen_last_or_is_chosen_and_a_week_without_one(store: Store) -> None:
    for name, days in (("a", 30), ("b", 20), ("c", 2)):
        store.publish(named(name), NOW - timedelta(days=days))
    store.publish(CLOSING, NOW)

    def compared(**how: Any) -> str:
        found = changed_since_meeting(store, CLOSING, PROGRAMME, for_public, **how)
        return found.id if isinstance(found, ChangedSince) else found

    assert compared() == "b" * 12, "a week"
    store.freezes.freeze(named("a"), By("sict", "x"), NOW - timedelta(days=25))
    store.freezes.freeze(named("c"), By("sict", "x"), NOW - timedelta(days=1))
    store.freezes.freeze(CLOSING, By("sict", "x"), NOW)
    assert compared() == "c" * 12, "what is shown is no meeting before it"
    assert compared(until=NOW - timedelta(days=3)) == "a" * 12
    assert compared(chosen="bbbb") == "b" * 12
    assert compared(chosen="dddd") == "b" * 12, "nobody published it"


def test_months_are_told_by_what_was_published_last_in_each_and_the_present(store: Store) -> None:
    store.publish(named("a"), NOW - timedelta(days=60))
    store.publish(CLOSING, NOW)
    found = months_told(store, CLOSING, PROGRAMME)
    hubs = {each.day.month: each.hubs for each in found}
    early, late = (in_service({hub.id: hub.condition for hub in each.hubs}) for each in (MIDWAY, CLOSING))
    assert (hubs[9], hubs[10], hubs[11], hubs[12]) == (None, early, early, late)
