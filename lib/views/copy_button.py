"""A button that copies a text, for a message that somebody else sends."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


def copy_button(text: str, *, label: str, done: str, failed: str, key: str) -> None:
    """Show a button that puts `text` on the clipboard and then says `done`; `failed` where the browser refuses."""
    _component()(data={"text": text, "label": label, "done": done, "failed": failed}, key=key)


def _component() -> Any:
    """Return the component; registering the same again changes nothing, and a fresh runtime needs it."""
    return st.components.v2.component("impulso_copy_button", js=_script(), isolate_styles=False)


@cache
def _script() -> str:
    return (Path(__file__).parent / "copy_button.js").read_text(encoding="utf-8")
