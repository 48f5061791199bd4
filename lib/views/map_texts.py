"""What is written on the map as pydeck layers: the hubs' names, and those of states and towns round them."""

from dataclasses import dataclass
from typing import Any

import pydeck

from lib.markup.map.picture import Picture

NAMES = "names"
FONT = pydeck.types.String('"Source Sans", "Segoe UI", Roboto, sans-serif')


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of what is written, each as red, green, blue and opacity."""

    loud: list[int]
    quiet: list[int]
    halo: list[int]


_LIGHT = Inks([38, 33, 43, 255], [84, 76, 90, 255], [253, 252, 250, 255])
_DARK = Inks([238, 234, 240, 255], [189, 180, 195, 255], [24, 21, 27, 255])

_LETTERS, _SMALL = 13, 12  # pixels
_HALO = 8  # in units of the font's atlas
_METRES_PER_PIXEL = 78271.517  # at zoom 0 on the equator, for a world of 512 pixels


def inks(dark: bool) -> Inks:
    """Return the colours of names on light ground or on dark."""
    return _DARK if dark else _LIGHT


def around(picture: Picture, ink: Inks) -> list[Any]:
    """Return the towns' dots, and the names of states and towns as quiet as they may be and still be read."""
    towns = [each.place for each in picture.around if each.place.kind == "town"]
    dots = pydeck.Layer(
        "ScatterplotLayer",
        [{"at": [each.lon, each.lat]} for each in towns],
        id="towns",
        get_position="at",
        get_radius=2,
        radius_units=pydeck.types.String("pixels"),
        get_fill_color=ink.quiet,
        pickable=False,
    )
    data = [
        {
            "text": each.label.text,
            "at": [each.place.lon, each.place.lat],
            "by": [each.label.dx, each.label.dy],
            "anchor": each.label.anchor,
        }
        for each in picture.around
    ]
    return [dots, _text("around", data, picture, ink, quiet=True)]


def names(picture: Picture, ink: Inks) -> Any:
    """Return the hubs' names."""
    signs = {sign.id: sign for sign in picture.hubs}
    data = [
        {
            "text": label.text,
            "at": [signs[label.id].lon, signs[label.id].lat],
            "by": [round(signs[label.id].shift[0] + label.dx, 1), round(signs[label.id].shift[1] + label.dy, 1)],
            "anchor": label.anchor,
        }
        for label in picture.labels
    ]
    return _text(NAMES, data, picture, ink)


def _text(name: str, data: list[dict[str, Any]], picture: Picture, ink: Inks, *, quiet: bool = False) -> Any:
    """Return texts with a halo, in metres up to what is legible: zoomed out they shrink instead of colliding."""
    letters = _SMALL if quiet else _LETTERS
    return pydeck.Layer(
        "TextLayer",
        data,
        id=name,
        get_text="text",
        get_position="at",
        get_pixel_offset="by",
        get_text_anchor="anchor",
        get_size=round(letters * _METRES_PER_PIXEL / 2**picture.canvas.zoom),
        size_units=pydeck.types.String("meters"),
        size_max_pixels=letters,
        get_color=ink.quiet if quiet else ink.loud,
        outline_width=_HALO,
        outline_color=ink.halo,
        font_settings={"sdf": True, "fontSize": 64, "buffer": 14, "radius": 16, "cutoff": 0.2},
        font_family=FONT,
        font_weight=400 if quiet else 600,
        line_height=1.15,
        character_set=pydeck.types.String("auto"),
        pickable=False,
    )
