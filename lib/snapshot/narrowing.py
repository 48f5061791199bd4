"""What the public gets of bootcamps that are not over: municipality and weeks, neither a venue nor a day.

A start becomes its Monday. What somebody owes by a day becomes owed by that week's Sunday, so that nobody is called
late before the week has passed. Whatever was in the order of its days is put in order anew.
"""

from dataclasses import replace
from datetime import date, timedelta

from lib.indicators.due import Due
from lib.indicators.entries import BootcampEntry, CommitmentEntry, HubEntry, ReadinessItem
from lib.indicators.own_values import OwnValues
from lib.snapshot.snapshot import Snapshot

OVER = frozenset({"completed"})
"""The statuses of bootcamps whose days and venue anyone may know. Every other one, also one yet unheard of, is not."""


def with_weeks_only(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with every bootcamp that is not over, and whatever is owed to it, told by its week."""
    over = frozenset(each.id for each in snapshot.bootcamps if each.status in OVER)
    known = frozenset(each.id for each in snapshot.bootcamps)
    commitments = (_commitment(each, over) for each in snapshot.commitments)
    due = (_due(each, over, known) for each in snapshot.due)
    return replace(
        snapshot,
        bootcamps=tuple(each if each.id in over else _bootcamp(each) for each in snapshot.bootcamps),
        hubs=tuple(_hub(each, over) for each in snapshot.hubs),
        commitments=tuple(sorted(commitments, key=lambda each: (each.due, each.id))),
        due=tuple(sorted(due, key=lambda each: (each.day, each.partner, each.kind, each.about, each.what))),
        own=_own(snapshot, over),
    )


def _own(snapshot: Snapshot, over: frozenset[str]) -> OwnValues:
    """Leave out the programme's own columns of bootcamps that are not over, and of what is promised to them."""
    kept = {
        "bootcamps": over,
        "compromisos": {each.id for each in snapshot.commitments if each.bootcamp is None or each.bootcamp in over},
    }
    return {
        table: {key: said for key, said in rows.items() if table not in kept or key in kept[table]}
        for table, rows in snapshot.own.items()
    }


def _bootcamp(entry: BootcampEntry) -> BootcampEntry:
    return replace(
        entry,
        hub=None,
        planned_start=monday_of(entry.planned_start),
        planned_end=sunday_of(entry.planned_end),
        actual_start=_narrowed(entry.actual_start, end=False),
        actual_end=_narrowed(entry.actual_end, end=True),
        readiness=tuple(_item(item) for item in entry.readiness),
        days_known=False,
    )


def _narrowed(day: date | None, *, end: bool) -> date | None:
    return day and (sunday_of(day) if end else monday_of(day))


def _item(item: ReadinessItem) -> ReadinessItem:
    return replace(item, due=sunday_of(item.due), day_known=False)


def _hub(hub: HubEntry, over: frozenset[str]) -> HubEntry:
    return replace(hub, bootcamps=tuple(each for each in hub.bootcamps if each in over))


def _commitment(entry: CommitmentEntry, over: frozenset[str]) -> CommitmentEntry:
    if entry.bootcamp is None or entry.bootcamp in over:
        return entry
    return replace(entry, due=sunday_of(entry.due), day_known=False)


def _due(due: Due, over: frozenset[str], known: frozenset[str]) -> Due:
    """A commitment to a bootcamp names it; one to a state, or a verification, names the state."""
    about_a_bootcamp = due.kind in {"start", "readiness"} or (due.kind == "commitment" and due.about in known)
    if not about_a_bootcamp or due.about in over:
        return due
    return replace(due, day=sunday_of(due.day), day_known=False)


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def sunday_of(day: date) -> date:
    """Return the last day of a day's week."""
    return monday_of(day) + timedelta(days=6)
