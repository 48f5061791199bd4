"""A wall clock that is set back or forward neither stops reading nor publishes yesterday as newest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.schedule import LONGEST_PAUSE
from lib.collect.rounds.steady_day import BELIEVED_AFTER, SteadyDay
from lib.collect.store.opening import open_store
from tests.collect.rig import BEGIN, SCOPE, HandTime, Rig, from_folder, heard, rig
from tests.collect.rounds.test_service import FRESH
from tests.collect.rounds.test_service import collecting as collecting  # noqa: PLC0414  fixtures
from tests.collect.rounds.test_service import google as google  # noqa: PLC0414
from tests.collect.rounds.test_service import server as server  # noqa: PLC0414
from tests.collect.rounds.test_service import time as time  # noqa: PLC0414
from tests.collect.store.test_store import snapshot
from tests.indicators.facts import setting
from tests.sheets import faults
from tests.sheets.server import SheetsServer

DAY = 24 * 3600
STEPS = pytest.mark.parametrize("seconds", [3600, -3600, 3 * DAY, -3 * DAY])


@STEPS
def test_a_clock_that_is_set_stops_no_reading_and_is_logged(
    collecting: Rig, server: SheetsServer, seconds: int
) -> None:
    collecting.time.set_back(seconds)
    had = len(server.reads)
    with heard() as events:
        collecting.pass_time(300)
    assert len(server.reads) - had == 8 * 5
    assert [fields["seconds"] for name, fields in events if name == "clock-stepped"] == [-seconds]


@STEPS
def test_nor_does_it_after_a_restart_even_during_a_pause_for_the_quota(
    google: OpenProgramme, server: SheetsServer, time: HandTime, tmp_path: Path, seconds: int
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    first = rig(google, url, time)
    first.collector.settle()
    server.inject("/v4/", faults.QUOTA, count=1)
    first.pass_time(75)
    first.collector.stop()
    first.store.close()
    time.set_back(seconds)
    second = rig(google, url, time)
    had = len(server.reads)
    second.pass_time(LONGEST_PAUSE + 60)
    assert len(server.reads) - had >= 8
    assert set(second.states().values()) <= FRESH
    second.collector.stop()
    second.store.close()


def test_requests_of_the_future_do_not_count(time: HandTime) -> None:
    store = open_store("sqlite://", SCOPE, setting().programme.sources, time)
    window = timedelta(minutes=1)
    for _ in range(40):
        assert store.signals.take_request(BEGIN + timedelta(hours=1), window, 40)
    assert store.signals.requests_left(BEGIN, window, 40) == 40
    assert store.signals.take_request(BEGIN, window, 40)


@pytest.fixture
def own_programme() -> Iterator[Rig]:
    """A programme that is no sample, so that its day is the clock's."""
    made = rig(replace(from_folder(), sample=None))
    made.collector.settle()
    yield made
    made.collector.stop()


def test_yesterday_is_never_published_as_newest(own_programme: Rig) -> None:
    today = own_programme.collector.newest().today
    own_programme.time.set_back(DAY)
    own_programme.pass_time(1800, step=10)
    assert own_programme.collector.newest().today == today
    own_programme.time.set_back(-DAY)
    own_programme.pass_time(DAY, step=600)
    assert own_programme.collector.newest().today == today + timedelta(days=1)


def test_a_clock_that_was_ahead_is_right_again_after_a_day() -> None:
    shown = BEGIN.date()
    steady = SteadyDay(BEGIN, 0.0)
    before = shown - timedelta(days=400)
    assert steady.day(before, shown, 0.0) == shown
    assert steady.day(before, shown, BELIEVED_AFTER - 1) == shown
    assert steady.day(before, shown, BELIEVED_AFTER) == before


def test_the_order_of_snapshots_is_that_in_which_they_were_published(time: HandTime) -> None:
    store = open_store("sqlite://", SCOPE, setting().programme.sources, time)
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    store.publish(snapshot("bbbb2222bbbb"), BEGIN - timedelta(hours=1))
    newest, then = store.newest(), store.at(BEGIN + timedelta(minutes=1))
    assert newest is not None
    assert then is not None
    assert newest.snapshot.id == then.snapshot.id == "bbbb2222bbbb"
