"""What the viewer's screen can show: found out by a small script in the browser."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_KEY = "screen"
_KIND = "screen.kind"


@dataclass(frozen=True, slots=True)
class Screen:
    """`narrow` on a telephone; `flat` where the browser has no WebGL, so that a map would be a blank box."""

    narrow: bool = False
    flat: bool = False


def screen() -> Screen:
    """Return what is known of the screen; until the browser has spoken, a wide one with WebGL is assumed.

    The browser speaks once, and only where that assumption is wrong. Call this at the foot of the page's map, once.
    """
    found = str(st.session_state.get(_KIND, "wide"))
    shown = _component()(data={"assumed": found}, key=_KEY, on_kind_change=_remember)
    kind = str(getattr(shown, "kind", None) or found)
    return Screen(narrow=kind.startswith("narrow"), flat=kind.endswith("-flat"))


def _remember() -> None:
    """Keep the answer when the viewer goes to another page and comes back."""
    kind = getattr(st.session_state.get(_KEY), "kind", None)
    if kind:
        st.session_state[_KIND] = str(kind)


def _component() -> Any:
    return st.components.v2.component("impulso_screen", js=_script())


@cache
def _script() -> str:
    return (Path(__file__).parent / "screen.js").read_text(encoding="utf-8")
