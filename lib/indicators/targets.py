"""Actual against target, and against what was planned to date (MET)."""

from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.people import HEADLINES, PEOPLE
from lib.indicators.counts.published import Known
from lib.indicators.disclosure.cells import cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, Signal, no_data
from lib.programme.model import Programme, Threshold
from lib.tables.schema.training import WHOLE_PROGRAMME


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """What was set out to be reached by the end of a period, from which baseline.

    `scope` is `PROGRAMA`, the key of a state or the id of a bootcamp.
    """

    indicator: str
    scope: str
    period_start: date
    period_end: date
    baseline: float | None
    target: float


def target_entries(facts: Facts) -> tuple[TargetEntry, ...]:
    """Return every target that was declared, by indicator, scope and period."""
    rows = sorted(facts.targets, key=lambda row: (row.indicator, row.scope, row.period_end))
    return tuple(
        TargetEntry(row.indicator, row.scope, row.period_start, row.period_end, row.baseline, row.target)
        for row in rows
    )


def target_figures(
    facts: Facts, known: Known, figures: dict[str, Figure], complete_to: date, programme: Programme
) -> list[Figure]:
    """Return MET-1 (against target), MET-2 (against plan to date) and MET-3 (its signal).

    A part of MET-1 is named after its indicator, or `indicator/scope` for a state or a bootcamp. `complete_to` is the
    day up to which the facts are complete.
    """
    reached = figures["ALC-1"]
    against_target = _against_targets(facts, known, figures)
    against_plan = _against_plan(facts, reached, complete_to, programme)
    signal = Figure("MET-3", "share", against_plan.state, against_plan.value, signal=against_plan.signal)
    return [against_target, against_plan, signal]


def programme_target(facts: Facts, indicator: str) -> float | None:
    """Return the programme's own target for an indicator, the one whose period ends last, or None."""
    rows = [row for row in facts.targets if row.indicator == indicator and row.scope == WHOLE_PROGRAMME]
    return max(rows, key=lambda row: row.period_end).target if rows else None


def signal_of(value: float | None, threshold: Threshold | None) -> Signal | None:
    """Return green, amber or red for a value, or None where there is nothing to judge by."""
    if value is None or threshold is None:
        return None
    if threshold.direction == "up":
        return "green" if value >= threshold.green else "amber" if value >= threshold.amber else "red"
    return "green" if value <= threshold.green else "amber" if value <= threshold.amber else "red"


def _against_targets(facts: Facts, known: Known, figures: dict[str, Figure]) -> Figure:
    if "metas" not in facts.read or not facts.targets:
        return no_data("MET-1", "share")
    parts = []
    for row in facts.targets:
        whole = row.scope == WHOLE_PROGRAMME
        name = row.indicator if whole else f"{row.indicator}/{row.scope}"
        actual = _whole_actual(figures, row.indicator) if whole else _scoped_actual(known, row.indicator, row.scope)
        parts.append(_achieved(name, actual, row.target))
    main = next((part for part in parts if part.id == "ALC-1"), None)
    if main is None:
        return Figure("MET-1", "share", "no-data", parts=tuple(parts))
    return Figure(
        "MET-1", "share", main.state, main.value,
        numerator=main.numerator, target=programme_target(facts, "ALC-1"), parts=tuple(parts),
    )  # fmt: skip


def _achieved(name: str, actual: Part, target: float) -> Part:
    if actual.value is None or target == 0:
        return Part(name, actual.state if actual.value is None else "not-applicable")
    whole = float(actual.value).is_integer() and float(target).is_integer()
    top, base = (int(actual.value), int(target)) if whole else (None, None)
    return Part(name, "shown", actual.value / target, top, base)


def _whole_actual(figures: dict[str, Figure], indicator: str) -> Part:
    figure = figures.get(indicator)
    return Part(indicator, figure.state, figure.value) if figure else Part(indicator, "no-data")


def _scoped_actual(known: Known, indicator: str, scope: str) -> Part:
    """Return people reached in a state or a bootcamp; other indicators have no published cell of their own there."""
    if indicator not in HEADLINES:
        return Part(indicator, "no-data")
    for dimension in ("state", "bootcamp"):
        at = {**dict(HEADLINES[indicator].at), dimension: scope}
        name = cell(PEOPLE, at)
        if name in known.values:
            return Part(indicator, known.state(name), known.value(name))
    return Part(indicator, "no-data")


def _against_plan(facts: Facts, reached: Figure, complete_to: date, programme: Programme) -> Figure:
    """Compare with the people planned in bootcamps whose planned end has passed, whatever became of them."""
    if "bootcamps" not in facts.read:
        return no_data("MET-2", "share")
    planned = sum(row.target_people for row in facts.bootcamps if row.planned_end <= complete_to)
    if reached.value is None:
        return Figure("MET-2", "share", reached.state, target=planned, low=reached.low, high=reached.high)
    if planned == 0:
        return Figure("MET-2", "share", "not-applicable", numerator=int(reached.value), denominator=0)
    value = reached.value / planned
    signal = signal_of(value, programme.thresholds.get("MET-2"))
    return Figure(
        "MET-2", "share", "shown", value,
        numerator=int(reached.value), denominator=planned, target=planned, signal=signal,
    )  # fmt: skip
