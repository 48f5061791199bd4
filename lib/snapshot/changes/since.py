"""What became of a past snapshot's figures: then and today, as far as both count the same people."""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.indicators.figure import Figure
from lib.snapshot.changes.moves import Move, moved_bootcamps
from lib.snapshot.snapshot import Snapshot

_OF_EVERY_BOOTCAMP = frozenset({"ALC-1", "ALC-4"})


@dataclass(frozen=True, slots=True)
class Since:
    """One indicator then and now, both shown. `because` are the bootcamps whose people moved, where it counts them."""

    then: Figure
    now: Figure
    because: tuple[Move, ...] = ()


def since(then: Snapshot, now: Snapshot, indicators: Iterable[str], k: int) -> tuple[Since, ...]:
    """Return each indicator that both snapshots show, of the same unit and cohort, with another value.

    Both snapshots must be public ones. Which bootcamp moved by how many is told from `k` people on.
    """
    found = ((then.figure(each), now.figure(each)) for each in indicators)
    reached = tuple(move for move in moved_bootcamps(then, now, k) if ("stage", "attended") in move.at)
    return tuple(
        Since(before, after, reached if after.id in _OF_EVERY_BOOTCAMP else ())
        for before, after in found
        if before.state == after.state == "shown"
        and (before.unit, before.cohort) == (after.unit, after.cohort)
        and (before.value, before.low, before.high) != (after.value, after.low, after.high)
    )
