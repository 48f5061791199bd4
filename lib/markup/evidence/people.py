"""Who was reached: by role and sex, and by age."""

from lib.indicators.disclosure.cells import ALL
from lib.markup.evidence.chart import Bar, Chart
from lib.markup.evidence.making import bar_of, chart_of, empty, has_anybody, series_of, table_of
from lib.markup.memo import memo
from lib.markup.palette import MAIN, QUIET, SERIES
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import AgeBeyond
from lib.wording.names import Names
from lib.wording.pages import reach
from lib.wording.pages.reach import ATTENDED

_APART = frozenset(str(value) for value in AgeBeyond)


@memo
def has_people(snapshot: Snapshot) -> bool:
    """Tell whether there is any count of people to show."""
    return any(table.measure == "people" and has_anybody(table) for table in snapshot.tables)


@memo
def who(snapshot: Snapshot, names: Names) -> Chart:
    """Return role by sex: one bar for each group that has anybody or is protected."""
    table, words = snapshot.table("people-by-role-sex"), names.words
    title = words("reach.who.title")
    if table is None or not has_anybody(table):
        return empty("who", title, table, snapshot, names)
    bars = []
    for role in values_of(table, "role"):
        for sex in values_of(table, "sex"):
            cell = cell_at(table, {**ATTENDED, "role": role, "sex": sex})
            if cell and cell.value != 0:
                name = f"{names.value('role', role)} · {names.value('sex', sex).lower()}"
                bars.append(bar_of(name, cell, names, series_of(table, "role", role)))
    return chart_of(
        "who",
        title,
        table,
        snapshot,
        names,
        says=reach.who(snapshot, names),
        bars=bars,
        notes=(words("reach.who.note"), words("reach.zeros")),
        tables=table_of(table, snapshot, names, rows="role", columns="sex"),
        indicators=("ALC-2", "ALC-3"),
    )


@memo
def age_groups(snapshot: Snapshot) -> tuple[str, ...]:
    """Return whose ages may be asked for: everybody, each role that has anybody, each state that has anybody."""
    found = [ALL]
    for by in ("role", "state"):
        table = snapshot.table(f"people-by-{by}-age")
        for value in values_of(table, by):
            cell = cell_at(table, {**ATTENDED, by: value})
            if cell and cell.state != "no-data" and cell.value != 0:
                found.append(f"{by}.{value}")
    return tuple(found)


def group_name(group: str, names: Names) -> str:
    """Return what a group of `age_groups` is called."""
    dimension, _, value = group.partition(".")
    return names.value(dimension, value) if value else names.words("reach.all")


@memo
def ages(snapshot: Snapshot, names: Names, group: str = ALL) -> Chart:
    """Return the age bands of a group of `age_groups`, the reported band in colour, unknown ages apart."""
    dimension, _, value = group.partition(".")
    by = dimension if value else "role"
    table, at = snapshot.table(f"people-by-{by}-age"), {**ATTENDED, **({by: value} if value else {})}
    words, title = names.words, names.words("reach.ages.title")
    if value:
        title = words("table.caption.only", title=title, only=names.value(by, value))
    chart_id = f"ages.{group}" if value else "ages"
    if table is None or not has_anybody(table) or shown_at(table, at) == 0:
        return empty(chart_id, title, table, snapshot, names)
    strong = value if value in SERIES else MAIN
    bars: list[Bar] = []
    for age in values_of(table, "age"):
        cell = cell_at(table, {**at, "age": age})
        if cell and not (age in _APART and cell.value == 0):
            series = strong if age == names.programme.ages.focus else QUIET
            first_apart = age in _APART and not any(bar.apart for bar in bars)
            bars.append(bar_of(_band(age, names), cell, names, series, apart=first_apart))
    return chart_of(
        chart_id,
        title,
        table,
        snapshot,
        names,
        says=reach.ages(table, at, names),
        bars=bars,
        tables=table_of(table, snapshot, names, rows="age", columns=by),
        indicators=("PER-1",),
    )


def _band(age: str, names: Names) -> str:
    if age in _APART:
        return names.value("age", age)
    return names.words("reach.ages.band", band=names.value("age", age).replace("-", "–"))
