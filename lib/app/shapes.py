"""The door to the outlines that maps draw: read from disk once per process, shared by all viewers."""

from typing import Any

import streamlit as st

from lib.app import door
from lib.collect.geography import municipal_shapes, state_shapes
from lib.markup.outlines import Shapes


@st.cache_resource(show_spinner=False)
def shapes() -> Shapes:
    """Return the outlines of all states and, when asked, of a state's municipalities; the same object every time."""
    geography = door.opened().setting.geography

    def state_of(key: str) -> str:
        municipality = geography.municipality(key)
        return municipality.state if municipality else key

    return Shapes(_states(), _municipalities, state_of)


@st.cache_resource(show_spinner=False)
def _states() -> dict[str, Any]:
    return state_shapes(door.opened().places)


@st.cache_resource(show_spinner=False, max_entries=32)
def _municipalities(state: str) -> dict[str, Any]:
    return municipal_shapes(door.opened().places, state)
