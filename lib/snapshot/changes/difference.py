"""What changed between two snapshots, told only as far as both show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.known import DETAILED
from lib.indicators.disclosure.cells import ALL
from lib.programme.model import TableId
from lib.snapshot.changes.entry_changes import Edited, StatusChange, edits, turns
from lib.snapshot.changes.moves import Move, moved_bootcamps, moved_figures
from lib.snapshot.disclosure.release import releases_of
from lib.snapshot.snapshot import Snapshot, SourceState

_NOT_FRESH = frozenset({"overdue", "undated", "unread"})
_NOT_READ = frozenset({"no-permission", "not-found", "unreadable"})  # an owner must mend it; else it is no change
_CHANGED_AFTER_VALIDATION = "V19"


@dataclass(frozen=True, slots=True)
class SourceTurn:
    """A source that is not as it was: how fresh or readable it is, the day it is complete to, or its number of rows."""

    before: SourceState
    after: SourceState

    @property
    def became_late(self) -> bool:
        """Tell whether it now holds back what can be said, and did not before."""
        return _holds_back(self.after) and not _holds_back(self.before)

    @property
    def became_fresh(self) -> bool:
        """Tell whether it no longer holds anything back."""
        return _holds_back(self.before) and not _holds_back(self.after)

    @property
    def reports_further(self) -> bool:
        """Tell whether its owner declared it complete up to a later day."""
        earlier, now = self.before.facts_to, self.after.facts_to
        return now is not None and (earlier is None or now > earlier)

    @property
    def more_rows(self) -> int | None:
        """Return how many rows it has more, or fewer; None where one of the readings has none to count."""
        if "unread" in {self.before.freshness, self.after.freshness}:
            return None
        return self.after.rows - self.before.rows


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A bootcamp whose figures changed after they were validated on `day`."""

    bootcamp: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one snapshot to a later one. Nothing that either protects is in it."""

    figures: tuple[Move, ...] = ()
    bootcamps: tuple[Move, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    turns: tuple[StatusChange, ...] = ()
    edits: tuple[Edited, ...] = ()
    sources: tuple[SourceTurn, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nothing changed."""
        return self == Difference()


def difference(before: Snapshot, after: Snapshot, k: int, owners: Mapping[TableId, str]) -> Difference:
    """Return what changed from `before` to `after`.

    Moves of fewer than `k` people come without their size; `owners` says which partner answers for each table.
    Figures of detail are compared only while it is of the same bootcamps.
    """
    bootcamps = moved_bootcamps(before, after, k)
    of_the_same = releases_of(before)[ALL].bootcamps == releases_of(after)[ALL].bootcamps
    return Difference(
        figures=moved_figures(before.figures, after.figures, k, () if of_the_same else DETAILED),
        bootcamps=bootcamps,
        unsettled=_unsettled(before, after, {dict(move.at)["bootcamp"] for move in bootcamps}),
        turns=turns(before, after),
        edits=edits(before, after, owners),
        sources=_sources(before, after),
    )


def _unsettled(before: Snapshot, after: Snapshot, moved: set[str]) -> tuple[Unsettled, ...]:
    """Return what rule V19 found anew, and validated bootcamps whose people moved between the two snapshots."""
    found = {
        name: day
        for name, day in changed_after_validation(after).items()
        if name not in changed_after_validation(before)
    }
    for entry in after.bootcamps:
        was = before.bootcamp(entry.id)
        settled = was is not None and was.validation == entry.validation == "validated"
        if settled and was is not None and was.validated_on == entry.validated_on and entry.id in moved:
            found.setdefault(entry.id, entry.validated_on)
    return tuple(Unsettled(name, found[name]) for name in sorted(found))


def changed_after_validation(snapshot: Snapshot) -> dict[str, date | None]:
    """Return the bootcamps of which rule V19 says that they changed, with the day of their validation."""
    found = {}
    for finding in snapshot.findings:
        if finding.code == _CHANGED_AFTER_VALIDATION:
            entry = snapshot.bootcamp(str(finding.params.get("bootcamp", "")))
            if entry:
                found[entry.id] = entry.validated_on
    return found


def _sources(before: Snapshot, after: Snapshot) -> tuple[SourceTurn, ...]:
    found = []
    for source in after.sources:
        was = before.source(source.id)
        if was and _standing(was) != _standing(source):
            found.append(SourceTurn(was, source))
    return tuple(found)


def _holds_back(source: SourceState) -> bool:
    return source.freshness in _NOT_FRESH or source.reading in _NOT_READ


def _standing(source: SourceState) -> tuple[object, ...]:
    return (_holds_back(source), source.facts_to, source.rows)
