"""What a partner's tab holds before anyone interprets it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.tables.cells.characters import LONGEST, storable

Cell = str | int | float | bool | None
"""A raw cell. Dates arrive as serial days since 1899-12-30, from files as `SheetDate`, from Google as plain numbers."""

UNSAVED_FORMULA = "=?"
"""What stands for a formula whose result the program that wrote the file did not save."""

_SERIAL_0 = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's days have no time zone


class SheetDate(float):
    """A number of days that its sheet shows as a date or an hour."""

    def __str__(self) -> str:
        """Return the day as ISO with the hour that it may have, or the hour alone."""
        try:
            moment = _SERIAL_0 + timedelta(seconds=round(self * 86_400))
        except OverflowError:
            return repr(float(self))
        clock = f"{moment:%H:%M}"
        return clock if 0 < self < 1 else f"{moment.date()}" + (f" {clock}" if clock != "00:00" else "")


@dataclass(frozen=True, slots=True)
class Grid:
    """One tab of one workbook.

    `rows[0][0]` is cell A1; rows may be ragged. `typed` is False where the file knows no numbers or dates
    (CSV), so that text in a number column is not held against its owner; `dates_told` where numbers that are dates say
    so (Google does not). `merges` are A1 ranges, `struck` the cells that are struck through, row and column from 0.
    Whatever reader made it, its texts can be stored and written to any file.
    """

    workbook: str
    tab: str
    rows: tuple[tuple[Cell, ...], ...]
    typed: bool = True
    merges: tuple[str, ...] = ()
    dates_told: bool = True
    struck: frozenset[tuple[int, int]] = frozenset()

    def __post_init__(self) -> None:
        """Take out of each text what no store or file can hold."""
        object.__setattr__(self, "tab", storable(self.tab))
        known: dict[str, str] = {}
        object.__setattr__(self, "rows", tuple(_storable(row, known) for row in self.rows))


def _storable(row: tuple[Cell, ...], known: dict[str, str]) -> tuple[Cell, ...]:
    """Return a row with texts that can be stored. A text that a file holds once and shows everywhere stays one."""
    if all(type(cell) is not str or (len(cell) <= LONGEST and cell.isprintable()) for cell in row):
        return row
    return tuple(_text(cell, known) if isinstance(cell, str) else cell for cell in row)


def _text(cell: str, known: dict[str, str]) -> str:
    if cell not in known:
        known[cell] = storable(cell)
    return known[cell]


def column_letter(index: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the number of a column from its letters, counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell; `row` and `column` count from 0."""
    return f"{column_letter(column)}{row + 1}"


def typed_text(cell: Cell) -> str:
    """Return a cell as its owner would recognise it: `TRUE`, `12`, `0.5` or the text itself."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if type(cell) is float:
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"  # as sheets show it
    return str(cell)
