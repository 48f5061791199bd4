"""The evidence about progress: growth over time, the funnel, and what changed after the bootcamps."""

from lib.indicators.counts.people import UNKNOWN
from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Part
from lib.markup.blocks.tables import TableRow, plain_table
from lib.markup.memo import memo
from lib.programme.model import TableId
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import Outcome, Stage
from lib.views import canvas, charts
from lib.views.charts import Bar, Step
from lib.views.evidence import SectionEvidence
from lib.views.published import as_table, has_anybody, nothing_yet, why_no_total
from lib.wording.names import Names
from lib.wording.pages import progress as wording
from lib.wording.pages.reach import ATTENDED
from lib.wording.sources import as_of
from lib.wording.tables import listed
from lib.wording.values import Written, count, figure, nothing


@memo
def months(snapshot: Snapshot, names: Names) -> SectionEvidence:
    """People by starting month, on top of those before, against the target."""
    table, words = snapshot.table("people-by-month"), names.words
    if table is None or not has_anybody(table):
        return SectionEvidence(readings=(nothing_yet(names),))
    later = _still_to_come(table, snapshot)
    past = [month for month in values_of(table, "month") if month not in later]
    added = [(month, shown_at(table, {**ATTENDED, "month": month})) for month in past]
    steps = [(month, value) for month, value in added if value is not None]
    grows = len(steps) == len(added)
    notes = [words("reach.time.note" if grows else "reach.time.note.plain")]
    if later:
        notes.append(words("reach.time.later", months=listed([names.value("month", each) for each in later], words)))
    return SectionEvidence(
        readings=(
            *wording.over_time(snapshot, names),
            *wording.busiest_month(table, names),
            *why_no_total(table, names),
        ),
        notes=tuple(notes),
        figure=_growth(steps, snapshot, names) if grows else _by_month(table, past, names),
        tables=(_month_table(table, past, snapshot, names),),
        indicators=("MET-1", "MET-2"),
    )


@memo
def funnel(snapshot: Snapshot, names: Names, by: str) -> SectionEvidence:
    """The four stages of everybody and of each group, with the share of those who registered."""
    table, words = snapshot.table(f"people-by-stage-{by}"), names.words
    if table is None or not has_anybody(table):
        return SectionEvidence(readings=(nothing_yet(names),))
    rows: list[Bar] = []
    for value in values_of(table, by):
        cells = [cell_at(table, {by: value, "stage": str(stage)}) for stage in Stage]
        if any(cell and cell.value != 0 and cell.state != "no-data" for cell in cells):
            rows += _stages(table, by, value, names)
    return SectionEvidence(
        readings=(*wording.funnel(snapshot, names, table, by), *why_no_total(table, names)),
        notes=(words("reach.funnel.note"),),
        figure=charts.bars(rows, protected=words("nothing.protected")) if rows else None,
        tables=as_table(snapshot, names, table, rows=by, columns="stage", at={}),
        indicators=("EMB-6",),
    )


def waves(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the waves of follow-up that asked anything, first to last."""
    asked = {part.id.split("/")[0] for part in snapshot.figure("SEG-2").parts}
    return tuple(wave for wave in values_of(snapshot.table("answers-by-wave-outcome"), "wave") if wave in asked)


@memo
def follow_up(snapshot: Snapshot, names: Names, wave: str | None) -> SectionEvidence:
    """Outcomes of one wave as shares of those who answered, always with the response rates."""
    words, table = names.words, snapshot.table("answers-by-wave-outcome")
    if wave is None or table is None:
        key: TableId = "seguimiento"
        said = words("reach.after.none") if _is_read(snapshot, names, key) else nothing_yet(names, key)
        return SectionEvidence(readings=(said,))
    parts = {
        outcome: part
        for outcome in values_of(table, "outcome")
        if (part := wording.part_of(snapshot.figure("SEG-2").parts, f"{wave}/{outcome}")) is not None
    }
    spoken = str(Outcome.USES_TOOL) if Outcome.USES_TOOL in parts else next(iter(parts), "")
    smallest = names.programme.rules.smallest_share_base
    notes = [words("reach.after.note")]
    if any(part.state == "protected" for part in parts.values()):
        notes.append(words("reach.after.hidden", n=smallest))
    if len(parts) < len(values_of(table, "outcome")):
        notes.append(words("reach.after.unasked"))
    return SectionEvidence(
        readings=(
            *wording.follow_up(snapshot, names, wave, spoken),
            *wording.response(snapshot, names, wave, spoken),
        ),
        notes=tuple(notes),
        figure=charts.bars(
            [_outcome(outcome, part, names) for outcome, part in parts.items()],
            protected=words("nothing.protected"),
            span=1.0,
            above=True,
        ),
        tables=as_table(snapshot, names, table, rows="outcome", columns="answer", at={"wave": wave}),
        indicators=("SEG-1", "SEG-2"),
    )


def _is_read(snapshot: Snapshot, names: Names, table: TableId) -> bool:
    """Tell whether the workbook of a table's owner was read."""
    owner = names.programme.owners.get(table)
    return any(source.owner == owner and source.condition != "unread" for source in snapshot.sources)


def _still_to_come(table: Table, snapshot: Snapshot) -> list[str]:
    now = f"{snapshot.today:%Y-%m}"
    return [
        month
        for month in values_of(table, "month")
        if month not in {UNKNOWN, ALL} and month > now and shown_at(table, {**ATTENDED, "month": month}) == 0
    ]


def _growth(added: list[tuple[str, int]], snapshot: Snapshot, names: Names) -> object:
    words, target = names.words, snapshot.figure("ALC-1").target
    steps, total, year = [], 0, ""
    for month, value in added:
        total += value
        spelled, reached = names.value("month", month), words.number(total)
        short, _, its_year = spelled.rpartition(" ")
        label = f"{short}<br>{its_year}" if its_year != year else short
        year = its_year
        hover = words("reach.time.added", month=spelled, n=words.number(value), sum=reached)
        steps.append(Step(label, value, reached, hover))
    goal = words("reach.time.goal", target=words.number(target)) if target else ""
    return charts.growth(steps, target=target, target_text=goal)


def _by_month(table: Table, past: list[str], names: Names) -> object:
    """Return one bar a month; where one is not shown nobody may add them up."""
    cells = [(month, cell_at(table, {**ATTENDED, "month": month})) for month in past]
    rows = [
        Bar(names.value("month", month), cell.value, count(cell, names.words).text, cell.state)
        for month, cell in cells
        if cell
    ]
    return charts.bars(rows, protected=names.words("nothing.protected"))


def _month_table(table: Table, past: list[str], snapshot: Snapshot, names: Names) -> str:
    words, rows = names.words, []
    total: int | None = 0
    for month in past:
        cell = cell_at(table, {**ATTENDED, "month": month})
        value = cell.value if cell else None
        total = None if total is None or value is None else total + value
        summed = Written(words.number(total), "shown") if total is not None else nothing("not-applicable", words)
        new = count(cell, words) if cell else nothing("no-data", words)
        rows.append(TableRow(names.value("month", month), (new, summed)))
    whole = cell_at(table, ATTENDED)
    if whole:
        rows.append(TableRow(words("value.total"), (count(whole, words), count(whole, words)), total=True))
    day = as_of(snapshot)
    title = words("reach.time.table")
    head = (words("dimension.month"), words("reach.time.new"), words("reach.time.sum"))
    return plain_table(
        f"{title}. {words('frame.asof', day=words.day(day))}." if day else title, head, tuple(rows), words
    )


def _stages(table: Table, by: str, value: str, names: Names) -> list[Bar]:
    words, rows = names.words, []
    registered = shown_at(table, {by: value, "stage": str(Stage.REGISTERED)})
    for stage in Stage:
        cell = cell_at(table, {by: value, "stage": str(stage)})
        if cell is None:
            continue
        text = count(cell, words).text
        if cell.value is not None and registered and stage is not Stage.REGISTERED:
            text = words("reach.funnel.bar", n=text, share=words.share(cell.value / registered))
        heading = names.value(by, value) if stage is Stage.REGISTERED else None
        colour = canvas.QUIET if stage is Stage.REGISTERED else canvas.ROLE_COLOURS.get(value, canvas.WOMEN)
        rows.append(Bar(words(f"stage.{stage}"), cell.value, text, cell.state, colour, heading))
    return rows


def _outcome(outcome: str, part: Part, names: Names) -> Bar:
    words = names.words
    text = figure(part, words).text
    if part.state == "shown" and part.numerator is not None and part.denominator is not None:
        of = {"part": words.number(part.numerator), "whole": words.number(part.denominator)}
        text = words("reach.after.bar", share=text, **of)
    return Bar(names.value("outcome", outcome), part.value if part.state == "shown" else None, text, part.state)
