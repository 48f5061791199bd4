"""How a reader names a count: what is counted, and where. Every count has one name, wherever it is published."""

from collections.abc import Mapping

Name = tuple[str, frozenset[tuple[str, str]]]
"""A count: what is counted, and the coordinates that narrow it."""

ALL = "*"
STAGES = ("registered", "attended", "completed", "certified")


def name_of(measure: str, at: Mapping[str, str], cohort: str = "all") -> Name:
    """Return the name of a count; a bootcamp's participations are its people who attended."""
    narrowed = frozenset((dimension, value) for dimension, value in at.items() if value != ALL)
    if measure == "people" and cohort != "all" and "bootcamp" not in dict(narrowed):
        return measure, narrowed | {("cohort", cohort)}
    if measure == "participations" and narrowed:
        return "people", narrowed | {("stage", "attended")}
    return measure, narrowed


def order(name: Name) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what counts are sorted by: the same in every process, which the order and `repr` of a set are not."""
    return name[0], tuple(sorted(name[1]))
