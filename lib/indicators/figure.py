"""A figure: a number with everything needed to show it honestly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from lib.indicators.counts.cohorts import Cohort
from lib.programme.indicator_ids import Unit

Chosen = TypeVar("Chosen", bound=str)

State = Literal["shown", "protected", "no-data", "not-applicable"]
"""The four things that are never confused: a value (0 included), protected, no data, not applicable."""

Signal = Literal["green", "amber", "red"]


@dataclass(frozen=True, slots=True)
class Part:
    """A named component of a figure, such as hubs in one phase, one state or the target of one indicator."""

    id: str
    state: State
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    low: int | None = None
    high: int | None = None
    aside: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator's value for the whole programme.

    `id` is the indicator's (`ALC-1`). A share is between 0 and 1 with its `numerator` and `denominator`; `low` and
    `high` replace `value` where repeats are unknown, and stand beside a share of answers as people, for whatever those
    who did not answer would have said. `unknown` counts those left out of the base. `target` is what
    the value is compared with, `signal` the outcome of the comparison. `cohort` tells which bootcamps are counted, and
    `aside` how many people are in others that still run; of promises, how many are not due yet. `until` is the day up
    to which plans are compared.
    `source` and `year` are those of public counts of inhabitants that the figure rests on.
    """

    id: str
    unit: Unit
    state: State
    value: float | None = None
    low: int | None = None
    high: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    target: float | None = None
    signal: Signal | None = None
    parts: tuple[Part, ...] = ()
    cohort: Cohort = "all"
    aside: int | None = None
    until: date | None = None
    source: str | None = None
    year: int | None = None


def no_data(indicator: str, unit: Unit) -> Figure:
    """Return a figure whose source has not been read or has no rows."""
    return Figure(indicator, unit, "no-data")


def count(indicator: str, unit: Unit, value: int, parts: tuple[Part, ...] = (), target: float | None = None) -> Figure:
    """Return a count that needs no protection."""
    return Figure(indicator, unit, "shown", value, target=target, parts=parts)


def by_choice(choices: Iterable[Chosen], found: Sequence[Chosen]) -> dict[Chosen, int]:
    """Count what was found of each choice of a list, and of what is in none: choices that could not be read."""
    return {each: found.count(each) for each in dict.fromkeys([*choices, *found])}


def of_part(part: Part, indicator: str, parts: tuple[Part, ...] = ()) -> Figure:
    """Return a share as a figure."""
    return Figure(
        indicator, "share", part.state, part.value,
        numerator=part.numerator, denominator=part.denominator, aside=part.aside, parts=parts,
    )  # fmt: skip


OF_PROMISES = frozenset({"ALI-1", "BOO-3", "BOO-4"})
"""Shares of what was promised by a day: `aside` is how much of their base is not due yet."""


def judged(indicator: str, share: Figure | Part) -> float | None:
    """Return what a threshold is held against: of promises, the share of those that are kept or due."""
    if indicator not in OF_PROMISES or share.value is None or not share.denominator:
        return share.value
    due = share.denominator - (share.aside or 0)
    return (share.numerator or 0) / due if due else None


def share(indicator: str, numerator: int, denominator: int, parts: tuple[Part, ...] = ()) -> Figure:
    """Return a share of two counts that need no protection; without a base it does not apply."""
    if denominator == 0:
        return Figure(indicator, "share", "not-applicable", numerator=numerator, denominator=0, parts=parts)
    value = numerator / denominator
    return Figure(indicator, "share", "shown", value, numerator=numerator, denominator=denominator, parts=parts)


def share_part(name: str, numerator: int, denominator: int, aside: int | None = None) -> Part:
    """Return a share as a component of a figure."""
    if denominator == 0:
        return Part(name, "not-applicable", None, numerator, denominator, aside=aside)
    return Part(name, "shown", numerator / denominator, numerator, denominator, aside=aside)
