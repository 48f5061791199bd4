"""Linear programmes over numbers of people: which hidden sums are confined, and what confines them.

Columns are numbers of people that nobody knows, none negative. A row says that some of them add up to what is told, or
obey what everybody assumes. The programme falls into blocks that tell nothing of each other; each is solved alone.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from highspy._core import _Highs

NEARLY = 1e-6
STEPS = 3_000_000
"""How many steps of the simplex method an audit may take. Steps and not seconds: the same on every machine."""

_OPTIONS: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "presolve": "off", "solver": "simplex"}
_BOUNDLESS = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
_POSSIBLE = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Terms = tuple[tuple[int, float], ...]


class UnsolvedError(Exception):
    """A linear programme could not be solved, or not in the steps allowed."""


@dataclass(slots=True)
class LinearRow:
    """Between `low` and `high` lies a sum of columns. An `assumed` row may be dropped, a told one not."""

    low: float
    high: float
    terms: Terms
    assumed: bool = False


@dataclass(slots=True)
class Steps:
    """How many steps are left."""

    left: int = STEPS

    def take(self, steps: int) -> None:
        """Count steps off. Raises UnsolvedError when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise UnsolvedError("out of steps")


class LinearProgramme:
    """Some rows with the columns they name, solved as often as is asked."""

    def __init__(
        self, rows: Sequence[LinearRow], columns: Iterable[int], steps: Steps, *, elastic: bool = False
    ) -> None:
        """With `elastic`, assumed rows may be broken, at a price of one for each person."""
        self._place = {column: place for place, column in enumerate(columns)}
        self._steps = steps
        loose = [number for number, row in enumerate(rows) if elastic and row.assumed]
        self._loose = {number: len(self._place) + place for place, number in enumerate(loose)}
        self._solver = self._model(rows)

    def _model(self, rows: Sequence[LinearRow]) -> _Highs:
        lp = highspy.HighsLp()
        size = len(self._place) + len(self._loose)
        lp.num_col_, lp.num_row_ = size, len(rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.zeros(size), np.zeros(size), np.full(size, math.inf)
        lp.col_cost_[len(self._place) :] = 1.0
        lp.row_lower_ = np.array([row.low for row in rows])
        lp.row_upper_ = np.array([row.high for row in rows])
        members = [[(self._place[column], value) for column, value in row.terms] for row in rows]
        for number, place in self._loose.items():
            members[number].append((place, -1.0))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *map(len, members)]).astype(np.int32)
        lp.a_matrix_.index_ = np.array([place for each in members for place, _ in each], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([value for each in members for _, value in each], dtype=np.float64)
        solver = _Highs()
        for option, setting in _OPTIONS.items():
            solver.setOptionValue(option, setting)
        if solver.passModel(lp) == highspy.HighsStatus.kError:
            raise UnsolvedError("the linear programme was refused")
        return solver

    def possible(self) -> bool:
        """Tell whether any numbers of people agree with all rows."""
        status = self._run()
        if status not in {*_POSSIBLE, highspy.HighsModelStatus.kInfeasible}:
            raise UnsolvedError(status.name)
        return status in _POSSIBLE

    def broken(self) -> tuple[int, ...]:
        """Return the positions of the assumed rows that the last solution of an elastic programme breaks."""
        solution = np.array(self._solver.getSolution().col_value)
        return tuple(number for number, place in self._loose.items() if solution[place] > NEARLY)

    def furthest(self, columns: Sequence[int], sign: float) -> Floats | None:
        """Return a solution with the sum of columns as small (sign -1) or large (1) as can be; None without bound."""
        places = np.array([self._place[column] for column in columns], dtype=np.int32)
        self._solver.changeColsCost(len(places), places, np.full(len(places), -sign))
        status = self._run()
        found = self.solution() if status == highspy.HighsModelStatus.kOptimal else None
        self._solver.changeColsCost(len(places), places, np.zeros(len(places)))
        if found is None and status not in _BOUNDLESS:
            raise UnsolvedError(status.name)
        return found

    def solution(self) -> Floats:
        """Return the last solution, a number for each column in the order given."""
        return np.array(self._solver.getSolution().col_value)

    def binding(self) -> tuple[int, ...]:
        """Return the positions of the rows that the last answer rests on."""
        return tuple(np.flatnonzero(np.abs(np.array(self._solver.getSolution().row_dual)) > NEARLY).tolist())

    def places(self, columns: Sequence[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        """Return where in a solution these columns are."""
        return np.array([self._place[column] for column in columns], dtype=np.int64)

    def _run(self) -> highspy.HighsModelStatus:
        self._solver.setOptionValue("simplex_iteration_limit", max(1, self._steps.left))
        self._solver.run()
        self._steps.take(max(1, self._solver.getInfo().simplex_iteration_count))
        return self._solver.getModelStatus()


@dataclass(frozen=True, slots=True)
class LinearBlock:
    """The columns and rows that bear on some asked sums and on nothing else."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    asked: tuple[int, ...]


def blocks(rows: Sequence[LinearRow], asked: Sequence[Sequence[int]]) -> Iterator[LinearBlock]:
    """Yield a block for the asked sums that hang together, by the columns that rows do not settle at once.

    What settles a column is in every block that it is in. Rows that are settled in contradiction come first, in blocks
    in which nothing is asked.
    """
    settled, contradicted = _settled(rows)
    for number in contradicted:
        yield _with_reasons(rows, settled, {number}, ())
    chains = _Chains()
    for terms in (*([column for column, _ in row.terms] for row in rows), *asked):
        free = [column for column in terms if column not in settled]
        for column in free[1:]:
            chains.tie(free[0], column)
    touching: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        for root in {chains.root(column) for column, _ in row.terms if column not in settled}:
            touching.setdefault(root, set()).add(number)
    sums: dict[int, list[int]] = {}
    for number, columns in enumerate(asked):
        free = [column for column in columns if column not in settled]
        sums.setdefault(chains.root(free[0]) if free else -1 - number, []).append(number)
    for root, numbers in sums.items():
        sought = {column for number in numbers for column in asked[number]}
        yield _with_reasons(rows, settled, touching.get(root, set()), numbers, sought)


def _with_reasons(
    rows: Sequence[LinearRow],
    settled: Mapping[int, int],
    mine: set[int],
    asked: Sequence[int],
    columns: Collection[int] = (),
) -> LinearBlock:
    """Return a block with all that settles any of its columns."""
    waiting = [*columns, *(column for number in mine for column, _ in rows[number].terms)]
    found, mine = set(waiting), set(mine)
    while waiting:
        reason = settled.get(waiting.pop())
        if reason is not None and reason not in mine:
            mine.add(reason)
            more = {column for column, _ in rows[reason].terms} - found
            found |= more
            waiting += more
    return LinearBlock(tuple(sorted(found)), tuple(sorted(mine)), tuple(asked))


class _Chains:
    """Columns that hang together."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, column: int) -> int:
        """Return what stands for all that hang together with a column."""
        parent = self._parent
        while (above := parent.get(column, column)) != column:
            parent[column] = column = parent.get(above, above)
        return column

    def tie(self, one: int, other: int) -> None:
        """Tie two together."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low


def _settled(rows: Sequence[LinearRow]) -> tuple[Mapping[int, int], list[int]]:
    """Return the columns that rows settle one after the other, with the row that does it, and the rows that deny it."""
    value: dict[int, float] = {}
    reason: dict[int, int] = {}
    naming: dict[int, list[tuple[int, float]]] = {}
    for number, row in enumerate(rows):
        for column, times in row.terms:
            naming.setdefault(column, []).append((number, times))
    free, rest = [len(row.terms) for row in rows], [row.high for row in rows]
    waiting = [number for number in range(len(rows) - 1, -1, -1) if free[number] == 1 or not rest[number]]
    while waiting:
        number = waiting.pop()
        row = rows[number]
        if not free[number]:
            continue
        terms = [(column, times) for column, times in row.terms if column not in value]
        if len(terms) == 1 and row.low == row.high:
            found = rest[number] / terms[0][1]
        elif abs(rest[number]) < NEARLY and all(times > 0 for _, times in terms):
            found = 0.0
        else:
            continue
        for column, _ in terms:
            value[column], reason[column] = found, number
            for other, times in naming[column]:
                free[other] -= 1
                rest[other] -= times * found
                if free[other] == 1 or abs(rest[other]) < NEARLY:
                    waiting.append(other)
    return reason, [number for number, row in enumerate(rows) if not free[number] and _denies(row, value)]


def _denies(row: LinearRow, value: Mapping[int, float]) -> bool:
    total = sum(times * value[column] for column, times in row.terms)
    return not row.low - NEARLY <= total <= row.high + NEARLY or any(value[column] < -NEARLY for column, _ in row.terms)


def dropped(rows: Sequence[LinearRow], columns: Collection[int], steps: Steps) -> tuple[int, ...] | None:
    """Return the positions of the assumed rows to drop so that the others can hold; None where that is not enough."""
    programme = LinearProgramme(rows, sorted(columns), steps, elastic=True)
    return programme.broken() if programme.possible() else None
