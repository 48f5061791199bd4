"""Revisions of validated figures are noted as they are published, and kept for good."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from lib.collect.changes import public_past, revisions_told
from lib.collect.store.opening import open_store
from lib.collect.store.store import Store
from lib.snapshot.changes.moves import Move
from lib.snapshot.changes.revisions import Revision
from tests.collect.rig import SCOPE, HandTime
from tests.snapshot.samples import sample_snapshot, setting_of

PROGRAMME = setting_of("closing").programme
NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
MOVE = Move("people-by-stage-bootcamp", "people", 42.0, 49.0, None, (("bootcamp", "BC-01"), ("stage", "attended")))


@pytest.fixture
def store() -> Iterator[Store]:
    made = open_store("sqlite://", SCOPE, PROGRAMME.sources, HandTime())
    yield made
    made.close()


def revision(name: str, *moves: Move) -> Revision:
    return Revision("BC-01", "Tekax", date(2023, 5, 12), None, ("pro-mujer",), moves, "a" * 12, name * 12)


def test_they_come_back_as_they_were_noted_the_newest_first(store: Store) -> None:
    first, second = revision("b", MOVE), revision("c", MOVE)
    store.followed.revised([first], NOW)
    store.followed.revised([second], NOW + timedelta(days=400))
    store.followed.note(sample_snapshot("closing"), PROGRAMME, NOW + timedelta(days=900))
    assert [(each.revision, each.at) for each in store.followed.revisions()] == [
        (second, NOW + timedelta(days=400)),
        (first, NOW),
    ]


def test_those_that_no_published_count_shows_are_not_for_all(store: Store) -> None:
    store.followed.revised([revision("b"), revision("c", MOVE)], NOW)
    found = revisions_told(store, for_all=False)
    assert found is not None
    assert len(found) == 2
    assert [
        each.revision.after for each in public_past(store, sample_snapshot("closing"), PROGRAMME).revisions or ()
    ] == ["c" * 12]
