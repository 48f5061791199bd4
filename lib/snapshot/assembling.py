"""A snapshot from what was computed and read, and the id that names what it says to everybody."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime

from lib.indicators.compute import Indicators
from lib.snapshot.narrowing import with_weeks_only
from lib.snapshot.snapshot import Release, Snapshot, SourceState, Withheld, to_plain
from lib.tables.finding import Finding

_SAID = (
    "programme",
    "figures",
    "tables",
    "bootcamps",
    "hubs",
    "commitments",
    "actions",
    "targets",
    "places_without_hub",
)


def snapshot_of(
    indicators: Indicators,
    findings: tuple[Finding, ...],
    sources: tuple[SourceState, ...],
    *,
    programme: str,
    sample: str | None,
    today: date,
    read_at: datetime,
    withheld: Withheld | None = None,
    releases: tuple[Release, ...] = (),
) -> Snapshot:
    """Assemble a snapshot and give it its id."""
    snapshot = Snapshot(
        id="",
        programme=programme,
        sample=sample,
        today=today,
        read_at=read_at,
        figures=indicators.figures,
        tables=indicators.tables,
        bootcamps=indicators.bootcamps,
        hubs=indicators.hubs,
        commitments=indicators.commitments,
        actions=indicators.actions,
        due=indicators.due,
        sources=sources,
        findings=findings,
        targets=indicators.targets,
        sessions=indicators.sessions,
        places_without_hub=indicators.places_without_hub,
        withheld=withheld,
        lost=indicators.lost,
        releases=releases,
        own=indicators.own,
    )
    return replace(snapshot, id=_id_of(snapshot))


def _id_of(snapshot: Snapshot) -> str:
    """Return the first 12 hexadecimal digits of the hash of what the snapshot says to everybody.

    Anybody can make this hash, so nothing goes in that only some may know: days and venues would be found by trying.
    """
    everything = to_plain(with_weeks_only(snapshot))
    said = {name: everything[name] for name in (*_SAID, *(["own"] if snapshot.own else []))}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
