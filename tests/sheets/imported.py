"""What becomes of an .xlsx that is saved as Google Sheets and worked in: each change that its owner does not intend.

The local Sheets server holds values only, so whatever else a workbook had (lists, notes, protection, widths, names) is
gone on the way there already. Here are the changes that reach values.
"""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, datetime, timedelta

from tests.sheets.values import EPOCH
from tests.sheets.workbooks import Tab, Value, Workbook

Change = Callable[[Workbook], None]

_DIGITS = re.compile(r"\d+(\.\d+)?")
_ROWS_ABOVE = 3


def _cells(workbook: Workbook, changed: Callable[[Value], Value]) -> None:
    for tab in workbook.tabs:
        tab.rows = [*tab.rows[:_ROWS_ABOVE], *([changed(cell) for cell in row] for row in tab.rows[_ROWS_ABOVE:])]


def text_format_is_lost(workbook: Workbook) -> None:
    """Whatever reads like a number becomes one: 04 is 4, and 1.0 is 1."""

    def changed(cell: Value) -> Value:
        return float(cell) if isinstance(cell, str) and _DIGITS.fullmatch(cell) else cell

    _cells(workbook, changed)


def date_format_is_lost(workbook: Workbook) -> None:
    """A date is the number of its days, which is what the API hands out for it anyway."""

    def changed(cell: Value) -> Value:
        return (cell - EPOCH) / timedelta(days=1) if isinstance(cell, datetime) else cell

    _cells(workbook, changed)


def dates_become_text(workbook: Workbook) -> None:
    """A date that was typed into a cell of text stays as it was typed, day first."""

    def changed(cell: Value) -> Value:
        return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell

    _cells(workbook, changed)


def numbers_become_text(workbook: Workbook) -> None:
    """A count that was typed into a cell of text is text."""

    def changed(cell: Value) -> Value:
        return str(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell

    _cells(workbook, changed)


def marks_become_ticks(workbook: Workbook) -> None:
    """Somebody puts ticks in place of a list of yes and no."""
    _cells(workbook, lambda cell: {"sí": True, "no": False}.get(cell, cell) if isinstance(cell, str) else cell)


def lists_are_lost(workbook: Workbook) -> None:
    """Without lists people type: a capital letter, a space at the end."""

    def changed(cell: Value) -> Value:
        typed = isinstance(cell, str) and cell.isalpha() and len(cell) > len("BC")
        return f"{str(cell).capitalize()} " if typed else cell

    _cells(workbook, changed)


def empty_rows_are_added(workbook: Workbook) -> None:
    """The grid has as many rows as it had formatted ones, and somebody pressed «add 1000 rows»."""
    for tab in workbook.tabs:
        tab.rows = [*tab.rows, *([""] * 26 for _ in range(1000))]


def title_and_tags_are_deleted(workbook: Workbook) -> None:
    """Nothing is protected any more, and somebody tidies up: only the headers are left above the rows."""
    for tab in workbook.tabs[1:]:
        tab.rows = [*tab.rows[1:2], *tab.rows[_ROWS_ABOVE:]]


def it_is_a_copy_with_copied_tabs(workbook: Workbook) -> None:
    """It is called a copy, has each tab twice, none with its number, and an empty one."""
    workbook.title = f"Copia de {workbook.title}"
    copies = [Tab(tab.gid + 5000, f"Copia de {tab.title}", deepcopy(tab.rows)) for tab in workbook.tabs]
    for number, tab in enumerate(workbook.tabs):
        tab.gid = 9000 + number
    workbook.tabs = [*workbook.tabs, *copies, Tab(9999, "Hoja 1", [])]


def what_is_not_data_is_deleted(workbook: Workbook) -> None:
    """The tab of instructions and the tab that answers are gone."""
    workbook.tabs = [tab for tab in workbook.tabs if tab.title not in {"instrucciones", "revisión"}]


CHANGES: Mapping[str, Change] = {
    change.__name__: change
    for change in (
        text_format_is_lost,
        date_format_is_lost,
        dates_become_text,
        numbers_become_text,
        marks_become_ticks,
        lists_are_lost,
        empty_rows_are_added,
        title_and_tags_are_deleted,
        it_is_a_copy_with_copied_tabs,
        what_is_not_data_is_deleted,
    )
}
