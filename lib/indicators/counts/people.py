"""Counting people: one person once in the programme, and every way in which those counts add up.

Within a bootcamp people are counted as they came (`personas`). For the programme, a state or a month a person counts
once, where she first took part (`personas` less `ya_contadas`). So bootcamps may add up to more than the programme.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from lib.indicators.disclosure.cells import ALL, Cell, Ledger, cell
from lib.indicators.facts import Facts, is_closed, started_on
from lib.programme.model import Programme, PublishedTable
from lib.tables.schema.vocabulary import AgeBeyond, Role, Sex, Stage

PEOPLE = "people"
PARTICIPATIONS = "participations"
UNKNOWN = "unknown"
_NEW = "people-first-time"
_RETURNING = "people-returning"
_PLACES = ("state", "month")

HEADLINES = {
    "ALC-1": cell(PEOPLE, {"stage": Stage.ATTENDED}),
    "ALC-2": cell(PEOPLE, {"stage": Stage.ATTENDED, "role": Role.MICRO_ENTREPRENEUR, "sex": Sex.WOMAN}),
    "ALC-3": cell(PEOPLE, {"stage": Stage.ATTENDED, "role": Role.PARTNER_STAFF}),
}
"""The cells that are hidden last: the programme is spoken of by them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One reach row with every dimension it can be counted by. `first` is None where repeats are unknown."""

    at: Mapping[str, str]
    people: int
    first: int | None


def domains(facts: Facts, programme: Programme) -> dict[str, tuple[str, ...]]:
    """Return the values of every dimension, unknown included, so that each table is exhaustive."""
    beyond = tuple(str(value) for value in AgeBeyond)
    rows = counted(facts, programme)
    months = {row.at["month"] for row in rows} | {_month(facts, bootcamp.bootcamp) for bootcamp in facts.bootcamps}
    states = tuple(programme.programme.states)
    seen = {row.at["state"] for row in rows} | {hub.state for hub in facts.hubs}
    more_states = sorted(seen - set(states))
    return {
        "stage": tuple(str(stage) for stage in Stage),
        "role": tuple(str(role) for role in Role),
        "sex": tuple(str(sex) for sex in Sex),
        "age": (*programme.ages.bands, *beyond),
        "age-group": (*programme.ages.wide, *beyond),
        "state": (*states, *more_states),
        "month": tuple(sorted(months)),
        "bootcamp": tuple(
            sorted({bootcamp.bootcamp for bootcamp in facts.bootcamps} | {row.bootcamp for row in facts.reach})
        ),
    }


def counted(facts: Facts, programme: Programme) -> list[Counted]:
    """Return each reach row with its dimensions: those of its bootcamp, and the wider age group."""
    group = {band: name for name, bands in programme.ages.wide.items() for band in bands}
    rows = []
    for row in facts.reach:
        bootcamp = facts.bootcamp(row.bootcamp)
        at = {
            "stage": str(row.stage),
            "role": str(row.role),
            "sex": str(row.sex),
            "age": row.age,
            "age-group": group.get(row.age, row.age),
            "bootcamp": row.bootcamp,
            "state": bootcamp.state if bootcamp else UNKNOWN,
            "month": _month(facts, row.bootcamp),
        }
        repeats = 0 if row.people == 0 else row.already_counted
        first = None if repeats is None else row.people - repeats
        rows.append(Counted(at, row.people, first))
    return rows


def enter_people(ledger: Ledger, facts: Facts, programme: Programme) -> None:
    """Enter every published count of people, the counts that link them, and all their sums."""
    rows = counted(facts, programme)
    values = domains(facts, programme)
    tables = [table for table in programme.published if table.measure == PEOPLE]
    for table in tables:
        _enter_table(ledger, table, rows, values)
    _enter_headlines(ledger, rows)
    _enter_participations(ledger, rows, values["bootcamp"])
    _link_bootcamps(ledger, rows, values, facts)
    _link_age_groups(ledger, values, programme)
    _link_stages(ledger)
    closed = {bootcamp.bootcamp for bootcamp in facts.bootcamps if is_closed(bootcamp)}
    ledger.published -= {name for name in ledger.published if _is_open_detail(name, closed)}


def is_published(name: Cell, closed: Iterable[str]) -> bool:
    """Tell whether a cell may be shown at all: a bootcamp's detail only once it has ended."""
    return not _is_open_detail(name, closed)


def stages_of(table: PublishedTable, values: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the stages a table covers: all of them where it names none."""
    return table.stages or values["stage"]


def _is_open_detail(name: Cell, closed: Iterable[str]) -> bool:
    at = dict(name.at)
    return name.measure == PEOPLE and "bootcamp" in at and len(at) > 2 and at["bootcamp"] not in closed


def _month(facts: Facts, bootcamp_id: str) -> str:
    bootcamp = facts.bootcamp(bootcamp_id)
    return f"{started_on(bootcamp):%Y-%m}" if bootcamp else UNKNOWN


def _enter_table(
    ledger: Ledger, table: PublishedTable, rows: list[Counted], values: Mapping[str, tuple[str, ...]]
) -> None:
    free = [name for name in table.dimensions if name != "stage"]
    totals = _totals(rows, free)
    for stage in stages_of(table, values):
        for coordinates in product(*((ALL, *values[name]) for name in free)):
            at = {"stage": stage, **dict(zip(free, coordinates, strict=True))}
            name = cell(PEOPLE, at)
            ledger.put(name, totals.get(name, 0), published=True, weight=_weight(name))
            for dimension in free:
                if dimension != "bootcamp" and at[dimension] == ALL:
                    ledger.add_sum(name, (name.with_value(dimension, value) for value in values[dimension]))


def _totals(rows: list[Counted], dimensions: list[str]) -> dict[Cell, int | None]:
    """Add rows up over every choice of the dimensions; within a bootcamp all its people count."""
    totals: dict[Cell, int | None] = {}
    for row in rows:
        for size in range(len(dimensions) + 1):
            for chosen in combinations(dimensions, size):
                name = cell(PEOPLE, {"stage": row.at["stage"], **{each: row.at[each] for each in chosen}})
                more = row.people if "bootcamp" in chosen else row.first
                before = totals.get(name, 0)
                totals[name] = None if more is None or before is None else before + more
    return totals


def _weight(name: Cell) -> float:
    at = dict(name.at)
    if len(at) == 1:
        return 1000.0
    if len(at) == 2:
        return 50.0 if {"state", "bootcamp", "role"} & set(at) else 10.0
    return 1.0


def _enter_headlines(ledger: Ledger, rows: list[Counted]) -> None:
    totals = _totals(rows, ["role", "sex"])
    for name in HEADLINES.values():
        ledger.put(name, totals.get(name, 0), published=True, weight=500.0)
    ledger.put(HEADLINES["ALC-1"], totals.get(HEADLINES["ALC-1"], 0), published=True, weight=1000.0)


def _enter_participations(ledger: Ledger, rows: list[Counted], bootcamps: tuple[str, ...]) -> None:
    """Participations add over bootcamps; a bootcamp's are its people who attended, so they share that cell."""
    attended = [row for row in rows if row.at["stage"] == Stage.ATTENDED]
    total = cell(PARTICIPATIONS, {})
    parts = []
    for bootcamp in bootcamps:
        name = cell(PEOPLE, {"stage": Stage.ATTENDED, "bootcamp": bootcamp})
        people = sum(row.people for row in attended if row.at["bootcamp"] == bootcamp)
        ledger.put(name, people, published=True, weight=50.0)
        parts.append(name)
    ledger.put(total, sum(row.people for row in attended), published=True, weight=800.0)
    ledger.add_sum(total, parts)


def _link_bootcamps(ledger: Ledger, rows: list[Counted], values: Mapping[str, tuple[str, ...]], facts: Facts) -> None:
    """Tie a bootcamp's people to those counted there first, which are what states, months and totals are made of.

    Who returned is never printed, yet a reader can subtract; so returning people are cells too.
    """
    within = [name for name in ledger.published if name.measure == PEOPLE and "bootcamp" in dict(name.at)]
    contexts = {tuple(pair for pair in name.at if pair[0] != "bootcamp") for name in within}
    first: dict[tuple[tuple[str, str], ...], dict[str, int | None]] = {}
    for context in contexts:
        first[context] = _first_by_bootcamp(rows, dict(context), values["bootcamp"])
    for name in within:
        at = dict(name.at)
        bootcamp = at.pop("bootcamp")
        context = tuple(sorted(at.items()))
        new, people = first[context][bootcamp], ledger.values[name]
        returning = None if new is None or people is None else people - new
        named = {"bootcamp": bootcamp, **at}
        ledger.put(cell(_NEW, named), new)
        ledger.put(cell(_RETURNING, named), returning)
        ledger.add_sum(name, (cell(_NEW, named), cell(_RETURNING, named)))
    for context in contexts:
        at = dict(context)
        everywhere = cell(PEOPLE, at)
        if everywhere in ledger.values:
            ledger.add_sum(everywhere, (cell(_NEW, {"bootcamp": each, **at}) for each in values["bootcamp"]))
        for place in _PLACES:
            _link_place(ledger, at, place, first[context], facts)


def _first_by_bootcamp(
    rows: list[Counted], context: Mapping[str, str], bootcamps: tuple[str, ...]
) -> dict[str, int | None]:
    first: dict[str, int | None] = dict.fromkeys(bootcamps, 0)
    for row in rows:
        if all(row.at[name] == value for name, value in context.items()):
            before = first[row.at["bootcamp"]]
            first[row.at["bootcamp"]] = None if before is None or row.first is None else before + row.first
    return first


def _link_place(
    ledger: Ledger, context: Mapping[str, str], place: str, first: Mapping[str, int | None], facts: Facts
) -> None:
    """A place's people are those counted first in its bootcamps.

    A place's wide age group is never printed, but its bands may be, and its bootcamps' wide groups are: it ties both.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for bootcamp_id in first:
        bootcamp = facts.bootcamp(bootcamp_id)
        where = (bootcamp.state if bootcamp else UNKNOWN) if place == "state" else _month(facts, bootcamp_id)
        members[where].append(bootcamp_id)
    banded = "age-group" in context and any(name.value_of("age") != ALL for name in _of_place(ledger, place))
    for where, bootcamps in members.items():
        name = cell(PEOPLE, {place: where, **context})
        if banded and name not in ledger.values:
            counts = [first[each] for each in bootcamps]
            ledger.put(name, None if None in counts else sum(count or 0 for count in counts))
        if name in ledger.values:
            ledger.add_sum(name, (cell(_NEW, {"bootcamp": each, **context}) for each in bootcamps))


def _of_place(ledger: Ledger, place: str) -> list[Cell]:
    return [name for name in ledger.values if name.measure == PEOPLE and name.value_of(place) != ALL]


def _link_age_groups(ledger: Ledger, values: Mapping[str, tuple[str, ...]], programme: Programme) -> None:
    """A wide age group outside bootcamps is the sum of its bands."""
    beyond = {value: (value,) for value in map(str, AgeBeyond)}
    bands = {**programme.ages.wide, **beyond}
    for name in [each for each in ledger.values if "age" in dict(each.at)]:
        context = {key: value for key, value in name.at if key != "age"}
        for group in values["age-group"]:
            wide = cell(name.measure, {**context, "age-group": group})
            if wide in ledger.values:
                ledger.add_sum(wide, (cell(name.measure, {**context, "age": band}) for band in bands[group]))


def _link_stages(ledger: Ledger) -> None:
    """Everybody knows that a later stage cannot hold more people; said only where the sheets agree."""
    order = [str(stage) for stage in Stage]
    for name, people in list(ledger.values.items()):
        stage = name.value_of("stage")
        if stage == ALL or stage == order[0] or people is None:
            continue
        larger = name.with_value("stage", order[order.index(stage) - 1])
        before = ledger.values.get(larger)
        if before is not None and people <= before and name.measure == PEOPLE:
            ledger.add_at_most(name, larger)
