"""State in the address: stable ids only, never translated labels, so that a link means the same in any language."""

from collections.abc import Sequence

import streamlit as st

LANGUAGE = "lang"


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
