"""Versus plan to date (MET-2): people of the bootcamps that should be over, of the people planned in the same ones."""

from dataclasses import replace
from datetime import date

from lib.indicators.counts.cohorts import AHEAD, COHORT, DUE, is_due, members_of
from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.known import Known
from lib.indicators.disclosure.cells import ALL, cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, Signal, no_data
from lib.indicators.reach import reach_range, tells_too_much
from lib.programme.declaring.indicators import Threshold
from lib.programme.model import Programme
from lib.tables.schema.vocabulary import Stage


def pace_figures(facts: Facts, known: Known, until: date, programme: Programme) -> list[Figure]:
    """Return MET-2, with a part for each state that has bootcamps, and MET-3 (its signal).

    A bootcamp with a target whose planned end is `until` or before counts with its plan whatever became of it, and
    with its people unless it was postponed or cancelled; `aside` is the people of those that end later. One without a
    target is not compared. Where repeats are unknown, `low` and `high` are the people.
    """
    if "bootcamps" not in facts.read:
        return [no_data("MET-2", "share"), no_data("MET-3", "share")]
    whole = _of_plan("MET-2", ALL, facts, known, until)
    if whole.state == "no-data" and whole.denominator and "alcance" in facts.read:
        whole = _range(whole, facts, until, programme.rules.protected_below)
    signal = signal_of(whole.value, programme.thresholds.get("MET-2"))
    states = sorted({each.state for each in facts.bootcamps})
    pace = Figure(
        "MET-2", "share", whole.state, whole.value, whole.low, whole.high,
        numerator=whole.numerator, denominator=whole.denominator, target=whole.denominator, signal=signal,
        cohort="due", aside=whole.aside, until=until,
        parts=tuple(_of_plan(state, state, facts, known, until) for state in states),
    )  # fmt: skip
    return [pace, Figure("MET-3", "share", pace.state, pace.value, signal=signal, cohort="due")]


def signal_of(value: float | None, threshold: Threshold | None) -> Signal | None:
    """Return green, amber or red for a value, or None where there is nothing to judge by."""
    if value is None or threshold is None:
        return None
    if threshold.direction == "up":
        return "green" if value >= threshold.green else "amber" if value >= threshold.amber else "red"
    return "green" if value <= threshold.green else "amber" if value <= threshold.amber else "red"


def _of_plan(name: str, state: str, facts: Facts, known: Known, until: date) -> Part:
    due, ahead = (
        cell(PEOPLE, {"stage": str(Stage.ATTENDED), "state": state, COHORT: cohort}) for cohort in (DUE, AHEAD)
    )
    plans = [row.target_people for row in facts.bootcamps if is_due(row, until) and state in {ALL, row.state}]
    planned = sum(plan for plan in plans if plan is not None)
    people, aside = known.value(due), known.value(ahead)
    if planned == 0:
        return Part(name, "no-data" if None in plans else "not-applicable", aside=aside)
    if people is None:
        return Part(name, known.state(due), denominator=planned, aside=aside)
    return Part(name, "shown", people / planned, people, planned, aside=aside)


def _range(whole: Part, facts: Facts, until: date, k: int) -> Part:
    """Return the least and the most people, where repeats were left empty."""
    members = members_of(facts, until)[DUE]
    rows = [row for row in facts.reach if row.stage is Stage.ATTENDED and row.bootcamp in members]
    if tells_too_much(rows, k):
        return replace(whole, state="protected")
    low, high = reach_range(rows)
    return replace(whole, state="shown", low=low, high=high)
