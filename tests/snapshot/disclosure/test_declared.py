"""Of what a programme declares no reader works out a small count, whatever it declares: tried with random ones."""

import os
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime

from lib.indicators.counts.published import Table
from lib.programme.model import Programme
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.audit import audit
from lib.snapshot.disclosure.knowledge import knowledge_of
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.publishable import publishable
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.columns import Row
from tests.indicators.declared import declaring, random_visits, setting_with, visits
from tests.indicators.declaring_at_random import narrowed, random_indicator

K = 5
DECLARATIONS = int(os.environ.get("RANDOM_DECLARATIONS", "200"))


def published(programme: Programme, rows: Sequence[Row], past: Past) -> Snapshot:
    found = publishable([visits(programme, rows)], [], setting_with(programme), past)
    return snapshot_of(
        found.indicators, (), (), programme="p", sample=None, today=date(2023, 12, 6),
        read_at=datetime(2023, 12, 6, tzinfo=UTC), withheld=found.withheld, releases=found.releases,
    )  # fmt: skip


def programme_at_random(rng: random.Random) -> Programme:
    return declaring(*(random_indicator(number, rng) for number in range(1, rng.randint(3, 9))))


def test_no_random_declaration_gives_a_small_count_away() -> None:
    tried, seed = 0, 0
    while tried < DECLARATIONS:
        rng = random.Random(seed)  # noqa: S311
        programme = programme_at_random(rng)
        snapshot = published(programme, tuple(random_visits(programme, rng)), Past())
        own = own_tables(snapshot)
        assert narrowed([own], K) == [], seed
        assert not [each for one in own for each in one.cells if each.value is not None and 0 < each.value < K], seed
        tried += len(programme.indicators)
        seed += 1


def test_nor_do_several_readings_while_rows_of_further_towns_are_added() -> None:
    for seed in (2, 12, 23):
        rng = random.Random(seed)  # noqa: S311
        programme = programme_at_random(rng)
        rows = tuple(random_visits(programme, rng))
        several = [(programme, rows[:upto]) for upto in (len(rows) // 3, len(rows) // 2, len(rows))]
        assert narrowed([own_tables(each) for each in published_in_turn(several)], K) == [], seed


def test_nor_do_several_readings_while_declarations_come_go_and_return() -> None:
    for seed in range(3):
        rng = random.Random(seed)  # noqa: S311
        every = [random_indicator(number, rng) for number in range(1, 7)]
        programmes = [declaring(*each) for each in (every[:4], every[3:], every)]
        rows = tuple(random_visits(programmes[0], rng))
        several = list(zip(programmes, (rows[: len(rows) // 2], rows[: len(rows) // 2], rows), strict=True))
        snapshots = published_in_turn(several)
        assert narrowed([own_tables(each) for each in snapshots], K) == [], seed
        wide = programmes[0].ages.wide
        assert audit([knowledge_of(each, wide) for each in snapshots], enough=K).narrow(K) == (), seed


def published_in_turn(readings: Sequence[tuple[Programme, Sequence[Row]]]) -> list[Snapshot]:
    past, snapshots = Past(), []
    for programme, rows in readings:
        snapshots.append(published(programme, rows, past))
        past = past.then(snapshots[-1], programme.ages.wide)
    return snapshots


def own_tables(snapshot: Snapshot) -> list[Table]:
    return [each for each in snapshot.tables if "." in each.measure]
