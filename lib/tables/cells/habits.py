"""How a column is written as a whole: what one cell proves puts another in doubt."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib.tables.cells.characters import plain
from lib.tables.cells.days import order_of
from lib.tables.grid import Cell

_DECIMAL_COMMA = re.compile(r"-?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|-?0+,[0-9]+|-?[0-9]{4,},[0-9]+")
_THOUSANDS_COMMA = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})(?:(?:,[0-9]{3})+|\.[0-9]+)")
_ALONE = 10
"""A habit that so many other cells of the column speak against, for each that shows it, is a slip and no habit."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of a column's cells before any is read.

    `typed` is False where the file knows only text, `dates_told` where numbers that are dates say so. `month_first`
    and `decimal_comma` are True where at least one cell can only be written so.
    """

    typed: bool = True
    dates_told: bool = True
    month_first: bool = False
    decimal_comma: bool = False


def habits_of(cells: Iterable[Cell], typed: bool, dates_told: bool) -> Habits:
    """Return the habits of a column's cells. A single slip among many cells that prove otherwise is none."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    orders = [order_of(text) for text in texts]
    figures = [plain(text) for text in texts]
    commas = sum(bool(_DECIMAL_COMMA.fullmatch(text)) for text in figures)
    return Habits(
        typed,
        dates_told,
        month_first=_is_habit(orders.count("month-first"), orders.count("day-first")),
        decimal_comma=_is_habit(commas, sum(bool(_THOUSANDS_COMMA.fullmatch(text)) for text in figures)),
    )


def _is_habit(shown: int, denied: int) -> bool:
    return shown > 0 and denied < _ALONE * shown
