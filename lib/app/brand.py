"""A programme's name, mark and colours, where Streamlit needs them: its shell, its theme and the page's icon."""

import os

import streamlit as st

from lib.app import data
from lib.collect.opening import declared
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.markup.brand import brand_style, logo_of, mark_of
from lib.programme.declared import Text
from lib.programme.loading import ProgrammeError
from lib.programme.model import ProgrammeIdentity

_NOTHING = Text(es="")
UNKNOWN = ProgrammeIdentity(
    id="unknown", name="Dashboard", description=_NOTHING, states=(), planned_ages="", region=_NOTHING
)
"""What is shown of a programme that cannot be read; the page then says why."""


def identity() -> ProgrammeIdentity:
    """Return what the programme file says of name, languages and colours."""
    try:
        return declared(read_environment(os.environ).programme).programme
    except (EnvironmentProblem, ProgrammeError):
        return UNKNOWN


def dress(who: ProgrammeIdentity) -> None:
    """Put the programme's colours into Streamlit's theme. It reaches the sessions that begin afterwards."""
    from streamlit import config

    for ground, colour in (("light", who.colour), ("dark", who.colour_on_dark)):
        for option in ("primaryColor", "linkColor"):
            config.set_option(f"theme.{ground}.{option}", colour)
    others = config.get_option("theme.chartCategoricalColors") or []
    config.set_option("theme.chartCategoricalColors", [who.colour, *others[1:]])


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


def style() -> str:
    """Return the style sheet of the programme's own colours; nothing where they are the usual ones."""
    return brand_style(data.opened().setting.programme.programme)
