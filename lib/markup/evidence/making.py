"""Making charts of published tables: bars of cells, the key of their colours, the tables below, and the origin."""

from collections.abc import Iterable, Mapping

from lib.indicators.counts.published import Table, TableCell, sheet_of
from lib.markup.blocks.tables import WrittenTable, crosstab
from lib.markup.evidence.chart import Bar, Chart, Goal, Segment
from lib.markup.palette import QUIET, SERIES, group
from lib.programme.model import TableId
from lib.snapshot.selection.lookup import cell_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import ended_only
from lib.wording.names import Names
from lib.wording.pages.reach import ATTENDED
from lib.wording.reference.citations import attribution
from lib.wording.reference.origins import keepers
from lib.wording.sources import as_of
from lib.wording.values import count, nothing

_INDICATOR: Mapping[TableId, str] = {"sitios": "SIT-2", "seguimiento": "SEG-2"}
"""The figure whose sheets are the origin of a table; ALC-1 where none is named."""


def has_anybody(table: Table | None) -> bool:
    """Tell whether a table has a count above zero or a protected one."""
    return table is not None and any(cell.state in {"shown", "protected"} and cell.value != 0 for cell in table.cells)


def nothing_yet(names: Names, table: TableId = "alcance") -> str:
    """Return whose data are missing: the owner of a table of the sheets."""
    return names.words("reach.empty", owner=names.partner(names.programme.owners.get(table, "")))


def without_bars(chart_id: str, title: str, said: str, snapshot: Snapshot) -> Chart:
    """Return a chart that has nothing to draw and says why."""
    return Chart(chart_id, title, snapshot.id, (said,))


def empty(
    chart_id: str, title: str, table: Table | None, snapshot: Snapshot, names: Names, *, kept_in: TableId = "alcance"
) -> Chart:
    """Return a chart without bars: nothing was handed in, what was does not apply yet, or nobody was counted."""
    words, states = names.words, {cell.state for cell in table.cells} if table else set()
    if table and "not-applicable" in states:
        said = ended_only(table.cohort, snapshot, words, table.dimensions) or words("cohort.ended-none")
    elif "shown" in states:
        said = words("reach.nobody")
    else:
        said = nothing_yet(names, kept_in)
    return without_bars(chart_id, title, said, snapshot)


def origin(kept_in: TableId, snapshot: Snapshot, names: Names) -> str:
    """Return whose data a chart is made of and which snapshot of them."""
    line = attribution(snapshot, names, _INDICATOR.get(kept_in, "ALC-1"))
    return names.words("exports.chart.source", who=keepers((kept_in,), snapshot, names), line=line)


def chart_of(
    chart_id: str,
    title: str,
    table: Table,
    snapshot: Snapshot,
    names: Names,
    *,
    says: Iterable[str],
    bars: Iterable[Bar],
    notes: Iterable[str] = (),
    key: tuple[tuple[str, str], ...] = (),
    tables: Iterable[WrittenTable] = (),
    indicators: tuple[str, ...] = (),
    span: float | None = None,
    target: Goal | None = None,
    columns: bool = False,
) -> Chart:
    """Return a chart of a published table with its origin, and what its hatching and a missing total mean."""
    words, drawn = names.words, tuple(bars)
    repeats = cell_at(table, ATTENDED) if "stage" in table.dimensions else None
    why = (words("reach.range"),) if repeats and repeats.state == "no-data" else ()
    ended = ended_only(table.cohort, snapshot, words, table.dimensions)
    hatched = (words("exports.chart.protected"),) if any(bar.protected for bar in drawn) else ()
    return Chart(
        chart_id,
        title,
        snapshot.id,
        (*says, *why),
        drawn,
        key,
        (*([ended] if ended else []), *notes, *hatched),
        tuple(tables),
        indicators,
        origin(sheet_of(table.measure), snapshot, names),
        words("nothing.protected"),
        span,
        target,
        columns,
        words.language,
    )


def bar_of(name: str, cell: TableCell, names: Names, series: str, *, apart: bool = False) -> Bar:
    """Return a published cell as a bar of one part."""
    written = count(cell, names.words)
    return Bar(name, written, (Segment(name, cell.value, cell.state, series, written.text),), cell.value, apart=apart)


def stack_of(
    table: Table, at: Mapping[str, str], dimension: str, name: str, names: Names, *, everybody: TableCell | None = None
) -> Bar:
    """Return a row of a table as a bar of parts; where the detail does not apply yet, as one quiet part.

    `everybody` is the whole where the table's own total does not apply yet either.
    """
    words, total = names.words, cell_at(table, at)
    if everybody and (total is None or total.state == "not-applicable"):
        total = everybody
    whole = total.value if total else None
    written = count(total, words) if total else nothing("no-data", words)
    cells = [(value, cell_at(table, {**at, dimension: value})) for value in values_of(table, dimension)]
    if whole is not None and all(cell and cell.state == "not-applicable" for _, cell in cells):
        open_still = words("reach.bootcamps.whole") if whole else ""
        return Bar(name, written, (Segment(open_still, whole, "shown", QUIET, written.text),), whole, open_still)
    parts = tuple(
        Segment(
            names.value(dimension, value),
            cell.value,
            cell.state,
            series_of(table, dimension, value),
            count(cell, words).text,
        )
        for value, cell in cells
        if cell
    )
    hidden = any(part.state == "protected" for part in parts)
    return Bar(name, written, parts, whole, words("nothing.protected").lower() if hidden else "")


def series_of(table: Table | None, dimension: str, value: str) -> str:
    """Return the series of a value: its own where it has one, else that of its place among ordered groups."""
    return value if value in SERIES else group(values_of(table, dimension).index(value))


def key_of(table: Table, dimension: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Return series and name of the values that somebody has or that are protected somewhere."""
    used = {cell.at[dimension] for cell in table.cells if cell.state in {"shown", "protected"} and cell.value != 0}
    return tuple(
        (series_of(table, dimension, value), names.value(dimension, value))
        for value in values_of(table, dimension)
        if value in used
    )


def table_of(
    table: Table | None,
    snapshot: Snapshot,
    names: Names,
    *,
    rows: str,
    columns: str,
    at: Mapping[str, str] = ATTENDED,
    not_applicable: str | None = None,
) -> tuple[WrittenTable, ...]:
    """Return a published table as of the snapshot's day; nothing where it is not published."""
    if table is None:
        return ()
    day = as_of(snapshot)
    return (crosstab(table, names, rows=rows, columns=columns, at=at, as_of=day, not_applicable=not_applicable),)
