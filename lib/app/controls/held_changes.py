"""A steward takes in a reading that is held back because it lost rows. Who decided it, and when, stays in the store."""

import streamlit as st

from lib.app import data
from lib.app.frame import Shown
from lib.app.identity import identity, viewer
from lib.collect.store.freezes import By
from lib.collect.store.store import StoreFailure
from lib.markup.data.findings import section
from lib.wording.names import Names

_DEMONSTRATION = "demonstration"


def offer(shown: Shown) -> None:
    """Show each source whose newest reading is under review, and to a steward the choice to take it in."""
    held = [source for source in shown.snapshot.sources if source.reading == "under-review"]
    if shown.viewer.role != "steward" or shown.chosen.past or not held:
        return
    words = shown.words
    st.html(section(words("review.title"), words("review.says")))
    for source in held:
        st.button(
            words("review.accept", name=shown.names.partner(source.owner)),
            key=f"data.accept.{source.id}.{words.language}",
            on_click=_accept,
            args=(source.id, shown.names.partner(source.owner), shown.names),
        )


def decider() -> By | None:
    """Return in whose name the present viewer decides; None unless she is a steward at this very moment."""
    now = viewer.current()
    if now.role != "steward":
        return None
    who = identity.of_session()
    if viewer.demonstrates() or who is None:
        return By(_DEMONSTRATION, _DEMONSTRATION)
    return By(now.partner or "", who.email or "")


def _accept(source: str, name: str, names: Names) -> None:
    by = decider()
    if by is None:
        return
    try:
        taken = data.opened().store.accept(source, by)
    except StoreFailure:
        st.toast(names.words("review.silent"))
        return
    st.toast(names.words("review.accepted" if taken else "review.gone", name=name))
