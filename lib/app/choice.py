"""Choosing one of several stable ids, kept in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.app import address


def one_of(
    page: str,
    name: str,
    label: str,
    options: Sequence[str],
    called: Callable[[str], str],
    *,
    default: str | None = None,
) -> str:
    """Offer the options and return the chosen id; the address has it under `name` unless it is the default.

    `options` has at least one id and `default` is one of them (the first where it is left out). A single option is not
    offered.
    """
    usual = default or options[0]
    if len(options) < 2:
        return usual
    chosen = st.segmented_control(
        label,
        options,
        format_func=called,
        default=address.read(name, options) or usual,
        key=f"{page}.{name}",
        required=True,
        wrap=True,
    )
    picked = str(chosen or usual)
    address.write(name, picked if picked != usual else None)
    return picked
