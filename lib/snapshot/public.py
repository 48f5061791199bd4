"""The part of a snapshot that anyone may read: figures and published tables, with where they come from."""

from typing import Any

from pydantic import TypeAdapter

from lib.indicators.counts.published import Table
from lib.indicators.figure import Figure
from lib.programme.indicator_ids import INDICATORS
from lib.snapshot.snapshot import Snapshot, SourceState

_FIGURES = TypeAdapter(dict[str, Figure])
_TABLES = TypeAdapter(tuple[Table, ...])


def public_json(snapshot: Snapshot) -> dict[str, Any]:
    """Return the public snapshot as plain JSON values.

    Keys: `id`, `programme`, `sample`, `today`, `read_at`, `sources` (id, owner, state, facts_to), `figures` by
    indicator id, and `tables`.
    """
    return {
        "id": snapshot.id,
        "programme": snapshot.programme,
        "sample": snapshot.sample,
        "today": snapshot.today.isoformat(),
        "read_at": snapshot.read_at.isoformat(),
        "sources": [_source(source) for source in snapshot.sources],
        "figures": _FIGURES.dump_python(
            {each: snapshot.figure(each) for each in dict.fromkeys((*INDICATORS, *snapshot.figures))}, mode="json"
        ),
        "tables": _TABLES.dump_python(snapshot.tables, mode="json"),
    }


def _source(source: SourceState) -> dict[str, Any]:
    return {
        "id": source.id,
        "owner": source.owner,
        "state": source.condition,
        "facts_to": source.facts_to.isoformat() if source.facts_to else None,
    }
