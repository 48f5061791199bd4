"""Which published counts to hide so that no small count can be worked out from the others.

A hidden cell is protected when two whole tables exist that agree with everything shown and differ in that cell by k or
more: no reader can tell them apart, so she cannot narrow the cell below k. `protect` keeps such a pair for every
cell that it hides, and hides nothing for which it has none. The linear programmes only propose the tables and choose
cheap ones; each is checked in whole numbers before it counts.

A cell with a positive value always has such a pair once everything tied to it is hidden, because every table can be
scaled, so a mask always exists. Hiding more never narrows an interval, so any two masks together are a mask:
whatever cannot be protected with a set of cells to choose from is in no mask made of them, and may be left out for good.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np

from lib.indicators.intervals import FloatArray, PossibleTables, intervals
from lib.indicators.relations import AtMost, Block, BoolArray, Counts, IntArray, Key, Sum, blocks, relations_of

__all__ = ["AtMost", "Counts", "Key", "Sum", "intervals", "protect"]

SMALLEST_K = 5


def protect(counts: Counts, k: int, already_hidden: Collection[Key] = ()) -> frozenset[Key]:
    """The published cells to hide: those of 1 to k - 1 people, those in `already_hidden`, and what protects them.

    Afterwards no hidden cell, and no implied cell of 1 to k - 1, can be confined to an interval narrower than k people
    by a reader who knows the shown cells and the relations; except an already hidden cell that the relations alone make
    zero, whatever is shown. Cells in `already_hidden` that are no longer published are ignored.

    Raises `ValueError` when k is below 5.
    """
    if k < SMALLEST_K:
        raise ValueError(f"counts below {SMALLEST_K} must stay hidden; k = {k} is too small")
    order = counts.in_order()
    values = np.array([counts.values[key] for key in order], dtype=np.int64)
    published = np.array([key in counts.published for key in order], dtype=np.bool_)
    before = np.array([key in already_hidden for key in order], dtype=np.bool_)
    reluctance = np.array([counts.reluctance.get(key, 0.0) for key in order], dtype=np.float64)
    required = ((values > 0) & (values < k)) | (before & published)
    hidden: set[Key] = set()
    for block in blocks(values, relations_of(counts, order), range(len(order))):
        here = list(block.cells)
        if required[here].any():
            task = _Task(block, k, published[here], required[here], reluctance[here])
            hidden.update(order[here[place]] for place in np.flatnonzero(_mask(task)))
    return frozenset(hidden)


@dataclass(frozen=True)
class _Task:
    """One block to protect; the arrays have one entry per cell. `required` cells need protection in any case."""

    block: Block
    k: int
    published: BoolArray
    required: BoolArray
    reluctance: FloatArray

    def within(self, block: Block) -> "_Task":
        """The same task for a block cut from this one, the other cells being shown."""
        here = list(block.cells)
        return _Task(block, self.k, self.published[here], self.required[here], self.reluctance[here])


@dataclass
class _Worlds:
    """Possible tables found so far, as departures, and the lowest and highest departure of each cell among them."""

    low: IntArray
    high: IntArray
    departures: list[IntArray] = field(default_factory=list)

    @classmethod
    def none(cls, size: int) -> "_Worlds":
        return cls(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64))

    def add(self, departure: IntArray) -> None:
        self.departures.append(departure)
        np.minimum(self.low, departure, out=self.low)
        np.maximum(self.high, departure, out=self.high)

    def where_fixed(self, cell: int) -> "_Worlds":
        """Those that are still possible once a cell is shown."""
        return self.of([departure for departure in self.departures if not departure[cell]], len(self.low))

    @classmethod
    def of(cls, departures: list[IntArray], size: int) -> "_Worlds":
        if not departures:
            return cls.none(size)
        table = np.stack(departures)
        return cls(np.minimum(table.min(axis=0), 0), np.maximum(table.max(axis=0), 0), departures)

    def narrow(self, cells: BoolArray, k: int) -> IntArray:
        return np.flatnonzero(cells & (self.high - self.low < k))


def _mask(task: _Task) -> BoolArray:
    """Hide in one block, offering the cells of higher reluctance only where the lower ones do not suffice."""
    forced = task.required & task.published
    task = replace(task, required=task.required & ~_always_zero(task))
    found = _at_level(task, [float(level) for level in np.unique(task.reluctance[task.published])])
    return task.published if found is None else forced | found


def _at_level(task: _Task, levels: list[float]) -> BoolArray | None:
    """The mask from cells up to the last of the rising `levels`; None if a required cell cannot be protected so.

    Without the cells of that level the block may fall apart. Where all pieces have a mask, theirs is the mask.
    """
    if not levels or not task.required.any():
        return None if task.required.any() else np.zeros_like(task.required)
    lower = _piecewise(task, levels[:-1])
    if lower is not None:
        return lower
    found = _cover(task, task.published & (task.reluctance <= levels[-1]))
    return None if found is None else _spare(task, *found)


def _piecewise(task: _Task, levels: list[float]) -> BoolArray | None:
    if not levels:
        return None
    offered = task.required | ~task.published | (task.reluctance <= levels[-1])
    hidden = np.zeros_like(task.required)
    for block in blocks(task.block.values, task.block.relations, np.flatnonzero(offered)):
        here = list(block.cells)
        found = _at_level(task.within(block), levels)
        if found is None:
            return None
        hidden[here] = found
    return hidden


def _always_zero(task: _Task) -> BoolArray:
    """Required cells that the relations alone make zero: nothing that is hidden could make a reader doubt it."""
    doubtful = np.flatnonzero(task.required & (task.block.values == 0))
    zero = np.zeros(len(task.required), dtype=np.bool_)
    if doubtful.size:
        tables = PossibleTables(task.block)
        tables.release(np.ones_like(zero), np.zeros(len(zero)))
        zero[[cell for cell in doubtful if tables.furthest(cell, 1, task.k)[cell] < task.k]] = True
    return zero


def _prices(task: _Task) -> FloatArray:
    """What hiding each cell costs: one, a little more for larger counts, much more for reluctant cells."""
    size = task.block.values / (1.0 + task.block.values.max())
    rank = np.searchsorted(np.unique(task.reluctance), task.reluctance)
    return np.asarray((1.0 + 0.5 * size) * 8.0 ** np.minimum(rank, 3), dtype=np.float64)


def _cover(task: _Task, offered: BoolArray) -> tuple[BoolArray, _Worlds] | None:
    """Hide offered cells until every hidden cell is protected; None if some required cell cannot be.

    A complement that cannot be protected itself is in no mask made of offered cells, so it is offered no more.
    """
    tables = PossibleTables(task.block)
    hidden = task.required & task.published
    offered = offered | hidden
    worlds = _Worlds.none(len(hidden))
    prices = _prices(task)
    while True:
        narrow = worlds.narrow(task.required | hidden, task.k)
        if not narrow.size:
            return hidden, worlds
        cost = np.where(offered & ~hidden, prices, 0.0)
        tables.release(offered | ~task.published, cost)
        cell = int(narrow[np.argmin(task.block.values[narrow])])  # the smallest has the least room
        departures = _widen(tables, worlds, cell, task.k, cost)
        for departure in departures:
            worlds.add(departure)
            hidden = hidden | (task.published & (departure != 0))
        if departures:
            continue
        if task.required[cell]:
            return None
        offered[cell] = hidden[cell] = False
        worlds = worlds.where_fixed(cell)


def _widen(tables: PossibleTables, worlds: _Worlds, cell: int, k: int, cost: FloatArray) -> list[IntArray]:
    """The cheapest one or two possible tables found that make a cell's interval k wide; none if there are none."""
    low, high = int(worlds.low[cell]), int(worlds.high[cell])
    up = tables.furthest(cell, 1, k + low)
    choices = [[up]] if up[cell] >= k + low else []
    if choices and not cost[up != 0].any():
        return choices[0]
    if tables.values[cell] >= k - high:
        down = tables.furthest(cell, -1, k - high)
        if down[cell] <= high - k:
            choices.append([down])
    if not choices:
        down = tables.furthest(cell, -1, k - max(high, int(up[cell])))
        if max(high, up[cell]) - down[cell] >= k:
            choices.append([up, down])
    return min(choices, key=lambda c: float(cost[np.any(c, axis=0)].sum()), default=[])


def _spare(task: _Task, hidden: BoolArray, worlds: _Worlds) -> BoolArray:
    """Show again each complement that the others can do without, the most wanted first."""
    hidden = hidden.copy()
    uncertain = np.flatnonzero(hidden | ~task.published)
    for block in blocks(task.block.values, task.block.relations, uncertain):
        here = list(block.cells)
        part = task.within(block)
        kept = hidden[here]
        optional = np.flatnonzero(kept & ~part.required)
        if not optional.size:
            continue
        tables = PossibleTables(block)
        known = _Worlds.of([departure[here] for departure in worlds.departures], len(here))
        for cell in sorted(optional, key=lambda i: (-part.reluctance[i], -block.values[i], i)):
            if kept[cell] and (smaller := _without(part, tables, kept, known, int(cell))) is not None:
                kept, known = smaller
        hidden[here] = kept
    return hidden


def _without(
    task: _Task, tables: PossibleTables, hidden: BoolArray, worlds: _Worlds, cell: int
) -> tuple[BoolArray, _Worlds] | None:
    """The mask with a complement shown, and with it those that only protected it; None if a required cell suffers."""
    free = np.zeros(len(hidden))
    shown: int | None = cell
    while True:
        if shown is not None:
            hidden = hidden.copy()
            hidden[shown] = False
            worlds = worlds.where_fixed(shown)
            tables.release(hidden | ~task.published, free)
        narrow = worlds.narrow(task.required, task.k)
        if not narrow.size:
            narrow = worlds.narrow(hidden, task.k)
        if not narrow.size:
            return hidden, worlds
        shown = None
        doubtful = int(narrow[0])
        for sign in (1, -1):
            width = int(worlds.high[doubtful] - worlds.low[doubtful])
            if width < task.k:
                reach = -worlds.low[doubtful] if sign > 0 else worlds.high[doubtful]
                worlds.add(tables.furthest(doubtful, sign, task.k - int(reach) if sign < 0 else task.k - int(reach)))
        if worlds.high[doubtful] - worlds.low[doubtful] < task.k:
            if task.required[doubtful]:
                return None
            shown = doubtful
