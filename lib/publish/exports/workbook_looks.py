"""How the cells of the workbook look: quiet, in one family, numbers with their thousands."""

from typing import Any

import xlsxwriter

Looks = dict[str, Any]

_BODY = {"font_name": "Arial", "font_size": 10, "valign": "top"}


def looks(book: xlsxwriter.Workbook, colour: str) -> Looks:
    """Return the formats of one workbook by name; `colour` is the programme's."""
    made: dict[str, dict[str, Any]] = {
        "name": {**_BODY, "bold": True, "font_size": 18, "font_color": colour},
        "title": {**_BODY, "bold": True, "font_size": 13, "font_color": colour},
        "heading": {
            **_BODY,
            "bold": True,
            "font_size": 11,
            "font_color": colour,
            "bottom": 1,
            "bottom_color": "#DDD6CE",
        },
        "warning": {**_BODY, "bold": True, "font_color": "#A4262C"},
        "quiet": {**_BODY, "font_color": "#555555"},
        "head": {**_BODY, "bold": True, "text_wrap": False},
        "label": {**_BODY, "font_color": "#555555"},
        "text": dict(_BODY),
        "wrapped": {**_BODY, "text_wrap": True},
        "nothing": {**_BODY, "italic": True, "font_color": "#767676", "align": "right"},
        "count": {**_BODY, "num_format": "#,##0"},
        "number": {**_BODY, "num_format": "#,##0.0###"},
        "share": {**_BODY, "num_format": "0.0 %"},
        "day": {**_BODY, "num_format": "yyyy-mm-dd", "align": "left"},
        "moment": {**_BODY, "num_format": "yyyy-mm-dd hh:mm", "align": "left"},
        "link": {**_BODY, "font_color": colour, "underline": 1},
    }
    return {name: book.add_format(properties) for name, properties in made.items()}
