"""Where names go on the map, so that none covers another name or a symbol.

Names are placed here and not in the browser: what is shown is the same on the map and on the light map, and a name that
finds no room is left out rather than made illegible (the symbol's tooltip and the table still have it).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, sin
from typing import Literal

LINE = 15.0
"""Height of a line of a name, in pixels."""

_LETTER = 6.3  # mean width of a letter at 13 px, a little more than Source Sans needs
_AIR = 3.0

Anchor = Literal["start", "middle", "end"]
_Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol on the map: its middle in pixels, half its size, and the names to try, the best first.

    What is only `ground` takes no room until its name finds some; without a size its name stands on its middle, or a
    little above or below.
    """

    id: str
    x: float
    y: float
    half: float
    texts: tuple[str, ...]
    ground: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name that found room. `dx`, `dy` go from the symbol's middle to the text's anchor, at half its height."""

    id: str
    text: str
    dx: float
    dy: float
    anchor: Anchor


def place_labels(marks: Sequence[Mark], width: int, height: int) -> tuple[Label, ...]:
    """Return the names that fit on a sheet of this size, marks that come first being served first."""
    taken: list[_Area] = [
        (mark.x - mark.half, mark.y - mark.half, mark.x + mark.half, mark.y + mark.half)
        for mark in marks
        if not mark.ground
    ]
    labels = []
    for mark in marks:
        found = next(
            (
                (label, area)
                for label, area in _ways(mark)
                if _inside(area, width, height) and not any(_overlap(area, other) for other in taken)
            ),
            None,
        )
        if found:
            labels.append(found[0])
            taken.append(found[1])
    return tuple(labels)


def wrapped(text: str, longest: int = 22) -> str:
    """Return a text on lines of at most so many letters, broken between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


_ROUND = ("right", "left", "below", "above", "se", "ne", "sw", "nw")
_SPREAD = ("on", "under", "over", "far under", "far over")


def _ways(mark: Mark) -> list[tuple[Label, _Area]]:
    """Return every way of writing a mark's name, the best first: right, left, above, below, then the corners."""
    aside, above = mark.half + _AIR + 1, mark.half + 1
    ways = []
    for text, place in product(mark.texts, _ROUND if mark.half else _SPREAD):
        lines = text.split("\n")
        wide, tall = max(map(len, lines)) * _LETTER, len(lines) * LINE
        dx, dy, anchor = _offset(place, aside, above, tall)
        left = mark.x + dx - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        area = (left, mark.y + dy - tall / 2, left + wide, mark.y + dy + tall / 2)
        if mark.ground:
            area = _with_dot(area, mark)
        ways.append((Label(mark.id, text, round(dx, 1), round(dy, 1), anchor), area))
    return ways


def _with_dot(area: _Area, mark: Mark) -> _Area:
    left, top, right, bottom = area
    x, y, half = mark.x, mark.y, mark.half
    return min(left, x - half), min(top, y - half), max(right, x + half), max(bottom, y + half)


def _offset(place: str, aside: float, above: float, tall: float) -> tuple[float, float, Anchor]:
    straight: dict[str, tuple[float, float, Anchor]] = {
        "right": (aside, 0.0, "start"),
        "left": (-aside, 0.0, "end"),
        "below": (0.0, above + tall / 2, "middle"),
        "above": (0.0, -above - tall / 2, "middle"),
        "se": (aside * 0.6, above + tall / 2 - 4, "start"),
        "ne": (aside * 0.6, -above - tall / 2 + 4, "start"),
        "sw": (-aside * 0.6, above + tall / 2 - 4, "end"),
        "nw": (-aside * 0.6, -above - tall / 2 + 4, "end"),
        "on": (0.0, 0.0, "middle"),
        "under": (0.0, 1.2 * LINE, "middle"),
        "over": (0.0, -1.2 * LINE, "middle"),
        "far under": (0.0, 2.4 * LINE, "middle"),
        "far over": (0.0, -2.4 * LINE, "middle"),
    }
    return straight[place]


def _inside(area: _Area, width: int, height: int) -> bool:
    return area[0] >= _AIR and area[1] >= _AIR and area[2] <= width - _AIR and area[3] <= height - _AIR


def _overlap(one: _Area, other: _Area) -> bool:
    return (
        one[0] < other[2] + _AIR and other[0] < one[2] + _AIR and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip


_FARTHEST_SHIFT = 16.0  # pixels
_TIMES = 24


def pushed_apart(points: list[tuple[float, float]], rooms: list[float]) -> list[tuple[float, float]]:
    """Return how far each point moves, in pixels, when all that are too close push one another a few times over.

    `rooms` is the room each needs from its middle. Points that coincide part in a fixed direction.
    """
    x, y = [point[0] for point in points], [point[1] for point in points]
    farthest = 2 * max(rooms, default=0.0)
    for _ in range(_TIMES):
        still = True
        eastward = sorted(range(len(points)), key=lambda place: (x[place], place))
        for position, one in enumerate(eastward):
            for other in eastward[position + 1 :]:
                dx, dy = x[other] - x[one], y[other] - y[one]
                if dx > farthest:
                    break
                distance, room = hypot(dx, dy), rooms[one] + rooms[other]
                if distance > room - 0.01:
                    continue
                if distance < 0.01:
                    dx, dy, distance = cos(other), sin(other), 1.0
                push, still = (room - min(distance, room)) / 2 / distance, False
                x[one], y[one] = x[one] - dx * push, y[one] - dy * push
                x[other], y[other] = x[other] + dx * push, y[other] + dy * push
        if still:
            break
    return [_limited(x[place] - at[0], y[place] - at[1]) for place, at in enumerate(points)]


def _limited(dx: float, dy: float) -> tuple[float, float]:
    far = hypot(dx, dy)
    less = min(1.0, _FARTHEST_SHIFT / far) if far else 0.0
    return round(dx * less, 1) + 0.0, round(dy * less, 1) + 0.0
