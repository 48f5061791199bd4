"""What each published snapshot changed, as far as somebody may see: for feeds, the interface and digests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from lib.collect.growth import months_told
from lib.collect.store.followed import NotedRevision
from lib.collect.store.store import (
    Published,
    Store,
    StoreFailure,
    StoreSilent,
    UnreadableSnapshot,
    published_moments,
    published_snapshot,
)
from lib.programme.model import Programme
from lib.snapshot.audience import for_public
from lib.snapshot.changes.difference import Difference, difference
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.changes.trend import in_force, last_of_each_day
from lib.snapshot.snapshot import Snapshot

Seen = Callable[[Snapshot], Snapshot]
"""What somebody may see of a snapshot."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a snapshot, published at a moment, changed against the one before it."""

    snapshot: Snapshot
    at: datetime
    changes: Difference


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What changed since an earlier snapshot, with its id and the day that it is of; `first` where it is the first."""

    changes: Difference
    id: str
    day: date
    first: bool = False


Incomparable = Literal["first-day", "silent"]
"""Why nothing is told of what changed: nothing else was published yet, or the store does not answer."""


def changed_in_a_week(
    store: Store, newest: Snapshot, programme: Programme, seen: Seen, until: datetime | None = None
) -> ChangedSince | Incomparable:
    """Return what changed since a week before the newest publication, or since the first where that is later.

    `newest` is the snapshot that was published last, or `until` a moment.
    """
    zone = ZoneInfo(programme.programme.timezone)
    try:
        moments = [each for each in published_moments(store) if until is None or each.at <= until]
        if all(each.id == newest.id for each in moments):
            return "first-day"
        days = last_of_each_day(((each.at.astimezone(zone), each) for each in moments), newest.today)
        found = in_force(days, days[-1][0] - timedelta(days=7))
        moment = found[1] if found else moments[0]
        before = published_snapshot(store, moment.id)
    except StoreSilent:
        return "silent"
    return _since(before, newest, programme, seen, first=found is None)


def changed_since_meeting(
    store: Store,
    newest: Snapshot,
    programme: Programme,
    seen: Seen,
    *,
    until: datetime | None = None,
    chosen: str | None = None,
) -> ChangedSince | Incomparable:
    """Return what changed since the snapshot whose id is chosen; without one, since another was frozen last.

    Where none was, up to the moment `until`, it is what changed in a week.
    """
    try:
        frozen = (each.id for each in store.freezes.list() if until is None or each.at <= until)
        wanted = chosen or next((each for each in frozen if each != newest.id), None)
        before = published_snapshot(store, wanted) if wanted else None
    except StoreFailure:
        return "silent"
    if before is None:
        return changed_in_a_week(store, newest, programme, seen, until)
    return _since(before, newest, programme, seen)


def _since(
    before: Published | UnreadableSnapshot | None,
    newest: Snapshot,
    programme: Programme,
    seen: Seen,
    *,
    first: bool = False,
) -> ChangedSince | Incomparable:
    if not isinstance(before, Published):
        return "silent"
    changes = change(before.snapshot, newest, programme, seen)
    return ChangedSince(changes, before.snapshot.id, before.snapshot.today, first)


@dataclass(frozen=True, slots=True)
class PublicPast:
    """What is told to everybody of what came before a snapshot.

    That is a week's changes, those since the last meeting, revisions of validated figures (None where the store does
    not answer), and how the programme stood at the end of each month.
    """

    since: ChangedSince | Incomparable = "first-day"
    revisions: tuple[NotedRevision, ...] | None = ()
    meeting: ChangedSince | Incomparable = "first-day"
    months: tuple[MonthEnd, ...] = ()


def public_past(store: Store, newest: Snapshot, programme: Programme) -> PublicPast:
    """Return what everybody is told of the past of the newest snapshot."""
    return PublicPast(
        changed_in_a_week(store, newest, programme, for_public),
        revisions_told(store, for_all=True),
        changed_since_meeting(store, newest, programme, for_public),
        months_told(store, newest, programme),
    )


def revisions_told(store: Store, *, for_all: bool) -> tuple[NotedRevision, ...] | None:
    """Return the revisions of validated figures, the newest first; None where the store does not answer.

    Those for all are the ones that published counts show.
    """
    try:
        found = store.followed.revisions()
    except StoreFailure:
        return None
    return tuple(each for each in found if each.revision.moves or not for_all)


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
