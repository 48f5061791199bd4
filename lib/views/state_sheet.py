"""The state's sheet as a file, made once for all who ask for the same."""

import streamlit as st

from lib.markup.ficha_sheet import ficha_html
from lib.markup.outlines import Shapes
from lib.snapshot.one_state import OneState
from lib.wording.names import Names


def ficha_file(one: OneState, names: Names, shapes: Shapes) -> bytes:
    """Return the sheet of a state as a UTF-8 file."""
    return _made(one.snapshot.id, one.snapshot.today.isoformat(), one.key, one, names, shapes)


@st.cache_resource(show_spinner=False, max_entries=64)
def _made(snapshot_id: str, today: str, state: str, _one: OneState, _names: Names, _shapes: Shapes) -> bytes:
    return ficha_html(_one, _names, _shapes).encode()
