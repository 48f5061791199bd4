"""All rules in their order, over all tables of one reading."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from lib.programme.indicator_ids import INDICATORS
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
    people,
    places,
    plans,
    references,
    spelling,
    targets,
    template,
    validation,
)
from lib.tables.rules.evidence import Judgement, JudgingRule, RemarkingRule, RuleEvidence
from lib.tables.schema.columns import Row

_JUDGING: tuple[JudgingRule, ...] = (
    targets.scopes_as_meant,
    targets.shares_beyond_one,
    keys.references_to_one_key,
    keys.repeated_keys,
    places.municipalities_elsewhere,
    references.unknown_references,
    calendar.ends_before_starts,
    calendar.sessions_outside_bootcamp,
    plans.bootcamps_far_from_likely,
    plans.targets_far_from_plans,
    magnitude.sessions_far_too_full,
    magnitude.reach_far_too_large,
    magnitude.hubs_far_too_large,
    people.impossible_repeats,
    follow_up.impossible_answers,
)
_REMARKING: tuple[RemarkingRule, ...] = (
    template.other_template_versions,
    people.unknown_repeats,
    places.points_elsewhere,
    hubs.hubs_too_close,
    hubs.unverified_hubs,
    calendar.status_against_dates,
    people.funnels_that_widen,
    attendance.fuller_than_possible,
    attendance.people_against_sessions,
    people.counted_apart,
    calendar.critical_items_pending,
    calendar.commitments_out_of_time,
    targets.targets_that_disagree,
    validation.changed_since_validation,
    spelling.spelling_variants,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The tables whose rows count, and every finding: those of reading and those of the rules."""

    tables: tuple[ReadTable, ...]
    findings: tuple[Finding, ...]


def check(tables: Sequence[ReadTable], setting: Setting, indicators: Collection[str] = INDICATORS) -> Checked:
    """Judge all tables of one reading together. `indicators` are the ids that a target may name."""
    findings: list[Finding] = []
    owned, foreign = partners.by_ownership(tables, setting.programme)
    evidence = RuleEvidence.of(owned, setting, frozenset(indicators))
    as_read = evidence
    for judge in _JUDGING:
        judgements = list(judge(evidence))
        findings.extend(found for judgement in judgements for found in judgement.findings)
        evidence = _after(evidence, judgements)
    findings.extend(attendance.people_without_sessions(evidence, as_read))
    for remark in _REMARKING:
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
