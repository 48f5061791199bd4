"""How far a reader can narrow each hidden count, from all published snapshots of a programme together.

Linear programmes over all groups of people that a reader can imagine (`knowledge.py`): the least and the most that each
hidden count can be. They work from the published tables and figures alone, with another formulation and another model
than the code that protects them. What the reader is taken to know besides:

- no count is negative;
- when and where each bootcamp was, the month too where only a week is told, which age bands make a wide group, and how
  people are counted;
- a bootcamp that had ended, and of which nothing shown twice moved, did not change down to its smallest group; one that
  ran lost nobody (`readings.py`);
- who completed had attended, who attended came to one session at least and to none twice, and nobody can have come back
  to the first bootcamp (`assumptions.py`).

Where what is shown contradicts an assumption, she drops that one and keeps the others.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.snapshot.disclosure.assumptions import assumptions
from lib.snapshot.disclosure.knowledge import Knowledge
from lib.snapshot.disclosure.linear import (
    NEARLY,
    Floats,
    LinearBlock,
    LinearProgramme,
    LinearRow,
    Steps,
    blocks,
    dropped,
)
from lib.snapshot.disclosure.names import Name, order
from lib.snapshot.disclosure.readings import Readings

Asked = tuple[int, Name]
"""A hidden count: in which snapshot (0 is the earliest), and its name."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a hidden count can be, and the table or figure that it is in.

    Where the search was for narrow ones, `because` names the shown counts that confine it, each where it was told
    first: while all of them are shown, it stays as narrow.
    """

    snapshot: int
    where: str
    name: Name
    low: float
    high: float
    because: frozenset[Asked] = frozenset()

    @property
    def width(self) -> float:
        """How many people the two ends are apart; infinite where nothing bounds the count from above."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Audit:
    """Every hidden count with its interval.

    `assumed` tells whether the reader could keep all her assumptions, `possible` whether what is shown agrees with
    itself at all; if not, she can conclude nothing and there is no interval.
    """

    intervals: tuple[Interval, ...]
    assumed: bool
    possible: bool = True

    def narrow(self, k: int) -> tuple[Interval, ...]:
        """Return the hidden counts that the reader can confine to fewer than k people."""
        return tuple(each for each in self.intervals if each.width < k - NEARLY)


def audit(
    known: Sequence[Knowledge],
    enough: float = math.inf,
    *,
    newest_only: bool = False,
    but: Collection[Asked] = (),
    steps: Steps | None = None,
) -> Audit:
    """Return the tightest interval of each hidden count, from one snapshot or from several, the earliest first.

    With `enough`, an interval known to be that wide is not searched further, which is much quicker. With `newest_only`,
    counts on which the last snapshot has no bearing are left out, and so are those in `but`. Raises UnsolvedError when
    it cannot be told.
    """
    steps = steps or Steps()
    cut: frozenset[int] = frozenset()
    while True:
        system = _System(Readings(known, cut), newest_only=newest_only, but=but)
        if system.settle(steps):
            return Audit(system.intervals(enough, steps), assumed=not cut and not system.dropped)
        number = _first_contradiction(known, cut, steps)
        if number is None:
            return Audit((), assumed=False, possible=False)
        cut |= {number}


def _first_contradiction(known: Sequence[Knowledge], cut: frozenset[int], steps: Steps) -> int | None:
    """Return the first reading that cannot be what the ones before it are; None where it does not even agree alone."""
    sound, unsound = 0, len(known)
    while unsound - sound > 1:
        half = (sound + unsound) // 2
        if _System(Readings(known[:half], cut)).settle(steps):
            sound = half
        else:
            unsound = half
    return None if unsound - 1 in cut or unsound == 1 else unsound - 1


class _System:
    """All that is shown, and all that is assumed, as rows."""

    def __init__(self, readings: Readings, *, newest_only: bool = False, but: Collection[Asked] = ()) -> None:
        self._readings = readings
        self._newest = len(readings.known) - 1
        self._told: list[Asked] = []
        self.contradicted = False
        self.rows = [*self._shown(), *assumptions(readings)]
        self.dropped: set[int] = set()
        self._newest_only, self._but = newest_only, but

    def _shown(self) -> list[LinearRow]:
        """Return a row for each sum of columns that is told, once, and note which reading told it first."""
        rows: dict[tuple[object, ...], LinearRow] = {}
        for number, known in enumerate(self._readings.known):
            limits = {name: (count, count) for name, count in known.shown.items()} | dict(known.within)
            for name, (least, most) in limits.items():
                key = self._readings.key(number, name)
                row = rows.get(key)
                if row is None:
                    columns = self._readings.columns(number, name)
                    rows[key] = LinearRow(float(least), float(most), tuple((each, 1.0) for each in columns))
                    self._told.append((number, name))
                    self.contradicted |= not columns and not least <= 0 <= most
                else:
                    row.low, row.high = max(row.low, least), min(row.high, most)
                    self.contradicted |= row.low > row.high
        return list(rows.values())

    def settle(self, steps: Steps) -> bool:
        """Drop the assumptions that contradict what is shown; False where that contradicts itself."""
        if self.contradicted:
            return False
        first: dict[tuple[object, ...], Asked] = {}
        for number, known in enumerate(self._readings.known):
            for name in sorted(known.hidden, key=order):
                first.setdefault(self._readings.key(number, name), (number, name))
        self._asked = [each for each in first.values() if each not in self._but]
        self._columns = [self._readings.columns(*each) for each in self._asked]
        while True:
            kept = [number for number in range(len(self.rows)) if number not in self.dropped]
            rows = [self.rows[number] for number in kept]
            everything = LinearBlock(tuple(range(self._readings.size)), tuple(kept), ())
            self._blocks = [everything] + [
                LinearBlock(each.columns, tuple(kept[row] for row in each.rows), each.asked)
                for each in blocks(rows, self._columns)
                if not self._newest_only or not each.asked or self._bears_on(each, kept)
            ]
            self._programmes = [self._programme(each, steps) for each in self._blocks]
            bad = [place for place, each in enumerate(self._programmes) if not each.possible()]
            if not bad:
                return True
            if not self._drop(self._blocks[bad[0]], steps):
                return False

    def _drop(self, block: LinearBlock, steps: Steps) -> bool:
        broken = dropped([self.rows[number] for number in block.rows], block.columns, steps)
        self.dropped |= {block.rows[place] for place in broken or ()}
        return bool(broken)

    def _bears_on(self, block: LinearBlock, kept: Sequence[int]) -> bool:
        told = (kept[row] for row in block.rows)
        return any(self._asked[number][0] == self._newest for number in block.asked) or any(
            self._told[row][0] == self._newest for row in told if row < len(self._told)
        )

    def _programme(self, block: LinearBlock, steps: Steps) -> LinearProgramme:
        return LinearProgramme([self.rows[number] for number in block.rows], block.columns, steps)

    def intervals(self, enough: float, steps: Steps) -> tuple[Interval, ...]:
        """Return the interval of each hidden count, in their order."""
        found: dict[int, Interval] = {}
        for block, programme in zip(self._blocks, self._programmes, strict=True):
            found.update(self._in_block(block, programme, enough))
        return tuple(found[number] for number in sorted(found))

    def _in_block(self, block: LinearBlock, programme: LinearProgramme, enough: float) -> Mapping[int, Interval]:
        at = [programme.places(self._columns[number]) for number in block.asked]
        low, high = np.full(len(at), math.inf), np.full(len(at), -math.inf)

        def seen(solution: Floats) -> None:
            counts = np.array([solution[places].sum() for places in at])
            np.minimum(low, counts, out=low)
            np.maximum(high, counts, out=high)

        seen(programme.solution())
        because: list[set[Asked]] = [set() for _ in at]
        for place, number in enumerate(block.asked):
            for sign in (-1.0, 1.0):
                if high[place] - low[place] >= enough - NEARLY:
                    continue
                solution = programme.furthest(self._columns[number], sign)
                if solution is None:
                    high[place] = math.inf
                    continue
                seen(solution)
                if enough < math.inf:
                    because[place] |= self._told_by(block.rows[row] for row in programme.binding())
        return {
            number: self._interval(number, low[place], high[place], because[place])
            for place, number in enumerate(block.asked)
        }

    def _told_by(self, rows: Iterable[int]) -> set[Asked]:
        return {self._told[row] for row in rows if row < len(self._told)}

    def _interval(self, asked: int, low: float, high: float, because: set[Asked]) -> Interval:
        number, name = self._asked[asked]
        where = self._readings.known[number].hidden[name]
        return Interval(number, where, name, round(float(low), 6), round(float(high), 6), frozenset(because))


def tightest(found: Audit) -> Mapping[tuple[int, str], Interval]:
    """Return the narrowest interval of each table that hides anything."""
    by_table: dict[tuple[int, str], Interval] = {}
    for each in found.intervals:
        key = (each.snapshot, each.where)
        if key not in by_table or each.width < by_table[key].width:
            by_table[key] = each
    return by_table
