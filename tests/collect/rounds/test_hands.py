"""Readings that hang: others are read as ever, and what hung is said and comes back."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Any

import pytest

from lib.collect.rounds.hands import HANGS, SLOW, Threads
from tests.collect.rig import AtOnce, Rig, from_folder, heard, rig
from tests.collect.rounds.test_service import FRESH, SOURCES


@dataclass
class SomeHang(AtOnce):
    """Answers at once, but for the sources in `hanging`, whose answers are held back until they are let go."""

    hanging: set[str] = field(default_factory=set)
    held: dict[str, tuple[Future[Any], Callable[[], Any]]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        name = fn.args[0].id
        self.asked[name] += 1
        if name not in self.hanging:
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        self.held[name] = (future, partial(fn, *args, **kwargs))
        return future

    def let_go(self) -> None:
        """Let every answer come, and no more hang."""
        self.hanging.clear()
        for future, work in self.held.values():
            future.set_result(work())
        self.held.clear()


@pytest.fixture
def hands() -> SomeHang:
    return SomeHang()


@pytest.fixture
def collecting(hands: SomeHang) -> Rig:
    made = rig(from_folder(), executor=hands)
    made.collector.settle()
    return made


def test_all_but_one_may_hang_and_that_one_is_read_in_every_cycle(collecting: Rig, hands: SomeHang) -> None:
    before, well = collecting.collector.newest(), "sict"
    hands.hanging = set(SOURCES) - {well}
    collecting.pass_time(60 + 2 * SLOW)
    hands.asked.clear()
    collecting.pass_time(600)
    assert hands.asked[well] == 10
    assert collecting.collector.newest().figures == before.figures


def test_what_hangs_is_said_once_and_asked_again_when_its_hand_is_back(collecting: Rig, hands: SomeHang) -> None:
    hands.hanging = {"pro-mujer"}
    with heard() as events:
        collecting.pass_time(60 + HANGS + 3600)
        assert collecting.states()["pro-mujer"] == "unreachable"
        assert set(collecting.states().values()) - FRESH == {"unreachable"}
        assert [fields for name, fields in events if name == "read-hangs"] == [{"source": "pro-mujer"}]
        asked = hands.asked["pro-mujer"]
        hands.let_go()
        collecting.pass_time(2)
    assert hands.asked["pro-mujer"] == asked + 1
    assert set(collecting.states().values()) <= FRESH


def test_no_second_hand_is_on_a_source_that_hangs_even_after_the_lead_was_given_up(
    collecting: Rig, hands: SomeHang
) -> None:
    hands.hanging = {"pro-mujer"}
    collecting.pass_time(90)
    asked = hands.asked["pro-mujer"]
    for _ in range(5):
        collecting.collector._give_up()
        collecting.pass_time(120)
    assert hands.asked["pro-mujer"] == asked
    hands.let_go()
    collecting.pass_time(2)
    assert set(collecting.states().values()) <= FRESH


def test_the_first_snapshot_waits_for_a_source_that_hangs_but_not_for_ever(hands: SomeHang) -> None:
    hands.hanging = {"pro-mujer"}
    made = rig(from_folder(), executor=hands)
    made.pass_time(HANGS - 1)
    assert made.store.history() == ()
    made.pass_time(3)
    assert made.source("sict").condition in FRESH
    assert len(made.store.history()) == 1


def test_threads_keep_nobody_waiting_and_hand_on_what_is_raised() -> None:
    threads, let_go = Threads(), Event()
    hanging = [threads.submit(let_go.wait) for _ in range(8)]
    try:
        assert threads.submit(lambda: 7).result(timeout=20) == 7
        assert isinstance(threads.submit(lambda: 1 // 0).exception(timeout=20), ZeroDivisionError)
        assert not any(each.done() for each in hanging)
    finally:
        let_go.set()
