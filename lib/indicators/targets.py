"""Actual against target (MET-1), and the targets themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.cohorts import COHORT, Cohort
from lib.indicators.counts.known import Known
from lib.indicators.counts.people import HEADLINES, people_cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, no_data
from lib.programme.indicator_ids import SHARES
from lib.tables.schema.matrix import Frequency, IndicatorDimension, TargetDirection, TargetLevel
from lib.tables.schema.training import WHOLE_PROGRAMME


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """What is to be reached by the end of a period, from which baseline, and what a matrix of indicators says of it.

    `scope` is `PROGRAMA`, the key of a state or the id of a bootcamp.
    """

    indicator: str
    scope: str
    period_start: date
    period_end: date
    baseline: float | None
    target: float
    direction: TargetDirection | None = None
    frequency: Frequency | None = None
    level: TargetLevel | None = None
    dimension: IndicatorDimension | None = None
    means: str | None = None


def target_entries(facts: Facts) -> tuple[TargetEntry, ...]:
    """Return every target that was declared, by indicator, scope and period."""
    rows = sorted(facts.targets, key=lambda row: (row.indicator, row.scope, row.period_end, row.period_start))
    return tuple(
        TargetEntry(
            row.indicator, row.scope, row.period_start, row.period_end, row.baseline, row.target,
            row.direction, row.frequency, row.level, row.dimension, row.means,
        )
        for row in rows
    )  # fmt: skip


def of_period(targets: Iterable[TargetEntry], day: date) -> TargetEntry | None:
    """Return the target, all being of one indicator and scope, of the period that contains a day.

    Of several the shortest; between two periods the one to come, after them all the last. None where there is none.
    """
    every = sorted(targets, key=lambda each: (each.period_end, -each.period_start.toordinal()))
    ahead = [each for each in every if each.period_end >= day]
    here = next((each for each in ahead if each.period_start <= day), None)
    return here or next(iter(ahead), None) or next(reversed(every), None)


def programme_target(facts: Facts, indicator: str, day: date) -> float | None:
    """Return the programme's own target for an indicator in the period that contains a day, or None."""
    row = of_period(_of_programme(facts, indicator), day)
    return row.target if row else None


def closing_target(facts: Facts, indicator: str) -> float | None:
    """Return the programme's own target for an indicator in the period that ends last, or None."""
    row = max(_of_programme(facts, indicator), key=lambda row: row.period_end, default=None)
    return row.target if row else None


def _of_programme(facts: Facts, indicator: str) -> list[TargetEntry]:
    return [row for row in target_entries(facts) if row.indicator == indicator and row.scope == WHOLE_PROGRAMME]


def against_targets(facts: Facts, known: Known, figures: dict[str, Figure], day: date) -> Figure:
    """Return MET-1, against the targets of the periods that contain a day.

    A part is named after its indicator, or `indicator/scope` for a state or a bootcamp.
    """
    if "metas" not in facts.read or not facts.targets:
        return no_data("MET-1", "share")
    series: dict[tuple[str, str], list[TargetEntry]] = {}
    for row in target_entries(facts):
        series.setdefault((row.indicator, row.scope), []).append(row)
    parts = []
    for row in filter(None, (of_period(rows, day) for rows in series.values())):
        whole = row.scope == WHOLE_PROGRAMME
        name = row.indicator if whole else f"{row.indicator}/{row.scope}"
        actual = _whole_actual(figures, row.indicator) if whole else _scoped_actual(known, row.indicator, row.scope)
        parts.append(_achieved(name, actual, row.target))
    main = next((part for part in parts if part.id == "ALC-1"), None)
    if main is None:
        return Figure("MET-1", "share", "no-data", parts=tuple(parts))
    return Figure(
        "MET-1", "share", main.state, main.value,
        numerator=main.numerator, target=programme_target(facts, "ALC-1", day), parts=tuple(parts),
    )  # fmt: skip


def _achieved(name: str, actual: Part, target: float) -> Part:
    """Return a part of MET-1; two counts are its numerator and denominator, two shares have neither."""
    if actual.value is None or target == 0:
        return Part(name, actual.state if actual.value is None else "not-applicable")
    whole = actual.id not in SHARES and float(actual.value).is_integer() and float(target).is_integer()
    top, base = (int(actual.value), int(target)) if whole else (None, None)
    return Part(name, "shown", actual.value / target, top, base)


def _whole_actual(figures: dict[str, Figure], indicator: str) -> Part:
    figure = figures.get(indicator)
    return Part(indicator, figure.state, figure.value) if figure else Part(indicator, "no-data")


def _scoped_actual(known: Known, indicator: str, scope: str) -> Part:
    """Return people reached in a state or a bootcamp; other indicators have no published cell of their own there."""
    if indicator not in HEADLINES:
        return Part(indicator, "no-data")
    at = dict(HEADLINES[indicator].at)
    cohort: Cohort = known.cohort_at(scope) if at.pop(COHORT, None) else "all"
    for dimension in ("state", "bootcamp"):
        name = people_cell({**at, dimension: scope}, cohort)
        if name in known.values or name in known.kept.cells:
            return Part(indicator, known.state(name), known.value(name))
    return Part(indicator, "no-data")
