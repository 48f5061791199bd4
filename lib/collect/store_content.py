"""Readings and snapshots as bytes: compressed JSON, never pickle, so that what is kept can be read by anything."""

import hashlib
import zlib
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from lib.collect.reading import SourceReading
from lib.collect.standing import Standing
from lib.programme.model import Source, TableId
from lib.snapshot.snapshot import Snapshot, from_json, to_json
from lib.tables.finding import Finding
from lib.tables.models import MODELS
from lib.tables.reading import ReadTable, Tally

_STANDING = TypeAdapter(Standing)


class UnreadableContentError(ValueError):
    """What is kept was written by another version of the program, or is damaged."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True)

    table: TableId
    workbook: str
    tab: str
    rows: tuple[dict[str, Any], ...]
    findings: tuple[Finding, ...]
    letters: dict[str, str]
    keys_seen: tuple[str, ...]
    tally: Tally
    read: bool


class _Reading(BaseModel):
    model_config = ConfigDict(frozen=True)

    tables: tuple[_Table, ...]
    findings: tuple[Finding, ...]


def reading_to_bytes(reading: SourceReading) -> bytes:
    """Return a reading's typed rows and findings. Nothing else of the workbook is in them."""
    kept = _Reading(tables=tuple(_kept(table) for table in reading.tables), findings=reading.findings)
    return zlib.compress(kept.model_dump_json().encode())


def reading_from_bytes(content: bytes, source: Source, at: datetime, digest: str) -> SourceReading:
    """Return the reading that `reading_to_bytes` wrote. Raises UnreadableContentError."""
    try:
        kept = _Reading.model_validate_json(zlib.decompress(content))
        tables = tuple(_table(table, source.id) for table in kept.tables if table.table in source.tabs)
    except (zlib.error, ValidationError) as problem:
        raise UnreadableContentError(f"reading of {source.id}: {type(problem).__name__}") from None
    return SourceReading(source, at, tables, kept.findings, digest)


def snapshot_to_bytes(snapshot: Snapshot) -> tuple[bytes, str]:
    """Return a snapshot's compressed JSON and the hash of that JSON."""
    text = to_json(snapshot).encode()
    return zlib.compress(text), hashlib.sha256(text).hexdigest()


def snapshot_from_bytes(content: bytes) -> Snapshot:
    """Return the snapshot that `snapshot_to_bytes` wrote. Raises UnreadableContentError."""
    try:
        return from_json(zlib.decompress(content))
    except (zlib.error, ValidationError) as problem:
        raise UnreadableContentError(f"snapshot: {type(problem).__name__}") from None


def standing_to_text(standing: Standing) -> str:
    """Return a standing as JSON."""
    return _STANDING.dump_json(standing).decode()


def standing_from_text(text: str) -> Standing:
    """Return the standing that `standing_to_text` wrote. Raises UnreadableContentError."""
    try:
        return _STANDING.validate_json(text)
    except ValidationError:
        raise UnreadableContentError("standing") from None


def _kept(table: ReadTable) -> _Table:
    return _Table(
        table=table.model.table,
        workbook=table.workbook,
        tab=table.tab,
        rows=tuple(row.model_dump(mode="json") for row in table.rows),
        findings=table.findings,
        letters=table.letters,
        keys_seen=tuple(sorted(table.keys_seen)),
        tally=table.tally,
        read=table.read,
    )


def _table(kept: _Table, source: str) -> ReadTable:
    model = MODELS[kept.table]
    return ReadTable(
        source=source,
        workbook=kept.workbook,
        tab=kept.tab,
        model=model,
        rows=tuple(model.model_validate(row) for row in kept.rows),
        findings=kept.findings,
        letters=kept.letters,
        keys_seen=frozenset(kept.keys_seen),
        tally=kept.tally,
        read=kept.read,
    )
