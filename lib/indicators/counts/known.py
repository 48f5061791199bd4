"""What may be known of every count after protection, and detail that stays as an earlier snapshot told it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from lib.indicators.counts.cohorts import COHORT, RELEASED, Cohort, is_detail, place_of
from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.other_counts import PUBLIC_COUNTS
from lib.indicators.disclosure.cells import ALL, Cell
from lib.indicators.figure import Figure, State
from lib.indicators.lost import NOTHING_LOST, LostRows

DETAILED = frozenset({"ALC-3", "PER-1"})
"""The figures that are read from the programme's detail, so that they stay as it does."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The detail of some places (`place_of`) as an earlier snapshot told it: cells, of the cohort `released`, and
    figures. Places that are `behind` have bootcamps that ended meanwhile, or were corrected.
    """

    places: frozenset[str]
    cells: Mapping[Cell, tuple[State, int | None]] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()


_NOTHING_KEPT = Kept(frozenset())


@dataclass(frozen=True, slots=True)
class Known:
    """What may be known of every cell after protection: its state and, where shown, its count.

    Detail of the places in `kept` is what that tells, not what the sheets say now.
    """

    values: Mapping[Cell, int | None]
    hidden: frozenset[Cell]
    waits: Callable[[Cell], bool]
    published: frozenset[Cell]
    bootcamps_read: bool
    kept: Kept = _NOTHING_KEPT
    lost: LostRows = NOTHING_LOST

    def cohort_at(self, place: str) -> Cohort:
        """Return the cohort by which detail of a place is named."""
        return "released" if place in self.kept.places else "ended"

    def is_behind(self, dimensions: Collection[str]) -> bool:
        """Tell whether detail by these dimensions is not of all that ended, as the sheets tell."""
        kinds = {_kind(place) for place in self.kept.behind}
        return not kinds.isdisjoint({ALL, *dimensions})

    def state(self, name: Cell) -> State:
        """Return whether a cell is shown, protected, unknown, or does not apply because no bootcamp has ended yet.

        Where something may be missing from it, 0 is not a count.
        """
        if self._is_kept(name):
            return self.kept.cells.get(name, ("not-applicable" if self.bootcamps_read else "no-data", None))[0]
        if self.waits(name):
            unknown = self.lost.may_be_of(name) or self.lost.may_have_ended(name)
            return "not-applicable" if self.bootcamps_read and not unknown else "no-data"
        if name not in self.values or (self.values[name] is None and name not in self.hidden):
            return "no-data"
        if name not in self.published and name.measure not in PUBLIC_COUNTS:
            return "no-data"
        if name in self.hidden:
            return "protected"
        return "no-data" if self.values[name] == 0 and self.lost.may_be_of(name) else "shown"

    def value(self, name: Cell) -> int | None:
        """Return the count of a shown cell, None for every other."""
        if self.state(name) != "shown":
            return None
        return self.kept.cells[name][1] if self._is_kept(name) else self.values[name]

    def _is_kept(self, name: Cell) -> bool:
        at = dict(name.at)
        own = name.measure == PEOPLE and "bootcamp" in at and is_detail(at)
        return at.get(COHORT) == RELEASED or (own and place_of(at) in self.kept.places)


def _kind(place: str) -> str:
    """Return the dimension that a place is a value of, `*` for the whole programme."""
    return ALL if place == ALL else "bootcamp" if place.startswith("bootcamp ") else "state"
