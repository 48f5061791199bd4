"""All rules in their order, over all tables of one reading."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lib.programme.setting import Setting
from lib.tables.finding import Finding, repeatable
from lib.tables.reading.table import ReadTable, without_rows
from lib.tables.rules import (
    attendance,
    calendar,
    follow_up,
    hubs,
    keys,
    magnitude,
    partners,
    parts,
    people,
    places,
    plans,
    references,
    spelling,
    targets,
    template,
    validation,
)
from lib.tables.rules.evidence import Judgement, RuleEvidence
from lib.tables.schema.columns import Row

_JUDGES = tuple(
    judge
    for module in (targets, keys, places, references, calendar, plans, magnitude, hubs, people, follow_up, parts)
    for judge in module.JUDGES
)
"""Rules that take rows out or mend them, in their order: each looks only at what the earlier ones left."""

_REMARKS = tuple(
    remark
    for module in (template, places, hubs, calendar, people, attendance, targets, validation, spelling)
    for remark in module.REMARKS
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The tables whose rows count, and every finding: those of reading and those of the rules."""

    tables: tuple[ReadTable, ...]
    findings: tuple[Finding, ...]


def check(tables: Sequence[ReadTable], setting: Setting) -> Checked:
    """Judge all tables of one reading together."""
    findings: list[Finding] = []
    owned, foreign = partners.by_ownership(tables, setting.programme)
    evidence = RuleEvidence.of(owned, setting, frozenset(setting.programme.indicator_ids))
    as_read = evidence
    for judge in _JUDGES:
        judgements = list(judge(evidence))
        findings.extend(found for judgement in judgements for found in judgement.findings)
        evidence = _after(evidence, judgements)
    findings.extend(attendance.people_without_sessions(evidence, as_read))
    for remark in _REMARKS:
        findings.extend(remark(evidence))
    findings.extend(partners.differences(evidence, foreign))
    said = (found for table in tables for found in table.findings)
    return Checked(evidence.tables, (*said, *(repeatable(found, setting.country) for found in findings)))


def _after(evidence: RuleEvidence, judgements: Iterable[Judgement]) -> RuleEvidence:
    """Return the evidence with each judged row taken out or replaced."""
    becomes: dict[tuple[str, str, str], dict[int, Row | None]] = defaultdict(dict)
    for judgement in judgements:
        table = judgement.place.table
        becomes[table.source, table.workbook, table.tab][judgement.place.row.line] = judgement.becomes
    if not becomes:
        return evidence
    return evidence.with_tables(
        _judged(table, becomes.get((table.source, table.workbook, table.tab), {})) for table in evidence.tables
    )


def _judged(table: ReadTable, becomes: dict[int, Row | None]) -> ReadTable:
    mended = {line: row for line, row in becomes.items() if row is not None}
    if mended:
        table = replace(table, rows=tuple(mended.get(row.line, row) for row in table.rows))
    return without_rows(table, frozenset(line for line, row in becomes.items() if row is None))
