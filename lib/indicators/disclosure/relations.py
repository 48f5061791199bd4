"""Counts of people, and the relations among them that every reader knows."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Key = Hashable
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sum:
    """A total is the sum of its parts."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class AtMost:
    """One count cannot exceed another: those who completed are among those who attended."""

    smaller: Key
    larger: Key


@dataclass(frozen=True)
class Counts:
    """Every count of a snapshot, shown or not, with all that a reader can relate.

    `values` holds whole numbers of people or participations, none negative. Cells outside `published` are implied:
    nobody prints them, but a reader could work them out (participations less people are returning people). Cells with
    a high `weight` are hidden only if no mask does without them. Readers have those in
    `known` from elsewhere, so they are not hidden. Keys need a `repr` that is the same in every run: it settles ties.

    Raises `ValueError` when a relation names an unknown cell or the values contradict it: protection reasons from what
    readers hold true, so it cannot start from figures that are not.
    """

    values: Mapping[Key, int]
    published: frozenset[Key]
    sums: tuple[Sum, ...]
    at_most: tuple[AtMost, ...] = ()
    weight: Mapping[Key, float] = field(default_factory=dict)
    known: frozenset[Key] = frozenset()

    def __post_init__(self) -> None:
        named = self.published | set(self.weight)
        named = named.union(*({s.total, *s.parts} for s in self.sums), *({a.smaller, a.larger} for a in self.at_most))
        if unknown := sorted(repr(key) for key in named if key not in self.values):
            raise ValueError(f"no value for {', '.join(unknown)}")
        if negative := sorted(repr(key) for key, value in self.values.items() if value < 0):
            raise ValueError(f"negative count in {', '.join(negative)}")
        for line in self.sums:
            if self.values[line.total] != sum(self.values[part] for part in line.parts):
                raise ValueError(f"the parts do not add up to {line.total!r}")
        for pair in self.at_most:
            if self.values[pair.smaller] > self.values[pair.larger]:
                raise ValueError(f"{pair.smaller!r} exceeds {pair.larger!r}")

    def in_order(self) -> list[Key]:
        """All cells in an order that does not depend on how the caller built the mappings."""
        return sorted(self.values, key=repr)


@dataclass(frozen=True)
class Relation:
    """What the departures of some cells from their true values must obey.

    Added up with their `signs` they are 0, or, when `room` is a number, at most that. `cells` are positions.
    """

    cells: tuple[int, ...]
    signs: tuple[int, ...]
    room: int | None = None

    def among(self, position: Mapping[int, int]) -> "Relation":
        """The same relation between the cells that have a new position, when the other cells stay as they are."""
        kept = [(position[cell], sign) for cell, sign in zip(self.cells, self.signs, strict=True) if cell in position]
        return Relation(tuple(cell for cell, _ in kept), tuple(sign for _, sign in kept), self.room)


@dataclass(frozen=True)
class Block:
    """Cells tied together by some chain of relations; what happens in one block says nothing about another.

    `cells` are positions in the list that the block was cut from; relations use positions within the block.
    """

    cells: tuple[int, ...]
    values: IntArray
    relations: tuple[Relation, ...]


def relations_of(counts: Counts, order: Sequence[Key]) -> tuple[Relation, ...]:
    """The relations of the counts between positions in `order`, each once and sorted; a cell on both sides cancels."""
    position = {key: i for i, key in enumerate(order)}
    found: set[tuple[bool, int, tuple[tuple[int, int], ...]]] = set()
    for line in counts.sums:
        signs = Counter(position[part] for part in line.parts)
        signs.subtract([position[line.total]])
        found.add((True, 0, tuple(sorted((cell, sign) for cell, sign in signs.items() if sign))))
    for pair in counts.at_most:
        if pair.smaller != pair.larger:
            room = counts.values[pair.larger] - counts.values[pair.smaller]
            found.add((False, room, tuple(sorted([(position[pair.smaller], 1), (position[pair.larger], -1)]))))
    return tuple(
        Relation(tuple(cell for cell, _ in terms), tuple(sign for _, sign in terms), None if equal else room)
        for equal, room, terms in sorted(found)
    )


def blocks(values: IntArray, relations: Iterable[Relation], uncertain: Iterable[int]) -> list[Block]:
    """Cut the uncertain cells into blocks; the other cells are taken as known and tie nothing together."""
    parent = {cell: cell for cell in uncertain}

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    tied = [(relation, [cell for cell in relation.cells if cell in parent]) for relation in relations]
    for _, cells in tied:
        for cell in cells[1:]:
            parent[root(cell)] = root(cells[0])
    members: dict[int, list[int]] = {}
    for cell in sorted(parent):
        members.setdefault(root(cell), []).append(cell)
    lines: dict[int, list[Relation]] = {name: [] for name in members}
    positions = {name: {cell: i for i, cell in enumerate(cells)} for name, cells in members.items()}
    for relation, cells in tied:
        if cells:
            name = root(cells[0])
            lines[name].append(relation.among(positions[name]))
    return [Block(tuple(cells), values[list(cells)], tuple(lines[name])) for name, cells in members.items()]
