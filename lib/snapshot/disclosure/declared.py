"""What a reader knows of counts that a programme declares: each is of people in groups that all its tables share.

A measure's name says what is counted in which table, as in `visitas.mujeres`. A group has one value of each dimension
that any of its tables has, and one place: where a table tells municipalities or bootcamps of states, the narrowest.
"""

from collections.abc import Collection, Iterator
from itertools import product

from lib.snapshot.disclosure.names import Name, order

NARROWER = ("municipality", "bootcamp")


def is_declared(measure: str) -> bool:
    """Tell whether a measure is one that the programme declares."""
    return "." in measure


def groups_of_declared(named: Collection[Name]) -> Iterator[tuple[str, tuple[str, ...], tuple[Name, ...]]]:
    """Yield each group of each declared measure: the measure, the group's values, and the counts that it is part of."""
    for measure in sorted({name for name, _ in named if is_declared(name)}):
        mine = {name for name in named if name[0] == measure}
        shapes = sorted({tuple(sorted(dimension for dimension, _ in at)) for _, at in mine})
        places = _places(mine)
        beside = sorted({dimension for shape in shapes for dimension in shape} - {"state", *NARROWER})
        values = [sorted({value for _, at in mine for name, value in at if name == dimension}) for dimension in beside]
        for chosen in product(*values):
            for place in places:
                at = {**dict(zip(beside, chosen, strict=True)), **place}
                names = (
                    (measure, frozenset((name, at[name]) for name in shape)) for shape in shapes if _fits(shape, at)
                )
                yield measure, tuple(at.values()), tuple(name for name in names if name in mine)


def of_bootcamp(named: Collection[Name], bootcamp: str) -> list[Name]:
    """Return the declared counts of a bootcamp, in an order that is the same in every process."""
    found = [name for name in named if is_declared(name[0]) and ("bootcamp", bootcamp) in name[1]]
    return sorted(found, key=order)


def _places(mine: Collection[Name]) -> list[dict[str, str]]:
    """Return every narrowest place; where no table tells places, one that has no name."""
    told = {tuple(sorted(each for each in at if each[0] in {"state", *NARROWER})) for _, at in mine} - {()}
    if any(len(each) > 1 for each in told):
        told = {each for each in told if len(each) > 1}
    return [dict(each) for each in sorted(told)] or [{}]


def _fits(shape: tuple[str, ...], at: dict[str, str]) -> bool:
    return all(name in at for name in shape)
