"""States and municipalities in classes, on the page: the map beside its table."""

import streamlit as st

from lib.markup.map import choropleth
from lib.markup.map.choropleth import Theme
from lib.markup.map.outlines import Shapes
from lib.markup.map.picture import picture
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from lib.views.clickable import clickable
from lib.wording.names import Names


def state_classes(
    theme: Theme, snapshot: Snapshot, names: Names, shapes: Shapes, *, narrow: bool, state: str | None = None
) -> None:
    """Show one published indicator by state: what it means, the map with its key, and the same as a table.

    With a `state` it is shown by that state's municipalities.
    """
    found = choropleth.classed(theme, snapshot, names, state)
    st.html(choropleth.reading(found, snapshot, names))
    left, right = st.columns([6, 5], gap="medium")
    with left:
        html = _drawn(snapshot.id, names.words.language, theme, state, narrow, snapshot, names, shapes)
        clickable(html, selected=None, choose=_nothing, key="state.classes" if state else "hubs.classes")
    with right:
        st.html(choropleth.table(found, snapshot, names))


@st.cache_resource(show_spinner=False, max_entries=64)
def _drawn(
    snapshot_id: str,
    language: str,
    theme: Theme,
    state: str | None,
    narrow: bool,
    _snapshot: Snapshot,
    _names: Names,
    _shapes: Shapes,
) -> str:
    canvas = picture(_snapshot, _names, HubChoice(state), narrow).canvas
    return choropleth.choropleth(choropleth.classed(theme, _snapshot, _names, state), canvas, _shapes, _names)


def _nothing(_chosen: str) -> None:
    """States are links; nothing on this map is chosen."""
