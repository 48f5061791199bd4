"""All readings together: checked, computed and assembled into one snapshot. Trouble with one source stays with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.collect.failure import SourceFailure
from lib.collect.raw import Reader
from lib.collect.reading import SourceReading, parse
from lib.collect.source_status import SourceStatus, with_status_and_findings
from lib.indicators.data_quality import Quality
from lib.programme.setting import Setting
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.publishable import publishable
from lib.snapshot.snapshot import Freshness, Snapshot, SourceState, condition_of
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable
from lib.tables.rules import check
from lib.tables.schema.coordination import Cover

_DUE_SOON_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Assembled:
    """A snapshot, and the tables it was computed from."""

    snapshot: Snapshot
    tables: tuple[ReadTable, ...]


def assemble(
    readings: Sequence[SourceReading],
    setting: Setting,
    sample: str | None,
    now: datetime,
    past: Past | None = None,
) -> Assembled:
    """Check all that was read together, compute the indicators and assemble the snapshot.

    Nothing may be worked out from it and what was published in the `past` that none of them tells alone.
    """
    checked = check([table for reading in readings for table in reading.tables], setting)
    findings = (*(found for reading in readings for found in reading.findings), *checked.findings)
    shown = publishable(checked.tables, findings, setting, past or Past())
    indicators = shown.indicators
    sources = tuple(
        _state(reading, checked.tables, findings, indicators.qualities[reading.source.id]) for reading in readings
    )
    snapshot = snapshot_of(
        indicators,
        findings,
        sources,
        programme=setting.programme.programme.id,
        sample=sample,
        today=setting.today,
        read_at=now,
        withheld=shown.withheld,
        releases=shown.releases,
    )
    return Assembled(snapshot, checked.tables)


def read_all(setting: Setting, reader: Reader, sample: str | None, now: datetime) -> Snapshot:
    """Read every source once, keeping nothing, and return the snapshot."""
    readings, statuses = [], {}
    for source in setting.programme.sources:
        status = SourceStatus(source.id)
        try:
            readings.append(parse(source, reader(source), setting, now))
            statuses[source.id] = status.answered(now, changed=True)
        except SourceFailure as failure:
            readings.append(SourceReading(source, now))
            statuses[source.id] = status.failed(failure.kind, now)
    return with_status_and_findings(assemble(readings, setting, sample, now).snapshot, statuses)


def _state(
    reading: SourceReading, tables: Sequence[ReadTable], findings: Sequence[Finding], quality: Quality
) -> SourceState:
    source = reading.source
    mine = [table for table in tables if table.source == source.id]
    cover = next((row for table in mine for row in table.rows if isinstance(row, Cover)), None)
    to_check = sum(found.source == source.id and found.severity != "note" for found in findings)
    freshness = _freshness(reading, quality, source.every_days)
    return SourceState(
        id=source.id,
        owner=source.owner,
        workbook=source.workbook,
        condition=condition_of(freshness, "read"),
        every_days=source.every_days,
        read_at=reading.read_at if reading.hash else None,
        facts_to=cover.complete_to if cover else None,
        hash=reading.hash,
        quality=quality,
        rows=sum(len(table.rows) for table in mine),
        cells_to_check=to_check,
        note=cover.note if cover else None,
        changed_at=reading.read_at if reading.hash else None,
        freshness=freshness,
    )


def _freshness(reading: SourceReading, quality: Quality, every_days: int) -> Freshness:
    if reading.hash is None:
        return "unread"
    if quality.age_days is None:
        return "undated"
    if quality.age_days > every_days:
        return "overdue"
    return "due-soon" if quality.age_days > every_days * _DUE_SOON_SHARE else "up-to-date"
