"""Everything that a reader of the published tables can write down as equations, from the tables and nothing else.

Cells of different tables that count the same thing are one unknown. The reader also knows in which state and month
each bootcamp was, which bands make a wide age group, and that a bootcamp's people are newcomers and returning ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.indicators.compute import Indicators
from lib.indicators.counts.published import Table
from lib.indicators.disclosure.relations import Key, Sum

Name = tuple[str, frozenset[tuple[str, str]]]
STAGES = ("registered", "attended", "completed", "certified")


def name(measure: str, at: Mapping[str, str], cohort: str = "all") -> Name:
    narrowed = frozenset((dimension, value) for dimension, value in at.items() if value != "*")
    if cohort != "all" and "bootcamp" not in dict(narrowed):
        return (measure, narrowed | {("cohort", cohort)})
    if measure == "participations" and narrowed:
        return ("people", narrowed | {("stage", "attended")})
    return (measure, narrowed)


@dataclass
class Reading:
    """What is shown, what is hidden, and every sum the reader knows."""

    shown: dict[Key, int] = field(default_factory=dict)
    hidden: set[Key] = field(default_factory=set)
    sums: list[Sum] = field(default_factory=list)


def reading_of(found: Indicators, wide: Mapping[str, Iterable[str]]) -> Reading:
    """Return what a reader of these tables knows. A hidden cell that another table shows is shown."""
    reading = Reading()
    for table in found.tables:
        if table.counts != "hubs":
            _enter(table, reading)
    _enter_headlines(found, reading)
    reading.hidden -= set(reading.shown)
    _tie_bootcamps(found, reading)
    _tie_age_groups(reading, wide)
    return reading


def _enter(table: Table, reading: Reading) -> None:
    cells = {frozenset(cell.at.items()): cell for cell in table.cells}
    for cell in table.cells:
        key = name(table.measure, cell.at, table.cohort)
        if cell.state == "shown" and cell.value is not None:
            assert reading.shown.setdefault(key, cell.value) == cell.value, f"{key} is shown with two values"
        elif cell.state == "protected":
            reading.hidden.add(key)
    for dimension in table.adds_over:
        values = {dict(at)[dimension] for at in cells} - {"*"}
        for at in cells:
            total = dict(at)
            if total[dimension] == "*":
                parts = [name(table.measure, {**total, dimension: value}, table.cohort) for value in sorted(values)]
                reading.sums.append(Sum(name(table.measure, total, table.cohort), tuple(parts)))


def _enter_headlines(found: Indicators, reading: Reading) -> None:
    attended = ("stage", "attended")
    keys: dict[str, Name] = {
        "ALC-1": ("people", frozenset({attended})),
        "ALC-2": ("people", frozenset({attended, ("role", "micro-entrepreneur"), ("sex", "woman")})),
        "ALC-3": ("people", frozenset({attended, ("role", "partner-staff"), ("cohort", "ended")})),
        "ALC-4": ("participations", frozenset()),
    }
    for indicator, key in keys.items():
        value = found.figures[indicator].value
        if value is not None:
            reading.shown[key] = int(value)
    pace = found.figures["MET-2"]
    if pace.numerator is not None:
        reading.shown["people", frozenset({attended, ("cohort", "due")})] = pace.numerator
    women, ended = keys["ALC-2"][1], {("cohort", "ended")}
    running = any(each.status != "completed" for each in found.bootcamps)
    parts: list[Key] = [("people", women | ended), *([("people", women | {("cohort", "open")})] if running else [])]
    reading.sums.append(Sum(keys["ALC-2"], tuple(parts)))


def _tie_bootcamps(found: Indicators, reading: Reading) -> None:
    camps = {camp.id: camp for camp in found.bootcamps}
    contexts = {
        frozenset(pair for pair in at if pair[0] != "bootcamp")
        for measure, at in {*reading.shown, *reading.hidden}
        if measure == "people" and "bootcamp" in dict(at)
    }
    for context in contexts:
        new = {each: ("new", context | {("bootcamp", each)}) for each in camps}
        for each in camps:
            people = ("people", context | {("bootcamp", each)})
            reading.sums.append(Sum(people, (new[each], ("returning", context | {("bootcamp", each)}))))
        ended = {each for each, camp in camps.items() if camp.status == "completed"}
        detail = len(context) > 1
        for cohort, members in {"all": set() if detail else {*camps}, "ended": ended, "due": {*camps}}.items():
            mine = {each: new[each] for each in sorted(members)}
            if mine:
                reading.sums.append(Sum(name("people", dict(context), cohort), tuple(mine.values())))
            for place in ("state", "month"):
                where: dict[str, list[Key]] = {}
                for each in mine:
                    start = camps[each].actual_start or camps[each].planned_start
                    value = camps[each].state if place == "state" else f"{start:%Y-%m}"
                    where.setdefault(value, []).append(new[each])
                for value, parts in where.items():
                    reading.sums.append(Sum(name("people", {**dict(context), place: value}, cohort), tuple(parts)))


def _tie_age_groups(reading: Reading, wide: Mapping[str, Iterable[str]]) -> None:
    named = {key for key in {*reading.shown, *reading.hidden} if key[0] == "people" and "age" in dict(key[1])}
    contexts = {frozenset(pair for pair in at if pair[0] != "age") for _, at in named}
    for context in contexts:
        for group, bands in wide.items():
            parts = tuple(("people", context | {("age", band)}) for band in bands)
            reading.sums.append(Sum(("people", context | {("age-group", group)}), parts))
