"""The evidence about reach: published tables turned into readings, charts and the same facts as tables."""

from collections.abc import Mapping

from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL
from lib.markup.memo import memo
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import AgeBeyond
from lib.views import canvas, charts
from lib.views.charts import Bar, Segment, Stack
from lib.views.evidence import SectionEvidence
from lib.views.published import as_table, has_anybody, nothing_yet, why_no_total
from lib.wording.names import Names
from lib.wording.pages import reach as wording
from lib.wording.pages.reach import ATTENDED
from lib.wording.values import count, nothing

_APART = frozenset(str(value) for value in AgeBeyond)


@memo
def has_people(snapshot: Snapshot) -> bool:
    """Tell whether there is any count of people to show."""
    return any(table.measure == "people" and has_anybody(table) for table in snapshot.tables)


@memo
def who(snapshot: Snapshot, names: Names) -> SectionEvidence:
    """Role by sex: one bar for each group that has anybody or is protected."""
    table, words = snapshot.table("people-by-role-sex"), names.words
    if not has_anybody(table):
        return SectionEvidence(readings=(nothing_yet(names),))
    rows = []
    for role in values_of(table, "role"):
        for sex in values_of(table, "sex"):
            cell = cell_at(table, {**ATTENDED, "role": role, "sex": sex})
            if cell and cell.value != 0:
                name = f"{names.value('role', role)} · {names.value('sex', sex).lower()}"
                rows.append(_bar(name, cell, names, canvas.ROLE_COLOURS.get(role, canvas.OTHERS)))
    return SectionEvidence(
        readings=(*wording.who(snapshot, names), *why_no_total(table, names)),
        notes=(words("reach.who.note"), words("reach.zeros")),
        figure=_bars(rows, names, above=True),
        indicators=("ALC-2", "ALC-3"),
        tables=as_table(snapshot, names, table, rows="role", columns="sex"),
    )


@memo
def age_groups(snapshot: Snapshot) -> tuple[str, ...]:
    """Return whose ages may be asked for: everybody, each role that has anybody, each state that has anybody."""
    roles, states = snapshot.table("people-by-role-age"), snapshot.table("people-by-state-age")
    return (
        ALL,
        *(f"role.{each}" for each in values_of(roles, "role") if _is_somebody(roles, {"role": each})),
        *(f"state.{each}" for each in values_of(states, "state") if _is_somebody(states, {"state": each})),
    )


def group_name(group: str, names: Names) -> str:
    """Return what a group of `age_groups` is called."""
    dimension, _, value = group.partition(".")
    return names.value(dimension, value) if value else names.words("reach.all")


@memo
def ages(snapshot: Snapshot, names: Names, group: str) -> SectionEvidence:
    """Age bands of one group, the reported band in colour, unknown ages apart."""
    dimension, _, value = group.partition(".")
    by = dimension if value else "role"
    table, at = snapshot.table(f"people-by-{by}-age"), {**ATTENDED, **({by: value} if value else {})}
    if not has_anybody(table):
        return SectionEvidence(readings=(nothing_yet(names),))
    focus = names.programme.ages.focus
    strong = canvas.ROLE_COLOURS.get(value, canvas.WOMEN)
    rows: list[Bar] = []
    for age in values_of(table, "age"):
        cell = cell_at(table, {**at, "age": age})
        if cell and not (age in _APART and cell.value == 0):
            colour = strong if age == focus else canvas.QUIET
            first_apart = age in _APART and not any(row.apart for row in rows)
            rows.append(_bar(names.value("age", age), cell, names, colour, apart=first_apart))
    return SectionEvidence(
        readings=(*wording.ages(table, at, names), *why_no_total(table, names)),
        figure=_bars(rows, names),
        indicators=("PER-1",),
        tables=as_table(snapshot, names, table, rows="age", columns=by),
    )


@memo
def states(snapshot: Snapshot, names: Names) -> SectionEvidence:
    """People by state, stacked by role."""
    table = snapshot.table("people-by-state-role")
    if not has_anybody(table):
        return SectionEvidence(readings=(nothing_yet(names),))
    rows = [
        _stack(table, {**ATTENDED, "state": each}, "role", names.state(each), names)
        for each in values_of(table, "state")
    ]
    return SectionEvidence(
        readings=(*wording.states(snapshot, names), *why_no_total(table, names)),
        notes=(names.words("reach.states.note"),),
        key=_key(table, "role", names),
        figure=charts.stacked(rows, protected=names.words("nothing.protected")),
        tables=as_table(snapshot, names, table, rows="state", columns="role"),
    )


@memo
def bootcamps(snapshot: Snapshot, names: Names, detail: str) -> SectionEvidence:
    """People within each bootcamp, stacked by role or by wide age group once it has ended."""
    table, words = snapshot.table(f"people-by-bootcamp-{detail}"), names.words
    if not has_anybody(table):
        return SectionEvidence(readings=(nothing_yet(names),))
    held = wording.started(snapshot)
    rows = []
    for each in values_of(table, "bootcamp"):
        name = names.bootcamp(each)
        if each in held:
            rows.append(_stack(table, {**ATTENDED, "bootcamp": each}, detail, name, names))
        else:
            rows.append(Stack(name, (), None, words("reach.bootcamps.not-started")))
    closing = words("reach.bootcamps.closing")
    return SectionEvidence(
        readings=tuple(wording.bootcamps(snapshot, names, table, detail)),
        key=_key(table, detail, names),
        figure=charts.stacked(rows, protected=words("nothing.protected"), above=True),
        tables=(
            *as_table(snapshot, names, table, rows="bootcamp", columns=detail, not_applicable=closing),
            *as_table(
                snapshot, names, snapshot.table("people-by-stage-bootcamp"), rows="bootcamp", columns="stage", at={}
            ),
        ),
    )


def _is_somebody(table: Table | None, at: Mapping[str, str]) -> bool:
    cell = cell_at(table, {**ATTENDED, **at})
    return cell is not None and cell.state != "no-data" and cell.value != 0


def _bar(label: str, cell: TableCell, names: Names, colour: str, *, apart: bool = False) -> Bar:
    return Bar(label, cell.value, count(cell, names.words).text, cell.state, colour, apart=apart)


def _bars(rows: list[Bar], names: Names, *, above: bool = False) -> object:
    return charts.bars(rows, protected=names.words("nothing.protected"), above=above)


def _stack(table: Table | None, at: Mapping[str, str], dimension: str, label: str, names: Names) -> Stack:
    """Return one stacked bar; where the detail does not apply yet the whole is one quiet part."""
    words, total = names.words, cell_at(table, at)
    cells = [(value, cell_at(table, {**at, dimension: value})) for value in values_of(table, dimension)]
    end = count(total, words).text if total else nothing("no-data", words).text
    if total and total.value is not None and all(cell and cell.state == "not-applicable" for _, cell in cells):
        whole = Segment(words("reach.bootcamps.whole"), total.value, end, colour=canvas.QUIET)
        return Stack(label, (whole,), total.value, f"{end}, {words('reach.bootcamps.whole')}")
    parts = tuple(
        Segment(
            names.value(dimension, value),
            cell.value,
            count(cell, words).text,
            cell.state,
            *_colours(table, dimension, value),
        )
        for value, cell in cells
        if cell
    )
    end = f"{end}, {words('nothing.protected').lower()}" if any(part.state == "protected" for part in parts) else end
    return Stack(label, parts, shown_at(table, at), end)


def _colours(table: Table | None, dimension: str, value: str) -> tuple[str, str]:
    if dimension == "role":
        return canvas.ROLE_COLOURS.get(value, canvas.OTHERS), "white"
    return canvas.RAMP[values_of(table, dimension).index(value) % len(canvas.RAMP)]


def _key(table: Table | None, dimension: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Return the colours of the values that somebody has or that are protected somewhere."""
    if table is None:
        return ()
    used = {cell.at[dimension] for cell in table.cells if cell.state in {"shown", "protected"} and cell.value != 0}
    return tuple(
        (_colours(table, dimension, value)[0], names.value(dimension, value))
        for value in values_of(table, dimension)
        if value in used
    )
