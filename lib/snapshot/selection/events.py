"""What stands in a calendar: bootcamps, their sessions, and everything that is owed by a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Literal

from lib.indicators.entries import BootcampEntry
from lib.programme.model import Programme
from lib.snapshot.narrowing import monday_of
from lib.snapshot.selection.tasks import OpenTask, TaskKind, tasks_of
from lib.snapshot.snapshot import Snapshot

_OFF = frozenset({"cancelled", "postponed"})


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar, of whole days from `start` to `end`. `partner` is whose move it is, "" where nobody's.

    `row`, `what` and `about` are those of a task, `state` where it is. Without `days_known` it lasts for the weeks that
    are told.
    """

    key: str
    kind: Literal["bootcamp", "session"] | TaskKind
    start: date
    end: date
    row: str
    what: str = ""
    about: str = ""
    partner: str = ""
    cancelled: bool = False
    days_known: bool = True
    source: str | None = None
    state: str = ""

    @property
    def mark(self) -> str:
        """Return what tells one version of it from another: 16 hexadecimal digits."""
        said = (self.start, self.end, self.what, self.about, self.partner, self.cancelled)
        return sha256(repr(said).encode()).hexdigest()[:16]


def events_of(snapshot: Snapshot, programme: Programme) -> tuple[Event, ...]:
    """Return every entry of the calendar, by day."""
    states = {each.id: each.state for each in snapshot.bootcamps}
    every = (*_bootcamps(snapshot), *_sessions(snapshot), *_tasks(snapshot, programme))
    found = (replace(each, state=states.get(each.about, each.about)) for each in every)
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.key)))


def concerns(event: Event, partner: str, snapshot: Snapshot, programme: Programme) -> bool:
    """Tell whether an entry is of an organisation: what it owes, and every bootcamp and session of its state, or that
    it holds, supports, or owes something to.
    """
    if event.partner:
        return event.partner == partner
    declared = programme.partner(partner)
    if programme.owners.get("bootcamps") == partner or (declared and declared.state == event.state):
        return True
    bootcamp = snapshot.bootcamp(event.about)
    owed = any(each.partner == partner and each.bootcamp == event.about for each in snapshot.commitments)
    supports = bootcamp is not None and (
        partner in bootcamp.allies or any(item.partner == partner for item in bootcamp.readiness)
    )
    return owed or supports


def _bootcamps(snapshot: Snapshot) -> Iterator[Event]:
    for each in snapshot.bootcamps:
        start, end = _days(each)
        yield Event(
            f"bootcamp/{each.id}", "bootcamp", start, end, each.id, each.name, each.id,
            cancelled=each.status in _OFF, days_known=each.days_known,
        )  # fmt: skip


def _days(entry: BootcampEntry) -> tuple[date, date]:
    """Return from when to when a bootcamp lasts: as it was held, as far as it is known, else as planned."""
    start = entry.actual_start or entry.planned_start
    return start, max(start, entry.actual_end or entry.planned_end)


def _sessions(snapshot: Snapshot) -> Iterator[Event]:
    off = {each.id for each in snapshot.bootcamps if each.status in _OFF}
    for each in snapshot.sessions:
        row = f"{each.bootcamp} · {each.number}"
        yield Event(
            f"session/{each.bootcamp}/{each.number}", "session", each.day, each.day, row, str(each.number),
            each.bootcamp, cancelled=each.state == "cancelled" or each.bootcamp in off,
        )  # fmt: skip


def _tasks(snapshot: Snapshot, programme: Programme) -> Iterator[Event]:
    """Yield what is owed by a day. A start is its bootcamp's, a session without figures has been."""
    for task in tasks_of(snapshot, programme):
        if task.day is not None and task.kind not in {"start", "sessions"}:
            yield _due(task, task.day)


def _due(task: OpenTask, day: date) -> Event:
    start = day if task.day_known else monday_of(day)
    return Event(
        task.key, task.kind, start, day, task.row, task.what, task.about, task.partner, days_known=task.day_known,
        source=task.source,
    )  # fmt: skip
