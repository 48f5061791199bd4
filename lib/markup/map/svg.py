"""The light map: the same picture as SVG, for slow links and for browsers without WebGL. Its hubs are buttons."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from lib.markup.map.canvas import Canvas
from lib.markup.map.groups import HubGroup
from lib.markup.map.outlines import Ring, Shapes, municipal_outlines, state_outlines
from lib.markup.map.picture import Picture
from lib.markup.map.signs import MapSign
from lib.markup.map.symbols import UNITS, drawing, size_of
from lib.markup.page import fill
from lib.wording.language import Words

_FINE = 2  # outlines are in whole units of half a pixel


@dataclass(frozen=True, slots=True)
class PlacedSymbol:
    """A symbol with its middle on the sheet in pixels and the scale of its drawing."""

    sign: MapSign
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the sheet: the anchor's place in pixels, and its lines. `kind` is that of a place without a hub."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    kind: str = ""


def svg_map(picture: Picture, shapes: Shapes, words: Words, *, still: bool = False) -> str:
    """Return the picture as one SVG element: outlines, bootcamps, hubs as buttons with a `<title>` each, and names.

    On a `still` picture, as on paper, hubs are not buttons and say their name only: what is known of them stands below.
    """
    canvas = picture.canvas
    states = state_outlines(shapes)
    ours = {picture.state} if picture.state else set(picture.states)
    inside = municipal_outlines(shapes, {picture.state} if picture.state else picture.shaded)
    loud = [ring for key in sorted(ours & set(states)) for ring in states[key]]
    return fill(
        "svg_map.html",
        words=words,
        canvas=canvas,
        land=outline_path(shapes.ground.land, canvas),
        lakes=outline_path(shapes.ground.lakes, canvas),
        quiet=outline_path((ring for key, rings in states.items() if key not in ours for ring in rings), canvas),
        ours=outline_path(loud, canvas),
        with_hub=outline_path((ring for key in sorted(picture.shaded & set(inside)) for ring in inside[key]), canvas),
        inside=outline_path((ring for rings in inside.values() for ring in rings), canvas) if picture.state else "",
        drawings={symbol: drawing(symbol) for symbol in _symbols(picture)},
        bootcamps=[_placed(sign, picture) for sign in picture.bootcamps],
        hubs=[_placed(sign, picture) for sign in picture.hubs],
        groups=[_at(each, picture) for each in picture.groups],
        names=[*_around(picture), *_names(picture)],
        dots=[canvas.point(each.place.lat, each.place.lon) for each in picture.around if each.place.kind == "town"],
        half=UNITS // 2,
        fine=_FINE,
        still=still,
    )


def _symbols(picture: Picture) -> list[str]:
    return list(dict.fromkeys(sign.symbol for sign in (*picture.bootcamps, *picture.hubs)))


def _placed(sign: MapSign, picture: Picture) -> PlacedSymbol:
    x, y = picture.canvas.point(sign.lat, sign.lon)
    scale = size_of(sign.symbol) * picture.scale / UNITS
    return PlacedSymbol(sign, round(x + sign.shift[0], 1), round(y + sign.shift[1], 1), round(scale, 2))


def _at(group: HubGroup, picture: Picture) -> dict[str, object]:
    x, y = picture.canvas.point(group.lat, group.lon)
    return {"group": group, "x": round(x, 1), "y": round(y, 1)}


def _names(picture: Picture) -> list[Name]:
    signs = {sign.id: sign for sign in picture.hubs}
    names = []
    for label in picture.labels:
        placed = _placed(signs[label.id], picture)
        names.append(
            Name(
                round(placed.x + label.dx, 1),
                round(placed.y + label.dy, 1),
                label.anchor,
                tuple(label.text.split("\n")),
            )
        )
    return names


def _around(picture: Picture) -> list[Name]:
    names = []
    for place, label in ((each.place, each.label) for each in picture.around):
        x, y = picture.canvas.point(place.lat, place.lon)
        names.append(Name(round(x + label.dx), round(y + label.dy), label.anchor, (label.text,), place.kind))
    return names


def outline_path(rings: Iterable[Ring], canvas: Canvas) -> str:
    """Return closed lines as SVG path data in units of half a pixel, without those that the sheet does not show."""
    parts = []
    for ring in rings:
        points = [canvas.point(lat, lon) for lon, lat in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) < 0 or min(xs) > canvas.width or max(ys) < 0 or min(ys) > canvas.height:
            continue
        steps = _steps([(round(x * _FINE), round(y * _FINE)) for x, y in points])
        if len(steps) > 3:
            (x, y), *rest = steps
            parts.append(f"M{x} {y}l" + " ".join(f"{dx} {dy}" for dx, dy in rest[:-1]) + "z")
    return "".join(parts).replace(" -", "-")


def _steps(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first point and the steps from each to the next, without points that leave the line where it is.

    A point is left out where it lies within a unit of the one before.
    """
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 1:
            kept.append((x, y))
    return [kept[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept))]
