"""Entries that were added, removed, edited or took another status between two snapshots."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from lib.indicators.entries import ActionEntry, BootcampEntry, CommitmentEntry, HubEntry
from lib.programme.model import TableId
from lib.snapshot.snapshot import Snapshot

Entry = BootcampEntry | HubEntry | CommitmentEntry | ActionEntry
Kind = Literal["bootcamp", "validation", "hub", "commitment", "action"]

_STATUSES: tuple[tuple[Kind, TableId, str], ...] = (
    ("bootcamp", "bootcamps", "status"),
    ("validation", "bootcamps", "validation"),
    ("hub", "sitios", "condition"),
    ("commitment", "compromisos", "status"),
    ("action", "comunicacion", "status"),
)
_NOT_TYPED = frozenset(
    {
        *("readiness", "attendance", "attendance_state", "sessions_held", "sessions_failed"),  # from other tables
        *("days_known", "day_known"),  # a matter of who looks
        *("condition", "days_since_verified", "bootcamps"),  # worked out, and some of them anew every day
    }
)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A status that changed, as codes, with the entry as it is now. For hubs it is their condition."""

    kind: Kind
    entry: Entry
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edited:
    """What one owner added, removed and changed in one table, by the entries' ids."""

    owner: str
    table: TableId
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def turns(before: Snapshot, after: Snapshot) -> tuple[StatusChange, ...]:
    """Return every status that is another now, of entries that both snapshots have."""
    earlier, now = _entries(before), _entries(after)
    found = []
    for kind, table, field in _STATUSES:
        for name, entry in now[table].items():
            was = earlier[table].get(name)
            if was is not None and getattr(was, field) != getattr(entry, field):
                found.append(StatusChange(kind, entry, str(getattr(was, field)), str(getattr(entry, field))))
    return tuple(found)


def edits(before: Snapshot, after: Snapshot, owners: Mapping[TableId, str]) -> tuple[Edited, ...]:
    """Return what was edited, by owner and table. `owners` are the programme's; elsewhere the entry's partner owns it.

    An entry changed where something that is typed in its own table did; what is worked out from it does not count.
    """
    earlier, now = _entries(before), _entries(after)
    return tuple(
        edited for table in now for edited in _of_table(table, earlier[table], now[table], owners.get(table, ""))
    )


def _of_table(table: TableId, before: Mapping[str, Entry], after: Mapping[str, Entry], owner: str) -> Iterable[Edited]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, entry in after.items():
        was = before.get(name)
        if was is None or _typed(was) != _typed(entry):
            found[owner or _partner(entry)]["changed" if was else "added"].append(name)
    for name, entry in before.items():
        if name not in after:
            found[owner or _partner(entry)]["removed"].append(name)
    for who, names in sorted(found.items()):
        yield Edited(who, table, *(tuple(sorted(names[what])) for what in ("added", "removed", "changed")))


def _entries(snapshot: Snapshot) -> dict[TableId, dict[str, Entry]]:
    return {
        "bootcamps": {entry.id: entry for entry in snapshot.bootcamps},
        "sitios": {entry.id: entry for entry in snapshot.hubs},
        "compromisos": {entry.id: entry for entry in snapshot.commitments},
        "comunicacion": {entry.id: entry for entry in snapshot.actions},
    }


def _partner(entry: Entry) -> str:
    return entry.partner if isinstance(entry, CommitmentEntry | ActionEntry) else ""


def _typed(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in asdict(entry).items() if name not in _NOT_TYPED}
