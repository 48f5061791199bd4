"""Where people were reached, where hubs stand, and who lives near one that works."""

from dataclasses import replace

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.hub_reach import WITHIN
from lib.markup.evidence.chart import Bar, Chart
from lib.markup.evidence.making import (
    bar_of,
    chart_of,
    empty,
    has_anybody,
    key_of,
    stack_of,
    table_of,
    without_bars,
)
from lib.markup.memo import memo
from lib.markup.palette import MAIN
from lib.snapshot.selection.lookup import cell_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import near_hubs, reach
from lib.wording.pages.hubs import opening as standing
from lib.wording.pages.reach import ATTENDED
from lib.wording.values import Written, nothing


@memo
def states(snapshot: Snapshot, names: Names) -> Chart:
    """Return people by state, stacked by role once the state's bootcamps have ended."""
    table, everybody, words = (
        snapshot.table("people-by-state-role"),
        snapshot.table("people-by-stage-state"),
        names.words,
    )
    title = words("reach.states.title")
    if table is None or not (has_anybody(table) or has_anybody(everybody)):
        return empty("states", title, table, snapshot, names)
    wholes = {each: cell_at(everybody, {**ATTENDED, "state": each}) for each in values_of(table, "state")}
    return chart_of(
        "states",
        title,
        table,
        snapshot,
        names,
        says=reach.states(snapshot, names),
        bars=[
            stack_of(table, {**ATTENDED, "state": each}, "role", names.state(each), names, everybody=whole)
            for each, whole in wholes.items()
        ],
        notes=(words("reach.states.note"),),
        key=key_of(table, "role", names),
        tables=table_of(table, snapshot, names, rows="state", columns="role"),
    )


@memo
def bootcamps(snapshot: Snapshot, names: Names, detail: str) -> Chart:
    """Return people within each bootcamp, stacked by role or by wide age group once it has ended."""
    table, words = snapshot.table(f"people-by-bootcamp-{detail}"), names.words
    chart_id, title = f"bootcamps.{detail}", words("reach.bootcamps.title")
    if table is None or not has_anybody(table):
        return empty(chart_id, title, table, snapshot, names)
    held, bars = reach.started(snapshot), []
    for each in values_of(table, "bootcamp"):
        name = names.bootcamp(each)
        if each in held:
            bars.append(stack_of(table, {**ATTENDED, "bootcamp": each}, detail, name, names))
        else:
            bars.append(Bar(name, Written(words("reach.bootcamps.not-started"), "not-applicable")))
    stages, closing = snapshot.table("people-by-stage-bootcamp"), words("reach.bootcamps.closing")
    return chart_of(
        chart_id,
        title,
        table,
        snapshot,
        names,
        says=reach.bootcamps(snapshot, names, table, detail),
        bars=bars,
        key=key_of(table, detail, names),
        tables=(
            *table_of(table, snapshot, names, rows="bootcamp", columns=detail, not_applicable=closing),
            *table_of(stages, snapshot, names, rows="bootcamp", columns="stage", at={}),
        ),
    )


@memo
def hubs(snapshot: Snapshot, names: Names) -> Chart:
    """Return hubs by state, stacked by condition."""
    table, title = snapshot.table("hubs-by-state-condition"), names.words("exports.chart.hubs")
    if table is None or not has_anybody(table):
        return empty("hubs", title, table, snapshot, names, kept_in="sitios")
    rows = values_of(table, "state")
    return chart_of(
        "hubs",
        title,
        table,
        snapshot,
        names,
        says=(standing(snapshot, names),),
        bars=[stack_of(table, {"state": each}, "condition", names.state(each), names) for each in rows],
        key=key_of(table, "condition", names),
        tables=table_of(table, snapshot, names, rows="state", columns="condition", at={}),
    )


@memo
def near(snapshot: Snapshot, names: Names) -> Chart:
    """Return people who live near a working hub, by state, beside how many live there."""
    table, words = snapshot.table("reach-by-municipality"), names.words
    title = words("near.title")
    if table is None:
        return without_bars("near", title, near_hubs.lead(snapshot, names), snapshot)
    says = (near_hubs.lead, near_hubs.circles, near_hubs.lost, near_hubs.women)
    return chart_of(
        "near",
        title,
        table,
        snapshot,
        names,
        says=filter(None, (each(snapshot, names) for each in says)),
        bars=[_near(table, state, names) for state in values_of(table, "state")],
        notes=filter(None, (near_hubs.source(snapshot, names), words("near.public"))),
        tables=table_of(table, snapshot, names, rows="state", columns="distance", at={}),
        indicators=("SIT-4",),
    )


def _near(table: Table, state: str, names: Names) -> Bar:
    near, everybody = (cell_at(table, {"state": state, "distance": km}) for km in (str(WITHIN), ALL))
    name = names.state(state)
    if near is None or everybody is None or not everybody.value:
        return Bar(name, nothing("not-applicable", names.words))
    share = names.words.share((near.value or 0) / everybody.value)
    note = names.words("near.of", share=share, everybody=names.words.number(everybody.value))
    return replace(bar_of(name, near, names, MAIN), note=note)
