"""V17: targets that are missing or do not add up; what a target's scope means, and shares that are none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from math import isclose

from lib.programme.geography import Geography
from lib.programme.text import normalise
from lib.tables.cells.outcome import Parameter
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.coordination import Target
from lib.tables.schema.training import WHOLE_PROGRAMME, WHOLE_PROGRAMME_IN_ENGLISH

HEADLINES = ("ALC-1", "ALC-2")
_HUNDRED = 100
ADD_UP = frozenset(
    {"ALC-1", "ALC-2", "ALC-3", "ALC-4", "ALC-5", "ALC-6", "EMB-1", "EMB-2", "EMB-3", "EMB-4", "BOO-1", "SIT-1"}
)
"""Indicators that count things of which each belongs to one state. Shares never add up."""


def scopes_as_meant(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Write a target's scope as the key it means: a state by name or without its zero, the programme in any case."""
    bootcamps = evidence.known_keys("bootcamps")
    for place in evidence.places(Target):
        scope = place.row.scope
        meant, form = _scope(scope, evidence.setting.geography)
        if meant == scope or scope in bootcamps:
            continue
        found = (place.finding("V23", "scope", {"form": form, "read_as": meant}),) if form else ()
        yield Judgement(place, found, place.row.model_copy(update={"scope": meant}))


def shares_beyond_one(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out targets of shares above 1, and empty such baselines (C05): 80 is 80 % or a slip.

    Beside them a 1 may be 1 % (C03).
    """
    known = evidence.setting.programme.share_ids
    shares = [place for place in evidence.places(Target) if place.row.indicator in known]
    in_hundredths = {place.table.source for place in shares if 1 < place.row.target <= _HUNDRED}
    for place in shares:
        target, baseline = place.row.target, place.row.baseline
        if target > 1:
            yield Judgement(place, (_no_share(place, "target", target, kept=False),))
        elif target == 1 and place.table.source in in_hundredths:
            yield Judgement(place, (place.finding("C03", "target", {"first": "1", "second": "0.01"}, kept=False),))
        elif baseline is not None and baseline > 1:
            found = _no_share(place, "baseline", baseline, kept=True)
            yield Judgement(place, (found,), place.row.model_copy(update={"baseline": None}))


def _no_share(place: RowPlace[Target], name: str, typed: float, *, kept: bool) -> Finding:
    params: dict[str, Parameter] = {"minimum": "0", "maximum": "1", "whole": 0}
    if typed <= _HUNDRED:
        params["suggestion"] = f"{typed:g} %"
    return place.finding("C05", name, params, kept=kept)


def targets_that_disagree(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on headline figures without a target for the programme, and on state targets of another sum (V17).

    A programme without `alcance` has no headline figures. Nothing is said while a target cannot be read.
    """
    if evidence.left_out("metas"):
        return  # the row that does not count may be the one that is missed
    targets: dict[tuple[str, date], dict[str, RowPlace[Target]]] = defaultdict(dict)
    for place in evidence.places(Target):
        targets[place.row.indicator, place.row.period_end][place.row.scope] = place
    yield from _missing(
        evidence, {indicator for (indicator, _), scopes in targets.items() if WHOLE_PROGRAMME in scopes}
    )
    for (indicator, _), scopes in targets.items():
        if indicator in ADD_UP and WHOLE_PROGRAMME in scopes:
            yield from _other_sum(indicator, scopes, evidence.setting.geography)


def _scope(scope: str, geography: Geography) -> tuple[str, str | None]:
    """Return the scope that is meant, and how it was written if its owner should know."""
    if normalise(scope) in map(normalise, (WHOLE_PROGRAMME, WHOLE_PROGRAMME_IN_ENGLISH)):
        return WHOLE_PROGRAMME, None
    padded = scope.zfill(geography.state_digits) if scope.isascii() and scope.isdigit() else scope
    if padded != scope and geography.state(padded):
        return padded, "leading-zero"
    state = None if geography.state(scope) else geography.state_by_name(scope)
    return (state.key, "state-name") if state else (scope, None)


def _missing(evidence: RuleEvidence, present: set[str]) -> Iterator[Finding]:
    table = next((table for table in evidence.tables if issubclass(table.model, Target) and table.read), None)
    sources = evidence.setting.programme.sources
    if table is None or not evidence.is_complete("metas") or not any("alcance" in each.tabs for each in sources):
        return
    for indicator in HEADLINES:
        if indicator not in present:
            yield Finding(
                "V17", SEVERITIES["V17"], table.source, table.workbook, table.tab, table.model.table,
                column=table.model.columns["indicator"].header, params={"case": "missing", "indicator": indicator},
            )  # fmt: skip


def _other_sum(indicator: str, scopes: Mapping[str, RowPlace[Target]], geography: Geography) -> Iterator[Finding]:
    states = [place for scope, place in scopes.items() if geography.state(scope)]
    whole, total = scopes[WHOLE_PROGRAMME], sum(place.row.target for place in states)
    if not states or isclose(total, whole.row.target, abs_tol=1e-6):
        return
    params: dict[str, Parameter] = {
        "case": "sum",
        "indicator": indicator,
        "target": whole.row.target,
        "sum": total,
        "states": len(states),
        **whole.other(states[0], "target"),
    }
    yield whole.finding("V17", "target", params)


JUDGES: tuple[JudgingRule, ...] = (
    scopes_as_meant,
    shares_beyond_one,
)
REMARKS: tuple[RemarkingRule, ...] = (targets_that_disagree,)
