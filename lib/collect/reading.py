"""One reading of every source: workbooks in, one snapshot out. Trouble with one source stays with that source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.collect.failure import SourceFailure
from lib.collect.raw import Contents, Raw, Reader, Remark
from lib.collect.standing import Standing, with_standings
from lib.indicators.data_quality import Quality
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.snapshot.safe import publishable
from lib.snapshot.snapshot import Freshness, Snapshot, SourceState, condition_of, snapshot_of
from lib.tables.codes import SEVERITIES
from lib.tables.coordination import Cover
from lib.tables.finding import Finding
from lib.tables.models import MODELS
from lib.tables.parsers import Vocabulary
from lib.tables.reading import ReadTable, read_table
from lib.tables.rules import check

_DUE_SOON_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source delivered. `hash` is None where it never delivered anything; then there are no tables either."""

    source: Source
    read_at: datetime
    tables: tuple[ReadTable, ...] = ()
    findings: tuple[Finding, ...] = ()
    hash: str | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """A snapshot, and the tables it was computed from."""

    snapshot: Snapshot
    tables: tuple[ReadTable, ...]


def vocabulary_of(setting: Setting) -> Vocabulary:
    """Return what cells are read against."""
    programme = setting.programme
    return Vocabulary(setting.geography, programme.ages.bands, programme.synonyms, programme.choices)


def parse(source: Source, raw: Raw, setting: Setting, now: datetime) -> SourceReading:
    """Open a raw reply and read its tables. Raises SourceFailure where it cannot be opened."""
    contents = raw.open()
    remarks = tuple(_remark(source, remark) for remark in contents.remarks)
    return SourceReading(source, now, _tables(source, contents, vocabulary_of(setting)), remarks, raw.hash)


def assemble(
    readings: Sequence[SourceReading],
    setting: Setting,
    sample: str | None,
    now: datetime,
    shown_before: Sequence[Snapshot] = (),
) -> Assembled:
    """Check all that was read together, compute the indicators and assemble the snapshot.

    Nothing may be worked out from it and what was `shown_before`, the earliest first, that none of them tells alone.
    """
    checked = check([table for reading in readings for table in reading.tables], setting)
    findings = (*(found for reading in readings for found in reading.findings), *checked.findings)
    indicators = publishable(checked.tables, findings, setting, shown_before)
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
    )
    return Assembled(snapshot, checked.tables)


def read_all(setting: Setting, reader: Reader, sample: str | None, now: datetime) -> Snapshot:
    """Read every source once, keeping nothing, and return the snapshot."""
    readings, standings = [], {}
    for source in setting.programme.sources:
        standing = Standing(source.id)
        try:
            readings.append(parse(source, reader(source), setting, now))
            standings[source.id] = standing.answered(now, changed=True)
        except SourceFailure as failure:
            readings.append(SourceReading(source, now))
            standings[source.id] = standing.failed(failure.kind, now)
    return with_standings(assemble(readings, setting, sample, now).snapshot, standings)


def _tables(source: Source, contents: Contents, vocabulary: Vocabulary) -> tuple[ReadTable, ...]:
    return tuple(read_table(grid, MODELS[table_id], source.id, vocabulary) for table_id, grid in contents.grids.items())


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
