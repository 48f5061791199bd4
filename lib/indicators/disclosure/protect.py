"""Which published counts to hide so that no small count can be worked out from the others.

A hidden cell is protected when two whole tables exist that agree with everything shown and differ in that cell by k or
more: no reader can tell them apart, so she cannot narrow the cell below k. `protect` keeps such a pair for every
cell that it hides, and hides nothing for which it has none. The linear programmes only propose the tables and choose
cheap ones; each is checked in whole numbers before it counts.

A cell with a positive value always has such a pair once everything tied to it is hidden, because every table can be
scaled, so a mask always exists. Hiding more never narrows an interval, so any two masks together are a mask:
whatever cannot be protected with a set of cells to choose from is in no mask made of them, and is left out for good.

What this does not cover: a reader who knows a hidden count from elsewhere, and one who compares with an earlier
mask, unless the caller passes the cells that were hidden then.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from lib.indicators.disclosure.intervals import PossibleTables, intervals
from lib.indicators.disclosure.relations import AtMost, BoolArray, Counts, Key, Sum, blocks, relations_of
from lib.indicators.disclosure.secondary_suppression import Task, cover, spare

__all__ = ["SMALLEST_K", "AtMost", "Counts", "Key", "Sum", "intervals", "protect"]

SMALLEST_K = 5


def protect(counts: Counts, k: int, already_hidden: Collection[Key] = ()) -> frozenset[Key]:
    """The published cells to hide: those of 1 to k - 1 people, those in `already_hidden`, and what protects them.

    Afterwards no hidden cell, and no implied cell of 1 to k - 1, can be confined to an interval narrower than k people
    by a reader who knows the shown cells and the relations; except an already hidden cell that the relations alone make
    zero, or that `known` cells confine, whatever is shown. Cells in `already_hidden` that are no longer published are
    ignored.

    Raises `ValueError` when k is below 5.
    """
    if k < SMALLEST_K:
        raise ValueError(f"counts below {SMALLEST_K} must stay hidden; k = {k} is too small")
    order = counts.in_order()
    values = np.array([counts.values[key] for key in order], dtype=np.int64)
    published = np.array([key in counts.published for key in order], dtype=np.bool_)
    before = np.array([key in already_hidden for key in order], dtype=np.bool_)
    weight = np.array([counts.weight.get(key, 0.0) for key in order], dtype=np.float64)
    required = ((values > 0) & (values < k)) | (before & published)
    hidden: set[Key] = set()
    uncertain = [place for place, key in enumerate(order) if required[place] or key not in counts.known]
    for block in blocks(values, relations_of(counts, order), uncertain):
        here = list(block.cells)
        if required[here].any():
            task = Task(block, k, published[here], required[here], weight[here])
            mask = _mask(task, beyond_help=bool(counts.known))
            hidden.update(order[here[place]] for place in np.flatnonzero(mask))
    return frozenset(hidden)


def _mask(task: Task, *, beyond_help: bool) -> BoolArray:
    """The cells to hide in one block; all that are published, should the solver fail on a task that has a solution."""
    forced = task.required & task.published
    task = replace(task, required=task.required & ~_always_narrow(task, all_of_them=beyond_help))
    found = _up_to(task, [float(level) for level in np.unique(task.weight[task.published])])
    return task.published if found is None else forced | found


def _always_narrow(task: Task, *, all_of_them: bool) -> BoolArray:
    """Required cells that no mask could protect: nothing that is hidden could make a reader doubt them.

    Without `known` cells those are zeros that the relations alone make zero; only with them need all be tried.
    """
    narrow = np.zeros_like(task.required)
    doubtful = np.flatnonzero(task.required & (all_of_them | (task.block.values == 0)))
    if doubtful.size:
        tables = PossibleTables(task.block)
        tables.release(np.ones_like(narrow), np.zeros(len(narrow)))
        for cell in doubtful.tolist():
            high = int(tables.furthest(cell, 1, task.k)[cell])
            narrow[cell] = high < task.k and high - int(tables.furthest(cell, -1, task.k - high)[cell]) < task.k
    return narrow


def _up_to(task: Task, levels: list[float]) -> BoolArray | None:
    """The mask of a block whose cells are of these rising `levels` of weight; None if there is none.

    With the cells of the last level shown, the block falls into pieces. Where each piece has a mask, they are the mask.
    """
    if not task.required.any():
        return np.zeros_like(task.required)
    if not levels:
        return None
    pieces = _in_pieces(task, levels[:-1])
    if pieces is not None:
        return pieces
    found = cover(task)
    return None if found is None else spare(task, *found)


def _in_pieces(task: Task, levels: list[float]) -> BoolArray | None:
    if not levels:
        return None
    uncertain = np.flatnonzero(task.required | ~task.published | (task.weight <= levels[-1]))
    hidden = np.zeros_like(task.required)
    for block in blocks(task.block.values, task.block.relations, uncertain.tolist()):
        found = _up_to(task.within(block), levels)
        if found is None:
            return None
        hidden[list(block.cells)] = found
    return hidden
