"""Markup of ours with parts that can be chosen: by pointer, by finger and by keyboard."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


def clickable(
    html: str, *, selected: str | None, choose: Callable[[str], None], key: str, reveal: str | None = None
) -> None:
    """Show markup whose `[data-choose]` elements call `choose` with their id before the page runs again.

    `html` must come from a template, which escapes what partners typed. The element whose id is `selected` is marked
    as pressed. `reveal` is the CSS selector of what a choice made here changes: the reader is taken there; without it
    focus stays where it was.
    """

    def chosen() -> None:
        picked = getattr(st.session_state.get(key), "chosen", None)
        if picked:
            choose(str(picked))

    _component()(data={"html": html, "selected": selected, "reveal": reveal}, key=key, on_chosen_change=chosen)


def _component() -> Any:
    """Return the component; registering the same again changes nothing, and a fresh runtime needs it."""
    return st.components.v2.component("impulso_clickable", js=_script(), isolate_styles=False)


@cache
def _script() -> str:
    return (Path(__file__).parent / "clickable.js").read_text(encoding="utf-8")
