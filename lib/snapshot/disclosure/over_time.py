"""Protection over time: what was hidden in the last published snapshot stays hidden while the figures hardly move.

A total that goes from 39 to 40 just when a hidden cell beside it appears as 5 tells that the cell was 4. So a cell
comes out of hiding only when every total that it belongs to moved by at least k people in between.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lib.indicators.counts.people import HEADLINES
from lib.indicators.counts.published import Table, TableCell, name_in
from lib.indicators.disclosure.cells import ALL, Cell
from lib.indicators.figure import Figure

Figures = Mapping[str, Figure]
Coordinates = tuple[tuple[str, str], ...]
_WHOLE = "ALC-1"


def protected_cells(tables: Iterable[Table], figures: Figures) -> frozenset[Cell]:
    """Return every cell that published tables and headline figures show as protected."""
    in_tables = {name_in(table, each) for table in tables for each in table.cells if each.state == "protected"}
    return frozenset(in_tables | {cell for name, cell in HEADLINES.items() if _state(figures, name) == "protected"})


def stays_hidden(
    before: tuple[Sequence[Table], Figures], now: tuple[Sequence[Table], Figures], k: int
) -> frozenset[Cell]:
    """Return the cells protected in the published `before` that must be protected again.

    `now` is what would be published without looking back. A cell is let out when all totals around it, shown in both,
    moved by `k` or more; where no total is around it, when its own count is so large that it must have moved by that
    much since it was small.
    """
    hidden = protected_cells(*before)
    bound = {
        cell
        for cell, shown, moves in (*_in_tables(before[0], now[0]), *_in_headlines(before[1], now[1]))
        if cell in hidden and not _let_out(shown, moves, k)
    }
    return frozenset(bound)


def _let_out(shown: int | None, moves: list[int | None], k: int) -> bool:
    if shown is None:
        return False
    if not moves:
        return shown >= 2 * k - 1
    return all(move is not None and move >= k for move in moves)


def _in_tables(before: Sequence[Table], now: Sequence[Table]) -> Iterator[tuple[Cell, int | None, list[int | None]]]:
    """Yield each cell protected before, its count now where that would be shown, and how far its totals moved."""
    present = {table.id: _by_place(table) for table in now}
    for table in before:
        past, current = _by_place(table), present.get(table.id, {})
        for place, was in past.items():
            if was.state == "protected":
                moves = [_moved(past[around], current.get(around)) for around in _around(was.at) if around in past]
                yield name_in(table, was), _shown(current.get(place)), moves


def _in_headlines(before: Figures, now: Figures) -> Iterator[tuple[Cell, int | None, list[int | None]]]:
    whole = [_between(_count(before, _WHOLE), _count(now, _WHOLE))]
    for name, cell in HEADLINES.items():
        if _state(before, name) == "protected":
            yield cell, _count(now, name), [] if name == _WHOLE else whole


def _around(at: Mapping[str, str]) -> list[Coordinates]:
    return [_place({**at, dimension: ALL}) for dimension, value in at.items() if value != ALL]


def _by_place(table: Table) -> dict[Coordinates, TableCell]:
    return {_place(each.at): each for each in table.cells}


def _place(at: Mapping[str, str]) -> Coordinates:
    return tuple(sorted(at.items()))


def _shown(cell: TableCell | None) -> int | None:
    return cell.value if cell is not None and cell.state == "shown" else None


def _moved(before: TableCell, now: TableCell | None) -> int | None:
    return _between(_shown(before), _shown(now))


def _between(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else abs(now - before)


def _state(figures: Figures, name: str) -> str | None:
    figure = figures.get(name)
    return figure.state if figure is not None else None


def _count(figures: Figures, name: str) -> int | None:
    figure = figures.get(name)
    return round(figure.value) if figure is not None and figure.state == "shown" and figure.value is not None else None
