"""What a reader knows of the people behind the published tables, from what is published and nothing else.

She imagines everybody in a bootcamp, role, sex and age, as newcomer or returning: one **group** for each combination.
Every count that is shown says that some groups add up to it. Whatever numbers of people, none negative, agree with all
of that are possible to her. This is written apart from the code that protects, so that one checks the other.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from lib.indicators.compute import Indicators
from lib.indicators.counts.cohorts import HAS_PEOPLE, is_detail, place_of
from lib.indicators.counts.known import DETAILED
from lib.indicators.counts.other_counts import PUBLIC_COUNTS
from lib.indicators.counts.published import Table, TableCell
from lib.snapshot.disclosure.declared import Subdivision, groups_of_declared, is_declared
from lib.snapshot.disclosure.figures import told_by_figures
from lib.snapshot.disclosure.names import ALL, Name, name_of
from lib.snapshot.snapshot import Snapshot

Group = tuple[str, ...]
"""One combination: what is counted, the bootcamp, whether newcomers or returning, then the other coordinates."""

NEW, RETURNING = "new", "returning"
_PLACED = frozenset({"state", "month", "bootcamp", "cohort"})
_IDLE = frozenset({"postponed", "cancelled"})
_OF_PEOPLE = frozenset({"people", "participations"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is shown and hidden, by name, within which limits a range keeps a count, and where each bootcamp was.

    `places` maps a bootcamp to its state and month, `cohorts` to the sets of bootcamps it is in; `values` maps a stage
    to the dimensions of its tables, and a dimension to all its values; `ended` names the bootcamps that were over,
    `begun` those that people may be in, `started` says when each began, `sessions` how many it has held.
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
    begun: frozenset[str]
    started: Mapping[str, date]
    sessions: Mapping[str, int]


def knowledge_of(
    snapshot: Snapshot | Indicators, wide: Mapping[str, tuple[str, ...]], repeats: Collection[str] = frozenset()
) -> Knowledge:
    """Return what one snapshot tells. `wide` maps each wide age group to its bands.

    A hidden count that is shown elsewhere is shown. `hidden` gives the table that each hidden count is in. Detail of
    places that the snapshot `repeats` from one before it, word for word, tells nothing and is left out.
    """
    tables = [table for table in snapshot.tables if table.measure not in PUBLIC_COUNTS]
    cells = [
        (table.id, name_of(table.measure, each.at, _cohort(snapshot, table, each)), each)
        for table in tables
        for each in table.cells
        if not (_is_detail(table) and place_of(each.at) in repeats)
    ]
    counted = [table for table in tables if not is_declared(table.measure)]
    shown = {name: each.value for _, name, each in cells if each.state == "shown" and each.value is not None}
    hidden = {name: table for table, name, each in cells if each.state == "protected"}
    within: dict[Name, tuple[int, int]] = {}
    for indicator, name, told in told_by_figures(snapshot):
        if indicator in DETAILED and ALL in repeats:
            continue
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
        _places(snapshot, counted),
        _cohorts(snapshot),
        _dimensions(counted),
        _values(counted),
        wide,
        frozenset(entry.id for entry in snapshot.bootcamps if entry.status == "completed"),
        frozenset(entry.id for entry in snapshot.bootcamps if entry.status in HAS_PEOPLE),
        {entry.id: entry.actual_start or entry.planned_start for entry in snapshot.bootcamps},
        {entry.id: entry.sessions_held for entry in snapshot.bootcamps},
    )


def _is_detail(table: Table) -> bool:
    return table.measure == "people" and is_detail(table.dimensions)


def _cohort(snapshot: Snapshot | Indicators, table: Table, each: TableCell) -> str:
    """Return the set of bootcamps that a cell counts; detail of fewer than all that ended is of its place's release."""
    if table.cohort != "released":
        return table.cohort
    place = place_of(each.at)
    return f"released {place}" if place in _behind(snapshot) else "ended"


def _behind(snapshot: Snapshot | Indicators) -> dict[str, tuple[str, ...]]:
    """Return the bootcamps of each release that is not of all that ended."""
    releases = snapshot.releases if isinstance(snapshot, Snapshot) else ()
    return {each.place: each.bootcamps for each in releases if not each.current}


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


def others_of(knowledge: Knowledge, subdivisions: Iterable[Subdivision]) -> Iterator[tuple[Group, tuple[Name, ...]]]:
    """Yield what is counted but not people of a bootcamp by role or age: attendances, answers, what is declared."""
    named = {*knowledge.shown, *knowledge.hidden}
    for subdivision in subdivisions:
        for group, names in groups_of_declared(named, subdivision):
            yield (subdivision.measure, subdivision.measure, NEW, *group), names
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


def _cohorts(snapshot: Snapshot | Indicators) -> dict[str, tuple[str, ...]]:
    """Return the sets that each bootcamp is in: those that ended, those due when plans were compared, those ahead."""
    figure = snapshot.figures.get("MET-2")
    until = figure.until if figure is not None else None
    behind = _behind(snapshot)
    cohorts = {}
    for entry in snapshot.bootcamps:
        mine = ["ended"] if entry.status == "completed" else []
        mine += [f"released {place}" for place, told in behind.items() if entry.id in told]
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
