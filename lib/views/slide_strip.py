"""Pictures of slides that are put in order by dragging them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


def slide_strip(html: str, style: str, *, moved: Callable[[str], None], key: str) -> None:
    """Show a list of slides whose `[data-slide]` items can be dragged; `moved` gets the new order, ids with commas.

    `html` must come from a template, which escapes what partners typed; `style` stands with it in a shadow root, so
    that neither it nor the page's own rules reach the other.
    """

    def put() -> None:
        order = getattr(st.session_state.get(key), "order", None)
        if order:
            moved(str(order))

    _component()(data={"html": html, "style": style}, key=key, on_order_change=put)


def _component() -> Any:
    """Return the component; registering the same again changes nothing, and a fresh runtime needs it."""
    return st.components.v2.component("impulso_slide_strip", js=_script())


@cache
def _script() -> str:
    return (Path(__file__).parent / "slide_strip.js").read_text(encoding="utf-8")
