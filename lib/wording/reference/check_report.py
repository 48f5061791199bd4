"""What `python -m lib check` prints: every finding with its place and its sentence."""

from itertools import groupby
from typing import Any

from lib.programme.model import Programme
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.wording.findings.findings import place, says
from lib.wording.language import Words


def check_json(snapshot: Snapshot) -> dict[str, Any]:
    """Return sources and findings as plain JSON values, each finding with its message in Spanish and English."""
    return {
        "sources": [
            {
                "id": source.id,
                "owner": source.owner,
                "workbook": source.workbook,
                "state": source.condition,
                "trouble": source.trouble,
                "facts_to": source.facts_to.isoformat() if source.facts_to else None,
                "rows": source.rows,
            }
            for source in snapshot.sources
        ],
        "findings": [_finding(found) for found in snapshot.findings],
    }


def check_lines(snapshot: Snapshot, programme: Programme, words: Words) -> list[str]:
    """Return the report as lines: a heading for each source, then its findings."""
    lines: list[str] = []
    for source in snapshot.sources:
        partner = programme.partner(source.owner)
        mine = [found for found in snapshot.findings if found.source == source.id]
        owner = partner.short if partner else source.owner
        lines.append(words("check.source", owner=owner, workbook=source.workbook, rows=source.rows, n=len(mine)))
        for _, group in groupby(mine, key=lambda found: found.tab):
            lines += [f"  [{found.code}] {place(found, words)}: {says(found, words)}" for found in group]
    return lines


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity,
        "table": found.table,
        "workbook": found.workbook,
        "tab": found.tab,
        "cell": found.cell,
        "value": found.value,
        "row_kept": found.row_kept,
        "message": {language: says(found, Words(language)) for language in ("es", "en")},
    }
