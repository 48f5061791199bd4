"""Nobody who puts all snapshots of a realistic programme together confines a protected count."""

import pytest

from lib.snapshot.disclosure.past import Past
from lib.snapshot.snapshot import Snapshot
from tests.indicators.facts import programme
from tests.indicators.realistic import readings_of
from tests.snapshot.disclosure.attack import Attack
from tests.snapshot.disclosure.test_audit import published

K = 5


@pytest.mark.parametrize("seed", [2])
def test_an_attack_written_apart_finds_nothing_over_all_readings_with_all_that_everybody_assumes(seed: int) -> None:
    past, snapshots = Past(), []
    for tables in readings_of(seed, 4, 4):
        snapshots.append(published(tables, past=past))
        past = past.then(snapshots[-1], programme().ages.wide)
    attack = Attack(snapshots)
    assert len(attack.hidden) > 10
    assert list(attack.narrow(K)) == []


def test_the_attack_finds_what_is_given_away_without_looking_back() -> None:
    snapshots: list[Snapshot] = [published(tables) for tables in readings_of(2, 4, 4)]
    assert next(Attack(snapshots).narrow(K), None)
