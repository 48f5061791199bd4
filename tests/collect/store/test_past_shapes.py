"""What another version of the program kept is shown if it can be read, and said if it cannot, on both databases."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from lib.collect.store.freezes import By
from lib.collect.store.store import Published, Store, UnreadableSnapshot
from tests.collect.kept import DAMAGED, FIRST, NEWER, left_by_another_version
from tests.collect.rig import BEGIN, heard
from tests.collect.store.test_store import opened, snapshot

HOUR = timedelta(hours=1)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = opened(url)
    yield made
    made.close()


def test_a_snapshot_of_the_first_shape_is_newest_found_by_its_id_looked_back_at_and_frozen(store: Store) -> None:
    left_by_another_version(store, FIRST, BEGIN)
    newest, linked = store.newest(), store.snapshot(FIRST["id"][:4])
    assert newest is not None
    assert isinstance(linked, Published)
    assert newest.snapshot.figure("ALC-1").value == 358
    assert linked.snapshot.id == FIRST["id"]
    assert [each.snapshot for each in store.recent() if isinstance(each, Published)] == [linked.snapshot]
    frozen = store.freezes.freeze(linked.snapshot, By("dtc-mexico", "ana@example.org"), BEGIN)
    assert frozen is not None
    assert store.freezes.list() == (frozen,)
    assert dict(frozen.cutoffs).keys() == {each["id"] for each in FIRST["sources"]}


@pytest.mark.parametrize(("kept", "newer"), [(NEWER, True), (DAMAGED, False)])
def test_one_that_cannot_be_read_is_passed_over_said_once_and_named_to_who_asks(
    store: Store, kept: dict[str, str], newer: bool
) -> None:
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    left_by_another_version(store, kept, BEGIN + HOUR)
    unreadable = UnreadableSnapshot(kept["id"], BEGIN + HOUR, newer)
    with heard() as events:
        newest = store.newest()
        assert newest is not None
        assert newest.snapshot.id == "aaaa1111aaaa"
        assert store.recent()[1:] == (unreadable,)
        assert store.snapshot(kept["id"][:4]) == unreadable
        assert store.at(BEGIN + HOUR) == unreadable
    assert events == [("snapshot-unreadable", {"snapshot": kept["id"], "newer": newer})]


def test_only_what_cannot_be_read_can_be_given_up_and_by_its_whole_id(store: Store) -> None:
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    left_by_another_version(store, DAMAGED, BEGIN + HOUR)
    revision = store.signals.now().revision
    assert [store.forget(each) for each in ("aaaa1111aaaa", DAMAGED["id"][:6], "%", "")] == [False] * 4
    assert store.forget(DAMAGED["id"])
    assert [each.id for each in store.history()] == ["aaaa1111aaaa"]
    assert store.signals.now().revision > revision
