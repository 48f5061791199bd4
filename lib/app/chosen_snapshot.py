"""Which snapshot a page shows: the newest, or a past one that the address asks for by its id."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import streamlit as st

from lib.app import address
from lib.collect.store.store import Published, Store, StoreSilent, UnreadableSnapshot, published_snapshot
from lib.snapshot.snapshot import Snapshot

ADDRESS_KEY = "corte"
_KEPT = "frame.snapshot"
_ID = re.compile(r"[0-9a-f]{4,12}")


@dataclass(frozen=True, slots=True)
class ChosenSnapshot:
    """The snapshot to show and when it was published.

    `past` says that a newer one exists; `instead_of` that the address asks for another: one there is not, or one that
    this version cannot read.
    """

    snapshot: Snapshot
    at: datetime
    past: bool = False
    instead_of: Literal["unknown", "unreadable"] | None = None


def chosen(newest: Snapshot, store: Store) -> ChosenSnapshot:
    """Return the snapshot that the address asks for, or the newest.

    The id is kept for the pages to come, since another page begins with an empty address, and goes into its address.
    """
    if address.by_history():
        st.session_state.pop(_KEPT, None)
    asked = str(st.query_params.get(ADDRESS_KEY) or st.session_state.get(_KEPT) or "").lower()
    if not asked:
        return ChosenSnapshot(newest, newest.read_at)
    present = _ID.fullmatch(asked) is not None and newest.id.startswith(asked)
    found = None if present else published(asked, store)
    if not present and not isinstance(found, Published):
        st.session_state.pop(_KEPT, None)
        return ChosenSnapshot(newest, newest.read_at, instead_of="unreadable" if found else "unknown")
    st.session_state[_KEPT] = asked
    address.write(ADDRESS_KEY, asked)
    if isinstance(found, Published):
        return ChosenSnapshot(found.snapshot, found.at, past=True)
    return ChosenSnapshot(newest, newest.read_at)


def leave() -> None:
    """Go back to the newest snapshot."""
    st.session_state.pop(_KEPT, None)
    address.write(ADDRESS_KEY, None)


def published(snapshot_id: str, store: Store) -> Published | UnreadableSnapshot | None:
    """Return a snapshot by its whole id or the beginning of it; None where there is none, or the store is silent."""
    if not _ID.fullmatch(snapshot_id):
        return None
    with suppress(StoreSilent):
        return published_snapshot(store, snapshot_id)
    return None
