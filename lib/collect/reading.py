"""One reading of every source: workbooks in, one snapshot out. Trouble with one source stays with that source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Contents, Reader, Remark
from lib.indicators.compute import compute
from lib.indicators.data_quality import Quality
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.snapshot.snapshot import Snapshot, SourceCondition, SourceState, snapshot_of
from lib.tables.codes import SEVERITIES
from lib.tables.coordination import Cover
from lib.tables.finding import Finding
from lib.tables.models import MODELS
from lib.tables.parsers import Vocabulary
from lib.tables.reading import ReadTable, read_table
from lib.tables.rules import check

_CODES = {
    FailureKind.NOT_FOUND: "W01",
    FailureKind.UNREADABLE: "W02",
    FailureKind.ENCRYPTED: "W03",
    FailureKind.TOO_LARGE: "W04",
}
_DUE_SOON_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source delivered: its tables, or the reason why there are none."""

    source: Source
    read_at: datetime
    tables: tuple[ReadTable, ...] = ()
    findings: tuple[Finding, ...] = ()
    hash: str | None = None
    trouble: str | None = None


def vocabulary_of(setting: Setting) -> Vocabulary:
    """Return what cells are read against."""
    return Vocabulary(setting.geography, setting.programme.ages.bands, setting.programme.synonyms)


def read_source(source: Source, reader: Reader, setting: Setting, now: datetime) -> SourceReading:
    """Read one source. A failure becomes a finding about the workbook; it never goes further."""
    try:
        raw = reader(source)
        contents = raw.open()
    except SourceFailure as failure:
        code = _CODES.get(failure.kind, "W06")
        found = Finding(
            code, SEVERITIES[code], source.id, source.workbook, row_kept=False, params={"kind": str(failure.kind)}
        )  # fmt: skip
        return SourceReading(source, now, findings=(found,), trouble=str(failure.kind))
    tables = _tables(source, contents, vocabulary_of(setting))
    remarks = tuple(_remark(source, remark) for remark in contents.remarks)
    return SourceReading(source, now, tables, remarks, raw.hash)


def snapshot_from(readings: Sequence[SourceReading], setting: Setting, sample: str | None, now: datetime) -> Snapshot:
    """Check all that was read together, compute the indicators and assemble the snapshot."""
    checked = check([table for reading in readings for table in reading.tables], setting)
    findings = (*(found for reading in readings for found in reading.findings), *checked.findings)
    indicators = compute(checked.tables, findings, setting)
    sources = tuple(
        _state(reading, checked.tables, findings, indicators.qualities[reading.source.id]) for reading in readings
    )
    return snapshot_of(
        indicators,
        findings,
        sources,
        programme=setting.programme.programme.id,
        sample=sample,
        today=setting.today,
        read_at=now,
    )


def read_all(setting: Setting, reader: Reader, sample: str | None, now: datetime) -> Snapshot:
    """Read every source once and return the snapshot."""
    readings = [read_source(source, reader, setting, now) for source in setting.programme.sources]
    return snapshot_from(readings, setting, sample, now)


def _tables(source: Source, contents: Contents, vocabulary: Vocabulary) -> tuple[ReadTable, ...]:
    return tuple(
        read_table(grid, MODELS[table_id], source.id, vocabulary) for table_id, grid in contents.grids.items()
    )


def _remark(source: Source, remark: Remark) -> Finding:
    severity = SEVERITIES[remark.code]
    table = next((name for name, tab in source.tabs.items() if tab.title == remark.tab), None)
    kept = severity != "error"
    return Finding(
        remark.code, severity, source.id, source.workbook, remark.tab, table, row_kept=kept, params=dict(remark.params)
    )


def _state(
    reading: SourceReading, tables: Sequence[ReadTable], findings: Sequence[Finding], quality: Quality
) -> SourceState:
    source = reading.source
    mine = [table for table in tables if table.source == source.id]
    cover = next((row for table in mine if table.model is Cover for row in table.rows if isinstance(row, Cover)), None)
    to_check = sum(found.source == source.id and found.severity != "note" for found in findings)
    return SourceState(
        id=source.id,
        owner=source.owner,
        workbook=source.workbook,
        condition=_condition(reading, quality, source.every_days),
        every_days=source.every_days,
        read_at=reading.read_at if reading.hash else None,
        facts_to=cover.complete_to if cover else None,
        hash=reading.hash,
        quality=quality,
        rows=sum(len(table.rows) for table in mine),
        cells_to_check=to_check,
        trouble=reading.trouble,
        note=cover.note if cover else None,
    )


def _condition(reading: SourceReading, quality: Quality, every_days: int) -> SourceCondition:
    if reading.hash is None:
        return "unread"
    if quality.age_days is None:
        return "undated"
    if quality.age_days > every_days:
        return "overdue"
    return "due-soon" if quality.age_days > every_days * _DUE_SOON_SHARE else "up-to-date"
