"""How the cells of a template look: header rows locked and quiet, data cells open and in the right number format."""

from datetime import datetime, time
from typing import Any

import xlsxwriter

from lib.tables.schema.columns import Kind
from lib.tables.schema.template_version import TEMPLATE_SINCE

Formats = dict[str, Any]

_BODY = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
_WARNING = "#A4262C"
_OPEN = {"text": "@", "day": "d/mm/yyyy", "count": "#,##0", "decimal": "General", "place": "0.0000##"}
_SHOWN_AS: dict[Kind, str] = {
    "count": "count",
    "decimal": "decimal",
    "day": "day",
    "latitude": "place",
    "longitude": "place",
}
ALLOWED = dict.fromkeys(
    (
        *("format_cells", "format_columns", "format_rows", "insert_rows", "sort", "autofilter"),
        *("select_locked_cells", "select_unlocked_cells"),
    ),
    True,
)
"""What stays possible on a protected sheet. Rows are emptied, not deleted: Excel deletes none with a locked cell."""


def describe(book: xlsxwriter.Workbook, title: str, author: str) -> None:
    """Give a workbook its properties; the day is the template's, so that equal workbooks are equal byte by byte."""
    book.set_properties({"title": title, "author": author, "created": datetime.combine(TEMPLATE_SINCE, time(12))})


def formats(book: xlsxwriter.Workbook, colour: str) -> Formats:
    """Return the formats of one workbook by name; `colour` is its owner's."""
    made: dict[str, dict[str, Any]] = {
        "title": {**_BODY, "font_color": "#555555", "italic": True},
        "warning": {**_BODY, "font_color": _WARNING, "bold": True},
        "required": {**_BODY, "bold": True, "font_color": "#FFFFFF", "bg_color": colour, "text_wrap": True},
        "optional": {**_BODY, "font_color": "#333333", "bg_color": "#E8E6E3", "text_wrap": True},
        "tag": {**_BODY, "font_size": 8, "font_color": "#777777", "bottom": 1},
        "heading": {**_BODY, "bold": True, "font_size": 12, "font_color": colour},
        "paragraph": {**_BODY, "text_wrap": True, "valign": "top"},
        "lead": {"font_name": "Arial", "font_size": 10, "bold": True, "font_color": colour},
        "key": {**_BODY, "num_format": "@"},
        "chosen": {**_BODY, "bold": True, "num_format": "@", "border": 1, "locked": False},
        "computed": {**_BODY, "font_color": "#555555", "bg_color": "#F5F4F2"},
        "computed-count": {**_BODY, "font_color": "#555555", "bg_color": "#F5F4F2", "num_format": "#,##0"},
        **{f"open-{name}": {**_BODY, "num_format": shown, "locked": False} for name, shown in _OPEN.items()},
    }
    return {name: book.add_format(properties) for name, properties in made.items()}


def open_format(kind: Kind) -> str:
    """Return the format of a column's data cells. All but numbers and dates are text: 04 and 15-25 stay as typed."""
    return f"open-{_SHOWN_AS.get(kind, 'text')}"
