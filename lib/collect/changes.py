"""What each published snapshot changed, as far as somebody may see: for feeds, the interface and digests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lib.collect.store.store import Published, Store
from lib.programme.model import Programme
from lib.snapshot.changes.difference import Difference, difference
from lib.snapshot.snapshot import Snapshot

Seen = Callable[[Snapshot], Snapshot]
"""What somebody may see of a snapshot."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a snapshot, published at a moment, changed against the one before it."""

    snapshot: Snapshot
    at: datetime
    changes: Difference


def latest_changes(store: Store, programme: Programme, seen: Seen, most: int) -> Iterator[Change]:
    """Yield the newest snapshots that changed something for who sees so much of them, the newest first.

    The first one of all changed nothing. Raises StoreFailure.
    """
    found = [each for each in store.recent() if isinstance(each, Published)]
    told = 0
    for before, after in reversed(list(pairwise(found))):
        changed = change(before.snapshot, after.snapshot, programme, seen)
        if not changed.empty and told < most:
            told += 1
            yield Change(after.snapshot, after.at, changed)


def change(before: Snapshot, after: Snapshot, programme: Programme, seen: Seen) -> Difference:
    """Return what changed from one snapshot to a later one for who sees so much of both."""
    return difference(seen(before), seen(after), programme.rules.protected_below, programme.owners)
