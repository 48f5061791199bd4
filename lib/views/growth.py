"""A slider over months, all of which the browser has: moving it costs the server nothing."""

from functools import cache
from pathlib import Path

import streamlit as st

from lib.markup.hubs.growth import GrowthBlock


def growth_slider(block: GrowthBlock, key: str) -> None:
    """Show the block; every month goes to the browser at once."""
    component = st.components.v2.component("impulso_growth", js=_script(), isolate_styles=False)
    component(data={"html": block.html, "months": block.months, "hubs": block.hubs}, key=key)


@cache
def _script() -> str:
    return (Path(__file__).parent / "growth.js").read_text(encoding="utf-8")
