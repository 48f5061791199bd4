"""«Llevar a la reunión»: the file to take to a meeting about the chosen state."""

from functools import partial

import streamlit as st

from lib.app import data
from lib.app.frame import Shown
from lib.app.refresh import mark_of
from lib.publish.meeting.bundle import meeting_bundle
from lib.publish.proof.seal import seal_of
from lib.snapshot.audience import for_public
from lib.snapshot.selection.one_state import OneState


def take_to_meeting(shown: Shown, state: str) -> None:
    """Offer the sheet, the map and the slides of a state as one file, which is made when somebody asks for it."""
    words, snapshot = shown.words, shown.snapshot
    st.download_button(
        words("meeting.download"),
        partial(_made, mark_of(snapshot), state, words.language, shown),
        file_name=words("meeting.file", state=state, id=snapshot.id[:4]),
        mime="application/zip",
        help=words("meeting.download.means"),
        on_click="ignore",
        key="state.meeting",
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _made(mark: object, state: str, language: str, _shown: Shown) -> bytes:
    """Return the file, made once for everybody who asks for the same state of the same snapshot."""
    names, public = _shown.names, for_public(_shown.snapshot)
    one = OneState(public, names.programme, state)
    return meeting_bundle(one, names, data.shapes(), seal_of(public, names, data.opened().signer))
