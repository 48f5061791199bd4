"""People reached at the end (MET-4), foretold as a range from what the bootcamps that ended made of their plans.

Only published counts and declared plans go in, so the range tells nothing that they do not. `docs/forecast.md` explains
the method and its assumptions.
"""

from collections.abc import Sequence
from math import ceil, floor, sqrt
from statistics import NormalDist

from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.known import Known
from lib.indicators.counts.people import HEADLINES, PARTICIPATIONS
from lib.indicators.disclosure.cells import cell
from lib.indicators.facts import Facts, is_closed, started_on
from lib.indicators.figure import Figure, no_data
from lib.indicators.targets import closing_target
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus, Stage

_FEWEST_ENDED = 3
_CONFIDENCE = 0.95
_IN_GROUPS = 3.0
"""Variance of those who come back over their mean: people come back with whom they came."""

_NORMAL = NormalDist().inv_cdf((1 + _CONFIDENCE) / 2)


def forecast_figure(facts: Facts, known: Known) -> Figure:
    """Return MET-4: `low` and `high`, and `value` where nothing is to come; compared with the target of ALC-1.

    It does not apply before three bootcamps ended, and is protected where a count that it needs is. Without a plan of
    what is to come, or of three that ended, there is no data; one that ended without a plan brings its people only.
    """
    if not {"alcance", "bootcamps"} <= facts.read:
        return no_data("MET-4", "people")
    ended = [each for each in facts.bootcamps if is_closed(each)]
    to_come = [each for each in facts.bootcamps if is_to_come(each.status)]
    reached, participations = HEADLINES["ALC-1"], cell(PARTICIPATIONS, {})
    own = {each: cell(PEOPLE, {"stage": str(Stage.ATTENDED), "bootcamp": each}) for each in _settled(facts, to_come)}
    if len(ended) < _FEWEST_ENDED:
        return Figure("MET-4", "people", "not-applicable", cohort="ended")
    states = {known.state(each) for each in (reached, participations, *own.values())}
    so_far, all_of_them = known.value(reached), known.value(participations)
    people = {each: count for each, name in own.items() if (count := known.value(name)) is not None}
    if so_far is None or all_of_them is None or len(people) < len(own):
        return Figure("MET-4", "people", "protected" if "protected" in states else "no-data", cohort="ended")
    target = closing_target(facts, "ALC-1")
    if not to_come:
        return Figure("MET-4", "people", "shown", so_far, so_far, so_far, target=target, cohort="ended")
    plans = {each.bootcamp: each.target_people for each in (*ended, *to_come) if each.target_people}
    compared = [each.bootcamp for each in ended if each.bootcamp in plans]
    if len(compared) < _FEWEST_ENDED or any(each.bootcamp not in plans for each in to_come):
        return Figure("MET-4", "people", "no-data", cohort="ended")
    attended = [people[each] for each in compared]
    of_ended = [plans[each] for each in compared]
    more, spread = _more(of_ended, attended, [plans[each.bootcamp] for each in to_come])
    ratio = sum(attended) / sum(of_ended)
    sizes = {**people, **{each.bootcamp: ratio * plans[each.bootcamp] for each in to_come}}
    again, spread_again = _again(facts.bootcamps, sizes, all_of_them - so_far)
    middle, half = sum(people.values()) + more - (all_of_them - so_far) - again, sqrt(spread**2 + spread_again**2)
    low, high = max(so_far, floor(middle - half)), max(so_far, ceil(middle + half))
    return Figure("MET-4", "people", "shown", low=low, high=high, target=target, cohort="ended")


def is_to_come(status: str) -> bool:
    """Tell whether a bootcamp will still bring people: all but those that ended or were cancelled."""
    return status not in {BootcampStatus.COMPLETED, BootcampStatus.CANCELLED}


def student(freedom: int) -> float:
    """Return the two-sided 95 % quantile of Student's t, less than 1 % too low from two degrees of freedom on.

    Abramowitz and Stegun (1964), formula 26.7.5.
    """
    x, n = _NORMAL, freedom
    return (
        x
        + (x**3 + x) / (4 * n)
        + (5 * x**5 + 16 * x**3 + 3 * x) / (96 * n**2)
        + (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / (384 * n**3)
        + (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / (92160 * n**4)
    )


def _settled(facts: Facts, to_come: Sequence[Bootcamp]) -> list[str]:
    """Return the bootcamps whose people are final, those that were cancelled or never declared included."""
    told = {each.bootcamp for each in facts.bootcamps} | {row.bootcamp for row in facts.reach}
    return sorted(told - {each.bootcamp for each in to_come})


def _more(planned: Sequence[int], attended: Sequence[int], to_come: Sequence[int]) -> tuple[float, float]:
    """Return who will attend the bootcamps to come, and half the width of the range, at the ended ones' ratio."""
    ratio, plan = sum(attended) / sum(planned), sum(to_come)
    freedom = len(planned) - 1
    deviation = sqrt(sum((came / meant - ratio) ** 2 for came, meant in zip(attended, planned, strict=True)) / freedom)
    own = sum(each**2 for each in to_come)
    of_ratio = plan**2 * sum(each**2 for each in planned) / sum(planned) ** 2
    return plan * ratio, student(freedom) * deviation * sqrt(own + of_ratio)


def _again(bootcamps: Sequence[Bootcamp], sizes: dict[str, float], came_back: int) -> tuple[float, float]:
    """Return how many of those to come will have come before, and half the width of the range.

    People come back to a bootcamp at one rate of all who came to those that began before it.
    """
    pool, exposed, to_expose = 0.0, 0.0, 0.0
    for each in sorted(bootcamps, key=lambda each: (started_on(each), each.bootcamp)):
        if each.status in {BootcampStatus.RUNNING, BootcampStatus.COMPLETED}:
            exposed += pool
        elif is_to_come(each.status):
            to_expose += pool
        pool += sizes[each.bootcamp]
    if not exposed:
        return 0.0, 0.0
    times = to_expose / exposed
    return came_back * times, _NORMAL * sqrt(_IN_GROUPS * (came_back + 1) * times * (1 + times))
