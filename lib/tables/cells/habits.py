"""How a column is written: as is usual in its country, and what its own cells prove against that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib.programme.countries import habits as country
from lib.tables.cells.characters import plain
from lib.tables.cells.days import order_of
from lib.tables.grid import Cell

_ALONE = 10
"""A habit that so many other cells of the column speak against, for each that shows it, is a slip and no habit."""


def _decimal(mark: str) -> re.Pattern[str]:
    """Find a number in which a mark can only part decimals."""
    return re.compile(rf"-?[0-9]+{mark}(?:[0-9]{{1,2}}|[0-9]{{4,}})|-?0+{mark}[0-9]+|-?[0-9]{{4,}}{mark}[0-9]+")


def _thousands(mark: str, other: str) -> re.Pattern[str]:
    """Find a number in which a mark can only group thousands."""
    return re.compile(rf"-?[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})(?:(?:{mark}[0-9]{{3}})+|{other}[0-9]+)")


_OTHER = {".": ",", ",": "."}
_PARTS_DECIMALS = {mark: _decimal(re.escape(mark)) for mark in _OTHER}
_GROUPS = {mark: _thousands(re.escape(mark), re.escape(other)) for mark, other in _OTHER.items()}


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of a column's cells before any is read.

    `typed` is False where the file knows only text, `dates_told` where numbers that are dates say so. `decimal` is the
    usual mark and `dates` the usual order, None where nobody knows; each is `…_doubted` where at least one cell of the
    column can only be written in another way.
    """

    typed: bool = True
    dates_told: bool = True
    decimal: str | None = "."
    decimal_doubted: bool = False
    dates: country.DayOrder | None = "day-first"
    dates_doubted: bool = False


def habits_of(cells: Iterable[Cell], typed: bool, dates_told: bool, usual: country.WrittenHabits | None) -> Habits:
    """Return the habits of a column's cells, `usual` being those of the country. A single slip among many is none.

    Where no country is known, what the column itself proves in only one way is usual.
    """
    texts = [cell for cell in cells if isinstance(cell, str)]
    orders = [order_of(text) for text in texts]
    figures = [plain(text) for text in texts]
    decimal = usual.decimal if usual else _proven_mark(figures)
    dates = usual.dates if usual else _proven_order(orders)
    other = _OTHER.get(decimal or "")
    unlike: country.DayOrder = "day-first" if dates == "month-first" else "month-first"
    return Habits(
        typed,
        dates_told,
        decimal,
        decimal_doubted=other is not None
        and _is_habit(_count(_PARTS_DECIMALS[other], figures), _count(_GROUPS[other], figures)),
        dates=dates,
        dates_doubted=_is_habit(orders.count(unlike), len(orders) - orders.count(unlike) - orders.count(None)),
    )


def _proven_mark(figures: list[str]) -> str | None:
    """Return the only mark that parts decimals in a column, or None."""
    shown = [
        mark
        for mark, other in _OTHER.items()
        if _count(_PARTS_DECIMALS[mark], figures) or _count(_GROUPS[other], figures)
    ]
    return shown[0] if len(shown) == 1 else None


def _proven_order(orders: list[country.DayOrder | None]) -> country.DayOrder | None:
    shown = set(orders) - {None}
    return shown.pop() if len(shown) == 1 else None


def _count(pattern: re.Pattern[str], texts: list[str]) -> int:
    return sum(bool(pattern.fullmatch(text)) for text in texts)


def _is_habit(shown: int, denied: int) -> bool:
    return shown > 0 and denied < _ALONE * shown
