"""Counts of people that declared indicators rest on, as cells beside all others, and the tables published from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from lib.indicators.counts.cohorts import HAS_PEOPLE
from lib.indicators.counts.counted import UNKNOWN
from lib.indicators.counts.known import Known
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.declaring.compiled import Compiled, CountTable
from lib.indicators.declaring.operands import NO, YES
from lib.indicators.declaring.places import place_of_row
from lib.indicators.disclosure.cells import ALL, Ledger, cell
from lib.indicators.facts import Facts
from lib.programme.model import Programme
from lib.tables.schema.columns import UNREAD, Column, Row
from lib.tables.schema.declared import field_of, models_of
from lib.tables.schema.lists import choices_of

OTHERWISE = "otherwise"
"""Who is in no part of a count that has parts."""

_TOTAL, _BY_ONE = 800.0, 30.0


@dataclass(frozen=True, slots=True)
class Domain:
    """The values of a table's dimensions: of each column, and the places as pairs of a wider and a narrower one."""

    columns: Mapping[str, tuple[str, ...]]
    places: tuple[tuple[str, ...], ...]


def enter_declared(ledger: Ledger, facts: Facts, programme: Programme, compiled: Compiled) -> None:
    """Enter every count of people that declared indicators rest on, with its sums over columns and places."""
    for table in compiled.tables.values():
        if table.table not in facts.read:
            continue
        domain = domain_of(table, facts, programme)
        totals = _totals(table, facts)
        for at in coordinates(table, domain):
            name = cell(table.measure, at)
            weight = _TOTAL if not name.at else _BY_ONE if len(name.at) == 1 else 1.0
            ledger.put(name, totals.get(name.at, 0), published=True, weight=weight)
            for parts in _partings(table, at, domain):
                ledger.add_sum(name, [cell(table.measure, part) for part in parts])
        _enter_not_begun(ledger, table, domain, facts)


def declared_tables(known: Known, facts: Facts, programme: Programme, compiled: Compiled) -> tuple[Table, ...]:
    """Return the published tables of people that declared indicators rest on."""
    found = []
    for table in compiled.tables.values():
        read = table.table in facts.read
        cells = []
        for at in coordinates(table, domain_of(table, facts, programme)):
            name = cell(table.measure, at)
            state = known.state(name) if read else "no-data"
            cells.append(TableCell(at, known.value(name) if state == "shown" else None, state))
        found.append(Table(table.id, table.measure, table.dimensions, tuple(cells), "people", table.dimensions))
    return tuple(found)


def domain_of(table: CountTable, facts: Facts, programme: Programme) -> Domain:
    """Return the values of a table's dimensions, so that each is exhaustive."""
    columns = models_of(programme)[table.table].columns
    rows = facts.kept().get(table.table, ())
    found: dict[str, tuple[str, ...]] = {}
    for name, field in table.filters:
        offered = (YES, NO) if columns[field].kind == "yes-no" else _offered(columns[field], programme)
        seen = {value_of(row, field) for row in rows}
        found[name] = (*offered, *sorted(seen - set(offered)))
    if table.parts:
        found[table.parted] = (*table.parts, OTHERWISE)
    return Domain(found, _places(table, rows, facts, programme))


def _offered(column: Column, programme: Programme) -> tuple[str, ...]:
    return tuple(map(str, choices_of(column.choices, programme.lists)))


def coordinates(table: CountTable, domain: Domain) -> Iterable[dict[str, str]]:
    """Yield the coordinates of every cell of a table, totals included."""
    for values in product(*((*each, ALL) for each in domain.columns.values())):
        for place in domain.places:
            yield {
                **dict(zip(domain.columns, values, strict=True)),
                **dict(zip(table.places, place, strict=True)),
            }


def value_of(row: Row, field: str) -> str:
    """Return the value of a row that tells it from others; «unknown» where there is none."""
    value = getattr(row, field)
    if isinstance(value, bool):
        return YES if value else NO
    return UNKNOWN if value is None or value == UNREAD else str(value)


def _places(table: CountTable, rows: Iterable[Row], facts: Facts, programme: Programme) -> tuple[tuple[str, ...], ...]:
    """Return the places of a table, each wider one after those within it, and last all together."""
    if not table.places:
        return ((),)
    seen = {tuple(place_of_row(row, table.places, facts).values()) for row in rows}
    if "bootcamp" in table.places:
        seen |= {(each.state, each.bootcamp) for each in facts.bootcamps}
    if table.places[0] == "state":
        states = (*programme.programme.states, *sorted({each[0] for each in seen} - set(programme.programme.states)))
        if len(table.places) == 1:
            return (*((state,) for state in states), (ALL,))
        within = [each for state in states for each in (*sorted(one for one in seen if one[0] == state), (state, ALL))]
        return (*within, (ALL, ALL))
    return (*sorted(seen), (ALL,))


def _partings(table: CountTable, at: Mapping[str, str], domain: Domain) -> Iterable[list[dict[str, str]]]:
    """Yield every way in which a cell is the sum of others: over a column, or over the places within its own."""
    for name, values in domain.columns.items():
        if at[name] == ALL:
            yield [{**at, name: value} for value in values]
    here = tuple(at[name] for name in table.places)
    if ALL in here:
        level = here.index(ALL)
        inside = [
            place
            for place in domain.places
            if place[:level] == here[:level] and place[level] != ALL and all(each == ALL for each in place[level + 1 :])
        ]
        yield [{**at, **dict(zip(table.places, place, strict=True))} for place in inside]


def _totals(table: CountTable, facts: Facts) -> dict[tuple[tuple[str, str], ...], int]:
    """Add the rows up over every choice of the dimensions."""
    totals: dict[tuple[tuple[str, str], ...], int] = {}
    for row in facts.kept().get(table.table, ()):
        at = {name: value_of(row, field) for name, field in table.filters}
        places = list(place_of_row(row, table.places, facts).items())
        whole = getattr(row, table.field) if table.field else 1
        for part, people in _parted(row, table, whole or 0):
            choices = [[{}, {name: value}] for name, value in {**at, **part}.items()]
            wider = [dict(places[:size]) for size in range(len(places) + 1)]
            for coordinates_of in product(*choices, wider):
                key = cell("", {name: value for each in coordinates_of for name, value in each.items()}).at
                totals[key] = totals.get(key, 0) + people
    return totals


def _parted(row: Row, table: CountTable, whole: int) -> list[tuple[dict[str, str], int]]:
    """Return the people of a row by the part that they are in; parts larger than the whole are not believed."""
    if not table.parts:
        return [({}, whole)]
    inside = {part: getattr(row, field_of(part)) or 0 for part in table.parts}
    if sum(inside.values()) > whole:
        inside = dict.fromkeys(inside, 0)
    told = {**inside, OTHERWISE: whole - sum(inside.values())}
    return [({table.parted: part}, people) for part, people in told.items()]


def _enter_not_begun(ledger: Ledger, table: CountTable, domain: Domain, facts: Facts) -> None:
    """Everybody knows that nobody is in a bootcamp that has not begun: such a 0 hides nothing."""
    empty = {each.bootcamp for each in facts.bootcamps if each.status not in HAS_PEOPLE}
    for at in coordinates(table, domain):
        name = cell(table.measure, at)
        if at.get("bootcamp") in empty and ledger.values[name] == 0:
            ledger.add_sum(name, ())
