"""All that was published before, as readers have it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.indicators.counts.other_counts import PUBLIC_COUNTS
from lib.indicators.counts.published import Before, name_in
from lib.snapshot.disclosure.knowledge import Knowledge, knowledge_of
from lib.snapshot.disclosure.release import repeated
from lib.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Past:
    """What each snapshot told of people that those before it did not, the earliest first, and the newest itself.

    Snapshots in a row that told the same are in it once, under the last one's id.
    """

    known: tuple[Knowledge, ...] = ()
    ids: tuple[str, ...] = ()
    newest: Snapshot | None = None

    def then(self, snapshot: Snapshot, wide: Mapping[str, tuple[str, ...]]) -> "Past":
        """Return the past once a snapshot is shown. `wide` maps each wide age group to its bands."""
        repeats = repeated(self.newest, snapshot)
        now = knowledge_of(snapshot, wide, repeats)
        if self.known and (self.known[-1] == now or (repeats and _tells_nothing_new(self.known[-1], now))):
            return Past(self.known, (*self.ids[:-1], snapshot.id), snapshot)
        return Past((*self.known, now), (*self.ids, snapshot.id), snapshot)


def _tells_nothing_new(before: Knowledge, now: Knowledge) -> bool:
    """Tell whether all that is told now was told before, of bootcamps that stand as they did."""
    if replace(before, shown={}, hidden={}, within={}) != replace(now, shown={}, hidden={}, within={}):
        return False
    pairs = ((before.shown, now.shown), (before.hidden, now.hidden), (before.within, now.within))
    return all(name in was and was[name] == told for was, is_now in pairs for name, told in is_now.items())


def before_of(published: Snapshot) -> Before:
    """Return what a snapshot showed, and where each bootcamp was that had ended."""
    shown = {
        name_in(table, each): each.value
        for table in published.tables
        for each in table.cells
        if each.value is not None and each.state == "shown" and table.measure not in PUBLIC_COUNTS
    }
    ended = {
        entry.id: (entry.state, f"{entry.actual_start or entry.planned_start:%Y-%m}")
        for entry in published.bootcamps
        if entry.status == "completed"
    }
    return Before(shown, ended)
