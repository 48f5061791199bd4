"""An attack on all that a programme ever published, written apart from the audit: scipy, one unknown for each group.

The attacker looks at people who attended, in the published tables and the headline pair of all snapshots together. She
imagines a number of newcomers and one of returning people for each bootcamp, reading, role, sex and age. She knows what
each shown cell says, that ended bootcamps stayed as they were and running ones lost nobody, and that nobody is in a
bootcamp that has not begun or came back to the first one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from lib.indicators.counts.published import Table
from lib.snapshot.snapshot import Snapshot
from tests.indicators.facts import programme

KINDS = ("new", "returning")
WOMEN = {"role": "micro-entrepreneur", "sex": "woman"}
Columns = tuple[int, ...]


class Attack:
    """What she knows: `equal` by columns that add up to a count, and pairs of columns that grew."""

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        told = [_values(snapshots[0], name) for name in ("role", "sex", "age")]
        self.groups = list(product(*told, KINDS))
        self.wide = {band: name for name, bands in programme().ages.wide.items() for band in bands}
        self.start: dict[tuple[int, str], int] = {}
        self.size = 0
        self.grew: list[tuple[int, int]] = []
        self.equal: dict[Columns, int] = {}
        self.hidden: set[Columns] = set()
        for number, snapshot in enumerate(snapshots):
            self._imagine(number, snapshot, snapshots[number - 1] if number else None)
            for columns, count in (*self._cells(number, snapshot), *self._headline(number, snapshot)):
                if count is None:
                    self.hidden.add(columns)
                else:
                    assert self.equal.setdefault(columns, count) == count, (number, columns, count)
        self.hidden -= self.equal.keys()

    def _imagine(self, number: int, snapshot: Snapshot, before: Snapshot | None) -> None:
        for camp in snapshot.bootcamps:
            was = before.bootcamp(camp.id) if before else None
            if was and was.status == "completed":
                self.start[number, camp.id] = self.start[number - 1, camp.id]
                continue
            start = self.start[number, camp.id] = self.size
            self.size += len(self.groups)
            if was:
                earlier = self.start[number - 1, camp.id]
                self.grew += [(earlier + place, start + place) for place in range(len(self.groups))]
            if camp.status not in {"running", "completed"}:
                self.equal[tuple(range(start, self.size))] = 0
        first = min(snapshot.bootcamps, key=lambda each: each.actual_start or each.planned_start)
        self.equal[self._columns(number, [first.id], {}, ("returning",))] = 0

    def _cells(self, number: int, snapshot: Snapshot) -> Iterator[tuple[Columns, int | None]]:
        for table in snapshot.tables:
            for cell in table.cells if table.measure == "people" and "month" not in table.dimensions else ():
                if cell.at["stage"] == "attended" and cell.state in {"shown", "protected"}:
                    own = cell.at.get("bootcamp", "*") != "*"
                    camps = [cell.at["bootcamp"]] if own else _counted(snapshot, table, cell.at)
                    yield self._columns(number, camps, cell.at, KINDS if own else KINDS[:1]), cell.value

    def _headline(self, number: int, snapshot: Snapshot) -> Iterator[tuple[Columns, int]]:
        women, camps = snapshot.figure("ALC-2").value, [each.id for each in snapshot.bootcamps]
        if women is not None:
            yield self._columns(number, camps, WOMEN, KINDS[:1]), int(women)

    def _columns(self, number: int, camps: Iterable[str], at: Mapping[str, str], kinds: Sequence[str]) -> Columns:
        places = [
            place
            for place, (role, sex, age, kind) in enumerate(self.groups)
            if kind in kinds
            and at.get("role", "*") in {"*", role}
            and at.get("sex", "*") in {"*", sex}
            and at.get("age", "*") in {"*", age}
            and at.get("age-group", "*") in {"*", self.wide.get(age, age)}
        ]
        return tuple(sorted(self.start[number, camp] + place for camp in camps for place in places))

    def narrow(self, k: int) -> Iterator[tuple[float, float]]:
        """Yield the ends of each hidden count that she confines to fewer than k values."""
        equal, grew = list(self.equal), self.grew
        matrix, right = self._matrix([[(each, 1.0) for each in row] for row in equal]), list(self.equal.values())
        below = self._matrix([[(less, 1.0), (more, -1.0)] for less, more in grew])
        for columns in sorted(self.hidden):
            cost = np.zeros(self.size)
            cost[list(columns)] = 1.0
            ends = []
            for sign in (1.0, -1.0):
                solved = linprog(
                    sign * cost, below if grew else None, np.zeros(len(grew)) if grew else None, matrix, right
                )
                assert solved.status in {0, 3}, solved.message
                ends.append(sign * solved.fun if solved.status == 0 else np.inf)
            if ends[1] - ends[0] < k - 1e-6:
                yield ends[0], ends[1]

    def _matrix(self, rows: Sequence[Sequence[tuple[int, float]]]) -> csr_array:
        starts = np.cumsum([0, *map(len, rows)])
        return csr_array(
            ([value for row in rows for _, value in row], [column for row in rows for column, _ in row], starts),
            shape=(len(rows), self.size),
        )


def _values(snapshot: Snapshot, dimension: str) -> list[str]:
    tables = [each for each in snapshot.tables if dimension in each.dimensions]
    return sorted({cell.at[dimension] for table in tables for cell in table.cells} - {"*"})


def _counted(snapshot: Snapshot, table: Table, at: Mapping[str, str]) -> list[str]:
    """Return the bootcamps that a cell outside bootcamps counts."""
    state = at.get("state", "*")
    here = [each for each in snapshot.bootcamps if state in {"*", each.state}]
    if table.cohort == "all":
        return [each.id for each in here]
    release = snapshot.release(state)
    if release is None or set(table.dimensions) == {"stage", "state"}:
        return [each.id for each in here if each.status == "completed"]
    return list(release.bootcamps)
