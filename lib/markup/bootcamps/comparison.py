"""The bootcamps beside each other in one table that its reader sorts: who came and stayed, sessions, conditions."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.indicators.entries import BootcampEntry
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.lookup import cell_at, shown_at
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus, Stage
from lib.wording.names import Names
from lib.wording.values import Written, count, nothing

COLUMNS = ("registered", "attended", "completed", "left", "sessions", "attendance", "child-space", "failures")
_TABLE = "people-by-stage-bootcamp"
_FINE = 1_000_000
_PROGRESS = ("ready", "in-progress", "pending", "not-applicable")


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """What stands in a cell, and the value it is sorted by, "" where nothing is known: that comes last."""

    written: Written
    key: str


@dataclass(frozen=True, slots=True)
class ComparedBootcamp:
    """One bootcamp and its values in the order of `COLUMNS`."""

    id: str
    name: str
    place: str
    cells: tuple[ComparedValue, ...]


@memo
def comparison(entries: Sequence[BootcampEntry], snapshot: Snapshot, names: Names, *, sortable: bool = True) -> str:
    """Return the table, whose headings are buttons where it is `sortable`.

    A count that is protected is a word, and so is every share that would tell it.
    """
    rows = [
        ComparedBootcamp(each.id, names.bootcamp(each.id), names.state(each.state), _cells(each, snapshot, names))
        for each in entries
    ]
    return fill("bootcamps-comparison.html", words=names.words, columns=COLUMNS, rows=rows, sortable=sortable)


def _cells(entry: BootcampEntry, snapshot: Snapshot, names: Names) -> tuple[ComparedValue, ...]:
    words, started = names.words, entry.actual_start is not None
    absent = nothing("no-data" if started else "not-applicable", words)
    held = Written(words.number(entry.sessions_held), "shown") if started and entry.sessions_held else absent
    failed = Written(words.number(entry.sessions_failed), "shown") if held.shown else absent
    space = next((item.progress for item in entry.readiness if item.requirement == "child-space"), None)
    attended = nothing(entry.attendance_state if entry.attendance_state != "shown" else "no-data", words)
    if entry.attendance_state == "shown" and entry.attendance is not None:
        attended = Written(words.share(entry.attendance), "shown")
    return (
        *(_count(stage, entry, snapshot, names) for stage in (Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED)),
        _left(entry, snapshot, names),
        _sorted_by(held, entry.sessions_held),
        _sorted_by(attended, entry.attendance),
        _sorted_by(
            Written(words(f"progress.{space}"), "shown") if space else absent, _PROGRESS.index(space) if space else None
        ),
        _sorted_by(failed, entry.sessions_failed),
    )


def _count(stage: Stage, entry: BootcampEntry, snapshot: Snapshot, names: Names) -> ComparedValue:
    cell = cell_at(snapshot.table(_TABLE), {"stage": str(stage), "bootcamp": entry.id})
    if cell is None:
        return _sorted_by(nothing("no-data" if entry.actual_start else "not-applicable", names.words), None)
    return _sorted_by(count(cell, names.words), cell.value)


def _left(entry: BootcampEntry, snapshot: Snapshot, names: Names) -> ComparedValue:
    """Return the share of those who attended an ended bootcamp and did not complete it."""
    words, table = names.words, snapshot.table(_TABLE)
    if entry.status != BootcampStatus.COMPLETED:
        return _sorted_by(nothing("not-applicable", words), None)
    came, done = (
        cell_at(table, {"stage": str(stage), "bootcamp": entry.id}) for stage in (Stage.ATTENDED, Stage.COMPLETED)
    )
    whole = shown_at(table, {"stage": str(Stage.ATTENDED), "bootcamp": entry.id})
    part = shown_at(table, {"stage": str(Stage.COMPLETED), "bootcamp": entry.id})
    if whole is None or part is None or whole < max(names.programme.rules.smallest_share_base, 1):
        hidden = any(each is not None and each.state == "protected" for each in (came, done))
        return _sorted_by(nothing("protected" if hidden else "no-data", words), None)
    return _sorted_by(Written(words.share(1 - part / whole), "shown"), 1 - part / whole)


def _sorted_by(written: Written, value: float | None) -> ComparedValue:
    """Return a value with its key, a whole number: browsers compare digits, and a decimal point would part them."""
    return ComparedValue(written, str(round(value * _FINE)) if written.shown and value is not None else "")
