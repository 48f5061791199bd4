"""Where the programme works: its states by name on a small map, and a dot where each bootcamp is.

The outlines are masks over plain colours and the names are links, because Streamlit takes SVG elements out of HTML; so
the map follows the theme, and what is written on it is text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from lib.markup.map.canvas import Canvas, canvas_for
from lib.markup.map.captions import captions
from lib.markup.map.outlines import Ring, Shapes, state_outlines
from lib.markup.map.svg import outline_path
from lib.markup.map.symbols import HELD, bootcamp_symbol
from lib.markup.map.thinning import thinned
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

_WIDTH, _HEIGHT, _PADDING = 440, 290, 12
_TOLERANCE = 0.8
"""How far the line of a state may lie from the true one, in pixels; of what lies round them, thrice that."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A bootcamp at its municipality, in pixels of the sheet."""

    x: float
    y: float
    held: bool


@memo
def locator(snapshot: Snapshot, names: Names, shapes: Shapes) -> str:
    """Return the map of the programme's states; nothing where it names none."""
    ours = [key for key in names.programme.programme.states if names.geography.municipalities_of(key)]
    if not ours:
        return ""
    canvas = canvas_for([names.geography.bounds(key) for key in ours], _WIDTH, _HEIGHT, _PADDING)
    dots = _dots(snapshot, canvas, names)
    few = thinned(shapes, _TOLERANCE / (canvas.point(0, 1)[0] - canvas.point(0, 0)[0]), frozenset(ours), frozenset())
    outlines = state_outlines(few)
    others = [*few.ground.land, *(ring for key, rings in outlines.items() if key not in ours for ring in rings)]
    inside = [ring for key in ours for ring in outlines.get(key, ())]
    return fill(
        "locator.html",
        words=names.words,
        width=_WIDTH,
        height=_HEIGHT,
        others=_mask(others, canvas, "fill='#000'"),
        inside=_mask(inside, canvas, "fill='#000'"),
        lines=_mask(inside, canvas, "fill='none' stroke='#000' stroke-width='2'"),
        states=captions({key: (names.state(key),) for key in ours}, canvas, names, [(dot.x, dot.y) for dot in dots]),
        dots=dots,
    )


def _mask(rings: Iterable[Ring], canvas: Canvas, paint: str) -> str:
    path = outline_path(rings, canvas)
    box = f"0 0 {2 * canvas.width} {2 * canvas.height}"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}'><path d='{path}' {paint}/></svg>"
    return f"data:image/svg+xml,{quote(svg, safe=' =:/')}"


def _dots(snapshot: Snapshot, canvas: Canvas, names: Names) -> list[Dot]:
    dots = []
    for entry in snapshot.bootcamps:
        place = names.geography.municipality(entry.municipality)
        symbol = bootcamp_symbol(entry.status)
        if place and symbol:
            x, y = canvas.point(place.lat, place.lon)
            dots.append(Dot(x, y, symbol == HELD))
    return dots
