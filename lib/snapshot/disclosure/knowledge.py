"""What a reader knows of the people behind the published tables, from what is published and nothing else.

She imagines everybody in a bootcamp, role, sex and age, as newcomer or returning: one **group** for each combination.
Every count that is shown says that some groups add up to it. Whatever numbers of people, none negative, agree with all
of that are possible to her. This is written apart from the code that protects, so that one checks the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from lib.indicators.compute import Indicators
from lib.indicators.counts.published import PUBLIC_COUNTS, Table
from lib.indicators.figure import Figure, Part, State
from lib.snapshot.snapshot import Snapshot

Name = tuple[str, frozenset[tuple[str, str]]]
"""A count: what is counted, and the coordinates that narrow it."""

Group = tuple[str, ...]
"""One combination: what is counted, the bootcamp, whether newcomers or returning, then the other coordinates."""

NEW, RETURNING, ALL = "new", "returning", "*"
STAGES = ("registered", "attended", "completed", "certified")
_PLACED = frozenset({"state", "month", "bootcamp", "cohort"})
_IDLE = frozenset({"postponed", "cancelled"})
_OF_PEOPLE = frozenset({"people", "participations"})
_HEADLINES: dict[str, Mapping[str, str]] = {
    "ALC-1": {"stage": "attended"},
    "ALC-2": {"stage": "attended", "role": "micro-entrepreneur", "sex": "woman"},
    "ALC-3": {"stage": "attended", "role": "partner-staff"},
    **{f"EMB-{number}": {"stage": stage} for number, stage in enumerate(STAGES, start=1)},
}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is shown and hidden, by name, within which limits a range keeps a count, and where each bootcamp was.

    `places` maps a bootcamp to its state and month, `cohorts` to the sets of bootcamps it is in; `values` maps a stage
    to the dimensions of its tables, and a dimension to all its values; `ended` names the bootcamps that were over,
    `started` says when each began, `sessions` how many it has held.
    """

    shown: Mapping[Name, int]
    hidden: Mapping[Name, str]
    within: Mapping[Name, tuple[int, int]]
    places: Mapping[str, tuple[str, str]]
    cohorts: Mapping[str, tuple[str, ...]]
    dimensions: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    wide: Mapping[str, tuple[str, ...]]
    ended: frozenset[str]
    started: Mapping[str, date]
    sessions: Mapping[str, int]


def knowledge_of(snapshot: Snapshot | Indicators, wide: Mapping[str, tuple[str, ...]]) -> Knowledge:
    """Return what one snapshot tells. `wide` maps each wide age group to its bands.

    A hidden count that is shown elsewhere is shown. `hidden` gives the table that each hidden count is in.
    """
    tables = [table for table in snapshot.tables if table.measure not in PUBLIC_COUNTS]
    cells = [
        (table.id, name_of(table.measure, each.at, table.cohort), each) for table in tables for each in table.cells
    ]
    shown = {name: each.value for _, name, each in cells if each.state == "shown" and each.value is not None}
    hidden = {name: table for table, name, each in cells if each.state == "protected"}
    within: dict[Name, tuple[int, int]] = {}
    for indicator, name, told in _figures(snapshot):
        if told == "protected":
            hidden.setdefault(name, indicator)
        elif told[0] == told[1]:
            shown.setdefault(name, told[0])
        else:
            within[name] = told
    return Knowledge(
        shown,
        {name: where for name, where in hidden.items() if name not in shown},
        within,
        _places(snapshot, tables),
        _cohorts(snapshot),
        _dimensions(tables),
        _values(tables),
        wide,
        frozenset(entry.id for entry in snapshot.bootcamps if entry.status == "completed"),
        {entry.id: entry.actual_start or entry.planned_start for entry in snapshot.bootcamps},
        {entry.id: entry.sessions_held for entry in snapshot.bootcamps},
    )


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


def groups_of(knowledge: Knowledge) -> Iterator[tuple[Group, tuple[Name, ...]]]:
    """Yield every group of people with the names of all counts that it is part of.

    In a bootcamp people are counted as they came, elsewhere once: there a returning group is part of nothing.
    """
    named = {name for name in (*knowledge.shown, *knowledge.hidden, *knowledge.within) if name[0] in _OF_PEOPLE}
    shapes = sorted({(measure, tuple(sorted(dimension for dimension, _ in at))) for measure, at in named})
    anywhere = [shape for shape in shapes if not _PLACED & set(shape[1])]
    of_cohorts = [shape for shape in shapes if "cohort" in shape[1]]
    placed = [shape for shape in shapes if _PLACED & set(shape[1]) and shape not in of_cohorts]
    for stage, dimensions in knowledge.dimensions.items():
        for values in product(*(knowledge.values[each] for each in dimensions)):
            at = {"stage": stage, **dict(zip(dimensions, values, strict=True))}
            at["age-group"] = _wide(at.get("age"), knowledge.wide)
            everywhere = _parts(at, anywhere, named)
            for bootcamp, (state, month) in knowledge.places.items():
                here = {**at, "state": state, "month": month, "bootcamp": bootcamp}
                cohorts = knowledge.cohorts.get(bootcamp, ())
                belongs = [*everywhere, *_parts(here, placed, named)]
                for cohort in cohorts:
                    belongs += _parts({**here, "cohort": cohort}, of_cohorts, named)
                again = tuple(name for name in belongs if name[0] != "people" or ("bootcamp", bootcamp) in name[1])
                yield ("people", bootcamp, NEW, stage, *values), tuple(belongs)
                yield ("people", bootcamp, RETURNING, stage, *values), again


def others_of(knowledge: Knowledge) -> Iterator[tuple[Group, tuple[Name, ...]]]:
    """Yield what is counted but not people of a bootcamp by role or age: attendances, and answers to a survey."""
    named = {*knowledge.shown, *knowledge.hidden}
    for measure in ("attendances", "answers"):
        mine = [name for name in named if name[0] == measure]
        dimensions = sorted({dimension for _, at in mine for dimension, _ in at})
        for values in product(*(knowledge.values[each] for each in dimensions)) if mine else ():
            at = set(zip(dimensions, values, strict=True))
            bootcamp = dict(at).get("bootcamp", "")
            yield (measure, bootcamp, NEW, *values), tuple(name for name in mine if name[1] <= at)


def _parts(at: Mapping[str, str], shapes: Iterable[tuple[str, tuple[str, ...]]], named: set[Name]) -> tuple[Name, ...]:
    """Return the counts of these shapes that a group of these coordinates is part of."""
    found = []
    for measure, dimensions in shapes:
        name = (measure, frozenset((each, at.get(each, "")) for each in dimensions))
        if name in named and (measure == "people" or at["stage"] == "attended"):
            found.append(name)
    return tuple(found)


def _wide(age: str | None, wide: Mapping[str, tuple[str, ...]]) -> str:
    if age is None:
        return ""
    return next((group for group, bands in wide.items() if age in bands), age)


Told = tuple[int, int] | Literal["protected"]


def _figures(snapshot: Snapshot | Indicators) -> Iterator[tuple[str, Name, Told]]:
    """Yield each count of people among the figures with its least and most, or that it is protected."""
    for indicator, at in {**_HEADLINES, "ALC-4": {}, "ALC-5": {}}.items():
        figure = snapshot.figures.get(indicator)
        if figure is not None:
            measure = {"ALC-4": "participations", "ALC-5": "attendances"}.get(indicator, "people")
            ends = (figure.low, figure.high) if figure.value is None else (figure.value, figure.value)
            yield from _told(indicator, name_of(measure, at, figure.cohort), ends, figure.state)
    completion, pace = snapshot.figures.get("EMB-6"), snapshot.figures.get("MET-2")
    if completion is not None and completion.cohort == "ended":
        for state, each in _by_state(completion):
            for stage, count in (("completed", each.numerator), ("attended", each.denominator)):
                name = name_of("people", {"stage": stage, "state": state}, "ended")
                yield from _told("EMB-6", name, (count, count), each.state)
    if pace is not None and pace.cohort == "due":
        for state, each in _by_state(pace):
            ends = (each.low, each.high) if each.numerator is None else (each.numerator, each.numerator)
            yield from _told("MET-2", name_of("people", {"stage": "attended", "state": state}, "due"), ends, each.state)
            ahead = name_of("people", {"stage": "attended", "state": state}, "ahead")
            yield from _told("MET-2", ahead, (each.aside, each.aside), "shown")


def _by_state(figure: Figure) -> Iterator[tuple[str, Figure | Part]]:
    yield ALL, figure
    yield from ((part.id, part) for part in figure.parts)


def _told(
    indicator: str, name: Name, ends: tuple[float | None, float | None], state: State
) -> Iterator[tuple[str, Name, Told]]:
    low, high = ends
    if low is not None and high is not None:
        yield indicator, name, (int(low), int(high))
    elif state == "protected":
        yield indicator, name, "protected"


def _cohorts(snapshot: Snapshot | Indicators) -> dict[str, tuple[str, ...]]:
    """Return the sets that each bootcamp is in: those that ended, those due when plans were compared, those ahead."""
    figure = snapshot.figures.get("MET-2")
    until = figure.until if figure is not None else None
    cohorts = {}
    for entry in snapshot.bootcamps:
        mine = ["ended"] if entry.status == "completed" else []
        if until is not None and entry.planned_end > until:
            mine.append("ahead")
        elif until is not None and entry.status not in _IDLE:
            mine.append("due")
        cohorts[entry.id] = tuple(mine)
    return cohorts


def _places(snapshot: Snapshot | Indicators, tables: Iterable[Table]) -> dict[str, tuple[str, str]]:
    named = {each.at["bootcamp"] for table in tables for each in table.cells if "bootcamp" in each.at} - {ALL}
    places = dict.fromkeys(sorted(named), ("unknown", "unknown"))
    for entry in snapshot.bootcamps:
        places[entry.id] = (entry.state, f"{entry.actual_start or entry.planned_start:%Y-%m}")
    return places


def _dimensions(tables: Iterable[Table]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {"attended": {"role", "sex"}}
    for table in tables:
        if table.measure == "people":
            mine = {"age" if each == "age-group" else each for each in table.dimensions} - {*_PLACED, "stage"}
            for stage in {each.at["stage"] for each in table.cells}:
                found.setdefault(stage, set()).update(mine)
    return {stage: tuple(sorted(found[stage])) for stage in sorted(found)}


def _values(tables: Iterable[Table]) -> dict[str, tuple[str, ...]]:
    """Return all values of every dimension. Who is outside a table's values is in one further group of each."""
    found: dict[str, set[str]] = {"role": {"micro-entrepreneur", "partner-staff"}, "sex": {"woman"}}
    exhaustive = set()
    for table in tables:
        exhaustive |= set(table.dimensions)
        for each in table.cells:
            for dimension, value in each.at.items():
                found.setdefault(dimension, set()).add(value)
    for dimension in found.keys() - exhaustive:
        found[dimension].add("another")
    if "age" not in found and "age-group" in found:  # a group stands for its bands
        found["age"] = found["age-group"]
    return {dimension: tuple(sorted(values - {ALL})) for dimension, values in found.items()}
