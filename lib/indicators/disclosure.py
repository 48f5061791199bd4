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
from dataclasses import dataclass, field

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
    """Hide in one block, offering the cells of higher reluctance only when the lower ones do not suffice."""
    for level in np.unique(task.reluctance[task.published]):
        found = _cover(task, task.published & (task.reluctance <= level))
        if found is not None:
            hidden, worlds = found
            return _spare(task, hidden, worlds)
    return task.published


def _cover(task: _Task, offered: BoolArray) -> tuple[BoolArray, _Worlds] | None:
    """Hide offered cells until every hidden cell is protected; None if a required cell cannot be."""
    return None


def _spare(task: _Task, hidden: BoolArray, worlds: _Worlds) -> BoolArray:
    return hidden
