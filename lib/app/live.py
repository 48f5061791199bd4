"""An open page notices a new snapshot by itself. It asks the process's memory, never the store or a sheet."""

import streamlit as st

from lib.app import door
from lib.snapshot.snapshot import Snapshot

_EVERY_SECONDS = 3.0


def follow(newest: Snapshot) -> None:
    """Run the page again when the newest snapshot says something else than this one.

    What the viewer chose stays: it is in the address and in keyed widgets. Call it once, in the frame.
    """
    _watch(_mark(newest))


@st.fragment(run_every=_EVERY_SECONDS)
def _watch(mark: tuple[object, ...]) -> None:
    if _mark(door.newest()) != mark:
        st.rerun()


def _mark(snapshot: Snapshot) -> tuple[object, ...]:
    """Return what a page shows of a snapshot: what it says, on which day, and how its sources stand."""
    return (snapshot.id, snapshot.today, tuple((each.condition, each.cells_to_check) for each in snapshot.sources))
