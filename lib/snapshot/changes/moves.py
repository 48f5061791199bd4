"""Counts and shares that moved between two snapshots, told only as far as small counts allow."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure
from lib.programme.indicator_ids import Unit
from lib.snapshot.snapshot import Snapshot

_UNITS_OF_PEOPLE = frozenset({"people", "participations", "attendances"})
_SHARES_OF_PEOPLE = ("ALC", "EMB", "PER", "MET", "SEG")
_NOT_COMPARED = frozenset({"MET-1", "MET-3", "MET-4", "DAT-5"})  # said by another figure, or by its parts
_BY_BOOTCAMP = {"stage", "bootcamp"}


@dataclass(frozen=True, slots=True)
class Move:
    """A count or share that is shown in both snapshots and is not the same in them.

    `id` is the indicator's, or the published table's where `at` has coordinates. `before` is None where fewer people
    than the protection threshold made the difference: then nobody is told how many. `base` is (part, whole) of `after`
    where that is a share. `up` tells the direction of a count whose `before` is not told, and nothing else.
    """

    id: str
    unit: Unit
    before: float | None
    after: float
    base: tuple[int, int] | None = None
    at: tuple[tuple[str, str], ...] = ()
    up: bool | None = None

    @property
    def small(self) -> bool:
        """Tell whether too few people moved to say how many."""
        return self.before is None

    @property
    def change(self) -> float | None:
        """Return by how much it moved; None where that is not told."""
        return None if self.before is None else self.after - self.before


def moved_by_few(before: Figure, after: Figure, k: int) -> bool:
    """Tell whether a figure about people moved, but by fewer than `k` of them; such a move is not told.

    A share moves by the people in either of its counts; one whose counts are not given is taken to move by few.
    """
    if before.value == after.value and before.denominator == after.denominator:
        return False
    if after.unit != "share":
        return after.unit in _UNITS_OF_PEOPLE and _is_small(before.value, after.value, k)
    if not after.id.startswith(_SHARES_OF_PEOPLE):
        return False
    if None in {before.numerator, before.denominator, after.numerator, after.denominator}:
        return True
    return _is_small(before.numerator, after.numerator, k) or _is_small(before.denominator, after.denominator, k)


def moved_figures(
    before: Mapping[str, Figure], after: Mapping[str, Figure], k: int, but: Collection[str] = ()
) -> tuple[Move, ...]:
    """Return the indicators that moved, in the order of `after`; only what both show as one value, of one cohort.

    Those in `but` are left out: they are not of the same bootcamps.
    """
    apart = {*_NOT_COMPARED, *but}
    found = (_figure(before.get(name), figure, k) for name, figure in after.items() if name not in apart)
    return tuple(move for move in found if move)


def moved_bootcamps(before: Snapshot, after: Snapshot, k: int) -> tuple[Move, ...]:
    """Return each bootcamp's people by stage that moved, from the published table that has them."""
    return tuple(
        move
        for table in after.tables
        if table.measure == PEOPLE and set(table.dimensions) == _BY_BOOTCAMP
        for move in _cells(before.table(table.id), table, k)
    )


def _figure(before: Figure | None, after: Figure, k: int) -> Move | None:
    if before is None or not before.state == after.state == "shown" or before.unit != after.unit:
        return None
    if before.cohort != after.cohort and not {before.cohort, after.cohort} <= {"ended", "released"}:
        return None
    if before.value is None or after.value is None or before.value == after.value:
        return None
    few = moved_by_few(before, after, k)
    up = after.value > before.value if few and after.unit != "share" else None
    return Move(after.id, after.unit, None if few else before.value, after.value, base_of(after), up=up)


def base_of(figure: Figure) -> tuple[int, int] | None:
    """Return (part, whole) of a share that has them."""
    if figure.unit != "share" or figure.numerator is None or figure.denominator is None:
        return None
    return (figure.numerator, figure.denominator)


def _is_small(before: float | None, after: float | None, k: int) -> bool:
    return before is not None and after is not None and 0 < abs(after - before) < k


def _cells(before: Table | None, after: Table, k: int) -> list[Move]:
    earlier = {_key(cell.at): cell for cell in before.cells} if before else {}
    moves = []
    for cell in after.cells:
        was = earlier.get(_key(cell.at))
        if was is None or cell.at["bootcamp"] == ALL or not was.state == cell.state == "shown":
            continue
        if was.value is None or cell.value is None or was.value == cell.value:
            continue
        few = _is_small(was.value, cell.value, k)
        told, up = (None, cell.value > was.value) if few else (float(was.value), None)
        moves.append(Move(after.id, "people", told, float(cell.value), None, _key(cell.at), up))
    return moves


def _key(at: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(at.items()))
