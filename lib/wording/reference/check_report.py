"""What `python -m lib check` prints: each kind of finding with its column, its cells and its sentence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.i18n.catalogue import languages_with
from lib.programme.model import Programme
from lib.snapshot.selection.alike import alike
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.wording.findings.findings import also, place, says, title
from lib.wording.language import Words
from lib.wording.pages.declared import remarks

_FIRST_CELLS = 5
_LINES_OF_A_KIND = 5


def check_json(snapshot: Snapshot, findings: Sequence[Finding], programme: Programme) -> dict[str, Any]:
    """Return sources, findings and what is amiss in the programme file as plain JSON values.

    Each sentence is there in Spanish and English.
    """
    told = {language: remarks(programme, Words(language)) for language in languages_with("check.more")}
    return {
        "programme": [dict(zip(told, each, strict=True)) for each in zip(*told.values(), strict=True)],
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
        "findings": [_finding(found) for found in findings],
    }


def check_lines(snapshot: Snapshot, findings: Sequence[Finding], programme: Programme, words: Words) -> list[str]:
    """Return the report as lines: a heading for each source, then its findings by kind and column.

    What is alike is one line with a count and the first cells, whatever became of each row; of one kind in one column
    the first few are told.
    """
    lines: list[str] = []
    for source in snapshot.sources:
        partner = programme.partner(source.owner)
        mine = [replace(found, row_kept=True) for found in findings if found.source == source.id]
        owner = partner.short if partner else source.owner
        lines.append(words("check.source", owner=owner, workbook=source.workbook, rows=source.rows, n=len(mine)))
        for kind in _kinds(mine):
            lines += _kind(kind, words)
    return lines


def _kinds(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return findings by tab, code and column, in the order in which each kind is come upon."""
    kinds: dict[tuple[object, ...], list[Finding]] = {}
    for found in findings:
        kinds.setdefault((found.tab, found.code, found.column), []).append(found)
    return list(kinds.values())


def _kind(findings: Sequence[Finding], words: Words) -> list[str]:
    groups = alike(findings)
    shown = [_line(group, words) for group in groups[:_LINES_OF_A_KIND]]
    rest = sum(map(len, groups[_LINES_OF_A_KIND:]))
    if rest:
        what = title(findings[0].code, words)
        shown.append("  " + words("check.more", code=findings[0].code, what=what, number=words.number(rest), n=rest))
    return shown


def _line(group: Sequence[Finding], words: Words) -> str:
    first = group[0]
    line = f"  [{first.code}] {place(first, words)}: {says(first, words)}"
    return " ".join(filter(None, (line, also(group, words, _FIRST_CELLS))))


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
        "message": {language: says(found, Words(language)) for language in languages_with("check.more")},
    }
