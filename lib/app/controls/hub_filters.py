"""What a viewer asks of the hubs, and which one she looks at: kept in the address, by ids."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from lib.app import address
from lib.app.controls import state_choice
from lib.app.controls.filters import one_from, several_of
from lib.app.frame import Shown
from lib.indicators.entries import HubEntry
from lib.markup.hubs.order import NUMBER, ORDER, ORDERS, TEXT
from lib.markup.map.groups import MOST_SINGLE, MUNICIPALITY, STATE
from lib.markup.map.symbols import IN_ORDER
from lib.snapshot.selection.hub_choice import FACETS, HubChoice

PHASE, CONDITION, HUB, MAP = "fase", "situacion", "sitio", "mapa"
OF_THE_TABLE = (ORDER, NUMBER, TEXT)
_PAGE, _LONGEST_TEXT = "hubs", 80


def asked(shown: Shown) -> HubChoice:
    """Show the filters and return what they say. Nothing chosen means everything."""
    names, words, hubs = shown.names, shown.words, shown.snapshot.hubs
    states = sorted({hub.state for hub in hubs}, key=names.state)
    conditions = [each for each in IN_ORDER if any(hub.condition == each for hub in hubs)]
    if address.read(STATE, states) is None and state_choice.remembered() in states and not address.by_history():
        address.write(STATE, state_choice.remembered())
    phases = [str(phase.id) for phase in shown.snapshot.figure("SIT-1").parts]
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
        if state or state_choice.remembered() in states:
            state_choice.remember(state)
        place = municipality(shown, state, [hub for hub in hubs if hub.state == state]) if state else None
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
    return HubChoice(state, tuple(phase), tuple(condition), place, _facets(shown))


def _facets(shown: Shown) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Offer what else these hubs differ in, folded, and return what is chosen of it by name."""
    words, hubs = shown.words, shown.snapshot.hubs
    options = {name: _options(name, hubs) for name in FACETS}
    offered = {name: found for name, found in options.items() if len(found) > 1}
    if not offered:
        return ()
    chosen = {}
    with st.expander(words("hubs.filters.more"), expanded=any(name in st.query_params for name in offered)):
        for name, found in offered.items():
            label, called = words(f"hubs.filter.{name}"), partial(_facet, shown, name, found)
            chosen[name] = several_of(_PAGE, name, label, sorted(found), called=called, language=words.language)
    return tuple((name, tuple(values)) for name, values in chosen.items() if values)


def _options(name: str, hubs: Sequence[HubEntry]) -> dict[str, HubEntry]:
    """Return each value that hubs have of a facet, with the first hub that has it."""
    found: dict[str, HubEntry] = {}
    for hub in hubs:
        if value := FACETS[name](hub):
            found.setdefault(value, hub)
    return found


def _facet(shown: Shown, name: str, found: Mapping[str, HubEntry], value: str) -> str:
    """Return how a value of a facet is called: as it was typed where it is free text."""
    typed = {"proveedor": found[value].provider, "programa": found[value].programme}.get(name)
    kind = {"proyecto": "project-kind"}.get(name, f"hubs.filter.{name}")
    return typed or shown.names.value(kind, value)


def municipality(shown: Shown, state: str, hubs: Sequence[HubEntry]) -> str | None:
    """Offer the municipalities of a state with more hubs than a map draws one by one, and return the chosen one's key.

    `hubs` are those of the state.
    """
    if len(hubs) <= MOST_SINGLE:
        return None
    names = shown.names
    return one_from(
        f"{_PAGE}.{state}",
        MUNICIPALITY,
        shown.words("hubs.municipality"),
        sorted({hub.municipality for hub in hubs}, key=names.municipality),
        called=names.municipality,
        language=shown.words.language,
        everything=shown.words("hubs.municipality.all"),
    )


def selected(shown: Shown) -> str | None:
    """Return the hub that the viewer looks at."""
    wanted = st.query_params.get(HUB)
    return wanted if wanted and any(hub.id == wanted for hub in shown.snapshot.hubs) else None


def select(hub: str | None) -> None:
    """Look at a hub, or at none."""
    address.write(HUB, hub)


def choose(chosen: str) -> None:
    """Do what was chosen on the map or in the table: a hub's id, or what comes before a colon with its value.

    A state or municipality replaces the one looked at, and its filter follows.
    """
    name, colon, value = chosen.partition(":")
    if not colon:
        select(chosen)
    elif name in (STATE, MUNICIPALITY):
        address.move(name, value)
        address.write(NUMBER, None)
    elif name in (ORDER, NUMBER, TEXT):
        address.write(name, value or None)
        if name != NUMBER:
            address.write(NUMBER, None)


def searched() -> str:
    """Return what a table of several pages is searched for."""
    return st.query_params.get(TEXT, "")[:_LONGEST_TEXT]


def order() -> str | None:
    """Return how a table of several pages is ordered."""
    return address.read(ORDER, ORDERS)


def page() -> int:
    """Return which page of the table is looked at, from 1."""
    number = st.query_params.get(NUMBER, "")
    return int(number) if number.isdecimal() and number.isascii() else 1


def map_kind(shown: Shown) -> str:
    """Offer the map and the light map and return which is wanted: `map` or `svg`. The address names only the second."""
    words = shown.words
    key = f"{_PAGE}.{MAP}.{words.language}"
    kind = st.segmented_control(
        words("hubs.map.kind"),
        ["map", "svg"],
        format_func=lambda each: words(f"hubs.map.kind.{each}"),
        default=address.hold(MAP, key, address.read(MAP, ["svg"]) or "map"),
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    address.write(MAP, "svg" if kind == "svg" else None)
    return str(kind or "map")
