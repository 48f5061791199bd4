"""What a viewer asks of the hubs, and which one she looks at: kept in the address, by ids."""

from functools import partial

import streamlit as st

from lib.app import address
from lib.app.filters import one_from, several_of
from lib.app.frame import Shown
from lib.markup.symbols import IN_ORDER
from lib.snapshot.hub_choice import HubChoice

STATE, PHASE, CONDITION, HUB, MAP = "estado", "fase", "situacion", "sitio", "mapa"
_PAGE = "hubs"


def asked(shown: Shown) -> HubChoice:
    """Show the filters and return what they say. Nothing chosen means everything."""
    names, words, hubs = shown.names, shown.words, shown.snapshot.hubs
    states = sorted({hub.state for hub in hubs}, key=names.state)
    conditions = [each for each in IN_ORDER if any(hub.condition == each for hub in hubs)]
    phases = [str(phase.id) for phase in shown.snapshot.figures["SIT-1"].parts]
    first, second, third = st.columns([4, 3, 5])
    with first:
        state = one_from(
            _PAGE,
            STATE,
            words("dimension.state"),
            states,
            called=names.state,
            language=words.language,
            everything=words("hubs.all-states"),
        )
    with second:
        phase = several_of(
            _PAGE,
            PHASE,
            words("dimension.phase"),
            phases,
            called=partial(names.value, "phase"),
            language=words.language,
        )
    with third:
        condition = several_of(
            _PAGE,
            CONDITION,
            words("dimension.condition"),
            conditions,
            called=partial(names.value, "condition"),
            language=words.language,
        )
    return HubChoice(state, tuple(phase), tuple(condition))


def selected(shown: Shown) -> str | None:
    """Return the hub that the viewer looks at."""
    return address.read(HUB, [hub.id for hub in shown.snapshot.hubs])


def select(hub: str | None) -> None:
    """Look at a hub, or at none."""
    address.write(HUB, hub)


def map_kind(shown: Shown) -> str:
    """Offer the map and the light map and return which is wanted: `map` or `svg`. The address names only the second."""
    words = shown.words
    kind = st.segmented_control(
        words("hubs.map.kind"),
        ["map", "svg"],
        format_func=lambda each: words(f"hubs.map.kind.{each}"),
        default=address.read(MAP, ["svg"]) or "map",
        key=f"{_PAGE}.{MAP}.{words.language}",
        required=True,
        label_visibility="collapsed",
    )
    address.write(MAP, "svg" if kind == "svg" else None)
    return str(kind or "map")
