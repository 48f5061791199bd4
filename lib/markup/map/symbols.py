"""The symbols of the map: a shape and a colour for each condition of a hub and each moment of a bootcamp.

Every symbol is drawn in a square of 24 units and has a white casing, so that it can be read on light and on dark ground
alike. The colours are those of the series on light ground, at least 3:1 on the casing and told apart by every kind of
colour blindness; the shape says the same. The map, the light map, the legend and the tables all draw from here.
"""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from lib.markup.palette import INK, QUIET, SERIES
from lib.tables.schema.columns import UNREAD
from lib.tables.schema.vocabulary import BootcampStatus

_GREY, _INK = SERIES[QUIET].light, INK.light
CASING = "#FFFFFF"
UNITS = 24
ATLAS_SCALE = 4
"""Pixels of the atlas for each unit: enough for a symbol twice its size on a screen of double density."""

HELD, AHEAD, CHOSEN = "bootcamp-held", "bootcamp-ahead", "chosen"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A path in a square of 24 units. `hollow` ones are drawn as an outline of 3 units, filled with the casing.

    `open` is an outline with nothing inside, so that what lies below is seen; `dashes` breaks it.
    """

    path: str
    colour: str
    look: Literal["filled", "hollow", "open"] = "filled"
    dashes: str = ""


def _told(condition: str, path: str, look: Literal["filled", "hollow"] = "filled") -> Symbol:
    """Return a shape in the colour of its condition."""
    return Symbol(path, SERIES[condition].light, look)


_CIRCLE = "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0z"
_SMALL_CIRCLE = "M5.5 12a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z"
_TRIANGLE = "M12 3.5L21 19.5H3z"
_SMALL_TRIANGLE = "M12 5.5L19.2 18.3H4.8z"
_CROSS = "M6.9 3.7L12 8.8L17.1 3.7L20.3 6.9L15.2 12L20.3 17.1L17.1 20.3L12 15.2L6.9 20.3L3.7 17.1L8.8 12L3.7 6.9z"
_DIAMOND = "M12 2.5L21.5 12L12 21.5L2.5 12z"
_SMALL_DIAMOND = "M12 4.5L19.5 12L12 19.5L4.5 12z"
_BAR = "M3.5 9.5H20.5V14.5H3.5z"
_RING = "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"
_SQUARE = "M2.8 2.8H21.2V21.2H2.8z"

SYMBOLS: dict[str, Symbol] = {
    "in-service-verified": _told("in-service-verified", _CIRCLE),
    "in-service-unverified": _told("in-service-unverified", _SMALL_CIRCLE, "hollow"),
    "intermittent": _told("intermittent", _TRIANGLE),
    "out-of-service": _told("out-of-service", _CROSS),
    "installing": _told("installing", _DIAMOND),
    "planned": Symbol(_SMALL_DIAMOND, _GREY, "hollow"),
    "retired": _told("retired", _BAR),
    UNREAD: Symbol(_SMALL_TRIANGLE, _GREY, "hollow"),
    HELD: Symbol(_SQUARE, _INK, "open"),
    AHEAD: Symbol(_SQUARE, _INK, "open", "4.6 4.6"),
    CHOSEN: Symbol(_RING, "#9A4485", "open"),
}
"""Every symbol by the condition, or the layer, that it stands for."""

IN_ORDER = tuple(name for name in SYMBOLS if name not in {HELD, AHEAD, CHOSEN})
"""The conditions in the order in which people read them: what works, what needs somebody, what is not there."""

SIZES = {HELD: 34, AHEAD: 34, CHOSEN: 50}
HUB_SIZE = 22
"""Sizes on the map in pixels; a bootcamp frames the hub that held it, the chosen hub has a ring round both."""

_BEFORE = frozenset(
    str(status)
    for status in (
        BootcampStatus.PROPOSED,
        BootcampStatus.CONFIRMED,
        BootcampStatus.RECRUITING,
        BootcampStatus.POSTPONED,
    )
)


def bootcamp_symbol(status: str) -> str | None:
    """Return the symbol of a bootcamp with this status; a cancelled one has none."""
    if status == BootcampStatus.CANCELLED:
        return None
    return AHEAD if status in _BEFORE else HELD


def size_of(symbol: str) -> int:
    """Return a symbol's size on the map, in pixels."""
    return SIZES.get(symbol, HUB_SIZE)


def drawing(symbol: str) -> str:
    """Return the SVG paths of a symbol: the casing, then the shape."""
    kind = SYMBOLS[symbol]
    if kind.look == "open":
        width = 2.4 if symbol != CHOSEN else 1.6
        dashes = f' stroke-dasharray="{kind.dashes}"' if kind.dashes else ""
        return (
            f'<path d="{kind.path}" fill="none" stroke="{CASING}" stroke-width="{width + 2:g}"/>'
            f'<path d="{kind.path}" fill="none" stroke="{kind.colour}" stroke-width="{width:g}"{dashes}/>'
        )
    if kind.look == "hollow":
        return (
            f'<path d="{kind.path}" fill="{CASING}" stroke="{CASING}" stroke-width="6.6"/>'
            f'<path d="{kind.path}" fill="{CASING}" stroke="{kind.colour}" stroke-width="3.4"/>'
        )
    return (
        f'<path d="{kind.path}" fill="{kind.colour}" stroke="{CASING}" stroke-width="3" '
        f'stroke-linejoin="round" paint-order="stroke"/>'
    )


def inline(symbol: str) -> str:
    """Return a symbol as a small image for a line of text. It says nothing to a screen reader: put the word beside it.

    It is an image because Streamlit takes SVG elements out of the HTML that it shows.
    """
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {UNITS} {UNITS}">{drawing(symbol)}</svg>'
    return f'<img class="symbol" alt="" width="18" height="18" src="data:image/svg+xml,{quote(svg)}">'


def atlas() -> str:
    """Return all symbols side by side as one SVG image; the map's symbols are cut from it as `icon_mapping` says."""
    side = UNITS * ATLAS_SCALE
    drawn = "".join(
        f'<g transform="translate({place * UNITS} 0)">{drawing(symbol)}</g>' for place, symbol in enumerate(SYMBOLS)
    )
    across = len(SYMBOLS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * across}" height="{side}" '
        f'viewBox="0 0 {UNITS * across} {UNITS}">{drawn}</svg>\n'
    )


def icon_mapping() -> dict[str, dict[str, int]]:
    """Return where each symbol is in the atlas, in pixels."""
    side = UNITS * ATLAS_SCALE
    return {symbol: {"x": place * side, "y": 0, "width": side, "height": side} for place, symbol in enumerate(SYMBOLS)}
