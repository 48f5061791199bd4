"""Reach without charts: what the published tables mean, bars of plain HTML, and the tables themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.indicators.counts.published import Table, TableCell
from lib.markup.blocks.reach import beside, opening
from lib.markup.blocks.tables import TableRow, crosstab, plain_table
from lib.markup.page import templates
from lib.publish.light.page import FOLDER
from lib.snapshot.selection.lookup import cell_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import AgeBeyond, Outcome
from lib.wording.names import Names
from lib.wording.pages import progress
from lib.wording.pages import reach as said
from lib.wording.pages.reach import ATTENDED
from lib.wording.sources import as_of
from lib.wording.values import Written, count, figure, nothing

_BEYOND = frozenset(str(value) for value in AgeBeyond)


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with the length of its bar in per cent; one that is not shown has no bar, so that no length tells."""

    name: str
    value: Written
    width: float | None


def reach(snapshot: Snapshot, names: Names) -> str:
    """Return who was reached, where, when and how far, each in a sentence, as bars and as a table."""
    sections = (_who, _ages, _states, _bootcamps, _months, _funnel, _after)
    if not any(_has_anybody(table) for table in snapshot.tables if table.measure == "people"):
        owner = names.partner(names.programme.owners.get("alcance", ""))
        return opening(snapshot, names) + beside(names, [names.words("reach.empty", owner=owner)])
    return opening(snapshot, names) + "".join(section(snapshot, names) for section in sections)


def _who(snapshot: Snapshot, names: Names) -> str:
    table = snapshot.table("people-by-role-sex")
    return _section(
        "who",
        said.who(snapshot, names),
        names,
        notes=("reach.who.note",),
        bars=_bars(table, "role", ATTENDED, names),
        tables=_tables(snapshot, names, table, rows="role", columns="sex"),
    )


def _ages(snapshot: Snapshot, names: Names) -> str:
    table = snapshot.table("people-by-role-age")
    bars = [each for each in _cells(table, "age", ATTENDED) if not (each[0] in _BEYOND and each[1].value == 0)]
    return _section(
        "ages",
        said.ages(table, ATTENDED, names),
        names,
        bars=_drawn(bars, "age", names),
        tables=_tables(snapshot, names, table, rows="age", columns="role"),
    )


def _states(snapshot: Snapshot, names: Names) -> str:
    table = snapshot.table("people-by-state-role")
    return _section(
        "states",
        said.states(snapshot, names),
        names,
        notes=("reach.states.note",),
        bars=_bars(table, "state", ATTENDED, names),
        tables=_tables(snapshot, names, table, rows="state", columns="role"),
    )


def _bootcamps(snapshot: Snapshot, names: Names) -> str:
    table = snapshot.table("people-by-bootcamp-role")
    return _section(
        "bootcamps",
        said.bootcamps(snapshot, names, table, "role"),
        names,
        tables=_tables(
            snapshot,
            names,
            table,
            rows="bootcamp",
            columns="role",
            not_applicable=names.words("reach.bootcamps.closing"),
        ),
    )


def _months(snapshot: Snapshot, names: Names) -> str:
    """Return people by starting month on top of those before; a month that is not shown ends the sum."""
    words, table, now = names.words, snapshot.table("people-by-month"), f"{snapshot.today:%Y-%m}"
    rows: list[TableRow] = []
    sums: list[tuple[str, int | None, Written]] = []
    total: int | None = 0
    for month, cell in _cells(table, "month", ATTENDED):
        if month > now and cell.value == 0:
            continue
        total = None if total is None or cell.value is None else total + cell.value
        summed = Written(words.number(total), "shown") if total is not None else nothing("not-applicable", words)
        rows.append(TableRow(names.value("month", month), (count(cell, words), summed)))
        sums.append((names.value("month", month), total, summed))
    head = (words("dimension.month"), words("reach.time.new"), words("reach.time.sum"))
    day = as_of(snapshot)
    said_as_of = f" {words('frame.asof', day=words.day(day))}." if day else ""
    most = max((value or 0 for _, value, _ in sums), default=0) or 1
    return _section(
        "time",
        [*progress.over_time(snapshot, names), *progress.busiest_month(table, names)],
        names,
        bars=[Bar(name, written, None if value is None else 100 * value / most) for name, value, written in sums],
        tables=[plain_table(f"{words('reach.time.table')}.{said_as_of}", head, tuple(rows), words)] if rows else (),
    )


def _funnel(snapshot: Snapshot, names: Names) -> str:
    table = snapshot.table("people-by-stage-role")
    return _section(
        "funnel",
        progress.funnel(snapshot, names, table, "role"),
        names,
        notes=("reach.funnel.note",),
        bars=_bars(table, "stage", {}, names),
        tables=_tables(snapshot, names, table, rows="role", columns="stage", at={}),
    )


def _after(snapshot: Snapshot, names: Names) -> str:
    """Return the latest wave of follow-up; nothing where nobody was asked yet."""
    table, parts = snapshot.table("answers-by-wave-outcome"), snapshot.figure("SEG-2").parts
    asked = [wave for wave in values_of(table, "wave") if any(part.id.split("/")[0] == wave for part in parts)]
    if not asked:
        return ""
    wave, outcome = asked[-1], str(Outcome.USES_TOOL)
    bars = [
        Bar(
            names.value("outcome", part.id.split("/")[1]),
            figure(part, names.words),
            100 * part.value if part.state == "shown" and part.value is not None else None,
        )
        for part in parts
        if part.id.split("/")[0] == wave
    ]
    readings = [
        *progress.follow_up(snapshot, names, wave, outcome),
        *progress.response(snapshot, names, wave, outcome),
    ]
    return _section(
        "after",
        readings,
        names,
        notes=("reach.after.note",),
        bars=bars,
        tables=_tables(snapshot, names, table, rows="outcome", columns="answer", at={"wave": wave}),
    )


def _section(
    name: str,
    readings: Sequence[str],
    names: Names,
    *,
    notes: Iterable[str] = (),
    bars: Sequence[Bar] = (),
    tables: Sequence[str] = (),
) -> str:
    """Return one section. Bars are hidden from screen readers: a table says the same."""
    words = names.words
    return (
        templates(FOLDER / "templates")
        .get_template("light-evidence.html")
        .render(
            title=words(f"reach.{name}.title"),
            says=beside(names, readings, [words(note) for note in notes]),
            bars=bars,
            tables=tables,
        )
    )


def _bars(table: Table | None, dimension: str, at: Mapping[str, str], names: Names) -> list[Bar]:
    return _drawn(_cells(table, dimension, at), dimension, names)


def _cells(table: Table | None, dimension: str, at: Mapping[str, str]) -> list[tuple[str, TableCell]]:
    found = ((value, cell_at(table, {**at, dimension: value})) for value in values_of(table, dimension))
    return [(value, cell) for value, cell in found if cell]


def _drawn(cells: Sequence[tuple[str, TableCell]], dimension: str, names: Names) -> list[Bar]:
    most = max((cell.value or 0 for _, cell in cells), default=0) or 1
    return [
        Bar(
            names.value(dimension, value),
            count(cell, names.words),
            100 * cell.value / most if cell.state == "shown" and cell.value is not None else None,
        )
        for value, cell in cells
    ]


def _tables(
    snapshot: Snapshot,
    names: Names,
    table: Table | None,
    *,
    rows: str,
    columns: str,
    at: Mapping[str, str] = ATTENDED,
    not_applicable: str | None = None,
) -> list[str]:
    if table is None:
        return []
    day = as_of(snapshot)
    return [crosstab(table, names, rows=rows, columns=columns, at=at, as_of=day, not_applicable=not_applicable)]


def _has_anybody(table: Table) -> bool:
    return any(cell.state in {"shown", "protected"} and cell.value != 0 for cell in table.cells)
