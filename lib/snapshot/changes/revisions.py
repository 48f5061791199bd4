"""Figures of a bootcamp that changed after somebody validated them: which, by how much, and in whose sheet."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from lib.indicators.entries import BootcampEntry
from lib.programme.model import Programme, TableId
from lib.snapshot.audience import for_public
from lib.snapshot.changes.difference import changed_after_validation
from lib.snapshot.changes.moves import Move, moved_bootcamps
from lib.snapshot.snapshot import Snapshot

_FIGURES: tuple[TableId, ...] = ("alcance", "sesiones")


@dataclass(frozen=True, slots=True)
class Revision:
    """What one snapshot changed of a bootcamp's validated figures.

    `validated_on` is the day of the validation they had, `again` that of a new one in the same snapshot. `moves` are
    its people by stage as far as both snapshots publish them; none where something else changed, which only those who
    look after the data are told. `owners` keep the sheets that changed.
    """

    bootcamp: str
    name: str
    validated_on: date | None
    again: date | None
    owners: tuple[str, ...]
    moves: tuple[Move, ...]
    before: str
    after: str


def revisions(before: Snapshot, after: Snapshot, programme: Programme) -> Iterator[Revision]:
    """Yield what changed between two snapshots of bootcamps that were validated in the first."""
    moves = moved_bootcamps(for_public(before), for_public(after), programme.rules.protected_below)
    found = changed_after_validation(after).keys() - changed_after_validation(before).keys()
    owners = _owners(before, after, programme)
    for was in before.bootcamps:
        entry = after.bootcamp(was.id)
        hers = tuple(each for each in moves if dict(each.at)["bootcamp"] == was.id)
        if entry and was.validation == "validated" and (hers or was.id in found):
            again = _again(was, entry)
            yield Revision(was.id, entry.name, was.validated_on, again, owners, hers, before.id, after.id)


def _again(was: BootcampEntry, entry: BootcampEntry) -> date | None:
    return entry.validated_on if entry.validation == "validated" and entry.validated_on != was.validated_on else None


def _owners(before: Snapshot, after: Snapshot, programme: Programme) -> tuple[str, ...]:
    """Return who keeps the sheets of figures that changed; who answers for the table where none is known to have."""
    changed = [
        source.owner
        for source in after.sources
        if _keeps_figures(source.id, programme) and _hash(before, source.id) != source.hash
    ]
    usual = programme.owners.get(_FIGURES[0])
    return tuple(dict.fromkeys(changed)) or ((usual,) if usual else ())


def _keeps_figures(source: str, programme: Programme) -> bool:
    declared = programme.source(source)
    tabs: Collection[TableId] = declared.tabs if declared else ()
    return any(table in tabs for table in _FIGURES)


def _hash(snapshot: Snapshot, source: str) -> str | None:
    state = snapshot.source(source)
    return state.hash if state else None
