"""How far a reader can narrow each hidden count, from one published snapshot or from several in a row.

One linear programme over all groups of people that she can imagine (`reader.py`): the least and the most that each
hidden count can be. It works from the published tables and figures alone, with another formulation and another model
than the code that protects them. What she is taken to know besides:

- no count is negative, and one who completed had attended;
- when and where each bootcamp was, which age bands make a wide group, and how people are counted;
- of two snapshots in a row: a bootcamp that had ended in both, in the same place, and of which nothing that both show
  differs, did not change at all, down to its smallest group (`unchanged`). Nothing is assumed of the others:
  corrections go both ways.

Should what she assumes contradict what is shown, she drops the assumption.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np
from highspy._core import _Highs

from lib.snapshot.disclosure.knowledge import STAGES, Group, Knowledge, Name, groups_of, order, others_of

_NEARLY = 1e-6
_OPTIONS: dict[str, bool | int | str] = {"output_flag": False, "threads": 1, "presolve": "off", "solver": "simplex"}
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Positions = np.ndarray[tuple[int, ...], np.dtype[np.int32]]
Asked = tuple[int, Name]
"""A hidden count: in which snapshot (0 is the earliest), and its name."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most that a hidden count can be, and the table or figure that it is in.

    Where the search was for narrow ones, `because` names the shown counts that confine it: while all of them are
    shown, it stays as narrow.
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
        return tuple(each for each in self.intervals if each.width < k - _NEARLY)


def audit(known: Sequence[Knowledge], enough: float = math.inf) -> Audit:
    """Return the tightest interval of each hidden count, from one snapshot or from several, the earliest first.

    With `enough`, an interval known to be that wide is not searched further, which is much quicker.
    """
    alike = unchanged(known)
    for assumed, staged in ((alike, True), ({}, True), ({}, False)):
        model = _Model(known, assumed, staged=staged)
        if model.possible():
            return Audit(model.intervals(enough), assumed=staged and assumed == alike)
    return Audit((), assumed=False, possible=False)


def unchanged(known: Sequence[Knowledge]) -> Mapping[str, tuple[int, ...]]:
    """Return since when each bootcamp is what it was: for each snapshot, the number of the first that it agrees with.

    A bootcamp that never agrees with the snapshot before is left out.
    """
    since: dict[str, list[int]] = {}
    for number, (before, now) in enumerate(pairwise(known), start=1):
        for each in _alike(before, now):
            mine = since.setdefault(each, list(range(len(known))))
            mine[number] = mine[number - 1]
    return {each: tuple(mine) for each, mine in since.items()}


def _alike(before: Knowledge, now: Knowledge) -> Iterable[str]:
    moved = {
        value
        for name, count in before.shown.items()
        if name in now.shown and now.shown[name] != count
        for dimension, value in name[1]
        if dimension == "bootcamp"
    }
    both = before.ended & now.ended
    return (each for each in both - moved if before.places[each] == now.places.get(each))


class _Model:
    """All groups of people as columns, all that is shown as rows."""

    def __init__(self, known: Sequence[Knowledge], alike: Mapping[str, tuple[int, ...]], *, staged: bool) -> None:
        self._known = known
        members: dict[Group, set[Asked]] = {}
        for number, each in enumerate(known):
            for group, names in (*groups_of(each), *others_of(each)):
                since = alike[group[1]][number] if group[1] in alike else number
                members.setdefault((f"{since}", *group), set()).update((number, name) for name in names)
        columns = {frozenset(names) for names in members.values()}
        self._columns = sorted(columns, key=lambda names: sorted(map(_order, names)))
        self._of: dict[Asked, list[int]] = {}
        for column, all_of_it in enumerate(self._columns):
            for asked in all_of_it:
                self._of.setdefault(asked, []).append(column)
        self._told_by: list[Asked] = []
        self._told_twice = {
            (number, name)
            for number, (before, now) in enumerate(pairwise(known), start=1)
            for name in before.shown.keys() & now.shown.keys()
            if self._of.get((number - 1, name)) == self._of.get((number, name))
        }
        self._solver = _solver(len(self._columns), self._rows(staged=staged))

    def possible(self) -> bool:
        """Tell whether any numbers of people agree with all of it."""
        self._solver.run()
        return self._solver.getModelStatus() in {
            highspy.HighsModelStatus.kOptimal,
            highspy.HighsModelStatus.kModelEmpty,
        }

    def intervals(self, enough: float) -> tuple[Interval, ...]:
        asked = [(number, name) for number, each in enumerate(self._known) for name in sorted(each.hidden, key=order)]
        at = [np.array(self._of.get(each, []), dtype=np.int32) for each in asked]
        low, high = np.full(len(asked), math.inf), np.full(len(asked), -math.inf)

        def seen(solution: Floats) -> None:
            counts = np.array([solution[columns].sum() for columns in at])
            np.minimum(low, counts, out=low)
            np.maximum(high, counts, out=high)

        seen(self._solution())
        because: list[set[Asked]] = [set() for _ in asked]
        for place, columns in enumerate(at):
            for sign in (-1.0, 1.0):
                if high[place] - low[place] >= enough - _NEARLY:
                    continue
                solution = self._furthest(columns, sign)
                if solution is None:
                    high[place] = math.inf
                else:
                    seen(solution)
                    because[place] |= self._binding() if enough < math.inf else set()
        return tuple(
            Interval(
                number, self._known[number].hidden[name], name, round(float(a), 6), round(float(b), 6), frozenset(why)
            )
            for (number, name), a, b, why in zip(asked, low, high, because, strict=True)
        )

    def _rows(self, *, staged: bool) -> list[tuple[float, float, list[int], list[float]]]:
        rows = []
        for number, each in enumerate(self._known):
            limits = {name: (count, count) for name, count in each.shown.items()} | dict(each.within)
            for name, (least, most) in limits.items():
                columns = self._of.get((number, name), [])
                rows.append((float(least), float(most), columns, [1.0] * len(columns)))
                self._told_by.append((number, name))
        for number, each in enumerate(self._known) if staged else ():
            rows += self._stages(number, each)
        return rows

    def _stages(self, number: int, known: Knowledge) -> Iterable[tuple[float, float, list[int], list[float]]]:
        """Yield that a later stage holds no more people, in a bootcamp and in all, where shown counts do not deny it.

        In a state or a month it may: who attended elsewhere first can complete there.
        """
        for name in sorted({*known.shown, *known.hidden}, key=order):
            measure, at = name
            stage = dict(at).get("stage", STAGES[0])
            if measure == "people" and stage != STAGES[0] and not {"state", "month"} & dict(at).keys():
                earlier = (measure, at - {("stage", stage)} | {("stage", STAGES[STAGES.index(stage) - 1])})
                both = name in known.shown and earlier in known.shown
                if (earlier in known.shown or earlier in known.hidden) and not both:
                    more, fewer = self._of.get((number, name), []), self._of.get((number, earlier), [])
                    yield -math.inf, 0.0, [*more, *fewer], [1.0] * len(more) + [-1.0] * len(fewer)

    def _furthest(self, columns: Positions, sign: float) -> Floats | None:
        """Return numbers that make groups as few (sign -1) or as many (1) as can be; None where nothing bounds them."""
        self._solver.changeColsCost(len(columns), columns, np.full(len(columns), -sign))
        self._solver.run()
        status = self._solver.getModelStatus()
        found = self._solution() if status == highspy.HighsModelStatus.kOptimal else None
        self._solver.changeColsCost(len(columns), columns, np.zeros(len(columns)))
        if found is None and status not in _BOUNDLESS:
            raise RuntimeError(f"the linear programme ended as {status.name}")
        return found

    def _binding(self) -> set[Asked]:
        """Return the shown counts that the last answer rests on, but for those that were shown before as well."""
        duals = self._solver.getSolution().row_dual[: len(self._told_by)]
        return {told for told, dual in zip(self._told_by, duals, strict=True) if abs(dual) > _NEARLY} - self._told_twice

    def _solution(self) -> Floats:
        return np.array(self._solver.getSolution().col_value)


def _order(asked: Asked) -> tuple[object, ...]:
    return asked[0], *order(asked[1])


_BOUNDLESS = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)


def _solver(columns: int, rows: list[tuple[float, float, list[int], list[float]]]) -> _Highs:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, len(rows)
    lp.col_cost_, lp.col_lower_ = np.zeros(columns), np.zeros(columns)
    lp.col_upper_ = np.full(columns, math.inf)
    lp.row_lower_ = np.array([least for least, _, _, _ in rows])
    lp.row_upper_ = np.array([most for _, most, _, _ in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lengths = [len(members) for _, _, members, _ in rows]
    lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    lp.a_matrix_.index_ = np.array([each for _, _, members, _ in rows for each in members], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([each for _, _, _, signs in rows for each in signs], dtype=np.float64)
    solver = _Highs()
    for option, setting in _OPTIONS.items():
        solver.setOptionValue(option, setting)
    if solver.passModel(lp) == highspy.HighsStatus.kError:
        raise RuntimeError("the linear programme was refused")
    return solver


def tightest(found: Audit) -> Mapping[tuple[int, str], Interval]:
    """Return the narrowest interval of each table that hides anything."""
    by_table: dict[tuple[int, str], Interval] = {}
    for each in found.intervals:
        key = (each.snapshot, each.where)
        if key not in by_table or each.width < by_table[key].width:
            by_table[key] = each
    return by_table
