"""How far the programme has come: growth over time, and what changed after the bootcamps."""

from lib.indicators.counts.counted import UNKNOWN
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.figure import Part
from lib.markup.blocks.tables import TableRow, WrittenTable, written_table
from lib.markup.evidence.chart import Bar, Chart, Goal, Segment
from lib.markup.evidence.making import bar_of, chart_of, empty, has_anybody, nothing_yet, table_of, without_bars
from lib.markup.memo import memo
from lib.markup.palette import MAIN, PALE, QUIET
from lib.programme.model import TableId
from lib.snapshot.selection.lookup import cell_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import Outcome
from lib.wording.names import Names
from lib.wording.pages import progress
from lib.wording.pages.reach import ATTENDED
from lib.wording.sources import as_of
from lib.wording.tables import listed
from lib.wording.values import Written, base, count, figure, nothing


@memo
def months(snapshot: Snapshot, names: Names) -> Chart:
    """Return people by starting month on top of those before, against the target.

    Where a month is not shown nobody may add them up: the months then stand alone.
    """
    table, words = snapshot.table("people-by-month"), names.words
    title = words("reach.time.title")
    if table is None or not has_anybody(table):
        return empty("months", title, table, snapshot, names)
    cells = [(month, cell_at(table, {**ATTENDED, "month": month})) for month in values_of(table, "month")]
    later = [month for month, cell in cells if cell and _is_to_come(month, cell, snapshot)]
    running = [month for month, cell in cells if cell and cell.state == "not-applicable" and month not in later]
    past = [
        (month, cell)
        for month, cell in cells
        if cell and month not in (*later, *running) and not _is_nobody(month, cell)
    ]
    grows = all(cell.state == "shown" for _, cell in past)
    notes = [words("reach.time.note" if grows else "reach.time.note.plain")]
    if later:
        notes.append(words("reach.time.later", months=listed([names.value("month", each) for each in later], words)))
    if running:
        notes.append(
            words("reach.time.running", months=listed([names.value("month", each) for each in running], words))
        )
    goal = snapshot.figure("ALC-1").target
    alone = [bar_of(names.value("month", month), cell, names, MAIN) for month, cell in past]
    return chart_of(
        "months",
        title,
        table,
        snapshot,
        names,
        says=(*progress.over_time(snapshot, names), *progress.busiest_month(table, names)),
        bars=_summed(past, names) if grows else alone,
        notes=notes,
        tables=(_month_table(table, past, snapshot, names),),
        indicators=("MET-1", "MET-2"),
        target=Goal(goal, words("reach.time.goal", target=words.number(goal))) if goal and grows else None,
        columns=grows,
    )


@memo
def waves(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the waves of follow-up that asked anything, first to last."""
    asked = {part.id.split("/")[0] for part in snapshot.figure("SEG-2").parts}
    return tuple(wave for wave in values_of(snapshot.table("answers-by-wave-outcome"), "wave") if wave in asked)


@memo
def follow_up(snapshot: Snapshot, names: Names, wave: str | None) -> Chart:
    """Return the outcomes of one wave as shares of those who answered, always with the response rates."""
    words, table = names.words, snapshot.table("answers-by-wave-outcome")
    title = words("reach.after.title")
    if wave is None or table is None:
        key: TableId = "seguimiento"
        said = words("reach.after.none") if _is_read(snapshot, names, key) else nothing_yet(names, key)
        return without_bars("follow-up", title, said, snapshot)
    parts = {
        outcome: part
        for outcome in values_of(table, "outcome")
        if (part := progress.part_of(snapshot.figure("SEG-2").parts, f"{wave}/{outcome}")) is not None
    }
    spoken = str(Outcome.USES_TOOL) if Outcome.USES_TOOL in parts else next(iter(parts), "")
    notes = [words("reach.after.note")]
    if any(part.state == "protected" for part in parts.values()):
        notes.append(words("reach.after.hidden", n=names.programme.rules.smallest_share_base))
    if len(parts) < len(values_of(table, "outcome")):
        notes.append(words("reach.after.unasked"))
    return chart_of(
        f"follow-up.{wave}",
        words("table.caption.only", title=title, only=names.value("wave", wave)),
        table,
        snapshot,
        names,
        says=(*progress.follow_up(snapshot, names, wave, spoken), *progress.response(snapshot, names, wave, spoken)),
        bars=[_outcome(outcome, part, names, MAIN if outcome == spoken else QUIET) for outcome, part in parts.items()],
        notes=notes,
        tables=table_of(table, snapshot, names, rows="outcome", columns="answer", at={"wave": wave}),
        indicators=("SEG-1", "SEG-2"),
        span=1.0,
    )


def _is_to_come(month: str, cell: TableCell, snapshot: Snapshot) -> bool:
    return month != UNKNOWN and month > f"{snapshot.today:%Y-%m}" and not cell.value and cell.state != "protected"


def _is_nobody(month: str, cell: TableCell) -> bool:
    return month == UNKNOWN and cell.value == 0


def _summed(past: list[tuple[str, TableCell]], names: Names) -> list[Bar]:
    words, bars, before = names.words, [], 0
    for month, cell in past:
        new, reached = words.number(cell.value or 0), before + (cell.value or 0)
        parts = (
            Segment(words("reach.time.before"), before, "shown", PALE, words.number(before)),
            Segment(words("reach.time.new"), cell.value, "shown", MAIN, new),
        )
        written = Written(words.number(reached), "shown")
        bars.append(Bar(names.value("month", month), written, parts, reached, words("reach.time.plus", n=new)))
        before = reached
    return bars


def _month_table(table: Table, past: list[tuple[str, TableCell]], snapshot: Snapshot, names: Names) -> WrittenTable:
    words, rows = names.words, []
    total: int | None = 0
    for month, cell in past:
        total = None if total is None or cell.value is None else total + cell.value
        summed = Written(words.number(total), "shown") if total is not None else nothing("not-applicable", words)
        rows.append(TableRow(names.value("month", month), (count(cell, words), summed)))
    whole = cell_at(table, ATTENDED)
    if whole:
        rows.append(TableRow(words("value.total"), (count(whole, words), count(whole, words)), total=True))
    day, title = as_of(snapshot), words("reach.time.table")
    head = (words("dimension.month"), words("reach.time.new"), words("reach.time.sum"))
    dated = f"{title}. {words('frame.asof', day=words.day(day))}." if day else title
    return written_table(dated, head, tuple(rows), words)


def _outcome(outcome: str, part: Part, names: Names, series: str) -> Bar:
    name, value = names.value("outcome", outcome), part.value if part.state == "shown" else None
    name, written = f"{name[:1].upper()}{name[1:]}", figure(part, names.words)
    of = base(part, names.words) or "" if value is not None else ""
    return Bar(name, written, (Segment(name, value, part.state, series, written.text),), value, of)


def _is_read(snapshot: Snapshot, names: Names, table: TableId) -> bool:
    """Tell whether the workbook of a table's owner was read."""
    owner = names.programme.owners.get(table)
    return any(source.owner == owner and source.condition != "unread" for source in snapshot.sources)
