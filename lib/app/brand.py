"""A programme's name, mark and colours, where Streamlit needs them: its shell, its theme and the page's icon."""

import json
import os
from typing import Literal

import streamlit as st

from lib.app import data
from lib.collect.opening import declared
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.markup.brand import brand_style, logo_of, mark_of
from lib.programme.declared import Text
from lib.programme.loading import ProgrammeError
from lib.programme.model import ProgrammeIdentity
from lib.views.canvas import theme_colours

_NAME = "Dashboard"
_NOTHING = Text.model_validate({"es": _NAME})
UNKNOWN = ProgrammeIdentity(id="unknown", name=_NAME, description=_NOTHING, states=(), planned_ages="", region=_NOTHING)
"""What is shown of a programme that cannot be read; the page then says why."""


def identity() -> ProgrammeIdentity:
    """Return what the programme file says of name, languages and colours."""
    try:
        return declared(read_environment(os.environ).programme).programme
    except (EnvironmentProblem, ProgrammeError):
        return UNKNOWN


def dress(who: ProgrammeIdentity) -> None:
    """Put the colours of the programme and of series into Streamlit's theme, for sessions that begin afterwards."""
    from streamlit import config

    grounds: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", who.colour), ("dark", who.colour_on_dark))
    for ground, colour in grounds:
        for option in ("primaryColor", "linkColor"):
            config.set_option(f"theme.{ground}.{option}", colour)
        categorical, sequential = theme_colours(ground)
        config.set_option(f"theme.{ground}.chartCategoricalColors", categorical)
        config.set_option(f"theme.{ground}.chartSequentialColors", sequential)


def page_config() -> None:
    """Name the page, give it its icon, and show the programme's logo where it has one."""
    try:
        opened = data.opened()
    except (EnvironmentProblem, ProgrammeError):
        st.set_page_config(page_title=UNKNOWN.name, layout="wide")
        return
    who = opened.setting.programme.programme
    st.set_page_config(page_title=who.name, page_icon=mark_of(who, opened.folder), layout="wide")
    logo = logo_of(who, opened.folder)
    if logo:
        st.logo(logo, size="large")


def name_page(title: str) -> None:
    """Put the page's own title before the programme's name in the browser's tab and history."""
    st.set_page_config(page_title=f"{title} · {data.opened().setting.programme.programme.name}")


def style(more: str, menu: str, rest: str) -> str:
    """Return the style sheet of the programme's own colours, and the words on Streamlit's menus.

    `rest` is on the one that holds the pages for which the navigation has no room.
    """
    named, pages, others = (json.dumps(each, ensure_ascii=False) for each in (more, menu, rest))
    who = data.opened().setting.programme.programme
    brand = f".stApp {{ --id-brand: light-dark({who.colour}, {who.colour_on_dark}) }}"
    return f"{brand_style(who)}{brand}:root {{ --id-more: {named}; --id-menu: {pages}; --id-rest: {others} }}"
