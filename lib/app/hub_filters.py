"""What a viewer asks of the hubs, and which one she looks at: kept in the address, by ids."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from lib.app import address
from lib.app.frame import Shown
from lib.markup.symbols import IN_ORDER
from lib.snapshot.hub_choice import HubChoice

STATE, PHASE, CONDITION, HUB, MAP = "estado", "fase", "situacion", "sitio", "mapa"
_ALL = "all"
_PHASES = ("access", "use", "appropriation", "wellbeing")


def asked(shown: Shown) -> HubChoice:
    """Show the filters and return what they say. Nothing chosen means everything."""
    names, words, hubs = shown.names, shown.words, shown.snapshot.hubs
    states = sorted({hub.state for hub in hubs}, key=names.state)
    conditions = [each for each in IN_ORDER if any(hub.condition == each for hub in hubs)]
    first, second, third = st.columns([2, 3, 5])
    with first:
        key = _follow_one(shown, STATE, states, usual=_ALL)
        state = st.selectbox(
            words("dimension.state"),
            [_ALL, *states],
            format_func=lambda each: names.state(each) if each != _ALL else words("hubs.all-states"),
            key=key,
            filter_mode=None,
        )
        _keep(key, STATE, [] if state == _ALL else [state])
    with second:
        phases = _several(shown, PHASE, words("dimension.phase"), _PHASES, lambda each: words(f"phase.{each}"))
    with third:
        called = partial(names.value, "condition")
        found = _several(shown, CONDITION, words("dimension.condition"), conditions, called)
    return HubChoice(None if state == _ALL else state, phases, found)


def selected(shown: Shown) -> str | None:
    """Return the hub that the viewer looks at."""
    return address.read(HUB, [hub.id for hub in shown.snapshot.hubs])


def select(hub: str | None) -> None:
    """Look at a hub, or at none."""
    address.write(HUB, hub)


def map_kind(shown: Shown) -> str:
    """Offer the map and the light map and return which is wanted: `map` or `svg`."""
    key = _follow_one(shown, MAP, ["svg"], usual="map")
    kind = st.segmented_control(
        shown.words("hubs.map.kind"),
        ["map", "svg"],
        format_func=lambda each: shown.words(f"hubs.map.kind.{each}"),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    _keep(key, MAP, ["svg"] if kind == "svg" else [])
    return str(kind or "map")


def _several(
    shown: Shown, name: str, label: str, options: Sequence[str], called: Callable[[str], str]
) -> tuple[str, ...]:
    key = _follow(shown, name, options)
    picked = st.pills(label, options, selection_mode="multi", format_func=called, key=key, wrap=True)
    _keep(key, name, list(picked))
    return tuple(picked)


def _follow(shown: Shown, name: str, options: Sequence[str]) -> str:
    """Make a widget follow the address where that changed without it: a link, the Back button, another language."""
    key = _key(shown, name)
    values = address.read_many(name, options)
    if st.session_state.get(f"{key}.address") != values:
        st.session_state[key] = values
    return key


def _follow_one(shown: Shown, name: str, options: Sequence[str], usual: str) -> str:
    key = _key(shown, name)
    values = address.read_many(name, options)[:1]
    if st.session_state.get(f"{key}.address") != values:
        st.session_state[key] = values[0] if values else usual
    return key


def _keep(key: str, name: str, values: list[str]) -> None:
    address.write_many(name, values)
    st.session_state[f"{key}.address"] = values


def _key(shown: Shown, name: str) -> str:
    """Return a widget's key. The language is in it because the front end remembers labels, not ids."""
    return f"hubs.{name}.{shown.words.language}"
