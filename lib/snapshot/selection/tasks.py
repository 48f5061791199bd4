"""What waits for somebody, one task for each thing: all that an organisation owes, every cell to mend in its sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Literal

from lib.indicators.due import AHEAD, OPEN_COMMITMENT, OPEN_ITEM, SOON_DAYS
from lib.programme.model import Programme, TableId
from lib.snapshot.selection.alike import finding_mark
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.tables.schema.vocabulary import SessionState

TaskKind = Literal[
    "commitment", "readiness", "verification", "action", "start", "sessions", "declaration", "review", "finding"
]

AHEAD_DAYS = 14
"""How far ahead a digest and the agenda of a meeting look."""

_LAST = date.max
_LONGEST_KEY = 120
_GRAVEST_FIRST = ("error", "warning")
_SAME_AS_DUE: dict[str, TaskKind] = {"V06": "verification", "V16": "commitment"}
"""Findings that say of a cell what a task says with its day."""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One thing that an organisation is to do. `row` is the key of the row in its sheet, `what` a code or a name.

    `about` is a bootcamp or a state, `source` the sheet to write it into. Without `day_known`, `day` ends the week that
    is told; without a `day` it waits already. A cell to mend carries its finding.
    """

    kind: TaskKind
    partner: str
    row: str
    table: TableId | None
    what: str = ""
    about: str = ""
    day: date | None = None
    day_known: bool = True
    source: str | None = None
    finding: Finding | None = None

    @property
    def key(self) -> str:
        """Return what it is called for good, whatever day it is due."""
        if self.finding is None:
            said = "/".join((self.kind, self.partner, self.row, self.what if self.kind == "readiness" else ""))
            return said if len(said) <= _LONGEST_KEY else f"{self.kind}/{sha256(said.encode()).hexdigest()[:20]}"
        place = f"{self.finding.source}/{self.finding.tab}/{self.finding.row or self.finding.cell}"
        return f"finding/{sha256(f'{place}/{finding_mark(self.finding)}'.encode()).hexdigest()[:20]}"

    def is_late(self, today: date) -> bool:
        """Tell whether its day has passed."""
        return self.day is not None and self.day < today


def tasks_of(snapshot: Snapshot, programme: Programme) -> tuple[OpenTask, ...]:
    """Return everything that waits for somebody: overdue first, then by day, then what has none, the gravest first."""
    found = (*_entries(snapshot, programme), *_sessions(snapshot, programme), *_sheets(snapshot), *_cells(snapshot))
    placed = (_with_sheet(each, programme) for each in found)
    return tuple(sorted(placed, key=_order))


def told_once(tasks: Iterable[OpenTask], by: Literal["day", "cell"] = "day") -> tuple[OpenTask, ...]:
    """Leave out one of two where a doubtful cell stands in a row that is due for the same thing.

    What stays is the task `by` its day, or the cell, which says where to type.
    """
    every = tuple(tasks)
    due = {(each.kind, each.row) for each in every if each.finding is None}
    cells = {(_SAME_AS_DUE.get(each.what), each.row) for each in every if each.finding}
    if by == "day":
        return tuple(
            each for each in every if each.finding is None or (_SAME_AS_DUE.get(each.what), each.row) not in due
        )
    return tuple(each for each in every if each.finding or (each.kind, each.row) not in cells)


def owed_by(tasks: Iterable[OpenTask], partner: str) -> tuple[OpenTask, ...]:
    """Return what one organisation is to do."""
    return tuple(each for each in tasks if each.partner == partner)


def owed_to(tasks: Iterable[OpenTask], partner: str, snapshot: Snapshot, programme: Programme) -> tuple[OpenTask, ...]:
    """Return what others owe to bootcamps that an organisation holds or supports, or to its state."""
    declared = programme.partner(partner)
    state = declared.state if declared else None
    holds = programme.owners.get("bootcamps") == partner
    hers = {each.id for each in snapshot.bootcamps if holds or each.state == state or partner in each.allies}
    hers |= {state} if state else set()
    return tuple(each for each in tasks if each.partner != partner and each.about in hers)


def due_within(tasks: Iterable[OpenTask], today: date, days: int) -> tuple[OpenTask, ...]:
    """Return the tasks that are overdue, fall due within so many days, or wait already without a day; no cells."""
    last = today + timedelta(days=days)
    return tuple(each for each in tasks if each.finding is None and (each.day or today) <= last)


def _order(task: OpenTask) -> tuple[date, int, str, str]:
    grave = _GRAVEST_FIRST.index(task.finding.severity) if task.finding else 0
    return (task.day or _LAST, grave, task.partner, task.key)


def _entries(snapshot: Snapshot, programme: Programme) -> Iterator[OpenTask]:
    for each in snapshot.commitments:
        if each.status in OPEN_COMMITMENT:
            about = each.bootcamp or each.state
            yield OpenTask(
                "commitment", each.partner, each.id, "compromisos", each.contribution, about, each.due, each.day_known
            )
    holder = programme.owners.get("bootcamps", "")
    for bootcamp in snapshot.bootcamps:
        if bootcamp.status in AHEAD:
            day, known = bootcamp.planned_start, bootcamp.days_known
            week = day if known else day + timedelta(days=6)
            yield OpenTask("start", holder, bootcamp.id, "bootcamps", bootcamp.name, bootcamp.id, week, known)
            for item in bootcamp.readiness:
                if item.progress in OPEN_ITEM:
                    yield OpenTask(
                        "readiness", item.partner, bootcamp.id, "preparacion", item.requirement, bootcamp.id, item.due,
                        item.day_known,
                    )  # fmt: skip
    for action in snapshot.actions:
        if action.status == "planned":
            yield OpenTask("action", action.partner, action.id, "comunicacion", action.title, "", action.day)
    yield from _verifications(snapshot, programme)


def _verifications(snapshot: Snapshot, programme: Programme) -> Iterator[OpenTask]:
    """Yield each hub in service that must be verified within a month, should have been, or never was."""
    allowed = timedelta(days=programme.rules.hub_verified_days)
    for hub in snapshot.hubs:
        day = hub.verified_on + allowed if hub.verified_on else None
        if hub.status == "in-service" and (day or snapshot.today) <= snapshot.today + timedelta(days=SOON_DAYS):
            yield OpenTask(
                "verification", programme.owners.get("sitios", ""), hub.id, "sitios", hub.name, hub.state, day
            )


def _sessions(snapshot: Snapshot, programme: Programme) -> Iterator[OpenTask]:
    """Yield each session that has passed and of which nobody said how many came."""
    held = {each.id for each in snapshot.bootcamps if each.status not in {"postponed", "cancelled"}}
    for each in snapshot.sessions:
        open_ = each.state == SessionState.SCHEDULED or (each.state == SessionState.HELD and not each.counted)
        if open_ and each.day < snapshot.today and each.bootcamp in held:
            row = f"{each.bootcamp} · {each.number}"
            owner = programme.owners.get("sesiones", "")
            yield OpenTask("sessions", owner, row, "sesiones", str(each.number), each.bootcamp, each.day)


def _sheets(snapshot: Snapshot) -> Iterator[OpenTask]:
    """Yield for each sheet the day by which it is to be brought up to date, and a change that is under review."""
    for source in snapshot.sources:
        day = source.facts_to + timedelta(days=source.every_days) if source.facts_to else None
        yield OpenTask("declaration", source.owner, source.id, "portada", day=day, source=source.id)
        if source.reading == "under-review":
            yield OpenTask("review", source.owner, source.id, None, source=source.id)


def _cells(snapshot: Snapshot) -> Iterator[OpenTask]:
    owners = {source.id: source.owner for source in snapshot.sources}
    for found in snapshot.findings:
        if found.severity != "note" and found.source in owners:
            row = found.row or found.cell or ""
            owner = owners[found.source]
            yield OpenTask("finding", owner, row, found.table, found.code, source=found.source, finding=found)


def _with_sheet(task: OpenTask, programme: Programme) -> OpenTask:
    """Return the task with the sheet to write it into: her own where it has the table, else that of who keeps it."""
    if task.source or task.table is None:
        return task
    keepers = (task.partner, programme.owners.get(task.table))
    sheets = [each for each in programme.sources if task.table in each.tabs]
    found = next((each.id for owner in keepers for each in sheets if each.owner == owner), None)
    return replace(task, source=found)
