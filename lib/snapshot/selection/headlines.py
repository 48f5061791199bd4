"""Which figures stand first: people reached where a programme trains, and else indicators of its own."""

from lib.programme.declaring.indicators import LEVELS
from lib.programme.model import Programme
from lib.snapshot.snapshot import Snapshot

_FIRST = 2


def headlines(snapshot: Snapshot, programme: Programme) -> tuple[str, ...]:
    """Return the two indicators that stand first: people reached and women among them where it trains.

    Elsewhere two of its own, and else hubs.
    """
    if programme.trains:
        return ("ALC-1", "ALC-2")
    usual = ("SIT-1", "SIT-2") if "sitios" in programme.tables_kept else ()
    return own_in_order(snapshot, programme)[:_FIRST] or usual


def own_in_order(snapshot: Snapshot, programme: Programme) -> tuple[str, ...]:
    """Return the programme's own indicators, those that are shown first, of the widest levels."""
    ordered = sorted(
        programme.indicators,
        key=lambda each: (snapshot.figure(each.id).state != "shown", LEVELS.index(each.level)),
    )
    return tuple(each.id for each in ordered)
