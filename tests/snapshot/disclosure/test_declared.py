"""Of what a programme declares no reader works out a small count, whatever it declares: tried with random ones."""

import os
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

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


def recomputed(snapshot: Snapshot) -> Mapping[str, float | None]:
    return {name: figure.value for name, figure in snapshot.figures.items() if name.startswith("CLI-")}


def test_no_random_declaration_gives_a_small_count_away() -> None:
    tried, seed = 0, 0
    while tried < DECLARATIONS:
        rng = random.Random(seed)  # noqa: S311
        programme = programme_at_random(rng)
        snapshot = published(programme, tuple(random_visits(programme, rng)), Past())
        own = [each for each in snapshot.tables if "." in each.measure]
        assert narrowed(own, K) == [], seed
        assert not [each for one in own for each in one.cells if each.value is not None and 0 < each.value < K], seed
        tried += len(programme.indicators)
        seed += 1


def test_nor_do_several_readings_while_rows_are_added() -> None:
    for seed in range(3):
        rng = random.Random(1000 + seed)  # noqa: S311
        programme = programme_at_random(rng)
        wide = programme.ages.wide
        rows, past, known = tuple(random_visits(programme, rng)), Past(), []
        for upto in (len(rows) // 3, len(rows) // 2, len(rows)):
            snapshot = published(programme, rows[:upto], past)
            past = past.then(snapshot, wide)
            known.append(knowledge_of(snapshot, wide))
        assert audit(known, enough=K).narrow(K) == (), seed
