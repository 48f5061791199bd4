"""An open page notices a new snapshot by itself. It asks the process's memory, never the store or a sheet."""

import streamlit as st

from lib.app import door
from lib.snapshot.snapshot import Snapshot

_EVERY_SECONDS = 5.0


def follow(newest: Snapshot) -> None:
    """Run the page again when the newest snapshot says something else than this one.

    What the viewer chose stays: it is in the address and in keyed widgets. Call it once, in the frame.
    """
    _watch(mark_of(newest))


@st.fragment(run_every=_EVERY_SECONDS)
def _watch(mark: tuple[object, ...]) -> None:
    if mark_of(door.newest()) != mark:
        st.rerun()


def mark_of(snapshot: Snapshot) -> tuple[object, ...]:
    """Return what tells two snapshots apart on a page: what they say, on which day, and how their sources stand."""
    stand = tuple((each.condition, each.facts_to, each.rows, each.cells_to_check) for each in snapshot.sources)
    return (snapshot.id, snapshot.today, stand)
