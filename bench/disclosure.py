"""How well protection holds, what it hides and what it costs: programmes like real ones, audited as a reader would.

    python bench/disclosure.py [PROGRAMMES [READINGS]]     like real ones: nine of 18 to 44 people, 0 to 3 joining
    python bench/disclosure.py --random [PROGRAMMES]       random ones, whose sheets contradict what everybody assumes
    python bench/disclosure.py --size                      9 to 60 bootcamps in up to 32 states, each a single reading
    python bench/disclosure.py --curve                     the same, read twelve times from the first bootcamp on
    python bench/disclosure.py --long [SNAPSHOTS]          one programme, read that often while it runs

Every published snapshot of a programme is audited together with all the others and with every assumption. Times are of
the processor, not of the clock, so that a busy machine does not count.
"""

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.audit import audit
from lib.snapshot.disclosure.knowledge import Knowledge, knowledge_of
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.publishable import publishable
from lib.tables.reading.table import ReadTable
from tests.indicators.evolving import programme_at
from tests.indicators.facts import programme, setting
from tests.indicators.realistic import readings_of

K = 5
MOMENT = datetime(2023, 12, 6, tzinfo=UTC)
WIDE = programme().ages.wide
SIZES = ((9, 5), (20, 12), (40, 24), (60, 32))
"""Bootcamps and states."""


@dataclass
class Tally:
    """What came of all programmes so far. Hidden and shown are pairs: of the last readings, and of those alone."""

    programmes: int = 0
    snapshots: int = 0
    shown: int = 0
    hidden: int = 0
    narrow: int = 0
    open_programmes: int = 0
    withheld: int = 0
    last: int = 0
    last_of: int = 0
    alone: int = 0
    alone_of: int = 0
    ended: int = 0
    own: int = 0
    whole: int = 0
    seconds: list[list[float]] = field(default_factory=list)

    def lines(self) -> Iterable[str]:
        """Yield what is to be told."""
        of = f"{self.open_programmes} of {self.programmes}"
        yield f"hidden counts confined to fewer than {K}: {self.narrow}, in {of}"
        yield f"snapshots in which counts were given up: {self.withheld} of {self.snapshots}"
        yield f"hidden: {self.hidden / max(1, self.hidden + self.shown):.1%} of counts"
        yield f"hidden in the last reading: {self.last / max(1, self.last_of):.1%}, {self.last / self.alone:.2f} times"
        yield f"hidden in the last reading, were it alone: {self.alone / max(1, self.alone_of):.1%}"
        ended = max(1, self.ended)
        yield f"of bootcamps that ended, in detail in the end: {self.own / ended:.0%} themselves,"
        yield f"    {self.whole / ended:.0%} within the programme's detail"
        first, last = (sorted(each[place] for each in self.seconds)[len(self.seconds) // 2] for place in (0, -1))
        yield f"to protect a snapshot, median: the first {first:.2f} s, the last {last:.2f} s"
        yield f"    the longest {max(max(each) for each in self.seconds):.1f} s"


def published(tables: Sequence[ReadTable], past: Past, tally: Tally) -> tuple[Past, float]:
    """Publish one reading, and return the past with it and the seconds that took."""
    started = time.process_time()
    found = publishable(tables, [], setting(), past)
    seconds = time.process_time() - started
    tally.withheld += found.withheld is not None
    today = date(2023, 12, 6)
    snapshot = snapshot_of(
        found.indicators, (), (), programme="p", sample=None, today=today, read_at=MOMENT, releases=found.releases
    )
    return past.then(snapshot, WIDE), seconds


def follow(readings: Iterable[Sequence[ReadTable]], tally: Tally) -> None:
    """Publish a programme's readings one after the other, and audit all of them together."""
    past, seconds = Past(), []
    tables: Sequence[ReadTable] = ()
    for tables in readings:
        past, took = published(tables, past, tally)
        seconds.append(took)
        count(last_of(past), tally)
    alone = knowledge_of(publishable(tables, [], setting()).indicators, WIDE)
    narrow = audit(past.known, K).narrow(K)
    tally.programmes += 1
    tally.narrow, tally.open_programmes = tally.narrow + len(narrow), tally.open_programmes + bool(narrow)
    last = last_of(past)
    tally.last, tally.last_of = tally.last + len(last.hidden), tally.last_of + len(last.hidden) + len(last.shown)
    tally.alone, tally.alone_of = tally.alone + len(alone.hidden), tally.alone_of + len(alone.hidden) + len(alone.shown)
    tally.seconds.append(seconds)
    releases = past.newest.releases if past.newest else ()
    tally.ended += len(last.ended)
    tally.own += sum(len(each.bootcamps) for each in releases if each.place.startswith("bootcamp"))
    tally.whole += sum(len(each.bootcamps) for each in releases if each.place == "*")


def last_of(past: Past) -> Knowledge:
    """Return all that the newest snapshot tells, also what it repeats."""
    return knowledge_of(past.newest, WIDE) if past.newest else past.known[-1]


def long(how_often: int) -> None:
    """Print what a reading costs as snapshots become many: a programme of nine that is read again and again."""
    past, tally = Past(), Tally()
    for number, tables in enumerate(readings_of(1, how_often, 9, busy=12 / how_often), start=1):
        past, took = published(tables, past, tally)
        if number % max(1, how_often // 10) == 0:
            print(f"snapshot {number}: {took:.2f} s, {len(past.known)} that tell something new", flush=True)


def count(known: Knowledge, tally: Tally) -> None:
    """Count what a reading shows and hides."""
    tally.snapshots += 1
    tally.shown, tally.hidden = tally.shown + len(known.shown), tally.hidden + len(known.hidden)


def sizes() -> None:
    """Print what one reading costs by the number of bootcamps."""
    for bootcamps, states in SIZES:
        tally = Tally()
        *_, tables = readings_of(1, 2 * bootcamps, bootcamps, states)
        past, seconds = published(tables, Past(), tally)
        known = past.known[0]
        hidden, every = len(known.hidden), len(known.hidden) + len(known.shown)
        print(f"{bootcamps} bootcamps, {states} states: {seconds:.1f} s, {hidden} of {every} hidden", flush=True)


def curve() -> None:
    """Print what the first and the twelfth reading cost by the number of bootcamps."""
    for bootcamps, states in SIZES:
        past, tally, took = Past(), Tally(), []
        for tables in readings_of(1, 12, bootcamps, states):
            past, seconds = published(tables, past, tally)
            took.append(seconds)
        narrow = len(audit(past.known, K).narrow(K))
        print(
            f"{bootcamps} bootcamps, {states} states: the first {took[0]:.1f} s, the twelfth {took[-1]:.1f} s, the",
            end=" ",
        )
        print(f"longest {max(took):.1f} s; given up {tally.withheld} times, {narrow} narrowed", flush=True)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    how_many, how_long = (*numbers, 40)[0], (*numbers[1:], 4)[0]
    if "--size" in sys.argv:
        sizes()
    elif "--curve" in sys.argv:
        curve()
    elif "--long" in sys.argv:
        long((*numbers, 500)[0])
    else:
        tally = Tally()
        for seed in range(how_many):
            follow(programme_at(seed, 3) if "--random" in sys.argv else readings_of(seed, how_long, 9), tally)
        print("\n".join(tally.lines()))
