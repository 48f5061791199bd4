"""What a partner's tab holds before anyone interprets it."""

from dataclasses import dataclass

from lib.tables.cells.characters import LONGEST, storable

Cell = str | int | float | bool | None
"""A raw cell. Dates arrive as serial days since 1899-12-30, from Google and from files alike."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One tab of one workbook.

    `rows[0][0]` is cell A1; rows may be ragged. `typed` is False where the file knows no numbers or dates
    (CSV), so that text in a number column is not held against its owner. `merges` are A1 ranges. Whatever reader made
    it, its texts can be stored and written to any file.
    """

    workbook: str
    tab: str
    rows: tuple[tuple[Cell, ...], ...]
    typed: bool = True
    merges: tuple[str, ...] = ()

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
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)
