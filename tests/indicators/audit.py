"""A reader who tries to undo the protection, with another formulation than the program's and only what she can see.

She knows the shown values, every sum and every "at most", and that no count is negative. Her unknowns are the other
cells; what she knows is moved to the right-hand side. scipy's `linprog` then gives the least and the most that a cell
can be; `milp` does the same for a reader who also uses that people are whole.
"""

import math
from collections.abc import Collection, Iterable, Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, lil_array

from lib.indicators.disclosure.relations import AtMost, Counts, Key, Sum


class Reader:
    """What one reader can deduce from the shown values."""

    def __init__(self, shown: Mapping[Key, int], sums: Iterable[Sum], at_most: Iterable[AtMost]) -> None:
        equal = [[(line.total, -1.0), *((part, 1.0) for part in line.parts)] for line in sums]
        below = [[(pair.smaller, 1.0), (pair.larger, -1.0)] for pair in at_most]
        named = dict.fromkeys(key for terms in [*equal, *below] for key, _ in terms if key not in shown)
        self._column = {key: column for column, key in enumerate(named)}
        self._equal, self._equal_to = self._system(equal, shown)
        self._below, self._below_at = self._system(below, shown)

    def _system(self, rows: list[list[tuple[Key, float]]], shown: Mapping[Key, int]) -> tuple[csr_array, np.ndarray]:
        matrix = lil_array((len(rows), len(self._column)))
        right = np.zeros(len(rows))
        for i, terms in enumerate(rows):
            for key, sign in terms:
                if key in shown:
                    right[i] -= sign * shown[key]
                else:
                    matrix[i, self._column[key]] += sign
        return csr_array(matrix), right

    def interval(self, key: Key, *, whole: bool = False) -> tuple[float, float]:
        """The least and the most that an unknown cell can be, for a reader who may know that people are whole."""
        if key not in self._column:
            return 0.0, math.inf
        least = self._whole if whole else self._least
        return least(key, 1.0), -least(key, -1.0)

    def _cost(self, key: Key, sign: float) -> np.ndarray:
        cost = np.zeros(len(self._column))
        cost[self._column[key]] = sign
        return cost

    def _least(self, key: Key, sign: float) -> float:
        cost = self._cost(key, sign)
        found = linprog(cost, self._below, self._below_at, self._equal, self._equal_to, bounds=(0, None))
        assert found.status in {0, 3}, found.message
        return -math.inf if found.status == 3 else float(found.fun)

    def _whole(self, key: Key, sign: float) -> float:
        cost = self._cost(key, sign)
        equal = LinearConstraint(self._equal, self._equal_to, self._equal_to)
        below = LinearConstraint(self._below, -np.inf, self._below_at)
        found = milp(cost, constraints=[equal, below], integrality=np.ones_like(cost), bounds=Bounds(0, np.inf))
        assert found.status in {0, 3, 4}, found.message  # 3 and 4: unbounded, since the true table is possible
        return float(found.fun) if found.status == 0 else -math.inf


def too_narrow(
    counts: Counts, hidden: Collection[Key], k: int, *, whole: bool = False
) -> dict[Key, tuple[float, float]]:
    """The hidden cells, and the implied cells of 1 to k - 1, that a reader can confine to less than k people."""
    shown = {key: counts.values[key] for key in counts.published if key not in hidden}
    reader = Reader(shown, counts.sums, counts.at_most)
    implied = [key for key, value in counts.values.items() if key not in counts.published and 0 < value < k]
    found = {key: reader.interval(key, whole=whole) for key in [*hidden, *implied]}
    return {key: (low, high) for key, (low, high) in found.items() if high - low < k - 1e-6}
