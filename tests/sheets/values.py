"""Ranges and values as the Sheets API reads and writes them: A1 notation in, trimmed rows and an echo out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.sheets.workbooks import Tab, UnknownTabError, Value, Workbook

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a sheet's dates have no time zone
DAY = timedelta(days=1)
Plain = str | int | float | bool

_WITH_TAB = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))(?:!(.+))?")
_CELLS = re.compile(r"([A-Za-z]{0,3})(\d*)(?::([A-Za-z]{0,3})(\d*))?")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")


class RangeError(ValueError):
    """A range that the API answers with 400; its text is the API's message."""


@dataclass(frozen=True)
class Area:
    """A rectangle of one tab: rows and columns counted from 0, the ends exclusive."""

    tab: Tab
    top: int
    below: int
    left: int
    right: int

    def echo(self) -> str:
        """The range as the API repeats it, bounded by the grid, its title quoted where it needs to be."""
        title = self.tab.title
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", title) or _LOOKS_LIKE_A_CELL.fullmatch(title):
            title = "'" + title.replace("'", "''") + "'"
        first = f"{letters(self.left)}{self.top + 1}"
        last = f"{letters(self.right - 1)}{self.below}"
        return f"{title}!{first}" if first == last else f"{title}!{first}:{last}"


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def area(workbook: Workbook, a1: str) -> Area:
    """The rectangle that an A1 range means in a workbook. Raises RangeError."""
    match = _WITH_TAB.fullmatch(a1)
    if match is None:
        raise RangeError(f"Unable to parse range: {a1}")
    quoted, bare, cells = match.groups()
    if quoted is None and cells is None and _LOOKS_LIKE_A_CELL.fullmatch(bare.split(":")[0]):
        return _rectangle(workbook.tabs[0], bare, a1)
    try:
        tab = workbook.tab(bare if quoted is None else quoted.replace("''", "'"))
    except UnknownTabError:
        raise RangeError(f"Unable to parse range: {a1}") from None
    return Area(tab, 0, tab.row_count, 0, tab.column_count) if cells is None else _rectangle(tab, cells, a1)


def _rectangle(tab: Tab, cells: str, a1: str) -> Area:
    match = _CELLS.fullmatch(cells)
    if match is None or not any(match.groups()):
        raise RangeError(f"Unable to parse range: {a1}")
    first_column, first_row, last_column, last_row = match.groups()
    if ":" not in cells:
        last_column, last_row = first_column, first_row
    top = int(first_row) - 1 if first_row else 0
    left = _index(first_column) if first_column else 0
    if top >= tab.row_count or left >= tab.column_count:
        raise RangeError(
            f"Range ({a1}) exceeds grid limits. Max rows: {tab.row_count}, max columns: {tab.column_count}"
        )
    below = min(int(last_row), tab.row_count) if last_row else tab.row_count
    right = min(_index(last_column) + 1, tab.column_count) if last_column else tab.column_count
    return Area(tab, top, below, left, right)


def _index(column: str) -> int:
    number = 0
    for letter in column.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def value_range(wanted: Area, options: Mapping[str, str]) -> dict[str, object]:
    """The API's ValueRange: trailing empty cells and rows are cut, and an empty area has no `values` at all."""
    major = options.get("majorDimension", "ROWS")
    below = min(wanted.below, len(wanted.tab.rows))
    grid = [
        [_plain(wanted.tab.value(row, column), options) for column in range(wanted.left, wanted.right)]
        for row in range(wanted.top, below)
    ]
    lines = _trimmed([list(line) for line in zip(*grid, strict=True)] if major == "COLUMNS" else grid)
    answer: dict[str, object] = {"range": wanted.echo(), "majorDimension": major}
    return {**answer, "values": lines} if lines else answer


def _trimmed(lines: list[list[Plain]]) -> list[list[Plain]]:
    for line in lines:
        while line and line[-1] == "":
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _plain(value: Value, options: Mapping[str, str]) -> Plain:
    """One cell under the render options; an empty one between others is an empty text."""
    formatted = options.get("valueRenderOption", "FORMATTED_VALUE") == "FORMATTED_VALUE"
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper() if formatted else value
    if isinstance(value, date | time | timedelta):
        as_text = formatted or options.get("dateTimeRenderOption", "SERIAL_NUMBER") == "FORMATTED_STRING"
        return _shown(value) if as_text else _whole(serial(value))
    if isinstance(value, float):
        value = _whole(value)
    return str(value) if formatted else value


def serial(value: date | time | timedelta) -> float:
    """Days since 1899-12-30; a time of day or a duration is a part of a day."""
    if isinstance(value, timedelta):
        return value / DAY
    if isinstance(value, time):
        return (datetime.combine(EPOCH, value) - EPOCH) / DAY
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment - EPOCH) / DAY


def _shown(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M:%S}" if value.time() != time() else f"{value:%d/%m/%Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _whole(number: float) -> int | float:
    """JSON from Google writes 12, not 12.0."""
    return int(number) if number.is_integer() else number
