"""How far a reader can narrow down what is hidden: linear programmes over every table that fits what is shown."""

import math
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import highspy
import numpy as np
from highspy._core import _Highs  # the binding itself: typed, and without the banner that highspy.Highs() prints

from lib.indicators.disclosure.relations import (
    Block,
    BoolArray,
    Counts,
    FloatArray,
    IntArray,
    Key,
    blocks,
    relations_of,
)

_PULL = 1e7  # worth more than any price a cell can have, so that a cell is moved as far as it goes
_WHOLE = 1e-5  # how far from a whole number the solver may leave one
_OPTIONS: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "solver": "simplex",
    "mip_max_nodes": 200,
}


class PossibleTables:
    """The tables that a reader cannot rule out, for one block, as departures from the true table.

    A free cell may take any value from 0 up that the relations allow; a fixed cell keeps its true value. Each cell is
    two columns of one linear programme, people more and people fewer than the truth, so that a departure can be priced.
    The model is built once; freeing, pricing and moving cells only change bounds and costs.
    """

    def __init__(self, block: Block) -> None:
        self.values = block.values
        self._rows = block.relations
        self._size = len(block.values)
        lengths = [len(line.cells) for line in self._rows]
        self._row = np.repeat(np.arange(len(lengths)), lengths)
        self._cell = np.array([cell for line in self._rows for cell in line.cells], dtype=np.int64)
        self._sign = np.array([sign for line in self._rows for sign in line.signs], dtype=np.int64)
        self._room = np.array([relation.room or 0 for relation in self._rows], dtype=np.int64)
        self._equal = np.array([relation.room is None for relation in self._rows], dtype=np.bool_)
        self._free = np.zeros(self._size, dtype=np.bool_)
        self._price = np.zeros(self._size)
        self._solver = self._model()

    def _model(self) -> _Highs:
        lp = highspy.HighsLp()
        n, rows = self._size, len(self._rows)
        lp.num_col_, lp.num_row_ = 2 * n, rows
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.zeros(2 * n), np.zeros(2 * n), np.zeros(2 * n)
        lp.row_lower_ = np.where(self._equal, 0.0, -math.inf)
        lp.row_upper_ = self._room.astype(np.float64)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = 2 * np.bincount(self._row, minlength=rows)
        lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        both = np.stack([self._cell, self._cell + n], axis=1).ravel()
        lp.a_matrix_.index_ = both.astype(np.int32)
        lp.a_matrix_.value_ = np.stack([self._sign, -self._sign], axis=1).ravel().astype(np.float64)
        solver = _Highs()
        for option, setting in _OPTIONS.items():
            solver.setOptionValue(option, setting)
        if solver.passModel(lp) == highspy.HighsStatus.kError:
            raise RuntimeError("the linear programme was refused")
        return solver

    def release(self, free: BoolArray, price: FloatArray) -> None:
        """Say which cells are free and what it costs to move each of them by one."""
        self._free, self._price = free.copy(), price.copy()
        both = np.arange(2 * self._size, dtype=np.int32)
        upper = np.concatenate([np.where(free, math.inf, 0.0), np.where(free, self.values, 0.0)])
        self._solver.changeColsBounds(len(both), both, np.zeros(len(both)), upper)
        self._solver.changeColsCost(len(both), both, np.tile(np.where(free, price, 0.0), 2))

    def furthest(self, cell: int, sign: int, enough: int) -> IntArray:
        """A possible table that moves a free cell up (`sign` 1) or down (-1) as far as it goes, or just `enough`.

        Among those, one that moves the priced cells least. It is made of whole numbers and checked as such, so nothing
        that is concluded from it depends on the solver being right; no departure at all is returned when the solver
        found none.
        """
        departure = self._whole(self._pull(cell, sign, float(enough))[1])
        if departure is None:
            with self._whole_numbers_only():
                departure = self._whole(self._pull(cell, sign, float(enough))[1])
        return np.zeros(self._size, dtype=np.int64) if departure is None else departure

    def end(self, cell: int, sign: int) -> float:
        """The largest (`sign` 1) or smallest (-1) value that a free cell can have, fractions allowed; maybe infinite.

        Raises `RuntimeError` when the solver cannot tell.
        """
        status, solution = self._pull(cell, sign, math.inf)
        if solution is not None:
            return round(float(self.values[cell] + solution[cell]), 6)
        if status in {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return math.inf  # never infeasible: the true table is possible
        raise RuntimeError(f"the linear programme ended as {status.name}")

    @contextmanager
    def _whole_numbers_only(self) -> Iterator[None]:
        both = np.arange(2 * self._size, dtype=np.int32)
        kinds = np.full(2 * self._size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        self._solver.changeColsIntegrality(len(both), both, kinds)
        self._solver.setOptionValue("presolve", "on")
        yield
        self._solver.setOptionValue("presolve", "off")
        self._solver.changeColsIntegrality(len(both), both, np.zeros_like(kinds))

    def _pull(self, cell: int, sign: int, enough: float) -> tuple[highspy.HighsModelStatus, FloatArray | None]:
        more, fewer = cell, cell + self._size
        column, against = (more, fewer) if sign > 0 else (fewer, more)
        limit = enough if sign > 0 else min(enough, float(self.values[cell]))
        solver = self._solver
        solver.changeColBounds(column, 0.0, limit)
        solver.changeColBounds(against, 0.0, 0.0)
        solver.changeColCost(column, -_PULL)
        solver.clearSolver()  # so near to the truth, starting there is quicker than from the last table
        solver.run()
        status = solver.getModelStatus()
        found = np.array(solver.getSolution().col_value) if status == highspy.HighsModelStatus.kOptimal else None
        solver.changeColCost(column, self._price[cell])
        solver.changeColBounds(more, 0.0, math.inf)
        solver.changeColBounds(fewer, 0.0, float(self.values[cell]))
        return status, None if found is None else found[: self._size] - found[self._size :]

    def _whole(self, solution: FloatArray | None) -> IntArray | None:
        """The solution in whole numbers, if it is one, fits every relation exactly and leaves no count negative."""
        if solution is None:
            return None
        departure = np.rint(solution).astype(np.int64)
        if np.abs(solution - departure).max(initial=0.0) > _WHOLE or departure[~self._free].any():
            return None
        added = np.zeros(len(self._rows), dtype=np.int64)
        np.add.at(added, self._row, self._sign * departure[self._cell])
        fits = np.where(self._equal, added == 0, added <= self._room)
        return departure if fits.all() and (self.values + departure >= 0).all() else None


def intervals(counts: Counts, hidden: Collection[Key]) -> dict[Key, tuple[float, float]]:
    """The tightest interval, both ends possible, that a reader of the published cells can give each hidden cell.

    The reader knows every shown value, all relations and that no count is negative. Cells that are not published are
    unknown to her too, but only those in `hidden` are reported. An upper end may be infinite.

    Raises `ValueError` when a hidden cell has no value.
    """
    if unknown := sorted(repr(key) for key in hidden if key not in counts.values):
        raise ValueError(f"no value for {', '.join(unknown)}")
    order = counts.in_order()
    values = np.array([counts.values[key] for key in order], dtype=np.int64)
    asked = {i for i, key in enumerate(order) if key in hidden}
    uncertain = [i for i, key in enumerate(order) if i in asked or key not in counts.published]
    found = {}
    for block in blocks(values, relations_of(counts, order), uncertain):
        if asked.isdisjoint(block.cells):
            continue
        tables = PossibleTables(block)
        tables.release(np.ones(len(block.cells), dtype=np.bool_), np.zeros(len(block.cells)))
        for place, cell in enumerate(block.cells):
            if cell in asked:
                found[order[cell]] = (tables.end(place, -1), tables.end(place, 1))
    return found
