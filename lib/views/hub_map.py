"""The map of hubs in the browser: one string for everyone who asks for the same."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from lib.markup.map.outlines import Shapes
from lib.markup.map.picture import NARROW, WIDE, Picture, picture
from lib.markup.map.svg import svg_map
from lib.markup.memo import memo
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from lib.views.clickable import clickable
from lib.wording.names import Names
from lib.wording.pages.hubs import is_held

TOOLTIP = {
    "text": "{name}\n{about}",
    "style": {
        "background": "#26212B",
        "color": "#FDFCFA",
        "fontFamily": '"Source Sans", sans-serif',
        "fontSize": "14px",
        "lineHeight": "1.4",
        "maxWidth": "20rem",
        "padding": "8px 12px",
        "borderRadius": "6px",
        "whiteSpace": "pre-line",
        "zIndex": "10",
    },
}
"""The tooltip is text and never markup: a hub named like a tag is shown as it was typed."""

_KEY = "hubs.map"
_PLACES = ("groups", "programme-states", "municipalities")


def hub_map(
    snapshot: Snapshot,
    names: Names,
    choice: HubChoice,
    shapes: Shapes,
    *,
    selected: str | None,
    narrow: bool,
    choose: Callable[[str], None],
) -> None:
    """Draw the map; a click calls `choose` before the page runs again: with a hub's id, or with `estado:` and a key."""
    from lib.views.map_layers import CompactDeck

    def clicked() -> None:
        found = _clicked(st.session_state.get(_KEY), snapshot)
        if found:
            choose(found)

    drawn = picture_of(snapshot, names, choice, narrow)
    who, dark = names.programme.programme, st.context.theme.type == "dark"
    brand = who.colour_on_dark if dark else who.colour
    st.pydeck_chart(
        CompactDeck(_specification(drawn, shapes, selected, dark, brand), TOOLTIP),
        height=(NARROW if narrow else WIDE)[1],
        on_select=clicked,
        selection_mode="single-object",
        key=_KEY,
        alt=names.words("hubs.map.alt"),
    )


def light_map(
    snapshot: Snapshot,
    names: Names,
    choice: HubChoice,
    shapes: Shapes,
    *,
    selected: str | None,
    narrow: bool,
    choose: Callable[[str], None],
) -> None:
    """Draw the light map, whose hubs are buttons."""
    html = _svg(picture_of(snapshot, names, choice, narrow), shapes, names.words)
    clickable(html, selected=selected, choose=choose, key="hubs.light")


picture_of = memo(picture)
"""What the map shows, made once for all who may see the same: partners see venues and days that the public does not."""


_svg = memo(svg_map)


@memo
def _specification(drawn: Picture, shapes: Shapes, selected: str | None, dark: bool, brand: str) -> str:
    from lib.views.map_layers import specification

    return specification(drawn, shapes, selected, dark=dark, brand=brand)


def _clicked(state: Any, snapshot: Snapshot) -> str | None:
    """Return the hub that was clicked, or that hosts the bootcamp clicked, or else the place. Beside them it is None.

    A place is a state, or the place of hubs that stand together, as `choose` takes it.
    """
    objects = state.selection.objects if state else {}
    picked = [each for layer in ("hubs", "bootcamps") for each in objects.get(layer, [])]
    ids = {hub.id for hub in snapshot.hubs}
    hosts = {camp.id: camp.hub for camp in snapshot.bootcamps if camp.hub in ids and is_held(camp)} if picked else {}
    for each in picked:
        found = str(each.get("id", ""))
        if found in ids:
            return found
        if found in hosts:
            return hosts[found]
    places = [each for layer in _PLACES for each in objects.get(layer, [])]
    return next((str(each["id"]) for each in places if each.get("id")), None)
