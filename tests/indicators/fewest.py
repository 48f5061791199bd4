"""The fewest complements that protect a table, found exactly, to compare ours with.

Whenever a mask leaves a cell narrow, the dual values of the two linear programmes that say so name the shown cells
that keep it narrow: hiding none of them leaves it as narrow. Each such set is a constraint on every mask; an integer
programme finds the smallest mask that meets all constraints so far, until it leaves nothing narrow.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from lib.indicators.disclosure.relations import Counts


def fewest_hidden(counts: Counts, k: int) -> int:
    """How many cells the smallest mask hides, small ones included, in a table without unpublished cells."""
    keys = sorted(counts.values, key=repr)
    place = {key: i for i, key in enumerate(keys)}
    values = np.array([counts.values[key] for key in keys], dtype=float)
    lines = np.zeros((len(counts.sums), len(keys)))
    for i, line in enumerate(counts.sums):
        lines[i, place[line.total]] = -1
        lines[i, [place[part] for part in line.parts]] = 1
    small = (values > 0) & (values < k)
    cuts: list[np.ndarray] = []
    hidden = small
    while found := _cuts(lines, values, hidden, k):
        cuts += found
        least = LinearConstraint(np.array(cuts), 0, np.inf)
        answer = milp(np.ones(len(keys)), constraints=least, integrality=np.ones(len(keys)), bounds=Bounds(small, 1))
        hidden = np.round(answer.x) == 1
    return int(hidden.sum())


def _cuts(lines: np.ndarray, values: np.ndarray, hidden: np.ndarray, k: int) -> list[np.ndarray]:
    """For each hidden cell that is narrow: it may be hidden only with one of the cells that keep it narrow."""
    bounds = np.stack([np.where(hidden, 0, values), np.where(hidden, np.inf, values)], axis=1)
    found = []
    for cell in np.flatnonzero(hidden):
        cost = np.eye(len(values))[cell]
        ends = [linprog(sign * cost, A_eq=lines, b_eq=np.zeros(len(lines)), bounds=bounds) for sign in (1, -1)]
        if all(end.status == 0 for end in ends) and -ends[1].fun - ends[0].fun < k - 1e-6:
            duals = sum(abs(end.lower.marginals) + abs(end.upper.marginals) for end in ends)
            found.append(((duals > 1e-9) & ~hidden) - cost)
    return found
