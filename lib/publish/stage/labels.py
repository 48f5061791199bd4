"""Names beside the bootcamps of the stage's map, every one of them: where there is no room, farther off with a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from lib.markup.map.labels import wrapped
from lib.publish.stage.slide import Point

LINE = 14.5
"""Height of a line of a name, in units of the map."""

_LETTER = 6.7  # mean width of a bold letter of 13 units
_AIR = 3.0
_MOST_LINES, _LONGEST = 3, 26
_DISTANCES = (0.0, 7.0, 15.0, 24.0, 34.0, 46.0, 60.0)
_DIRECTIONS = tuple(step * pi / 8 for step in range(16))
_FAR, _COVERS, _MISTAKEN = 0.6, 14.0, 22.0  # what a unit of distance, a covered hub and a likely mistake cost in looks

Area = tuple[float, float, float, float]
"""Left, top, right and bottom, in units of the map."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A name that found room: its lines, and where their anchor and middle are, in units."""

    lines: tuple[str, ...]
    at: Point
    anchor: str
    far: bool


def placed(
    names: Sequence[tuple[str, Point]], room: float, hubs: Sequence[Point], sheet: Point, reserved: Area
) -> list[PlacedLabel | None]:
    """Return a place for each name, in order.

    `room` is half a bootcamp's symbol; hubs are covered if they must be, the `reserved` area never. A name is None
    where the whole sheet is full, and where it is so long that it would cover the rest.
    """
    taken = [reserved, *((x - room, y - room, x + room, y + room) for _, (x, y) in names)]
    found: dict[int, PlacedLabel] = {}
    for place in sorted(range(len(names)), key=lambda each: _crowd(names, each)):
        ways = [way for way in _ways(*names[place], room) if _is_free(way[1], taken, sheet)]
        if ways:
            own, others = names[place][1], [at for other, (_, at) in enumerate(names) if other != place]
            best, area, _ = min(ways, key=lambda way: way[2] + _cost(way[1], own, others, hubs))
            found[place] = best
            taken.append(area)
    return [found.get(place) for place in range(len(names))]


def _cost(area: Area, own: Point, others: Sequence[Point], hubs: Sequence[Point]) -> float:
    """Return what covering hubs costs, and standing nearer to somebody else's symbol than to one's own."""
    mine = _distance(area, own)
    mistaken = sum(_distance(area, other) < mine + _AIR for other in others)
    return _COVERS * sum(_distance(area, hub) < 4 for hub in hubs) + _MISTAKEN * mistaken


def _crowd(names: Sequence[tuple[str, Point]], place: int) -> float:
    """Order names so that those with the nearest neighbours choose first."""
    _, (x, y) = names[place]
    return min((hypot(x - ox, y - oy) for other, (_, (ox, oy)) in enumerate(names) if other != place), default=0.0)


def _ways(name: str, at: Point, room: float) -> list[tuple[PlacedLabel, Area, float]]:
    ways = []
    for broken, text in enumerate(dict.fromkeys((name, wrapped(name, 16)))):
        lines = tuple(text.split("\n"))
        if len(lines) > _MOST_LINES or max(map(len, lines)) > _LONGEST:
            continue
        wide, tall = max(map(len, lines)) * _LETTER, len(lines) * LINE
        for distance in _DISTANCES:
            for turn in _DIRECTIONS:
                x, y = at[0] + cos(turn) * (room + 2 + distance), at[1] + sin(turn) * (room + 2 + distance)
                anchor = "start" if cos(turn) > 0.35 else "end" if cos(turn) < -0.35 else "middle"
                y += sin(turn) * tall / 2
                left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
                looks = distance * _FAR + 3 * abs(sin(turn)) + 2 * (cos(turn) < 0) + broken
                spot = PlacedLabel(lines, (round(x, 1), round(y, 1)), anchor, distance > _DISTANCES[1])
                ways.append((spot, (left, y - tall / 2, left + wide, y + tall / 2), looks))
    return ways


def _is_free(area: Area, taken: Sequence[Area], sheet: Point) -> bool:
    if area[0] < _AIR or area[1] < _AIR or area[2] > sheet[0] - _AIR or area[3] > sheet[1] - _AIR:
        return False
    return not any(
        area[0] < other[2] + _AIR and other[0] < area[2] + _AIR and area[1] < other[3] and other[1] < area[3]
        for other in taken
    )


def _distance(area: Area, point: Point) -> float:
    aside = max(area[0] - point[0], 0.0, point[0] - area[2])
    return hypot(aside, max(area[1] - point[1], 0.0, point[1] - area[3]))
