"""Declared indicators as figures: read from the published tables where they are of people, else from the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from lib.indicators.counts.cohorts import Cohort
from lib.indicators.counts.published import Table
from lib.indicators.declaring.cells import value_of
from lib.indicators.declaring.compiled import Compiled, CompiledIndicator
from lib.indicators.declaring.operands import Operand
from lib.indicators.declaring.places import dimensions_of, place_of_row
from lib.indicators.disclosure.cells import ALL
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, State
from lib.indicators.lost import LostRows
from lib.programme.declaring.indicators import Breakdown
from lib.programme.indicator_ids import Unit
from lib.programme.model import Programme
from lib.tables.schema.columns import Row

_WORST: tuple[State, ...] = ("no-data", "protected", "not-applicable", "shown")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a quantity is somewhere, or why it is not said."""

    state: State
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What declared indicators are read from."""

    facts: Facts
    tables: Mapping[str, Table]
    lost: LostRows
    programme: Programme


def declared_figures(
    compiled: Compiled, tables: Sequence[Table], facts: Facts, lost: LostRows, programme: Programme
) -> list[Figure]:
    """Return every declared indicator with its breakdowns as parts. Of people it tells nothing that no table shows."""
    sources = Sources(facts, {table.id: table for table in tables}, lost, programme)
    return [_figure(each, sources) for each in compiled.indicators]


def _figure(each: CompiledIndicator, sources: Sources) -> Figure:
    parts = [
        _combined(each, place, _amounts(each, by, place, sources), sources)
        for by in each.declared.by
        for place in _places(each, by, sources)
    ]
    whole = _combined(each, each.declared.id, _amounts(each, None, None, sources), sources)
    used = [sources.tables[name] for name in each.tables.values() if name in sources.tables]
    cohorts: set[Cohort] = {table.cohort for table in used} - {"all"}
    return Figure(
        each.declared.id, unit_of(each), whole.state, whole.value, numerator=whole.numerator,
        denominator=whole.denominator, target=each.declared.target, parts=tuple(parts),
        cohort=min(cohorts, default="all"),
    )  # fmt: skip


def unit_of(each: CompiledIndicator) -> Unit:
    """Return what an indicator is counted in."""
    if each.declared.kind in {"share", "mean"}:
        return "share" if each.declared.kind == "share" else "mean"
    return "people" if all(operand.people for operand in each.operands) else "count"


def _combined(each: CompiledIndicator, name: str, amounts: Sequence[Amount], sources: Sources) -> Part:
    """Return a quantity, or what becomes of two, as a component named after where it is."""
    state = min((amount.state for amount in amounts), key=_WORST.index)
    values = [amount.value for amount in amounts if amount.value is not None]
    if state != "shown" or len(values) < len(amounts):
        return Part(name, state if state != "shown" else "no-data")
    first, second = values[0], values[-1]
    if each.declared.kind == "difference":
        k, people = sources.programme.rules.protected_below, all(one.people for one in each.operands)
        small = people and 0 < abs(first - second) < k
        return Part(name, "protected") if small else Part(name, "shown", first - second)
    if each.declared.kind in {"share", "mean"}:
        share = each.declared.kind == "share"
        both = (int(first), int(second)) if share else (None, None)
        if second == 0:
            return Part(name, "not-applicable", None, *both)
        return Part(name, "shown", first / second, *both)
    return Part(name, "shown", first)


def _amounts(each: CompiledIndicator, by: Breakdown | None, place: str | None, sources: Sources) -> list[Amount]:
    return [
        _of_people(operand, sources.tables.get(each.tables[by, operand.measure]), by, place, sources)
        if operand.people
        else _of_things(operand, by, place, sources, _told_by(each, operand))
        for operand in each.operands
    ]


def _told_by(each: CompiledIndicator, operand: Operand) -> str | None:
    """Return the field without which a row does not count: a mean is of the rows that tell what it adds up."""
    first = each.operands[0]
    counts_its_rows = operand is not first and operand.field is None and operand.table == first.table
    return first.field if each.declared.kind == "mean" and counts_its_rows else None


def _of_people(
    operand: Operand, table: Table | None, by: Breakdown | None, place: str | None, sources: Sources
) -> Amount:
    """Add up the published cells that make a quantity; nothing is said where one of them is not shown."""
    if table is None:
        return Amount("no-data")
    *wider, last = dimensions_of(operand.table, by, sources.programme) or ("",)
    names = [name for name in table.dimensions if name not in wider]
    meant = {name: sorted(values) for name, (_, values) in operand.where.items()}
    meant |= {operand.measure.partition(".")[2]: [operand.part]} if operand.part else {}
    meant |= {last: [place]} if place is not None else {}
    found = {tuple(cell.at[name] for name in names): cell for cell in table.cells if not wider or cell.at[last] != ALL}
    cells = [found.get(coordinates) for coordinates in product(*(meant.get(name, [ALL]) for name in names))]
    state = min((cell.state if cell else "no-data" for cell in cells), key=_WORST.index)
    return Amount(state, sum(cell.value or 0 for cell in cells if cell) if state == "shown" else None)


def _of_things(
    operand: Operand, by: Breakdown | None, place: str | None, sources: Sources, told: str | None = None
) -> Amount:
    """Count rows, of those that have a value in `told`, or add up a column.

    0 is not said where rows that do not count may be missing.
    """
    facts = sources.facts
    if operand.table not in facts.read:
        return Amount("no-data")
    rows = [
        row
        for row in facts.kept().get(operand.table, ())
        if (told is None or getattr(row, told) is not None)
        and all(values & _said(row, field) for field, values in operand.where.values())
        and (place is None or _place_of(row, operand, by, sources) == place)
    ]
    if operand.field is None:
        total: float = len(rows)
    else:
        given = [value for row in rows if (value := getattr(row, operand.field)) is not None]
        if rows and not given:
            return Amount("no-data")
        total = sum(given)
    asked = {each for name, (field, _) in operand.where.items() for each in (name, field)}
    missing = total == 0 and sources.lost.bears_on(operand.table, asked)
    return Amount("no-data") if missing else Amount("shown", total)


def _said(row: Row, field: str) -> frozenset[str]:
    value = getattr(row, field)
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({value_of(row, field)})


def _place_of(row: Row, operand: Operand, by: Breakdown | None, sources: Sources) -> str:
    dimensions = dimensions_of(operand.table, by, sources.programme)
    return place_of_row(row, dimensions, sources.facts)[dimensions[-1]]


def _places(each: CompiledIndicator, by: Breakdown, sources: Sources) -> list[str]:
    """Return every place that one of the quantities is told for, states in the programme's order."""
    found = dict.fromkeys(sources.programme.programme.states if by == "state" else ())
    for operand in each.operands:
        if operand.people:
            table = sources.tables.get(each.tables[by, operand.measure])
            found |= dict.fromkeys(cell.at[by] for cell in (table.cells if table else ()))
        else:
            rows = sources.facts.kept().get(operand.table, ())
            found |= dict.fromkeys(sorted({_place_of(row, operand, by, sources) for row in rows}))
    return [place for place in found if place != ALL]
