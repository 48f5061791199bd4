"""Which state a viewer looks at: kept in the address, remembered when she comes back to the page."""

import streamlit as st

from lib.app import address
from lib.app.controls.filters import one_from
from lib.app.frame import Shown

STATE, OTHER = "estado", "con"
_REMEMBERED, _UNASKED = "state.chosen", "state.unasked"
_MOST_PILLS = 12


def state_of(shown: Shown) -> str:
    """Offer the programme's states and return the chosen one's key.

    A link may lead to any of the 32, also to one where the programme does not work; without one it is the state looked
    at before, else the first by name.
    """
    names = shown.names
    states = _states(shown)
    asked = address.read(STATE, [state.key for state in names.geography.states])
    wanted = asked or remembered() or states[0]
    if asked is None and remembered() is None:
        st.session_state[_UNASKED] = wanted
    if wanted not in states:
        states = [*states, wanted]
    key = f"state.choose.{shown.words.language}.{'.'.join(states)}"
    chosen = str(_offer(states, address.hold(STATE, key, wanted), key, shown) or wanted)
    if chosen != st.session_state.get(_UNASKED):
        remember(chosen)
    address.write(STATE, chosen)
    return chosen


def compared(shown: Shown, state: str) -> str | None:
    """Offer the other states to compare a state with, and return the chosen one's key."""
    words = shown.words
    others = [each for each in _states(shown) if each != state]
    if not others:
        return None
    with st.popover(words("state.compare.choose")):
        return one_from(
            f"state.{state}",
            OTHER,
            words("state.compare.choose"),
            others,
            called=shown.names.state,
            language=words.language,
            everything=words("state.compare.none"),
        )


def remembered() -> str | None:
    """Return the state that the viewer chose last, on whatever page; None where she chose none."""
    chosen = st.session_state.get(_REMEMBERED)
    return str(chosen) if chosen else None


def remember(state: str | None) -> None:
    """Keep the state that the viewer chose, or that she looks at all, for the pages to come."""
    st.session_state[_REMEMBERED] = state
    st.session_state.pop(_UNASKED, None)


def _offer(states: list[str], first: str | None, key: str, shown: Shown) -> str | None:
    """Short lists stand open; a longer one folds into a list."""
    label, called = shown.words("state.choose"), shown.names.state
    if len(states) <= _MOST_PILLS:
        return st.pills(label, states, format_func=called, default=first, key=key, required=True, wrap=True)
    index = states.index(first) if first else 0
    return st.selectbox(label, states, index=index, format_func=called, key=key, filter_mode=None)


def _states(shown: Shown) -> list[str]:
    """Return the declared states and those where something is, by name."""
    snapshot, names = shown.snapshot, shown.names
    found: set[str] = {*names.programme.programme.states, *(hub.state for hub in snapshot.hubs)}
    found |= {each.state for each in snapshot.bootcamps} | {each.state for each in snapshot.commitments}
    return sorted((key for key in found if names.geography.state(key)), key=names.state)
