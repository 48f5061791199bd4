"""Declarations at random, and a reader of all that they publish who knows every group of people there can be."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import linprog

from lib.indicators.counts.published import Table
from tests.indicators.declared import indicator

_WHERE = {
    "motivo": (("prenatal",), ("vacuna", "otro"), ("prenatal care", "other")),
    "con cita": (("sí",), ("no",)),
}
_BY = ("state", "municipality")


def random_indicator(number: int, rng: random.Random) -> str:
    """Return a declaration that may be made of the visits: of any kind, under any conditions, told apart by places."""
    summed = rng.choice((None, "atendidas", "personas atendidas", "mujeres", "hombres"))
    where = {name: rng.choice(choices) for name, choices in _WHERE.items() if rng.random() < 0.4}
    narrow = _quantity(summed, where)
    wide = _quantity(
        "atendidas" if summed else None, {name: each for name, each in where.items() if rng.random() < 0.5}
    )
    kind = rng.choice(("count" if summed is None else "sum", "share", "difference", "mean"))
    second = {"share": f"among = {wide}", "difference": f"minus = {narrow}", "mean": f"per = {_quantity(None, {})}"}
    first = wide if kind == "difference" else narrow
    by = [each for each in _BY if rng.random() < 0.4]
    listed = ", ".join(f'"{each}"' for each in by)
    return indicator(f"CLI-{number}", f'kind = "{kind}"\nof = {first}\n{second.get(kind, "")}\nby = [{listed}]')


def _quantity(summed: str | None, where: Mapping[str, Sequence[str]]) -> str:
    conditions = ", ".join(
        f'"{name}" = [{", ".join(f"{each!r}" for each in values)}]' for name, values in where.items()
    )
    added = f'sum = "{summed}", ' if summed else ""
    return f'{{ table = "visitas", {added}where = {{ {conditions} }} }}'.replace("'", '"')


def narrowed(tables: Sequence[Table], k: int) -> list[tuple[str, dict[str, str], float, float]]:
    """Return every hidden count of one measure that its tables, taken together, confine to fewer than k people.

    A state of which no place is told has nobody, as everybody sees; that gives nobody away.
    """
    by_measure: dict[str, list[Table]] = defaultdict(list)
    for each in tables:
        by_measure[each.measure].append(each)
    return [found for mine in by_measure.values() for found in _narrowed(mine, k)]


def _narrowed(tables: Sequence[Table], k: int) -> list[tuple[str, dict[str, str], float, float]]:
    places = {(each.at.get("state", "*"), each.at.get("municipality", "*")) for one in tables for each in one.cells}
    narrow = {each for each in places if each[1] != "*"} or {each for each in places if each[0] != "*"} or {("*", "*")}
    beside = sorted({name for one in tables for name in one.dimensions} - {"state", "municipality"})
    values = [
        sorted({each.at[name] for one in tables for each in one.cells if name in each.at} - {"*"}) for name in beside
    ]
    groups = [
        {**dict(zip(beside, chosen, strict=True)), "state": state, "municipality": town}
        for chosen in product(*values)
        for state, town in sorted(narrow)
    ]

    def columns(at: Mapping[str, str]) -> np.ndarray:
        fixed = {name: value for name, value in at.items() if value != "*"}
        return np.array([float(all(each[name] == value for name, value in fixed.items())) for each in groups])

    shown = [(columns(each.at), each.value) for one in tables for each in one.cells if each.state == "shown"]
    equal, right = np.array([row for row, _ in shown]), np.array([value for _, value in shown], dtype=float)
    hidden = {
        columns(each.at).tobytes(): (one.id, each.at)
        for one in tables
        for each in one.cells
        if each.state == "protected"
    }
    costs = np.array([np.frombuffer(key) for key in hidden]).reshape(len(hidden), len(groups))
    low, high = np.full(len(hidden), np.inf), np.full(len(hidden), -np.inf)
    for number, cost in enumerate(costs):
        for sign in (1.0, -1.0):
            if high[number] - low[number] >= k:
                continue
            solved = linprog(sign * cost, A_eq=equal if shown else None, b_eq=right if shown else None)
            assert solved.status in {0, 3}, solved.message
            if solved.status == 3:
                high[number] = np.inf
                continue
            told = costs @ solved.x
            low, high = np.minimum(low, told), np.maximum(high, told)
    return [
        (*where, float(low[number]), float(high[number]))
        for number, where in enumerate(hidden.values())
        if high[number] > 0 and high[number] - low[number] < k - 1e-6
    ]
