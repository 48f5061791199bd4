"""The charts that can be taken away, drawn from published cells: the ids say which table and which part of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import State
from lib.markup.evidence.chart import Chart, Line, Segment
from lib.markup.palette import OTHERS, QUIET, RAMP, ROLE_COLOURS, WOMEN
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.tables.schema.vocabulary import AgeBeyond, Stage
from lib.wording.edition import Edition, needed
from lib.wording.pages import progress, reach
from lib.wording.pages.reach import ATTENDED
from lib.wording.reference.citations import attribution
from lib.wording.reference.origins import keepers
from lib.wording.values import count, nothing

_UNASKED = frozenset(str(value) for value in AgeBeyond)


def charts_of(edition: Edition) -> dict[str, Chart]:
    """Return every chart that has anything to show, by its id."""
    snapshot = edition.snapshot
    made: dict[str, Callable[[], Chart | None]] = {"who": partial(_who, edition)}
    for by in ("role", "state"):
        made[f"funnel.{by}"] = partial(_funnel, edition, by)
    made["ages"] = partial(_ages, edition, "")
    for by in ("role", "state"):
        for value in values_of(snapshot.table(f"people-by-{by}-age"), by):
            made[f"ages.{by}.{value}"] = partial(_ages, edition, f"{by}.{value}")
    made["states"] = partial(_states, edition)
    for detail in ("role", "age-group"):
        made[f"bootcamps.{detail}"] = partial(_bootcamps, edition, detail)
    made["months"] = partial(_months, edition)
    for wave in values_of(snapshot.table("answers-by-wave-outcome"), "wave"):
        made[f"follow-up.{wave}"] = partial(_follow_up, edition, wave)
    made["hubs"] = partial(_hubs, edition)
    found = {chart_id: make() for chart_id, make in made.items()}
    return {chart_id: chart for chart_id, chart in found.items() if chart and chart.lines}


def _who(edition: Edition) -> Chart | None:
    table, names = edition.snapshot.table("people-by-role-sex"), edition.names
    if table is None:
        return None
    lines = []
    for role in values_of(table, "role"):
        for sex in values_of(table, "sex"):
            name = f"{names.value('role', role)} · {names.value('sex', sex).lower()}"
            colour = ROLE_COLOURS.get(role, OTHERS)
            lines += _line(name, cell_at(table, {**ATTENDED, "role": role, "sex": sex}), colour, edition)
    return _chart("who", "reach.who.title", table, edition, says=reach.who(edition.snapshot, names), lines=lines)


def _funnel(edition: Edition, by: str) -> Chart | None:
    table, names = edition.snapshot.table(f"people-by-stage-{by}"), edition.names
    if table is None:
        return None
    lines = []
    for value in (*values_of(table, by), ALL):
        cells = [(stage, cell_at(table, {by: value, "stage": str(stage)})) for stage in Stage]
        if any(cell and cell.state != "no-data" and cell.value != 0 for _, cell in cells):
            heading: str | None = names.value(by, value)
            colour, registered = ROLE_COLOURS.get(value, WOMEN), cells[0][1].value if cells[0][1] else None
            for stage, cell in cells:
                drawn = QUIET if stage is Stage.REGISTERED else colour
                found = _line(names.value("stage", str(stage)), cell, drawn, edition, zero=True, heading=heading)
                if registered and cell and cell.value is not None and stage is not Stage.REGISTERED:
                    of_them = names.words.share(cell.value / registered)
                    found = [
                        replace(each, text=names.words("reach.funnel.bar", n=each.text, share=of_them))
                        for each in found
                    ]
                lines += found
                heading = None if found else heading
    says = progress.funnel(edition.snapshot, names, table, by)
    return _chart(f"funnel.{by}", "reach.funnel.title", table, edition, says=says, lines=lines)


def _ages(edition: Edition, group: str) -> Chart | None:
    by, _, value = group.partition(".")
    names, table = edition.names, edition.snapshot.table(f"people-by-{by or 'role'}-age")
    at = {**ATTENDED, **({by: value} if by else {})}
    if table is None or shown_at(table, at) == 0:
        return None
    lines, strong = [], ROLE_COLOURS.get(value, WOMEN)
    for age in values_of(table, "age"):
        colour = strong if age == names.programme.ages.focus else QUIET
        known = age not in _UNASKED
        lines += _line(names.value("age", age), cell_at(table, {**at, "age": age}), colour, edition, zero=known)
    title = edition.words("reach.ages.title")
    if by:
        title = edition.words("table.caption.only", title=title, only=names.value(by, value))
    says = reach.ages(table, at, names)
    return _chart(f"ages.{group}".rstrip("."), title, table, edition, says=says, lines=lines)


def _states(edition: Edition) -> Chart | None:
    table = edition.snapshot.table("people-by-state-role")
    if table is None:
        return None
    says, notes = reach.states(edition.snapshot, edition.names), (edition.words("reach.states.note"),)
    lines = [_stack(table, "state", each, "role", edition) for each in values_of(table, "state")]
    return _chart("states", "reach.states.title", table, edition, says=says, lines=lines, key="role", notes=notes)


def _bootcamps(edition: Edition, detail: str) -> Chart | None:
    table, held = edition.snapshot.table(f"people-by-bootcamp-{detail}"), reach.started(edition.snapshot)
    if table is None:
        return None
    lines = [_stack(table, "bootcamp", each, detail, edition) for each in values_of(table, "bootcamp") if each in held]
    says = reach.bootcamps(edition.snapshot, edition.names, table, detail)
    return _chart(f"bootcamps.{detail}", "reach.bootcamps.title", table, edition, says=says, lines=lines, key=detail)


def _months(edition: Edition) -> Chart | None:
    table, names = edition.snapshot.table("people-by-month"), edition.names
    if table is None:
        return None
    now, lines = f"{edition.snapshot.today:%Y-%m}", []
    for month in values_of(table, "month"):
        cell = cell_at(table, {**ATTENDED, "month": month})
        if month <= now or (cell and cell.value):
            lines += _line(names.value("month", month), cell, WOMEN, edition, zero=True)
    says = [*progress.over_time(edition.snapshot, names), *progress.busiest_month(table, names)]
    return _chart("months", "exports.chart.months", table, edition, says=says, lines=lines)


def _follow_up(edition: Edition, wave: str) -> Chart | None:
    names, table = edition.names, edition.snapshot.table("answers-by-wave-outcome")
    if table is None:
        return None
    lines, spoken = [], ""
    for outcome in values_of(table, "outcome"):
        part = progress.part_of(edition.snapshot.figure("SEG-2").parts, f"{wave}/{outcome}")
        if part is not None and part.state != "no-data":
            spoken = spoken or outcome
            text = "" if part.state == "shown" else nothing(part.state, names.words).text
            if part.state == "shown" and part.value is not None:
                facts = {
                    "part": names.words.number(part.numerator or 0),
                    "whole": names.words.number(part.denominator or 0),
                }
                text = names.words("reach.after.bar", share=names.words.share(part.value), **facts)
            value = part.value if part.state == "shown" else None
            segment = Segment(names.value("outcome", outcome), value, part.state)
            lines.append(Line(segment.name, (segment,), text, total=value))
    says = [
        *progress.follow_up(edition.snapshot, names, wave, spoken),
        *progress.response(edition.snapshot, names, wave, spoken),
    ]
    title = edition.words(
        "table.caption.only", title=edition.words("reach.after.title"), only=names.value("wave", wave)
    )
    return _chart(f"follow-up.{wave}", title, table, edition, says=says, lines=lines)


def _hubs(edition: Edition) -> Chart | None:
    table = edition.snapshot.table("hubs-by-state-condition")
    if table is None:
        return None
    lines = [_stack(table, "state", each, "condition", edition) for each in values_of(table, "state")]
    return _chart("hubs", "exports.chart.hubs", table, edition, says=(), lines=lines, key="condition")


def _line(
    name: str,
    cell: TableCell | None,
    colour: str,
    edition: Edition,
    *,
    zero: bool = False,
    heading: str | None = None,
) -> list[Line]:
    """Return one cell as a bar; nothing for a cell that is not there, and for a zero unless it is wanted."""
    if cell is None or (cell.value == 0 and not zero):
        return []
    segment = Segment(name, cell.value if cell.state == "shown" else None, cell.state, colour)
    return [Line(name, (segment,), count(cell, edition.words).text, segment.value, heading)]


def _stack(table: Table, by: str, value: str, detail: str, edition: Edition) -> Line:
    """Return a row of a table as a bar of parts; where the detail does not apply, as one quiet bar."""
    at = {**(ATTENDED if "stage" in table.dimensions else {}), by: value}
    total, name = cell_at(table, at), edition.names.value(by, value)
    text = count(total, edition.words).text if total else nothing("no-data", edition.words).text
    whole = shown_at(table, at)
    cells = [(each, cell_at(table, {**at, detail: each})) for each in values_of(table, detail)]
    if whole is not None and all(cell and cell.state == "not-applicable" for _, cell in cells):
        return Line(name, (Segment(name, whole, colour=QUIET),), text, whole)
    parts = tuple(
        Segment(
            edition.names.value(detail, each),
            cell.value if cell.state == "shown" else None,
            cell.state,
            _colour(table, detail, each),
        )
        for each, cell in cells
        if cell
    )
    hidden = any(part.state == "protected" for part in parts)
    return Line(name, parts, f"{text}, {edition.words('nothing.protected').lower()}" if hidden else text, whole)


def _colour(table: Table, dimension: str, value: str) -> str:
    if dimension == "role":
        return ROLE_COLOURS.get(value, OTHERS)
    return _HUBS.get(value) or RAMP[values_of(table, dimension).index(value) % len(RAMP)][0]


_HUBS: Mapping[str, str] = {
    "in-service-verified": "#0072B2",
    "in-service-unverified": "#B26B00",
    "intermittent": "#D9C7A8",
    "out-of-service": "#882255",
    "installing": "#A9BFCA",
    "planned": "#CFCAC6",
    "retired": "#767676",
}


def _key(table: Table, dimension: str | None, edition: Edition) -> tuple[tuple[str, str], ...]:
    if dimension is None:
        return ()
    shown: tuple[State, ...] = ("shown", "protected")
    used = {cell.at[dimension] for cell in table.cells if cell.state in shown and cell.value != 0}
    named = [each for each in values_of(table, dimension) if each in used]
    return tuple((_colour(table, dimension, each), edition.names.value(dimension, each)) for each in named)


def _chart(
    chart_id: str,
    title: str,
    table: Table,
    edition: Edition,
    *,
    says: list[str] | tuple[str, ...],
    lines: list[Line],
    key: str | None = None,
    notes: tuple[str, ...] = (),
) -> Chart | None:
    words, tables = edition.words, (needed(table),)
    if not any(part.state in {"shown", "protected"} for line in lines for part in line.segments):
        return None
    if any(part.state == "protected" for line in lines for part in line.segments):
        notes = (*notes, words("exports.chart.protected"))
    indicator = {"sitios": "SIT-2", "seguimiento": "SEG-2"}.get(tables[0], "ALC-1")
    source = words(
        "exports.chart.source",
        who=keepers(tables, edition.snapshot, edition.names),
        line=attribution(edition.snapshot, edition.names, indicator),
    )
    called = words(title) if words.has(title) else title
    key_of = _key(table, key, edition)
    return Chart(
        chart_id, called, tuple(says), tuple(lines), source, edition.snapshot.id, key_of, notes, words.language
    )
