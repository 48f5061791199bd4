"""Counts as cells: what is counted, where, and how the cells add up.

Every count of people that may be published is one cell of one linear system. Tables share the cells they have in
common, so what protects one protects all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.indicators.disclosure.relations import AtMost, Sum

ALL = "*"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A count's name: its measure and the coordinates that narrow it. A dimension that is left out means all."""

    measure: str
    at: tuple[tuple[str, str], ...]

    def value_of(self, dimension: str) -> str:
        """Return this cell's value on a dimension, `*` where it covers all."""
        return dict(self.at).get(dimension, ALL)

    def with_value(self, dimension: str, value: str) -> "Cell":
        """Return the cell one step narrower, or with that dimension's value replaced."""
        return cell(self.measure, {**dict(self.at), dimension: value})


def cell(measure: str, at: Mapping[str, str]) -> Cell:
    """Name a cell; `*` coordinates are left out so that equal counts have equal names."""
    return Cell(measure, tuple(sorted((name, value) for name, value in at.items() if value != ALL)))


@dataclass(slots=True)
class Ledger:
    """All cells with their true counts, which are published, and every sum that anyone can work out.

    A count is None where it is not known (repeats were left empty); sums through it tell nothing and are left out.
    Cells in `known` were shown before and cannot be hidden any more; those in `forced` are hidden whatever they hold.
    """

    values: dict[Cell, int | None] = field(default_factory=dict)
    published: set[Cell] = field(default_factory=set)
    weight: dict[Cell, float] = field(default_factory=dict)
    sums: dict[Sum, None] = field(default_factory=dict)
    at_most: dict[AtMost, None] = field(default_factory=dict)
    forced: set[Cell] = field(default_factory=set)
    known: set[Cell] = field(default_factory=set)

    def put(self, name: Cell, value: int | None, *, published: bool = False, weight: float = 1.0) -> None:
        """Enter a count. A cell once published stays so; the greatest weight to hide it holds."""
        self.values[name] = value
        if published:
            self.published.add(name)
        self.weight[name] = max(weight, self.weight.get(name, 0.0))

    def add_sum(self, total: Cell, parts: Iterable[Cell]) -> None:
        """State that `total` is the sum of `parts`."""
        self.sums[Sum(total, tuple(parts))] = None

    def add_at_most(self, smaller: Cell, larger: Cell) -> None:
        """State that everybody knows `smaller` cannot exceed `larger`."""
        self.at_most[AtMost(smaller, larger)] = None
