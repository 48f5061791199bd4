"""Everything as one Excel workbook: a cover, a native chart, and one native table for each sheet."""

import io
import re
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from lib.publish.exports.sheet import LONGEST_TAB, Kind, Sheet, SheetColumn, Value
from lib.publish.exports.sheets import sheets_of
from lib.publish.exports.workbook_cover import write_cover
from lib.publish.exports.workbook_looks import Looks, looks
from lib.publish.exports.workbook_stages import write_stages
from lib.wording.edition import Edition
from lib.wording.language import Words

_STYLE = "Table Style Light 1"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_WIDTHS: dict[Kind, int] = {"integer": 10, "number": 10, "share": 11, "boolean": 9, "day": 12, "moment": 17, "text": 14}
_WIDEST, _LONG_TEXTS = 46, frozenset({"definition", "formula", "note", "rule-text", "citation"})
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(edition: Edition) -> bytes:
    """Return the edition as xlsx. Text stays text, whatever it begins with; there is no formula in the file.

    A count that is not shown is its word («Protegido») in the column of values, where no sum takes it for a number.
    The same edition gives the same bytes.
    """
    content = io.BytesIO()
    every = sheets_of(edition)
    tabs = _tabs(every)
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        _describe(book, edition)
        made = looks(book, edition.names.programme.programme.colour)
        write_cover(book, edition, [(tabs[sheet.id], sheet) for sheet in every], made)
        write_stages(book, edition, made)
        for sheet in every:
            _write(book.add_worksheet(tabs[sheet.id]), sheet, made, edition.words)
    return content.getvalue()


def _describe(book: xlsxwriter.Workbook, edition: Edition) -> None:
    words, name = edition.words, edition.names.programme.programme.name
    book.set_properties(
        {
            "title": words("exports.title", programme=name),
            "subject": f"{words('exports.fact.snapshot')} {edition.snapshot.id}",
            "author": name,
            "comments": words("exports.sample") if edition.snapshot.sample else "",
            "created": datetime.combine(edition.as_of or edition.snapshot.today, time(12)),
        }
    )
    book.set_custom_property("snapshot", edition.snapshot.id)


def _tabs(sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """Return a tab's name for each sheet: its title, without signs that no tab may have, cut to length, each once."""
    names: dict[str, str] = {}
    for sheet in sheets:
        plain = _FORBIDDEN.sub("-", sheet.tab or sheet.title)
        name, number = plain[:LONGEST_TAB], 2
        while name.lower() in {each.lower() for each in names.values()}:
            name, number = f"{plain[: LONGEST_TAB - 3]}-{number}", number + 1
        names[sheet.id] = name
    return names


def heading(column: SheetColumn, words: Words) -> str:
    """Return a column's heading for people; files for programs have the column's `name`."""
    if words.has(f"exports.head.{column.id}"):
        return words(f"exports.head.{column.id}")
    code = words("exports.code", name="")
    plain = column.name.removesuffix(code).replace("_", " ")
    plain = plain[:1].upper() + plain[1:]
    return words("exports.head.code", name=plain) if column.name.endswith(code) else plain


def _write(tab: Any, sheet: Sheet, made: Looks, words: Words) -> None:
    """Write a title, what the sheet holds, and the native table below, with filters and a head that stays in sight."""
    tab.hide_gridlines(2)
    tab.write_string(0, 0, sheet.title, made["title"])
    tab.write_string(1, 0, sheet.about, made["quiet"])
    first = 3
    for line, row in enumerate(sheet.rows, start=first + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, _shown(sheet, row), strict=True)):
            told = words(f"exports.state.{value}") if value and column.id.endswith("-state") else value
            _write_value(tab, (line, place), told, column, made)
    heads = [heading(column, words) for column in sheet.columns]
    last = max(first + len(sheet.rows), first + 1)
    tab.add_table(
        first,
        0,
        last,
        len(sheet.columns) - 1,
        {
            "name": "t_" + re.sub(r"\W", "_", sheet.id),
            "style": _STYLE,
            "columns": [{"header": head, "header_format": made["head"]} for head in heads],
        },
    )
    for place, column in enumerate(sheet.columns):
        tab.set_column(place, place, _width(column, len(heads[place]), sheet, place))
    tab.freeze_panes(first + 1, 1 if sheet.columns[0].key else 0)
    tab.set_landscape()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.repeat_rows(first)


def _shown(sheet: Sheet, row: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return a row with the word for what is not shown in place of its missing value."""
    ids = [column.id for column in sheet.columns]
    if "value-state" not in ids:
        return row
    value, text = ids.index("value"), ids.index("value-text")
    return tuple(row[text] if place == value and each is None else each for place, each in enumerate(row))


def _write_value(tab: Any, at: tuple[int, int], value: Value, column: SheetColumn, made: Looks) -> None:
    """Write one value as what it is: a number as number, a day as day, any text as text and never as a formula."""
    if value is None:
        return
    if isinstance(value, bool):
        tab.write_boolean(*at, value)
    elif isinstance(value, datetime):
        tab.write_datetime(*at, value.replace(tzinfo=None), made["moment"])
    elif isinstance(value, date):
        tab.write_datetime(*at, datetime.combine(value, time()), made["day"])
    elif isinstance(value, str):
        tab.write_string(*at, value, made["nothing"] if column.id == "value" else made["text"])
    else:
        tab.write_number(*at, value, made[_format_of(value, column)])


def _format_of(value: float, column: SheetColumn) -> str:
    if column.kind == "share":
        return "share"
    return "count" if isinstance(value, int) else "number"


def _width(column: SheetColumn, head: int, sheet: Sheet, place: int) -> float:
    if column.id in _LONG_TEXTS:
        return _WIDEST
    longest = max((len(str(row[place])) for row in sheet.rows if isinstance(row[place], str)), default=0)
    return min(max(_WIDTHS[column.kind], head + 4, longest + 1), _WIDEST)
