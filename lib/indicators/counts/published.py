"""The published tables: every count that anyone may see, protected together."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from itertools import product

from lib.indicators.counts.cohorts import COHORT, ENDED, Cohort, cohort_of, is_detail_table, place_of
from lib.indicators.counts.counted import PEOPLE, domains
from lib.indicators.counts.known import Kept, Known
from lib.indicators.counts.other_counts import (
    ANSWERS,
    ATTENDANCES,
    HUBS,
    INHABITANTS,
    PUBLIC_COUNTS,
    enter_answers,
    enter_attendances,
    enter_hubs,
    other_domains,
)
from lib.indicators.counts.people import PARTICIPATIONS, enter_people, people_cell, stages_of, waits
from lib.indicators.disclosure.cells import ALL, Cell, Ledger, cell
from lib.indicators.disclosure.protect import protect
from lib.indicators.disclosure.relations import Counts, Key
from lib.indicators.facts import Facts, complete_to, is_closed, started_on
from lib.indicators.figure import State
from lib.indicators.lost import LostRows
from lib.programme.model import PublishedTable, TableId
from lib.programme.setting import Setting
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import Stage

NEEDS: dict[str, TableId] = {
    PEOPLE: "alcance",
    PARTICIPATIONS: "alcance",
    ATTENDANCES: "sesiones",
    ANSWERS: "seguimiento",
    HUBS: "sitios",
    INHABITANTS: "sitios",
}
"""The table of the sheets that each measure of every programme is counted from."""


def sheet_of(measure: str) -> TableId:
    """Return the table that a measure is counted from; one of a programme's own begins with it: `visitas.mujeres`."""
    return NEEDS.get(measure) or measure.partition(".")[0]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a published table: its coordinates (`*` for the total), its count, and why there is none."""

    at: dict[str, str]
    value: int | None
    state: State


@dataclass(frozen=True, slots=True)
class Table:
    """A published table of counts. Over each dimension in `adds_over` its cells add up to the `*` cell.

    `cohort` tells which bootcamps it counts.
    """

    id: str
    measure: str
    dimensions: tuple[str, ...]
    cells: tuple[TableCell, ...]
    counts: str
    adds_over: tuple[str, ...]
    cohort: Cohort = "all"


@dataclass(frozen=True, slots=True)
class Before:
    """What the last snapshot showed, and the state and month of each bootcamp that had ended then.

    `derived` are counts that nobody showed but that anybody can work out from what was.
    """

    shown: Mapping[Cell, int] = field(default_factory=dict)
    ended: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    derived: frozenset[Cell] = frozenset()


def ledger_of(facts: Facts, setting: Setting, kept: Set[str] = frozenset()) -> Ledger:
    """Enter all counts of the facts, with every relation among them, but no detail of the places in `kept`."""
    ledger = Ledger()
    if "alcance" in facts.read:
        enter_people(ledger, facts, setting.programme, complete_to(facts, setting), kept)
    if "sesiones" in facts.read:
        enter_attendances(ledger, facts)
    if "seguimiento" in facts.read:
        enter_answers(ledger, facts, setting.programme)
    if "sitios" in facts.read:
        enter_hubs(ledger, facts, setting)
    return ledger


def counts_of(ledger: Ledger) -> Counts:
    """Return the counts of people as one system of known numbers, for protection and for its audit."""
    known: dict[Key, int] = {
        name: value for name, value in ledger.values.items() if value is not None and name.measure not in PUBLIC_COUNTS
    }
    return Counts(
        values=known,
        published=frozenset(name for name in ledger.published if name in known),
        sums=tuple(line for line in ledger.sums if all(name in known for name in (line.total, *line.parts))),
        at_most=tuple(pair for pair in ledger.at_most if pair.smaller in known and pair.larger in known),
        weight={name: worth for name, worth in ledger.weight.items() if name in known},
        known=frozenset(name for name in ledger.known if name in known),
    )


def remember(ledger: Ledger, facts: Facts, before: Before) -> None:
    """Note which cells readers already have.

    Those were derived, or were shown before and all their bootcamps had ended and did not change.
    """
    ledger.known |= before.derived & ledger.values.keys()
    place = {each.bootcamp: (each.state, f"{started_on(each):%Y-%m}") for each in facts.bootcamps if is_closed(each)}
    ended = {name for name, where in before.ended.items() if place.get(name) == where}
    told = before.shown.keys() & ledger.values.keys()
    same = {name for name in told if ledger.values[name] == before.shown[name]}
    unchanged = ended - {name.value_of("bootcamp") for name in told - same}
    for name in same:
        state, month, only = (name.value_of(each) for each in ("state", "month", "bootcamp"))
        covered = {
            row.bootcamp
            for row in facts.reach
            if row.people and only in {ALL, row.bootcamp} and _lies_in(facts.bootcamp(row.bootcamp), state, month)
        }
        covered &= place.keys() if name.value_of(COHORT) == ENDED else covered
        if name.measure in _OF_BOOTCAMPS and (covered | ({only} - {ALL})) <= unchanged:
            ledger.known.add(name)


_OF_BOOTCAMPS = frozenset({PEOPLE, PARTICIPATIONS, ATTENDANCES})


def _lies_in(bootcamp: Bootcamp | None, state: str, month: str) -> bool:
    if bootcamp is None:
        return True
    return state in {ALL, bootcamp.state} and month in {ALL, f"{started_on(bootcamp):%Y-%m}"}


def to_hide(ledger: Ledger, k: int, hidden_before: frozenset[Cell] = frozenset()) -> frozenset[Cell]:
    """Return the small counts and whatever would give them away, jointly over everything that is published."""
    counts = counts_of(ledger)
    stay = {name for name in ledger.forced | hidden_before if name in counts.published}
    return frozenset(name for name in protect(counts, k, stay) if isinstance(name, Cell))


def known_of(ledger: Ledger, facts: Facts, hidden: frozenset[Cell], kept: Kept, lost: LostRows) -> Known:
    """Return what may be known of each count when those in `hidden` are."""
    read = "bootcamps" in facts.read
    return Known(ledger.values, hidden, lambda name: waits(name, facts), frozenset(ledger.published), read, kept, lost)


def tables_of(known: Known, facts: Facts, setting: Setting) -> tuple[Table, ...]:
    """Return the tables that the programme publishes, in its order: those that some sheet of its own tells."""
    programme = setting.programme
    values = {**domains(facts, programme), **other_domains(facts, programme)}
    told = (each for each in programme.published if NEEDS[each.measure] in programme.tables_kept)
    return tuple(_table(each, known, facts, values) for each in told)


def _table(table: PublishedTable, known: Known, facts: Facts, values: Mapping[str, tuple[str, ...]]) -> Table:
    domain = {**values, "stage": stages_of(table, values)}
    adds_over = tuple(name for name in table.dimensions if _adds(table, name))
    cohort, is_detail = cohort_of(table), is_detail_table(table)
    read = NEEDS[table.measure] in facts.read
    cells = []
    for coordinates in product(*(_values(name, name in _WITHOUT_TOTAL, domain) for name in table.dimensions)):
        at = dict(zip(table.dimensions, coordinates, strict=True))
        name = cell_of(table.measure, at, known.cohort_at(place_of(at)) if is_detail else cohort)
        state: State = known.state(name) if read else "no-data"
        cells.append(TableCell(at, known.value(name) if state == "shown" else None, state))
    counts = _counted_things(table.measure)
    if is_detail and known.is_behind(table.dimensions):
        cohort = "released"
    return Table(table.id, table.measure, table.dimensions, tuple(cells), counts, adds_over, cohort)


_WITHOUT_TOTAL = frozenset({"stage", "wave", "outcome"})


def _values(name: str, without_total: bool, domain: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return domain[name] if without_total else (*domain[name], ALL)


def _adds(table: PublishedTable, dimension: str) -> bool:
    """People do not add over bootcamps, because some came to more than one; stages, waves and outcomes never add."""
    return dimension not in _WITHOUT_TOTAL and not (table.measure == PEOPLE and dimension == "bootcamp")


def name_in(table: Table, each: TableCell) -> Cell:
    """Return the cell that a published table shows here; released detail has the names of detail of all that ended."""
    return cell_of(table.measure, each.at, "ended" if table.cohort == "released" else table.cohort)


def cell_of(measure: str, at: Mapping[str, str], cohort: Cohort = "all") -> Cell:
    """Return the cell that a published table of a cohort shows at these coordinates.

    A bootcamp's participations are its people who attended: one count, one cell.
    """
    if measure == PEOPLE:
        return people_cell(at, cohort)
    name = cell(measure, at)
    if measure == PARTICIPATIONS and name.at:
        return cell(PEOPLE, {"stage": Stage.ATTENDED, **dict(name.at)})
    return name


def _counted_things(measure: str) -> str:
    return {PEOPLE: "people", PARTICIPATIONS: "participations", ATTENDANCES: "attendances", ANSWERS: "people"}.get(
        measure, measure
    )
