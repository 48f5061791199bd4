"""Counting people: one person once in the programme.

Within a bootcamp people are counted as they came (`personas`). For the programme, a state or a month a person counts
once, where she first took part (`personas` less `ya_contadas`). So bootcamps may add up to more than the programme.
Which bootcamps a count is of, `cohorts.py` says.
"""

from collections.abc import Mapping
from datetime import date
from itertools import combinations, product

from lib.indicators.counts.cohorts import AHEAD, COHORT, DUE, ENDED, OPEN, Cohort, cohort_of, members_of, needs_an_end
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


def enter_people(ledger: Ledger, facts: Facts, programme: Programme, until: date) -> None:
    """Enter every published count of people, the counts that link them, and all their sums.

    `until` is the day up to which the facts are complete.
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
            _enter_table(ledger, table, "ended", of_ended, only_ended)
    _enter_headlines(ledger, rows, of_ended)
    _enter_cohorts(ledger, rows, members, facts, values)
    _enter_participations(ledger, rows, values["bootcamp"])
    link_people(ledger, rows, facts, programme, members)
    ledger.published -= {name for name in ledger.published if waits(name, facts)}


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
    ledger: Ledger, table: PublishedTable, cohort: Cohort, rows: list[Counted], values: Mapping[str, tuple[str, ...]]
) -> None:
    free = [name for name in table.dimensions if name != "stage"]
    totals = _totals(rows, free)
    for stage in stages_of(table, values):
        for coordinates in product(*((ALL, *values[name]) for name in free)):
            at = {"stage": stage, **dict(zip(free, coordinates, strict=True))}
            name = people_cell(at, cohort)
            ledger.put(name, totals.get(cell(PEOPLE, at), 0), published=True, weight=_weight(name))
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
    if at.keys() == {"stage", COHORT}:
        return 600.0
    at.pop(COHORT, None)
    if len(at) == 2:
        return 50.0 if {"state", "bootcamp", "role"} & set(at) else 10.0
    return 1.0


def _enter_headlines(ledger: Ledger, rows: list[Counted], of_ended: list[Counted]) -> None:
    """Enter the headlines. Who takes part in bootcamps that run can be worked out from the pair, so she is a cell."""
    everybody, ended = _totals(rows, ["role", "sex"]), _totals(of_ended, ["role", "sex"])
    for name in HEADLINES.values():
        at = dict(name.at)
        totals = ended if at.pop(COHORT, None) else everybody
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
