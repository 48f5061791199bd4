"""The map as pydeck layers, and all of it as one compact JSON string.

Layers are in a list within the list of layers. The front end fades every coloured layer of the outer list when
something is selected, and forgets what it thinks is selected when the specification changes: which hub is chosen is
then the page's to say, with a ring, whether it was chosen on the map, in the table or by a link. A browser test holds
this.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pydeck
from pydeck.bindings.json_tools import default_serialize

from lib.markup.map.canvas import Canvas
from lib.markup.map.groups import MUNICIPALITY, STATE
from lib.markup.map.outlines import Ring, Shapes, coarse, municipal_outlines, state_outlines
from lib.markup.map.picture import Picture
from lib.markup.map.signs import MapSign
from lib.markup.map.symbols import CHOSEN, icon_mapping, size_of
from lib.views.map_texts import FONT, around, inks, names

STYLE = "app/static/map/style.json"
ATLAS = "app/static/map/symbols.svg"
"""Files of ours under static serving, named from the page: an empty ground, which brings zoom buttons, and symbols."""

HUBS, BOOTCAMPS, GROUPS = "hubs", "bootcamps", "groups"
PLACES = "programme-states"
"""Layers that answer to a click: hubs, bootcamps, hubs that stand together, and states."""

_MANY = 300  # municipalities of a state, beyond which its outlines are as coarse as those of all states
_FINE, _WHOLE, _NEAR, _FAR = 0.005, 0.01, 0.02, 0.1
"""How coarse outlines are, in degrees: in one state, in all of them, in states beside them, in states beyond."""

_LAND, _LINE = [128, 118, 128], [128, 118, 128]
_SEA = [72, 132, 170, 58]  # shows as water on light ground and on dark
_DISC, _RIM = [38, 33, 43, 255], [253, 252, 250, 255]  # places with several hubs, and their numbers
_WITHOUT = [*_LAND, 1]  # what is wholly transparent would not answer to the pointer
_SHADE = 50  # of 255: how much of the brand places with a hub have


class CompactDeck(pydeck.Deck):  # type: ignore[misc]  # pydeck ships no types
    """A deck that serialises without indentation, and only once."""

    def __init__(self, written: str, tooltip: dict[str, Any]) -> None:
        super().__init__(map_provider=None, map_style=STYLE, tooltip=tooltip)
        self._written = written

    def to_json(self) -> str:
        """Return the specification."""
        return self._written


def specification(
    picture: Picture, shapes: Shapes, selected: str | None = None, *, dark: bool = False, brand: str
) -> str:
    """Return the map as compact JSON for light ground or dark; equal pictures give equal strings.

    `brand` (#RRGGBB) shades places with a hub.
    """
    written = inks(dark)
    layers = [
        *_land(picture, shapes, [*bytes.fromhex(brand[1:]), _SHADE]),
        _signs(BOOTCAMPS, picture.bootcamps, picture.scale),
        _ring(picture, selected),
        _signs(HUBS, picture.hubs, picture.scale),
        *_groups(picture),
        *around(picture, written),
        names(picture, written),
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


def _land(picture: Picture, shapes: Shapes, shade: list[int]) -> list[Any]:
    """Return the outlines from the back to the front: other states, the programme's, municipalities, borders."""
    states = state_outlines(shapes)
    ours = {picture.state} if picture.state else picture.states
    quiet = [ring for key, rings in states.items() if key not in ours for ring in coarse(rings, _step(rings, picture))]
    inside = municipal_outlines(shapes, {picture.state} if picture.state else picture.shaded)
    fine = _FINE if picture.state and len(inside) <= _MANY else _WHOLE
    loud = {key: coarse(states[key], fine) for key in sorted(ours & set(states))}
    lines = {key: coarse(inside[key], fine) for key in sorted(inside)}
    ground = shapes.ground
    layers = [
        _area("sea", [{"p": area} for area in ground.sea], _SEA, [*_LINE, 0], 0),
        _area("land", _plain(list(coarse(ground.land, _NEAR))), [*_LAND, 12], [*_LINE, 0], 0),
        _area("states", _plain(quiet), [*_LAND, 26], [*_LINE, 120], 1),
        _area(PLACES, _told(loud, picture, STATE, shade), [*_LAND, 52], [*_LINE, 255], 1.6, pickable=not picture.state),
        _area("lakes", _plain(list(coarse(ground.lakes, _NEAR))), _SEA, [*_LINE, 0], 0),
    ]
    if picture.state:
        told = _told(lines, picture, MUNICIPALITY if picture.groups else None, shade)
        return [*layers, _area("municipalities", told, "f", [*_LINE, 120], 0.8, pickable=True)]
    shaded = _plain([ring for key in lines for ring in lines[key]])
    return [*layers, _area("municipalities-with-hub", shaded, shade, [*_LINE, 0], 0)]


def _plain(rings: list[Ring]) -> list[dict[str, Any]]:
    return [{"p": ring} for ring in rings]


def _told(
    lines: Mapping[str, Iterable[Ring]], picture: Picture, kind: str | None, shade: list[int]
) -> list[dict[str, Any]]:
    """Return outlines with their tooltips and, where they can be chosen, the id of the choice."""
    found = []
    for key, rings in lines.items():
        name, about = picture.says.get(key, ("", ""))
        said: dict[str, Any] = {"name": name, "about": about} | ({"id": f"{kind}:{key}"} if kind else {})
        if kind != STATE:
            said["f"] = shade if key in picture.shaded else _WITHOUT
        found += [{"p": ring, **said} for ring in rings]
    return found


def _step(rings: tuple[Ring, ...], picture: Picture) -> float:
    """Return how coarse a state beyond the programme's may be, in degrees: finer where it is on the first sheet."""
    canvas = picture.canvas
    seen = any(canvas.shows(lat, lon, margin=40) for ring in rings for lon, lat in ring[::8])
    return _NEAR if seen else _FAR


def _area(
    name: str,
    data: list[dict[str, Any]],
    fill: list[int] | str,
    line: list[int],
    width: float,
    *,
    pickable: bool = False,
) -> Any:
    return pydeck.Layer(
        "PolygonLayer",
        data,
        id=name,
        get_polygon="p",
        filled=True,
        get_fill_color=fill,
        stroked=width > 0,
        get_line_color=line,
        get_line_width=width,
        line_width_units=pydeck.types.String("pixels"),
        line_joint_rounded=True,
        pickable=pickable,
    )


def _groups(picture: Picture) -> list[Any]:
    """Return a disc for each place whose hubs stand together, and their numbers; nothing where there are none."""
    if not picture.groups:
        return []
    data = [
        {"id": each.id, "at": [each.lon, each.lat], "r": each.half, "name": each.name, "about": each.about}
        for each in picture.groups
    ]
    discs = pydeck.Layer(
        "ScatterplotLayer",
        data,
        id=GROUPS,
        get_position="at",
        get_radius="r",
        radius_units=pydeck.types.String("pixels"),
        get_fill_color=_DISC,
        stroked=True,
        get_line_color=_RIM,
        get_line_width=1.5,
        line_width_units=pydeck.types.String("pixels"),
        pickable=True,
    )
    numbers = pydeck.Layer(
        "TextLayer",
        [{"text": each.text, "at": [each.lon, each.lat]} for each in picture.groups if each.text],
        id="numbers",
        get_text="text",
        get_position="at",
        get_size=11,
        get_color=_RIM,
        font_family=FONT,
        font_weight=600,
        pickable=False,
    )
    return [discs, numbers]


def _signs(name: str, signs: Iterable[MapSign], scale: float) -> Any:
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
