"""State in the address: stable ids only, never translated labels, so that a link means the same in any language."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.app.addresses.root import root_of_page
from lib.markup.pages import PAGE_IDS

LANGUAGE = "lang"
_MOVED = "address.moved"
Choice = TypeVar("Choice")
_OF_THE_VIEWER = frozenset({"ver", "recorrido", "paso"})
"""Parameters that are about who looks, not about what is looked at."""


def root() -> str | None:
    """Return the dashboard's address as the viewer sees it; None where it cannot be known."""
    return root_of_page(st.context.url, PAGE_IDS)


def link_to_page(language: str) -> str | None:
    """Return the address of the page as it is chosen now, to be passed on; None where it is not known."""
    above, last = root(), urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    chosen = {name: value for name, value in st.query_params.items() if name not in _OF_THE_VIEWER}
    page = last if last in PAGE_IDS else ""
    return f"{above}/{page}?{urlencode({**chosen, LANGUAGE: language})}" if above else None


def by_history() -> bool:
    """Tell whether the viewer came by Back or Forward: then the address decides, not what was chosen before."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def hold(name: str, key: str, asked: Choice) -> Choice | None:
    """Return the default of the widget of a key, which holds what the address asks for under `name`.

    Where the viewer came by Back or Forward, or the application moved the address, the widget is made to say it and
    needs no default. Else a widget that stands decides: the browser may ask for a run with an address that is older
    than the last press.
    """
    moved: set[str] = st.session_state.setdefault(_MOVED, set())
    if not by_history() and name not in moved:
        return asked
    moved.discard(name)
    st.session_state[key] = asked
    return None


def move(name: str, value: str | None) -> None:
    """Put an id into the address, or take it out, and have the widget that holds it follow."""
    write(name, value)
    st.session_state.setdefault(_MOVED, set()).add(name)


def read(name: str, allowed: Sequence[str]) -> str | None:
    """Return a parameter of the address if it is one of the allowed ids."""
    value = st.query_params.get(name)
    return value if value in allowed else None


def write(name: str, value: str | None) -> None:
    """Put an id into the address, or take it out. Writing what is there already does nothing."""
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def read_many(name: str, allowed: Sequence[str]) -> list[str]:
    """Return the allowed ids of a parameter that holds several, separated by commas."""
    return [value for value in st.query_params.get(name, "").split(",") if value in allowed]


def write_many(name: str, values: Sequence[str]) -> None:
    """Put several ids into one parameter."""
    write(name, ",".join(values) or None)
