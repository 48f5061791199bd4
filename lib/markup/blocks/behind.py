"""The rows and cells that make a figure, for those who look after the data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lib.indicators.behind import RowBehind
from lib.markup.page import fill
from lib.wording.names import Names

_MOST = 400
"""Rows that are listed at most; of more the rest is counted."""

CellAddress = Callable[[RowBehind, str], str | None]
"""Returns where a cell (A1) of a row can be opened, None where it cannot."""


@dataclass(frozen=True, slots=True)
class CellLink:
    """One cell: its column's header, its address, and where it can be opened."""

    header: str
    cell: str
    link: str | None


@dataclass(frozen=True, slots=True)
class TabBehind:
    """The rows of one tab of one sheet: each its key and its cells."""

    name: str
    rows: tuple[tuple[str, tuple[CellLink, ...]], ...]


def behind(rows: Sequence[RowBehind], names: Names, address: CellAddress) -> str:
    """Return the rows that make a figure, sheet by sheet, with each cell to be opened; "" where there are none."""
    if not rows:
        return ""
    words = names.words
    tabs = []
    for (source, tab), found in groupby(rows[:_MOST], key=lambda each: (each.source, each.tab)):
        declared = names.programme.source(source)
        owner = names.partner(declared.owner) if declared else source
        tabs.append(TabBehind(f"{owner} · {tab}", tuple((each.key, _cells(each, address)) for each in found)))
    cells = sum(len(each.cells) for each in rows)
    rest = words("review.more", n=len(rows) - _MOST) if len(rows) > _MOST else ""
    return fill("behind.html", title=words("behind.title", n=len(rows), cells=cells), tabs=tabs, rest=rest)


def links(indicators: Sequence[str], names: Names) -> str:
    """Return for each figure of a page the link to the cells that make it."""
    words = names.words
    made = [(f"about?indicador={each}&lang={words.language}", words(f"definition.{each}.name")) for each in indicators]
    return fill("behind-links.html", says=words("behind.links"), links=made)


def _cells(row: RowBehind, address: CellAddress) -> tuple[CellLink, ...]:
    return tuple(CellLink(header, cell, address(row, cell)) for header, cell in row.cells)
