"""Counting people: one person once in the programme.

Within a bootcamp people are counted as they came (`personas`). For the programme, a state or a month a person counts
once, where she first took part (`personas` less `ya_contadas`). So bootcamps may add up to more than the programme.
Which bootcamps a count is of, `cohorts.py` says.
"""

from collections.abc import Mapping, Set
from datetime import date
from itertools import combinations, product

from lib.indicators.counts.cohorts import (
    AHEAD,
    COHORT,
    DUE,
    ENDED,
    HAS_PEOPLE,
    OPEN,
    Cohort,
    cohort_of,
    is_detail_table,
    members_of,
    needs_an_end,
    place_of,
)
from lib.indicators.counts.counted import PEOPLE, Counted, counted, domains, less
from lib.indicators.counts.links import link_people, where_of
from lib.indicators.disclosure.cells import ALL, Cell, Ledger, cell
from lib.indicators.facts import Facts, is_closed, started_on
from lib.programme.model import Programme, PublishedTable
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import Role, Sex, Stage

PARTICIPATIONS = "participations"

HEADLINES = {
    "ALC-1": cell(PEOPLE, {"stage": Stage.ATTENDED}),
    "ALC-2": cell(PEOPLE, {"stage": Stage.ATTENDED, "role": Role.MICRO_ENTREPRENEUR, "sex": Sex.WOMAN}),
    "ALC-3": cell(PEOPLE, {"stage": Stage.ATTENDED, "role": Role.PARTNER_STAFF, COHORT: ENDED}),
}
"""The cells that are hidden last: the programme is spoken of by them."""


def enter_people(ledger: Ledger, facts: Facts, programme: Programme, until: date, kept: Set[str] = frozenset()) -> None:
    """Enter every published count of people, the counts that link them, and all their sums.

    `until` is the day up to which the facts are complete. Detail of the places in `kept` is left out (`place_of`).
    """
    rows = counted(facts, programme)
    values = domains(facts, programme)
    members = members_of(facts, until)
    of_ended = [row for row in rows if row.at["bootcamp"] in members[ENDED]]
    only_ended = {**values, "bootcamp": tuple(each for each in values["bootcamp"] if each in members[ENDED])}
    for table in programme.published:
        if table.measure == PEOPLE and cohort_of(table) == "all":
            _enter_table(ledger, table, "all", rows, values)
        elif table.measure == PEOPLE:
            apart = kept if is_detail_table(table) else frozenset()
            _enter_table(ledger, table, "ended", of_ended, only_ended, kept=apart)
    _enter_headlines(ledger, rows, of_ended, kept)
    _enter_cohorts(ledger, rows, members, facts, values)
    _enter_participations(ledger, rows, values["bootcamp"])
    link_people(ledger, rows, facts, programme, members)
    _enter_not_begun(ledger, facts)
    ledger.published -= {name for name in ledger.published if waits(name, facts)}


def _enter_not_begun(ledger: Ledger, facts: Facts) -> None:
    """Everybody knows that nobody is in a bootcamp that has not begun: such a 0 hides nothing."""
    empty = {each.bootcamp for each in facts.bootcamps if each.status not in HAS_PEOPLE}
    for name, people in list(ledger.values.items()):
        if people == 0 and name.value_of("bootcamp") in empty:
            ledger.add_sum(name, ())


def waits(name: Cell, facts: Facts) -> bool:
    """Tell whether a count of people does not apply yet, because no bootcamp that it is of has ended."""
    at = dict(name.at)
    if name.measure != PEOPLE or not needs_an_end(at):
        return False
    return not any(is_closed(each) and _lies_in(each, at) for each in facts.bootcamps)


def _lies_in(bootcamp: Bootcamp, at: Mapping[str, str]) -> bool:
    mine = {"bootcamp": bootcamp.bootcamp, "state": bootcamp.state, "month": f"{started_on(bootcamp):%Y-%m}"}
    return all(at.get(name, value) == value for name, value in mine.items())


def stages_of(table: PublishedTable, values: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the stages a table covers: all of them where it names none."""
    return table.stages or values["stage"]


def people_cell(at: Mapping[str, str], cohort: Cohort) -> Cell:
    """Name a count of people of a cohort; a bootcamp's own count has one name, whatever cohort it is in."""
    own = cohort == "all" or at.get("bootcamp", ALL) != ALL
    return cell(PEOPLE, at if own else {**at, COHORT: cohort})


def _enter_table(
    ledger: Ledger,
    table: PublishedTable,
    cohort: Cohort,
    rows: list[Counted],
    values: Mapping[str, tuple[str, ...]],
    *,
    kept: Set[str] = frozenset(),
) -> None:
    free = [name for name in table.dimensions if name != "stage"]
    totals, states = _totals(rows, free), values["state"]
    for stage in stages_of(table, values):
        for coordinates in product(*((ALL, *values[name]) for name in free)):
            at = {"stage": stage, **dict(zip(free, coordinates, strict=True))}
            name = people_cell(at, cohort)
            if place_of(at) in kept:
                continue
            ledger.put(name, totals.get(cell(PEOPLE, at), 0), published=True, weight=_weight(name))
            for dimension in free:
                if (
                    dimension != "bootcamp"
                    and at[dimension] == ALL
                    and (dimension != "state" or kept.isdisjoint(states))
                ):
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
    if at.keys() == {"stage", COHORT}:
        return 600.0
    at.pop(COHORT, None)
    if len(at) == 2:
        return 50.0 if {"state", "bootcamp", "role"} & set(at) else 10.0
    return 1.0


def _enter_headlines(ledger: Ledger, rows: list[Counted], of_ended: list[Counted], kept: Set[str]) -> None:
    """Enter the headlines. Who takes part in bootcamps that run can be worked out from the pair, so she is a cell."""
    everybody, ended = _totals(rows, ["role", "sex"]), _totals(of_ended, ["role", "sex"])
    for name in HEADLINES.values():
        at = dict(name.at)
        is_of_ended = at.pop(COHORT, None) is not None
        if is_of_ended and ALL in kept:
            continue
        totals = ended if is_of_ended else everybody
        ledger.put(name, totals.get(cell(PEOPLE, at), 0), published=True, weight=500.0)
    ledger.put(HEADLINES["ALC-1"], everybody.get(HEADLINES["ALC-1"], 0), published=True, weight=1000.0)
    women = HEADLINES["ALC-2"]
    past, running = women.with_value(COHORT, ENDED), women.with_value(COHORT, OPEN)
    if past in ledger.values:
        ledger.put(running, less(ledger.values[women], ledger.values[past]))
        ledger.add_sum(women, (past, running))
        ledger.add_at_most(running, HEADLINES["ALC-1"].with_value(COHORT, OPEN))


def _enter_cohorts(
    ledger: Ledger,
    rows: list[Counted],
    members: Mapping[str, frozenset[str]],
    facts: Facts,
    values: Mapping[str, tuple[str, ...]],
) -> None:
    """Enter what rates and paces are made of: people by stage of bootcamps that ended, and of those due or ahead.

    Who is in a bootcamp that has not ended is never printed, but can be worked out.
    """
    states, attended = (ALL, *values["state"]), (str(Stage.ATTENDED),)
    for cohort, bootcamps in members.items():
        totals = _totals([row for row in rows if row.at["bootcamp"] in bootcamps], ["state"])
        present = {where_of(facts, each, "state") for each in bootcamps}
        for stage, state in product(attended if cohort in {DUE, AHEAD} else values["stage"], states):
            at = {"stage": stage, "state": state}
            name = cell(PEOPLE, {**at, COHORT: cohort})
            told = cohort in {DUE, AHEAD} or (cohort == ENDED and state == ALL)
            count = totals.get(cell(PEOPLE, at), 0)
            ledger.put(name, count, published=told, weight=600.0 if state == ALL else 40.0)
            if state == ALL:
                ledger.add_sum(name, (name.with_value("state", each) for each in values["state"]))
            elif state not in present:
                ledger.add_sum(name, ())
    for stage, state in product(values["stage"], states):
        everybody = cell(PEOPLE, {"stage": stage, "state": state})
        if everybody in ledger.values:
            ledger.add_sum(everybody, (everybody.with_value(COHORT, each) for each in (ENDED, OPEN)))


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
