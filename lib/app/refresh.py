"""An open page notices by itself a new snapshot, and that whoever looks was given a role or lost it.

It asks the process's memory and when the programme file last changed, never the store or a sheet.
"""

import streamlit as st

from lib.app import data
from lib.app.identity import identity
from lib.programme.access import Access
from lib.snapshot.snapshot import Snapshot

_EVERY_SECONDS = 5.0


def follow(newest: Snapshot | None) -> None:
    """Run the page again when the newest snapshot says something else than this one, or the viewer's role is another.

    None for a page that shows a past snapshot. What the viewer chose stays: it is in the address and in keyed widgets.
    Call it once, in the frame.
    """
    _watch(mark_of(newest) if newest else None, identity.access_now())


@st.fragment(run_every=_EVERY_SECONDS)
def _watch(mark: tuple[object, ...] | None, granted: Access | None) -> None:
    if (mark is not None and mark_of(data.newest()) != mark) or identity.access_now() != granted:
        st.rerun()


def mark_of(snapshot: Snapshot) -> tuple[object, ...]:
    """Return what tells two snapshots apart on a page: what they say, on which day, and how their sources stand.

    The id is of what everybody may know; venues and days, which only some may, are compared beside it.
    """
    camps = tuple((each.hub, each.planned_start, each.planned_end, each.actual_start) for each in snapshot.bootcamps)
    stand = tuple((each.condition, each.facts_to, each.rows, each.cells_to_check) for each in snapshot.sources)
    return (snapshot.id, snapshot.today, stand, camps)
