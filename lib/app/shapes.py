"""The door to the outlines that maps draw: read from disk once per process, shared by all viewers."""

from typing import Any

import streamlit as st

from lib.collect.geography import municipal_shapes, state_shapes
from lib.collect.opening import GEOGRAPHY
from lib.markup.outlines import Shapes


def shapes() -> Shapes:
    """Return the outlines of all states and, when asked, of a state's municipalities."""
    return Shapes(_states(), _municipalities)


@st.cache_resource(show_spinner=False)
def _states() -> dict[str, Any]:
    return state_shapes(GEOGRAPHY)


@st.cache_resource(show_spinner=False, max_entries=32)
def _municipalities(state: str) -> dict[str, Any]:
    return municipal_shapes(GEOGRAPHY, state)
