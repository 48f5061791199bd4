"""What is written in the middle of states, the largest first, as far as there is room."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product

from lib.markup.map.canvas import Canvas
from lib.markup.map.labels import LINE
from lib.wording.names import Names

_LETTER, _DOT, _PRESSED = 7.0, 5.0, 25.0
_MOVED = tuple(product((0.0, 14.0, -14.0, 28.0), (0.0, -9.0, 9.0, -18.0, 18.0, -27.0, 27.0)))  # pixels, the usual first


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written in a state, the middle of its first line in pixels."""

    key: str
    x: float
    y: float
    lines: tuple[str, ...]


def captions(
    written: Mapping[str, tuple[str, ...]],
    canvas: Canvas,
    names: Names,
    dots: Collection[tuple[float, float]] = (),
) -> list[Caption]:
    """Return the lines of each state, the first of them its name, where they find room; else with its abbreviation.

    An abbreviation that is nothing but the key stands only for the sake of what is written below it.

    Nothing is written over the `dots`, places in pixels, where a little higher or lower there is room.
    """
    placed = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
    found = []
    for key, (name, *more) in sorted(written.items(), key=lambda each: (-_extent(each[0], names), each[0])):
        x, y = canvas.point(*_middle(key, names))
        state = names.geography.state(key)
        brief = state.abbreviation if state else key
        called = (name, brief) if more or brief != key else (name,)
        called_and_moved = product(called, _MOVED if dots else _MOVED[:1])
        for title, (right, down) in called_and_moved:
            half, tall = max(map(len, (title, *more))) * _LETTER / 2, max(LINE * len((title, *more)), _PRESSED) / 2
            area = (x + right - half, y + down - tall, x + right + half, y + down + tall)
            if area[0] < 0 or area[2] > canvas.width or any(_overlap(area, other) for other in placed):
                continue
            placed.append(area)
            found.append(Caption(key, round(x + right, 1), round(y + down, 1), (title, *more)))
            break
    return found


def _middle(state: str, names: Names) -> tuple[float, float]:
    members = names.geography.municipalities_of(state)
    return sum(each.lat for each in members) / len(members), sum(each.lon for each in members) / len(members)


def _extent(state: str, names: Names) -> float:
    box = names.geography.bounds(state)
    return (box.max_lat - box.min_lat) * (box.max_lon - box.min_lon)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
