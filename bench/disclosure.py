"""How well protection holds and what it costs: random programmes that go on, audited as a reader would.

    python bench/disclosure.py [PROGRAMMES [MOMENTS]]

Each is read at three moments. Printed: snapshots, and snapshots in a row, two and all together, in which a protected
count can be confined to fewer than five people, the share of counts hidden, and milliseconds. Then the same with each
snapshot protected alone.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

from lib.indicators.compute import Indicators, compute
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.audit import audit
from lib.snapshot.disclosure.knowledge import knowledge_of
from lib.snapshot.disclosure.over_time import protected_cells, stays_hidden
from lib.snapshot.disclosure.publishable import publishable
from lib.snapshot.snapshot import Snapshot
from lib.tables.reading.table import ReadTable
from tests.indicators.evolving import programme_at
from tests.indicators.facts import programme, setting

K = 5
MOMENT = datetime(2023, 12, 6, tzinfo=UTC)


@dataclass
class Tally:
    """What came of all programmes so far."""

    snapshots: int = 0
    pairs: int = 0
    wholes: int = 0
    open_snapshots: int = 0
    open_pairs: int = 0
    open_wholes: int = 0
    shown: int = 0
    hidden: int = 0
    seconds: float = 0.0

    def lines(self) -> Iterator[str]:
        yield f"snapshots with a narrow count: {self.open_snapshots} of {self.snapshots}"
        yield f"pairs with a narrow count: {self.open_pairs} of {self.pairs}"
        yield f"programmes with a narrow count from all their snapshots together: {self.open_wholes} of {self.wholes}"
        yield f"hidden: {self.hidden / max(1, self.shown + self.hidden):.1%} of counts"
        yield f"to protect one snapshot: {1000 * self.seconds / max(1, self.snapshots):.0f} ms"


def run(programmes: int, moments: int, *, audited: bool) -> Tally:
    """Protect and audit random programmes; without `audited`, by what each table and its sums need, and no more."""
    tally = Tally()
    for seed in range(programmes):
        shown: list[Snapshot] = []
        for tables in programme_at(seed, moments):
            started = time.perf_counter()
            found = publishable(tables, [], setting(), shown) if audited else _each_alone(tables, shown)
            tally.seconds += time.perf_counter() - started
            shown.append(snapshot_of(
                found, (), (), programme="p", sample=None, today=date(2023, 12, 6), read_at=MOMENT
            ))  # fmt: skip
        _count(tally, shown)
        if seed % 50 == 49:
            print(f"  after {seed + 1}:", *tally.lines(), sep="\n    ", flush=True)
    return tally


def _each_alone(tables: Sequence[ReadTable], shown: Sequence[Snapshot]) -> Indicators:
    found = compute(tables, [], setting())
    if not shown:
        return found
    before = shown[-1]
    stay = stays_hidden((before.tables, before.figures), (found.tables, found.figures), K)
    return found if stay <= protected_cells(found.tables, found.figures) else compute(tables, [], setting(), stay)


def _count(tally: Tally, shown: Sequence[Snapshot]) -> None:
    known = [knowledge_of(each, programme().ages.wide) for each in shown]
    for each in known:
        tally.snapshots += 1
        tally.shown, tally.hidden = tally.shown + len(each.shown), tally.hidden + len(each.hidden)
        tally.open_snapshots += bool(audit([each], K).narrow(K))
    for pair in pairwise(known):
        tally.pairs += 1
        tally.open_pairs += bool(audit(pair, K).narrow(K))
    tally.wholes += 1
    tally.open_wholes += bool(audit(known, K).narrow(K))


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    long = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for title, audited in (("audited", True), ("each snapshot alone", False)):
        print(title)
        tally = run(number if audited else number // 4, long, audited=audited)
        print("\n".join(f"  {line}" for line in tally.lines()), flush=True)
