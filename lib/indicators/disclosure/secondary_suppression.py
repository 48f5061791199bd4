"""Choosing complements: the cells that must be hidden too so that a small count cannot be worked out."""

from dataclasses import dataclass, field

import numpy as np

from lib.indicators.disclosure.intervals import PossibleTables
from lib.indicators.disclosure.relations import Block, BoolArray, FloatArray, IntArray, blocks


@dataclass(frozen=True)
class Task:
    """One block to protect, with one entry per cell in each array.

    `required` cells are hidden, or implied and small, and must be protected whatever it takes; the cells that are not
    published are unknown to readers in any case.
    """

    block: Block
    k: int
    published: BoolArray
    required: BoolArray
    weight: FloatArray

    def within(self, block: Block) -> "Task":
        """The same task for a block cut from this one, the cells outside it being shown."""
        here = list(block.cells)
        return Task(block, self.k, self.published[here], self.required[here], self.weight[here])

    def prices(self) -> FloatArray:
        """What hiding each cell costs: one, a little more for larger counts, much more for reluctant cells."""
        size = self.block.values / (1.0 + self.block.values.max())
        rank = np.searchsorted(np.unique(self.weight), self.weight)
        return np.asarray((1.0 + 0.5 * size) * 8.0 ** np.minimum(rank, 3), dtype=np.float64)


@dataclass
class Witnesses:
    """Possible tables found so far, as departures from the true one, and how far each cell departs among them."""

    low: IntArray
    high: IntArray
    departures: list[IntArray] = field(default_factory=list)

    @classmethod
    def of(cls, departures: list[IntArray], size: int) -> "Witnesses":
        """Start from departures of `size` cells each; there may be none."""
        tables = np.stack([np.zeros(size, dtype=np.int64), *departures])
        return cls(tables.min(axis=0), tables.max(axis=0), departures)

    def add(self, departure: IntArray) -> None:
        """Remember one more."""
        self.departures.append(departure)
        np.minimum(self.low, departure, out=self.low)
        np.maximum(self.high, departure, out=self.high)

    def once_shown(self, cell: int) -> "Witnesses":
        """Those that remain possible when a cell is shown."""
        return self.of([departure for departure in self.departures if not departure[cell]], len(self.low))

    def narrow(self, cells: BoolArray, k: int) -> IntArray:
        """Positions of the cells, among those given, that are not yet known to vary by k."""
        return np.flatnonzero(cells & (self.high - self.low < k))


def cover(task: Task) -> tuple[BoolArray, Witnesses] | None:
    """Hide published cells until every hidden cell is protected; None if some required cell cannot be.

    Returns the hidden cells and the tables that prove them protected. A complement that cannot be protected itself is
    in no mask of this block, so it is offered no more. Ends, because each turn protects one more cell for good or
    withdraws one.
    """
    tables, prices = PossibleTables(task.block), task.prices()
    hidden = task.required & task.published
    offered = task.published.copy()
    known = Witnesses.of([], len(hidden))
    while True:
        narrow = known.narrow(task.required | hidden, task.k)
        if not narrow.size:
            return hidden, known
        cost = np.where(offered & ~hidden, prices, 0.0)
        tables.release(offered | ~task.published, cost)
        cell = int(narrow[np.argmin(task.block.values[narrow])])  # the smallest has the least room
        found = _cheapest(tables, known, cell, task.k, cost)
        for departure in found:
            known.add(departure)
            hidden = hidden | (task.published & (departure != 0))
        if not found:
            if task.required[cell]:
                return None
            offered[cell] = hidden[cell] = False
            known = known.once_shown(cell)


def _cheapest(tables: PossibleTables, known: Witnesses, cell: int, k: int, cost: FloatArray) -> list[IntArray]:
    """The cheapest one or two tables found that make a cell's interval k wide; none if there are none."""
    low, high = int(known.low[cell]), int(known.high[cell])
    up = tables.furthest(cell, 1, k + low)
    choices = [[up]] if up[cell] >= k + low else []
    if choices and not cost[up != 0].any():
        return choices[0]
    if tables.values[cell] >= k - high:
        down = tables.furthest(cell, -1, k - high)
        if down[cell] <= high - k:
            choices.append([down])
    if not choices:
        highest = max(high, int(up[cell]))
        down = tables.furthest(cell, -1, k - highest)
        if highest - down[cell] >= k:
            choices.append([up, down])
    return min(choices, key=lambda found: float(cost[np.any(found, axis=0)].sum()), default=[])


def spare(task: Task, hidden: BoolArray, known: Witnesses) -> BoolArray:
    """Show again each complement that the rest can do without, the most wanted first.

    `known` must prove every cell of `hidden` protected, as `cover` returns them; so is every cell of the result.
    """
    hidden = hidden.copy()
    uncertain = np.flatnonzero(hidden | ~task.published)
    for block in blocks(task.block.values, task.block.relations, uncertain.tolist()):
        here = list(block.cells)
        part, kept = task.within(block), hidden[here]
        if not (kept & ~part.required).any():
            continue
        tables = PossibleTables(block)
        proof = Witnesses.of([departure[here] for departure in known.departures], len(here))
        wanted = sorted(
            np.flatnonzero(kept & ~part.required).tolist(), key=lambda i: (-part.weight[i], -block.values[i], i)
        )
        for cell in wanted:
            if kept[cell]:
                kept, proof = _without(part, tables, kept, proof, cell) or (kept, proof)
        hidden[here] = kept
    return hidden


def _without(
    task: Task, tables: PossibleTables, hidden: BoolArray, known: Witnesses, cell: int
) -> tuple[BoolArray, Witnesses] | None:
    """Show a complement, and with it those that it alone protected; None if a required cell would suffer."""
    hidden, shown = hidden.copy(), cell
    while True:
        hidden[shown] = False
        known = known.once_shown(shown)
        tables.release(hidden | ~task.published, np.zeros(len(hidden)))
        lost = _exposed(task, tables, hidden, known)
        if lost is None:
            return hidden, known
        if task.required[lost]:
            return None
        shown = lost


def _exposed(task: Task, tables: PossibleTables, hidden: BoolArray, known: Witnesses) -> int | None:
    """A cell that is not protected with these cells hidden, a required one if there is any; None if all are.

    Adds to `known` the tables that prove the others protected.
    """
    for cells in (task.required, hidden):
        for cell in known.narrow(cells, task.k).tolist():
            if known.high[cell] - known.low[cell] < task.k:
                known.add(tables.furthest(cell, 1, task.k + int(known.low[cell])))
            if known.high[cell] - known.low[cell] < task.k:
                known.add(tables.furthest(cell, -1, task.k - int(known.high[cell])))
            if known.high[cell] - known.low[cell] < task.k:
                return int(cell)
    return None
