"""What a reader knows of counts that a programme declares: each is of people in groups that all its tables share.

A measure's name says what is counted in which table, as in `visitas.mujeres`. A group has one value of each dimension
that any of its tables has in any reading, and one place: where a table tells municipalities or bootcamps of states, the
narrowest. So groups stay the same from one reading to the next when a town comes in or a declaration changes.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from lib.snapshot.disclosure.names import Name, order

NARROWER = ("municipality", "bootcamp")
_PLACES = frozenset({"state", *NARROWER})
Coordinates = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """What the people of a measure are told apart by: the values of each dimension, and every narrowest place."""

    measure: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[Coordinates, ...]


def is_declared(measure: str) -> bool:
    """Tell whether a measure is one that the programme declares."""
    return "." in measure


def subdivisions_of(named: Iterable[Name]) -> tuple[Subdivision, ...]:
    """Return how each declared measure among counts is divided, of one reading or of several."""
    mine: dict[str, set[Coordinates]] = {}
    for measure, at in named:
        if is_declared(measure):
            mine.setdefault(measure, set()).add(tuple(sorted(at)))
    return tuple(Subdivision(each, _values(mine[each]), _narrowest(mine[each])) for each in sorted(mine))


def groups_of_declared(
    named: Collection[Name], subdivision: Subdivision
) -> Iterator[tuple[tuple[str, ...], tuple[Name, ...]]]:
    """Yield each group of a declared measure: its values, and the counts that it is part of."""
    mine = {name for name in named if name[0] == subdivision.measure}
    shapes = _shapes(mine)
    for chosen in product(*([(name, value) for value in values] for name, values in subdivision.values)):
        for place in subdivision.places:
            at = dict((*chosen, *place))
            fitting = (shape for shape in shapes if at.keys() >= set(shape))
            names = ((subdivision.measure, frozenset((name, at[name]) for name in shape)) for shape in fitting)
            yield tuple(at.values()), tuple(name for name in names if name in mine)


def empty_of(named: Collection[Name], subdivision: Subdivision) -> Iterator[Name]:
    """Yield the counts that everybody reads as 0: of values and places that a reading's tables lack and another's have.

    So is a state of which no place is told where those of others are.
    """
    mine = {name for name in named if name[0] == subdivision.measure}
    shapes = _shapes(mine)
    told = {dimension for shape in shapes for dimension in shape}
    absent: list[Coordinates] = [
        ((dimension, value),) for dimension, values in subdivision.values for value in values if dimension in told
    ]
    for shape in (each for each in shapes if each and _PLACES.issuperset(each)):
        places = (tuple(each for each in place if each[0] in shape) for place in subdivision.places)
        absent += [place for place in places if len(place) == len(shape)]
    yield from (name for at in absent if (name := (subdivision.measure, frozenset(at))) not in mine)
    if not told.isdisjoint(NARROWER):
        yield from ((subdivision.measure, frozenset(place)) for place in subdivision.places if len(place) == 1)


def of_bootcamp(named: Collection[Name], bootcamp: str) -> list[Name]:
    """Return the declared counts of a bootcamp, in an order that is the same in every process."""
    found = [name for name in named if is_declared(name[0]) and ("bootcamp", bootcamp) in name[1]]
    return sorted(found, key=order)


def _shapes(named: Collection[Name]) -> list[tuple[str, ...]]:
    return sorted({tuple(sorted(dimension for dimension, _ in at)) for _, at in named})


def _values(coordinates: Collection[Coordinates]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, set[str]] = {}
    for dimension, value in (each for at in coordinates for each in at if each[0] not in _PLACES):
        found.setdefault(dimension, set()).add(value)
    return tuple((dimension, tuple(sorted(found[dimension]))) for dimension in sorted(found))


def _narrowest(coordinates: Collection[Coordinates]) -> tuple[Coordinates, ...]:
    """Return every place of which no other is a part; where no table tells places, one that has no name."""
    told = {tuple(each for each in at if each[0] in _PLACES) for at in coordinates}
    parted = {(each,) for place in told if len(place) > 1 for each in place if each[0] == "state"} | {()}
    return tuple(sorted(told - parted)) or ((),)
