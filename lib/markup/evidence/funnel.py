"""From registering to the certificate: how many reached each stage, of everybody or by group, and who went on."""

from dataclasses import replace

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure
from lib.markup.evidence.chart import Bar, Chart, Segment
from lib.markup.evidence.making import chart_of, empty, has_anybody, origin, table_of
from lib.markup.memo import memo
from lib.markup.palette import MAIN, QUIET, SERIES
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import Stage
from lib.wording.names import Names
from lib.wording.pages import progress
from lib.wording.values import count, figure

FIGURES: dict[Stage, str] = {stage: f"EMB-{number}" for number, stage in enumerate(Stage, start=1)}
"""The figure that counts the people at each stage."""


@memo
def funnel(snapshot: Snapshot, names: Names, by: str | None = None) -> Chart:
    """Return the four stages.

    Of everybody they count all bootcamps, and the share of each is of the stage before in those that ended. By role or
    state everything is of those that ended, and shares are of who registered.
    """
    return _by_group(snapshot, names, by) if by else _of_everybody(snapshot, names)


def _of_everybody(snapshot: Snapshot, names: Names) -> Chart:
    words = names.words
    bars = (_bar(stage, snapshot.figure(indicator), names) for stage, indicator in FIGURES.items())
    return Chart(
        "funnel",
        words("reach.funnel.title"),
        snapshot.id,
        tuple(progress.funnel(snapshot, names)),
        tuple(bars),
        notes=(progress.of_previous(snapshot, words),),
        indicators=("EMB-6",),
        source=origin("alcance", snapshot, names),
        protected=words("nothing.protected"),
        language=words.language,
    )


def _bar(stage: Stage, people: Figure, names: Names) -> Bar:
    words = names.words
    name, written = words(f"stage.{stage}"), figure(people, words)
    series = QUIET if stage is Stage.REGISTERED else MAIN
    value = people.value if people.state == "shown" else None
    went_on = progress.part_of(people.parts, "of-previous")
    share = figure(went_on, words).text if went_on and went_on.state != "not-applicable" else ""
    return Bar(name, written, (Segment(name, value, people.state, series, written.text),), value, share)


def _by_group(snapshot: Snapshot, names: Names, by: str) -> Chart:
    table, words = snapshot.table(progress.FUNNELS[by]), names.words
    chart_id, title = f"funnel.{by}", words("reach.funnel.title")
    if table is None or not has_anybody(table):
        nothing = empty(chart_id, title, table, snapshot, names)
        return replace(nothing, sentences=(*nothing.sentences, *progress.funnel(snapshot, names, by)))
    groups = [bars for value in values_of(table, by) if (bars := _stages(table, by, value, names))]
    if len(groups) > 1:
        groups.append(_stages(table, by, ALL, names))
    return chart_of(
        chart_id,
        title,
        table,
        snapshot,
        names,
        says=progress.funnel(snapshot, names, by),
        bars=[bar for bars in groups for bar in bars],
        notes=(words("reach.funnel.note"),),
        tables=table_of(table, snapshot, names, rows=by, columns="stage", at={}),
        indicators=("EMB-6",),
    )


def _stages(table: Table, by: str, value: str, names: Names) -> list[Bar]:
    """Return the stages of one group; none where it has nobody, or no bootcamp that ended."""
    words, bars = names.words, []
    cells = [(stage, cell_at(table, {by: value, "stage": str(stage)})) for stage in Stage]
    if not any(cell and cell.state in {"shown", "protected"} and cell.value != 0 for _, cell in cells):
        return []
    heading: str | None = names.words("reach.all") if value == ALL else names.value(by, value)
    registered = shown_at(table, {by: value, "stage": str(Stage.REGISTERED)})
    for stage, cell in cells:
        if cell is None:
            continue
        written, name = count(cell, words), names.value("stage", str(stage))
        first = stage is Stage.REGISTERED
        series = QUIET if first else value if value in SERIES else MAIN
        share = words.share(cell.value / registered) if cell.value is not None and registered and not first else ""
        part = Segment(name, cell.value, cell.state, series, written.text)
        bars.append(Bar(name, written, (part,), cell.value, share, heading))
        heading = None
    return bars
