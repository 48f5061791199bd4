"""How each source stands right now: the last attempt, the last good reading, and a change that waits for review."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from lib.collect.failure import OPERATORS, FailureKind
from lib.snapshot.snapshot import Reading, Snapshot, SourceState, condition_of
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding

_READINGS: dict[FailureKind, Reading] = {
    FailureKind.QUOTA: "quota",
    FailureKind.NETWORK: "unreachable",
    FailureKind.SERVER: "unreachable",
    FailureKind.PERMISSION: "no-permission",
    FailureKind.ADDRESS_REFUSED: "no-permission",
    FailureKind.CERTIFICATE: "unreachable",
    FailureKind.NOT_FOUND: "not-found",
    **dict.fromkeys(OPERATORS, "operator"),
}
_CODES = {
    FailureKind.NOT_FOUND: "W01",
    FailureKind.UNREADABLE: "W02",
    FailureKind.ENCRYPTED: "W03",
    FailureKind.TOO_LARGE: "W04",
}


@dataclass(frozen=True, slots=True)
class Review:
    """A reading that lost too much to be believed at once: its hash, since when, and how often it was seen alike."""

    hash: str
    since: datetime
    seen: int = 1


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source's present state. It changes with every attempt; what was read does not live here.

    `read_at` is when it last answered in full, `changed_at` when the last good reading was first seen, `tried_at` the
    last attempt. `reads` and `failures` count attempts since the source is known. `accepted` is the hash that a
    steward accepted although it lost rows.
    """

    source: str
    reading: Reading = "read"
    trouble: FailureKind | None = None
    tried_at: datetime | None = None
    read_at: datetime | None = None
    changed_at: datetime | None = None
    reads: int = 0
    failures: int = 0
    review: Review | None = None
    accepted: str | None = None

    def failed(self, kind: FailureKind, now: datetime) -> "SourceStatus":
        """Return the status after an attempt that brought nothing; the last good reading stays as it was."""
        return replace(
            self, reading=_READINGS.get(kind, "unreadable"), trouble=kind, tried_at=now, failures=self.failures + 1
        )

    def answered(self, now: datetime, *, changed: bool) -> "SourceStatus":
        """Return the status after a reading that was believed."""
        return replace(
            self,
            reading="read",
            trouble=None,
            tried_at=now,
            read_at=now,
            changed_at=now if changed or self.changed_at is None else self.changed_at,
            reads=self.reads + 1,
            review=None,
            accepted=None,
        )

    def under_review(self, seen: Review, now: datetime) -> "SourceStatus":
        """Return the status after a reading that is not believed yet."""
        return replace(self, reading="under-review", trouble=None, tried_at=now, reads=self.reads + 1, review=seen)


def trouble_finding(kind: FailureKind, source: str, workbook: str) -> Finding:
    """Return what the owner is told about a workbook that could not be read."""
    code = _CODES.get(kind, "W06")
    return Finding(code, SEVERITIES[code], source, workbook, row_kept=False, params={"kind": str(kind)})


def with_status(snapshot: Snapshot, statuses: Mapping[str, SourceStatus]) -> Snapshot:
    """Return the snapshot with each source's present state on it. What it says, and its id, are as they were."""
    return replace(snapshot, sources=tuple(_stood(source, statuses.get(source.id)) for source in snapshot.sources))


def with_status_and_findings(snapshot: Snapshot, statuses: Mapping[str, SourceStatus]) -> Snapshot:
    """Return the snapshot with each source's present state, and a finding for each that could not be read.

    `read_at` becomes when any source was last read.
    """
    stood = with_status(snapshot, statuses)
    troubles = tuple(
        trouble_finding(status.trouble, source.id, source.workbook)
        for source in stood.sources
        if (status := statuses.get(source.id)) is not None
        and status.trouble is not None
        and status.trouble not in OPERATORS  # no owner can mend it
    )
    last_read = max((source.read_at for source in stood.sources if source.read_at), default=snapshot.read_at)
    return replace(stood, findings=(*troubles, *snapshot.findings), read_at=last_read)


def _stood(source: SourceState, status: SourceStatus | None) -> SourceState:
    if status is None:
        return source
    return replace(
        source,
        reading=status.reading,
        condition=condition_of(source.freshness, status.reading),
        trouble=str(status.trouble) if status.trouble else None,
        read_at=status.read_at if source.freshness != "unread" else None,
        changed_at=status.changed_at if source.freshness != "unread" else None,
    )
