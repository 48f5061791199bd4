"""Never more than 40 requests in any minute, whoever makes them."""

import random
from datetime import datetime, timedelta

import pytest

from lib.collect.rounds.rate_limit import READS_A_MINUTE, OwnBudget, RateLimit, SharedBudget
from lib.collect.store.opening import open_store
from lib.collect.store.store import Store
from tests.collect.rig import SCOPE, HandTime
from tests.indicators.facts import setting


def store(url: str, time: HandTime, scope: str = SCOPE) -> Store:
    return open_store(url, scope, setting().programme.sources, time)


@pytest.fixture(params=["own", "shared"])
def budget(request: pytest.FixtureRequest, time: HandTime) -> RateLimit:
    return OwnBudget(time.monotonic) if request.param == "own" else SharedBudget(store("sqlite://", time).signals, time)


@pytest.fixture
def time() -> HandTime:
    return HandTime()


def test_forty_pass_and_the_next_does_not(budget: RateLimit) -> None:
    assert READS_A_MINUTE == 40
    assert [budget.take() for _ in range(41)] == [True] * 40 + [False]
    assert budget.left() == 0


def test_a_minute_later_all_may_pass_again(budget: RateLimit, time: HandTime) -> None:
    while budget.take():
        pass
    time.advance(59.9)
    assert not budget.take()
    time.advance(0.2)
    assert budget.left() == 40
    assert budget.take()


def test_in_no_window_of_a_minute_do_more_than_forty_pass_however_they_come(budget: RateLimit, time: HandTime) -> None:
    chance, passed = random.Random(4), list[datetime]()  # noqa: S311  the same each time
    for _ in range(1500):
        time.advance(chance.choice((0.0, 0.0, 0.1, 1.0, 7.0)))
        if budget.take():
            passed.append(time.now)
    most = max(sum(first <= each < first + timedelta(minutes=1) for each in passed) for first in passed)
    assert most == 40


def test_processes_and_scopes_on_one_database_share_the_limit(url: str, time: HandTime) -> None:
    one, other = store(url, time), store(url, time, "another/-/google")
    first, second = SharedBudget(one.signals, time), SharedBudget(other.signals, time)
    assert all(first.take() for _ in range(30))
    assert second.left() == 10
    assert sum(second.take() for _ in range(30)) == 10
    one.close()
    other.close()
