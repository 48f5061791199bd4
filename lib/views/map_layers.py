"""The map as pydeck layers, and all of it as one compact JSON string.

Layers are in a list within the list of layers. The front end fades every coloured layer of the outer list when
something is selected, and forgets what it thinks is selected when the specification changes: which hub is chosen is
then the page's to say, with a ring, whether it was chosen on the map, in the table or by a link. A browser test holds
this.
"""

import json
from collections.abc import Iterable
from typing import Any

import pydeck
from pydeck.bindings.json_tools import default_serialize

from lib.markup.map_canvas import Canvas
from lib.markup.map_picture import Picture, Sign
from lib.markup.outlines import Ring, Shapes, coarse, municipal_outlines, state_outlines
from lib.markup.symbols import CHOSEN, icon_mapping, size_of

STYLE = "app/static/map/style.json"
ATLAS = "app/static/map/symbols.svg"
"""Files of ours under static serving, named from the page: an empty ground, which brings zoom buttons, and symbols."""

HUBS, BOOTCAMPS, NAMES = "hubs", "bootcamps", "names"
_LETTERS = 13  # pixels
_METRES_PER_PIXEL = 78271.517  # at zoom 0 on the equator, for a world of 512 pixels
_FINE, _WHOLE, _NEAR, _FAR = 0.005, 0.01, 0.02, 0.1
"""How coarse outlines are, in degrees: in one state, in all of them, in states beside them, in states beyond."""

_LAND, _LINE = [128, 118, 128], [128, 118, 128]
_HERE = [176, 110, 160]  # the brand's plum, at a lightness that shows on both grounds


class CompactDeck(pydeck.Deck):  # type: ignore[misc]  # pydeck ships no types
    """A deck that serialises without indentation, and only once."""

    def __init__(self, written: str, tooltip: dict[str, Any]) -> None:
        super().__init__(map_provider=None, map_style=STYLE, tooltip=tooltip)
        self._written = written

    def to_json(self) -> str:
        """Return the specification."""
        return self._written


def specification(picture: Picture, shapes: Shapes, selected: str | None = None) -> str:
    """Return the whole map as compact JSON: equal pictures give equal strings, and every layer has a fixed id."""
    layers = [
        *_land(picture, shapes),
        _signs(BOOTCAMPS, picture.bootcamps, picture.scale),
        _ring(picture, selected),
        _signs(HUBS, picture.hubs, picture.scale),
        _names(picture),
    ]
    deck = pydeck.Deck(
        layers=[layers],
        views=[pydeck.View(type="MapView", id="map", controller=_CONTROLLER, repeat=False)],
        initial_view_state=_view_state(picture.canvas),
        map_provider=None,
        map_style=STYLE,
        tooltip=False,
    )
    return json.dumps(deck, default=default_serialize, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


_CONTROLLER = {"doubleClickZoom": False, "scrollZoom": False, "dragRotate": False, "touchRotate": False}
"""The wheel scrolls the page, not the map: there are buttons to zoom. Without double clicks a click answers at once."""


def _view_state(canvas: Canvas) -> Any:
    return pydeck.ViewState(
        latitude=canvas.lat, longitude=canvas.lon, zoom=canvas.zoom, min_zoom=3, max_zoom=11, pitch=0, bearing=0
    )


def _land(picture: Picture, shapes: Shapes) -> list[Any]:
    """Return the outlines from the back to the front: other states, the programme's, municipalities, borders."""
    states = state_outlines(shapes)
    ours = {picture.state} if picture.state else picture.states
    quiet = [ring for key, rings in states.items() if key not in ours for ring in coarse(rings, _step(rings, picture))]
    fine = _FINE if picture.state else _WHOLE
    loud = [ring for key in sorted(ours & set(states)) for ring in coarse(states[key], fine)]
    inside = municipal_outlines(shapes, {picture.state} if picture.state else picture.municipalities)
    with_hub = [ring for key in sorted(picture.municipalities & set(inside)) for ring in coarse(inside[key], fine)]
    layers = [
        _area("states", quiet, [*_LAND, 26], [*_LINE, 120], 1),
        _area("programme-states", loud, [*_LAND, 52], [*_LINE, 255], 1.6),
        _area("municipalities-with-hub", with_hub, [*_HERE, 70], [*_HERE, 0], 0),
    ]
    if picture.state:
        every = [ring for key in sorted(inside) for ring in coarse(inside[key], fine)]
        layers.append(_area("municipalities", every, None, [*_LINE, 120], 0.8))
    return layers


def _step(rings: tuple[Ring, ...], picture: Picture) -> float:
    """Return how coarse a state beyond the programme's may be, in degrees: finer where it is on the first sheet."""
    canvas = picture.canvas
    seen = any(canvas.shows(lat, lon, margin=40) for ring in rings for lon, lat in ring[::8])
    return _NEAR if seen else _FAR


def _area(name: str, rings: list[Ring], fill: list[int] | None, line: list[int], width: float) -> Any:
    return pydeck.Layer(
        "PolygonLayer",
        [{"p": ring} for ring in rings],
        id=name,
        get_polygon="p",
        filled=fill is not None,
        get_fill_color=fill or [0, 0, 0, 0],
        stroked=width > 0,
        get_line_color=line,
        get_line_width=width,
        line_width_units=pydeck.types.String("pixels"),
        line_joint_rounded=True,
        pickable=False,
    )


def _signs(name: str, signs: Iterable[Sign], scale: float) -> Any:
    data = [
        {
            "id": sign.id,
            "at": [sign.lon, sign.lat],
            "by": sign.shift,
            "icon": sign.symbol,
            "size": round(size_of(sign.symbol) * scale, 1),
            "name": sign.name,
            "about": sign.about,
        }
        for sign in signs
    ]
    return _icons(name, data, pickable=True)


def _ring(picture: Picture, selected: str | None) -> Any:
    size = round(size_of(CHOSEN) * picture.scale, 1)
    data = [
        {"at": [sign.lon, sign.lat], "by": sign.shift, "icon": CHOSEN, "size": size}
        for sign in picture.hubs
        if sign.id == selected
    ]
    return _icons("chosen", data, pickable=False)


def _icons(name: str, data: list[dict[str, Any]], pickable: bool) -> Any:
    return pydeck.Layer(
        "IconLayer",
        data,
        id=name,
        icon_atlas=pydeck.types.String(ATLAS),
        icon_mapping=icon_mapping(),
        get_icon="icon",
        get_position="at",
        get_pixel_offset="by",
        get_size="size",
        size_units=pydeck.types.String("pixels"),
        alpha_cutoff=-1,  # the whole square answers to a finger, not only what is painted of it
        pickable=pickable,
    )


def _names(picture: Picture) -> Any:
    """Return the names. Their size is in metres up to what is legible: zoomed out they shrink instead of colliding."""
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
    return pydeck.Layer(
        "TextLayer",
        data,
        id=NAMES,
        get_text="text",
        get_position="at",
        get_pixel_offset="by",
        get_text_anchor="anchor",
        get_size=round(_LETTERS * _METRES_PER_PIXEL / 2**picture.canvas.zoom),
        size_units=pydeck.types.String("meters"),
        size_max_pixels=_LETTERS,
        get_color=[38, 33, 43, 255],
        background=True,
        get_background_color=[253, 252, 250, 225],
        background_padding=[3, 1],
        background_border_radius=3,
        font_settings={"fontSize": 52, "buffer": 6},
        font_family=pydeck.types.String('"Source Sans", "Segoe UI", Roboto, sans-serif'),
        font_weight=600,
        line_height=1.15,
        character_set=pydeck.types.String("auto"),
        pickable=False,
    )
