"""The workbook's chart: from registration to certificate, drawn by Excel from cells that hold published counts."""

from typing import Any

import xlsxwriter

from lib.indicators.counts.published import TableCell
from lib.indicators.disclosure.cells import ALL
from lib.markup.palette import MAIN, SERIES
from lib.publish.exports.workbook_looks import Looks
from lib.snapshot.selection.lookup import cell_at, values_of
from lib.wording.edition import Edition
from lib.wording.reference.citations import attribution
from lib.wording.values import count

_TABLE = "people-by-stage-role"
_FIRST = 3


def write_stages(book: xlsxwriter.Workbook, edition: Edition, made: Looks) -> None:
    """Write the totals of each stage and the chart of them; nothing where that table is not published.

    What is not shown is a word in its cell, so Excel draws no bar for it, and the bar's label says the word too.
    """
    table, words = edition.snapshot.table(_TABLE), edition.words
    if table is None:
        return
    stages = values_of(table, "stage")
    cells = [cell_at(table, {"stage": stage, "role": ALL}) for stage in stages]
    tab = book.add_worksheet(words("exports.chart"))
    tab.hide_gridlines(2)
    tab.set_column(0, 0, 22)
    tab.set_landscape()
    tab.fit_to_pages(1, 1)
    tab.write_string(0, 0, words("exports.heading.chart"), made["title"])
    tab.write_string(1, 0, f"{attribution(edition.snapshot, edition.names, 'EMB-2')}.", made["quiet"])
    for line, (stage, cell) in enumerate(zip(stages, cells, strict=True), start=_FIRST + 1):
        tab.write_string(line, 0, edition.names.value("stage", stage), made["text"])
        _write_count(tab, line, cell, edition, made)
    headings = [{"header": words("dimension.stage")}, {"header": words("exports.columns.people")}]
    tab.add_table(_FIRST, 0, _FIRST + len(stages), 1, {"name": "t_chart", "columns": headings, "autofilter": False})
    tab.insert_chart(_FIRST, 3, _chart(book, tab.get_name(), cells, edition), {"description": _spoken(cells, edition)})


def _write_count(tab: Any, line: int, cell: TableCell | None, edition: Edition, made: Looks) -> None:
    if cell is not None and cell.state == "shown" and cell.value is not None:
        tab.write_number(line, 1, cell.value, made["count"])
    else:
        tab.write_string(line, 1, _text(cell, edition), made["nothing"])


def _chart(book: xlsxwriter.Workbook, tab: str, cells: list[TableCell | None], edition: Edition) -> Any:
    last, words = _FIRST + len(cells), edition.words
    labels = [{"value": _text(cell, edition)} for cell in cells]
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": words("exports.columns.people"),
            "categories": [tab, _FIRST + 1, 0, last, 0],
            "values": [tab, _FIRST + 1, 1, last, 1],
            "fill": {"color": SERIES[MAIN].light},
            "gap": 45,
            "data_labels": {"value": True, "custom": labels},
        }
    )
    chart.set_title({"name": words("exports.heading.chart"), "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}, "visible": False})
    chart.set_size({"width": 640, "height": 320})
    return chart


def _text(cell: TableCell | None, edition: Edition) -> str:
    return count(cell, edition.words).text if cell else edition.words("nothing.no-data")


def _spoken(cells: list[TableCell | None], edition: Edition) -> str:
    """Return the chart's facts as text, for those who cannot see it."""
    named = [(edition.names.value("stage", cell.at["stage"]), _text(cell, edition)) for cell in cells if cell]
    return "; ".join(f"{stage}: {text}" for stage, text in named)
