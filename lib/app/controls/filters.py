"""Filters that hold several ids or one of many, kept in the address."""

import re
from collections.abc import Callable, Sequence

import streamlit as st

from lib.app import address

_MOST_PILLS = 12


def several_of(
    page: str, name: str, label: str, options: Sequence[str], *, called: Callable[[str], str], language: str
) -> list[str]:
    """Offer the options as pills and return the chosen ids; none chosen means all. A single option is not offered.

    The widget's key holds the language: its labels are translated, and the address carries the choice over.
    """
    if len(options) < 2:
        return []
    key = f"{page}.{name}.{language}.{'.'.join(options)}"
    chosen = st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=lambda each: plain(called(each)),
        default=address.hold(name, key, address.read_many(name, options)),
        key=key,
        wrap=True,
    )
    address.write_many(name, [str(each) for each in chosen])
    return [str(each) for each in chosen]


def one_from(
    page: str,
    name: str,
    label: str,
    options: Sequence[str],
    *,
    called: Callable[[str], str],
    language: str,
    default: str | None = None,
    everything: str | None = None,
) -> str | None:
    """Offer the options and return the chosen id. `everything` names the choice of none, where that may be.

    Up to a dozen stand open as pills; a longer list folds into a select box, a text field about which some browsers
    ask their own maker. The address has the id under `name` unless it is the default.
    """
    asked = address.read(name, options) or default
    key = f"{page}.{name}.{language}.{'.'.join(options)}"
    first = address.hold(name, key, asked if asked in options else None if everything else options[0])
    if len(options) <= _MOST_PILLS:
        chosen = st.pills(
            label,
            options,
            format_func=lambda each: plain(called(each)),
            default=first,
            key=key,
            required=everything is None,
            wrap=True,
        )
    else:
        chosen = st.selectbox(
            label,
            options,
            index=options.index(first) if first else None if everything else 0,
            format_func=called,
            placeholder=everything or "",
            key=key,
        )
    picked = str(chosen) if chosen is not None else None
    address.write(name, picked if picked != default else None)
    return picked


_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~&=])")


def plain(text: str) -> str:
    """Return a text that shows as it is typed: no link, formula, icon, colour or emphasis comes of it."""
    return _MEANS_SOMETHING.sub(r"\\\1", text)


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
    key = f"{page}.{name}.{'.'.join(map(called, options))}"  # its labels are translated
    chosen = st.segmented_control(
        label,
        options,
        format_func=called,
        default=address.hold(name, key, address.read(name, options) or usual),
        key=key,
        required=True,
        wrap=True,
    )
    picked = str(chosen or usual)
    address.write(name, picked if picked != usual else None)
    return picked
