"""The programme's woven border: one motif of squares and steps, repeated in each of its colours, as SVG."""

from collections.abc import Mapping
from urllib.parse import quote

from lib.programme.warmth import Border, Motif

_SIDE = 16
_DRAWN: Mapping[Motif, str] = {
    "rhombs": "M8 0l8 8-8 8-8-8zm0 5L5 8l3 3 3-3z",
    "steps": "M0 16v-4h3V8h3V4h4v4h3v4h3v4zM7 0h2v2H7z",
    "stitches": "M1 1h4v4H1zm10 0h4v4h-4zM5 5h6v6H5zm1 1v4h4V6zM1 11h4v4H1zm10 0h4v4h-4z",
    "chain": "M0 10l8-8 8 8v4l-8-8-8 8zM6 12h4v4H6z",
}


def tile(border: Border) -> str:
    """Return what a border repeats as an SVG 16 units high: the motif once in each colour."""
    width = _SIDE * len(border.colours)
    size = f'viewBox="0 0 {width} {_SIDE}" fill-rule="evenodd"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{_motifs(border, 0)}</svg>'


def strip(border: Border, length: float) -> str:
    """Return a border as a group of shapes one unit high and `length` units long, to stand in another drawing."""
    shown = int(length) + 1
    times = -(-shown // len(border.colours))
    drawn = "".join(_motifs(border, _SIDE * len(border.colours) * each) for each in range(times))
    return f'<g transform="scale({1 / _SIDE})" fill-rule="evenodd">{drawn}</g>'


def strip_svg(border: Border, width: float, height: float) -> str:
    """Return a border as a picture of its own, cut where it ends."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width / height} 1">'
        f"{strip(border, width / height)}</svg>"
    )


def background(border: Border) -> str:
    """Return the address of the tile for a style sheet: `url("data:…")`."""
    drawn = quote(tile(border).replace('"', "'"), safe=" ='/:()")
    return f'url("data:image/svg+xml,{drawn}")'


def _motifs(border: Border, start: int) -> str:
    path = _DRAWN[border.motif]
    return "".join(
        f'<path fill="{colour}" transform="translate({start + _SIDE * place})" d="{path}"/>'
        for place, colour in enumerate(border.colours)
    )
