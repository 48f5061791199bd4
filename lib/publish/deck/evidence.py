"""The evidence of a slide as native charts and tables, whose data are the figures that the slide shows."""

# mypy: allow-untyped-calls
# python-pptx is marked as typed, but few of its functions are annotated.

import re
from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Inches, Pt

from lib.markup.evidence.chart import Bar, Chart
from lib.markup.palette import MAIN, SERIES
from lib.markup.palette import QUIET as SERIES_QUIET
from lib.publish.deck.boxes import INK, QUIET, Area, Paragraph
from lib.publish.deck.fitting import height_of
from lib.publish.deck.paper import BODY, FONT, describe, fill, rgb
from lib.publish.stage.slide import SlideTable
from lib.publish.zip_file import unzipped, zip_of

_CORE, _MOMENT = "docProps/core.xml", re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
_BESIDE, _ABOVE = 0.1, 0.06  # inches of air in a cell
_SIZES = tuple(BODY - step for step in range(10))  # points of a table's letters, the largest first
_ROOM_FOR_TEXT = 1.3  # how much longer than the longest bar the scale is


def add_bars(shapes: Any, drawn: Chart, area: Area) -> None:
    """Put bars on a slide as a chart named by its id. What is not shown has no number; its word stands by its name."""
    data = CategoryChartData(number_format="General")
    data.categories = [bar.name if bar.value.shown else f"{bar.name}: {bar.value.text}" for bar in drawn.bars]
    data.add_series(drawn.title, [bar.total for bar in drawn.bars])
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *area.on_slide(), data)
    describe(frame, drawn.id, f"{drawn.title}: {'; '.join(_said(bar) for bar in drawn.bars)}.")
    chart = frame.chart
    book = chart.part.chart_workbook
    book.update_from_xlsx_blob(_undated(book.xlsx_part.blob))
    chart.has_legend = False
    chart.has_title = False
    chart.font.name, chart.font.size = FONT, Pt(BODY)
    chart.font.color.rgb = rgb(INK)
    _plain_axes(chart, drawn.full)
    plot = chart.plots[0]
    plot.gap_width = 45
    for place, bar in enumerate(drawn.bars):
        point = plot.series[0].points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(SERIES[SERIES_QUIET if bar.is_quiet else MAIN].light)
        if bar.total is not None:
            label = point.data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            note = [Paragraph(f"  {bar.note}", BODY * 0.8, QUIET)] if bar.note else []
            _write_label(label.text_frame, [Paragraph(bar.value.text, BODY, INK, bold=True), *note])


def _undated(book: bytes) -> bytes:
    """Return the workbook behind a chart without the time of its making, so that a deck is always the same."""
    members = unzipped(book)
    return zip_of({**members, _CORE: _MOMENT.sub(b"1980-01-01T00:00:00Z", members[_CORE])})


def add_grid(shapes: Any, grid: SlideTable, area: Area, colour: str) -> None:
    """Put a small table on a slide, its letters as large as its area allows; its title stands above it."""
    rows, columns = (grid.heads, *grid.rows), len(grid.heads)
    first = min(area.width / 3, 2.2) if columns > 1 else area.width
    widths = [first, *[(area.width - first) / (columns - 1)] * (columns - 1)] if columns > 1 else [first]
    size = next((size for size in _SIZES if sum(_heights(rows, widths, size)) <= area.height), _SIZES[-1])
    heights = _heights(rows, widths, size)
    room = Area(area.left, area.top, area.width, sum(heights))
    frame = shapes.add_table(len(rows), columns, *room.on_slide())
    describe(frame, grid.title, f"{grid.title}: {'; '.join(', '.join(row) for row in grid.rows)}.")
    table = frame.table
    table.first_row, table.horz_banding = True, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for down, (row, height) in enumerate(zip(rows, heights, strict=True)):
        table.rows[down].height = Inches(height)
        for across, line in enumerate(_row(row, size, head=down == 0)):
            _cell(table.cell(down, across), line, "#FFFFFF" if down else colour)


def _row(texts: Sequence[str], size: float, *, head: bool) -> list[Paragraph]:
    return [
        Paragraph(text, size, "#FFFFFF" if head else INK, bold=head or across == 0) for across, text in enumerate(texts)
    ]


def _heights(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> list[float]:
    """Return how many inches each row of a table is high, the first of which is its head."""
    written = [_row(row, size, head=down == 0) for down, row in enumerate(rows)]
    return [
        max(height_of([line], width - 2 * _BESIDE) for line, width in zip(row, widths, strict=True)) + 2 * _ABOVE
        for row in written
    ]


def _plain_axes(chart: Any, most: float) -> None:
    names, scale = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.has_major_gridlines = scale.has_major_gridlines = False
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.fill.background()
    scale.visible = False
    scale.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    scale.minimum_scale, scale.maximum_scale = 0, most * _ROOM_FOR_TEXT


def _write_label(frame: Any, lines: list[Paragraph]) -> None:
    """Write a bar's label as one paragraph of several looks."""
    for line in lines:
        run = frame.paragraphs[0].add_run()
        run.text = line.text
        run.font.size, run.font.bold = Pt(line.size), line.bold
        run.font.color.rgb = rgb(line.colour)


def _cell(cell: Any, line: Paragraph, ground: str) -> None:
    fill(cell.text_frame, [line])
    cell.margin_left = cell.margin_right = Inches(_BESIDE)
    cell.margin_top = cell.margin_bottom = Inches(_ABOVE)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)


def _said(bar: Bar) -> str:
    return " ".join(filter(None, (bar.name, bar.value.text, bar.note)))
