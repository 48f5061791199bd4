"""Readings and snapshots as bytes: compressed JSON, never pickle, so that what is kept can be read by anything."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from lib.collect.reading import SourceReading
from lib.collect.source_status import SourceStatus
from lib.programme.model import Source, TableId
from lib.snapshot.shapes import UnreadableSnapshotError
from lib.snapshot.snapshot import Snapshot, from_json, to_json
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable
from lib.tables.schema.columns import Row
from lib.tables.schema.models import MODELS

_STATUS = TypeAdapter(SourceStatus)
_FINDINGS = TypeAdapter(tuple[Finding, ...])
_HINTS = get_type_hints(ReadTable)
_PARTS = {
    part.name: TypeAdapter[Any](_HINTS[part.name])
    for part in fields(ReadTable)
    if part.name not in {"source", "model", "rows"}
}
"""How each part of a read table is written; its source is known, its model and rows are written by name."""


class UnreadableContentError(ValueError):
    """What is kept was written by another version of the program, or is damaged."""


def reading_to_bytes(reading: SourceReading) -> bytes:
    """Return a reading's typed rows and findings. Nothing else of the workbook is in them."""
    kept = {
        "tables": [_to_json(table) for table in reading.tables],
        "findings": _FINDINGS.dump_python(reading.findings, mode="json"),
    }
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode())


def reading_from_bytes(
    content: bytes, source: Source, at: datetime, digest: str, models: Mapping[TableId, type[Row]] = MODELS
) -> SourceReading:
    """Return the reading that `reading_to_bytes` wrote of tables of these `models`. Raises UnreadableContentError."""
    try:
        kept = json.loads(zlib.decompress(content))
        tables = [_from_json(table, source.id, models) for table in kept["tables"] if table["table"] in source.tabs]
        findings = _FINDINGS.validate_python(kept["findings"])
    except (zlib.error, ValidationError, ValueError, KeyError, TypeError) as problem:
        raise UnreadableContentError(f"reading of {source.id}: {type(problem).__name__}") from None
    return SourceReading(source, at, tuple(tables), findings, digest)


def snapshot_to_bytes(snapshot: Snapshot) -> tuple[bytes, str]:
    """Return a snapshot's compressed JSON and the hash of that JSON."""
    text = to_json(snapshot).encode()
    return zlib.compress(text), hashlib.sha256(text).hexdigest()


def snapshot_from_bytes(content: bytes) -> Snapshot:
    """Return the snapshot that `snapshot_to_bytes` ever wrote. Raises UnreadableSnapshotError."""
    try:
        return from_json(zlib.decompress(content))
    except zlib.error as problem:
        raise UnreadableSnapshotError(str(problem)) from None


def status_to_text(status: SourceStatus) -> str:
    """Return a status as JSON."""
    return _STATUS.dump_json(status).decode()


def status_from_text(text: str) -> SourceStatus:
    """Return the status that `status_to_text` wrote. Raises UnreadableContentError."""
    try:
        return _STATUS.validate_json(text)
    except ValidationError:
        raise UnreadableContentError("status") from None


def _to_json(table: ReadTable) -> dict[str, Any]:
    return {
        "table": table.model.table,
        "rows": [row.model_dump(mode="json") for row in table.rows],
        **{name: part.dump_python(getattr(table, name), mode="json") for name, part in _PARTS.items()},
    }


def _from_json(kept: dict[str, Any], source: str, models: Mapping[TableId, type[Row]]) -> ReadTable:
    model = models[kept["table"]]
    parts = {name: part.validate_python(kept[name]) for name, part in _PARTS.items() if name in kept}
    return ReadTable(source=source, model=model, rows=tuple(model.model_validate(row) for row in kept["rows"]), **parts)
