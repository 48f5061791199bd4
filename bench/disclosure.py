"""How well protection holds and what it costs: random programmes that go on, audited as a reader would.

    python bench/disclosure.py [PROGRAMMES]

Each is read at three moments. Printed: snapshots and pairs of snapshots in which a protected count can be confined to
fewer than five people, the share of counts hidden, and milliseconds. Then the same with the threshold alone.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from lib.indicators.compute import Indicators, compute
from lib.snapshot.audit import audit
from lib.snapshot.mask import protected_cells, stays_hidden
from lib.snapshot.reader import knowledge_of
from lib.snapshot.safe import publishable
from lib.snapshot.snapshot import Snapshot, snapshot_of
from tests.indicators.evolving import programme_at
from tests.indicators.facts import programme, setting

K = 5
MOMENT = datetime(2023, 12, 6, tzinfo=UTC)


@dataclass
class Tally:
    """What came of all programmes so far."""

    snapshots: int = 0
    pairs: int = 0
    open_snapshots: int = 0
    open_pairs: int = 0
    shown: int = 0
    hidden: int = 0
    seconds: float = 0.0

    def lines(self) -> Iterator[str]:
        yield f"snapshots with a narrow count: {self.open_snapshots} of {self.snapshots}"
        yield f"pairs with a narrow count: {self.open_pairs} of {self.pairs}"
        yield f"hidden: {self.hidden / max(1, self.shown + self.hidden):.1%} of counts"
        yield f"to protect one snapshot: {1000 * self.seconds / max(1, self.snapshots):.0f} ms"


def run(programmes: int, *, audited: bool) -> Tally:
    """Protect and audit random programmes; without `audited`, by what each table and its sums need, and no more."""
    tally = Tally()
    for seed in range(programmes):
        before: Snapshot | None = None
        for tables in programme_at(seed, 3):
            started = time.perf_counter()
            found = publishable(tables, [], setting(), before) if audited else _each_alone(tables, before)
            tally.seconds += time.perf_counter() - started
            now = snapshot_of(
                found, (), (), programme="p", sample=None, today=date(2023, 12, 6), read_at=MOMENT
            )  # fmt: skip
            _count(tally, before, now)
            before = now
    return tally


def _each_alone(tables: list, before: Snapshot | None) -> Indicators:  # type: ignore[type-arg]
    found = compute(tables, [], setting())
    if before is None:
        return found
    stay = stays_hidden((before.tables, before.figures), (found.tables, found.figures), K)
    return found if stay <= protected_cells(found.tables, found.figures) else compute(tables, [], setting(), stay)


def _count(tally: Tally, before: Snapshot | None, now: Snapshot) -> None:
    known = knowledge_of(now, programme().ages.wide)
    tally.snapshots += 1
    tally.shown, tally.hidden = tally.shown + len(known.shown), tally.hidden + len(known.hidden)
    tally.open_snapshots += bool(audit([known], K).narrow(K))
    if before is not None:
        tally.pairs += 1
        tally.open_pairs += bool(audit([knowledge_of(before, programme().ages.wide), known], K).narrow(K))


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    for title, audited in (("audited", True), ("each snapshot alone", False)):
        print(title)
        print(
            "\n".join(f"  {line}" for line in run(number if audited else number // 4, audited=audited).lines()),
            flush=True,
        )
