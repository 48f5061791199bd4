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


def narrowed(readings: Sequence[Sequence[Table]], k: int) -> list[tuple[str, dict[str, str], float, float]]:
    """Return every hidden count of one measure that all readings, taken together, confine to fewer than k people.

    The reader takes nobody to have been lost between readings, and a value or place that a table does not have to be
    nobody's. That a hidden count is of nobody gives nobody away.
    """
    measures = sorted({table.measure for tables in readings for table in tables})
    split = {name: [[each for each in tables if each.measure == name] for tables in readings] for name in measures}
    return [found for mine in split.values() for found in _narrowed(mine, k)]


def _narrowed(readings: Sequence[Sequence[Table]], k: int) -> list[tuple[str, dict[str, str], float, float]]:
    told = [each.at for tables in readings for one in tables for each in one.cells]
    places = {(at.get("state", "*"), at.get("municipality", "*")) for at in told}
    parted = {(state, "*") for state, town in places if town != "*"} | {("*", "*")}
    values: dict[str, set[str]] = defaultdict(set)
    for name, value in (each for at in told for each in at.items()):
        values[name] |= {value} - {"*"}
    beside = sorted(values.keys() - {"state", "municipality"})
    groups = [
        {**dict(zip(beside, chosen, strict=True)), "state": state, "municipality": town.strip("*")}
        for chosen in product(*(sorted(values[name]) for name in beside))
        for state, town in sorted(places - parted) or [("*", "*")]
    ]

    def columns(number: int, at: Mapping[str, str]) -> np.ndarray:
        fixed = {name: value for name, value in at.items() if value != "*"}
        mine = [float(all(each[name] == value for name, value in fixed.items())) for each in groups]
        return np.array([mine if number == one else [0.0] * len(groups) for one in range(len(readings))]).ravel()

    shown, hidden = [], {}
    for number, table in ((number, each) for number, tables in enumerate(readings) for each in tables):
        for each in table.cells:
            if each.state == "shown":
                shown.append((columns(number, each.at), each.value))
            elif each.state == "protected":
                hidden[columns(number, each.at).tobytes()] = (table.id, each.at)
        for name in table.dimensions:
            absent = {*values[name], ""} - {each.at[name] for each in table.cells}
            shown += [(columns(number, {name: value}), 0) for value in absent]
    equal, right = np.array([row for row, _ in shown]), np.array([value for _, value in shown], dtype=float)
    size = len(groups)
    lost = np.eye(size * len(readings))[: size * (len(readings) - 1)] - np.eye(size * len(readings))[size:]
    told_besides = {"A_ub": lost, "b_ub": np.zeros(len(lost))} if len(lost) else {}
    costs = np.array([np.frombuffer(key) for key in hidden]).reshape(len(hidden), size * len(readings))
    low, high = np.full(len(hidden), np.inf), np.full(len(hidden), -np.inf)
    for number, cost in enumerate(costs):
        for sign in (1.0, -1.0):
            if high[number] - low[number] >= k:
                continue
            solved = linprog(sign * cost, A_eq=equal if shown else None, b_eq=right if shown else None, **told_besides)
            assert solved.status in {0, 3}, solved.message
            if solved.status == 3:
                high[number] = np.inf
                continue
            found = costs @ solved.x
            low, high = np.minimum(low, found), np.maximum(high, found)
    return [
        (*where, float(low[number]), float(high[number]))
        for number, where in enumerate(hidden.values())
        if high[number] > 0 and high[number] - low[number] < k - 1e-6
    ]
