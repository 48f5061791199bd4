"""A short guided walk through the pages for each of the four kinds of people who use them; she ends it when she likes.

The address says which walk and which step (`?recorrido=ministry&paso=2`), so that a walk can be sent as a link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from lib.app import address
from lib.markup.page import fill
from lib.wording.language import Words


@dataclass(frozen=True, slots=True)
class Stop:
    """What a step speaks of: a page, and `at` which part of it, as a CSS selector.

    `task` selects what is pressed to do the thing that a walk ends with; only the last stop has it.
    """

    page: str
    at: str
    task: str = ""


_FILES = "[class*=st-key-prepare-html]"
TOURS: Mapping[str, tuple[Stop, ...]] = {
    "partner": (
        Stop("home", ".headline .urgent"),
        Stop("data", "#cards, #well"),
        Stop("mine", "[class*=st-key-mine-socio]", task="[class*=st-key-mine-socio]"),
    ),
    "ministry": (
        Stop("hubs", ".stDeckGlJsonChart, .hub-map"),
        Stop("state", "[class*=st-key-state-choose]"),
        Stop("state", ".sheet-to-print", task=".sheet-to-print :is(a, button)"),
    ),
    "presenter": (
        Stop("home", ".headline .people"),
        Stop("prepare", ".st-key-strip"),
        Stop("prepare", _FILES, task=f"{_FILES}, [class*=st-key-prepare-pptx], [href*=escenario]"),
    ),
    "steward": (
        Stop("data", "#cards, #well"),
        Stop("data", ".st-key-fold-fixes"),
        Stop("data", ".st-key-fold-notice", task=".st-key-data-copy"),
    ),
}
"""The stops of each walk, in order; their texts are `tour.<walk>.<step from 1>`. tour.js goes to them."""
_WALK, _STEP = "recorrido", "paso"
_KEPT = "tour.at"
_MOVES = "tour.moves"
_OFFER = "tour.offer-closed"


@dataclass(frozen=True, slots=True)
class TourStep:
    """Where somebody is on a walk: `step` counts from 1."""

    walk: str
    step: int

    @property
    def stop(self) -> Stop:
        """Return what the step speaks of."""
        return TOURS[self.walk][self.step - 1]


def current() -> TourStep | None:
    """Return where the viewer is; None when she is on no walk.

    The address says it when she comes by a link, by Back or by Forward.
    """
    if address.by_history():
        st.session_state.pop(_KEPT, None)
    walk, place = address.read(_WALK, tuple(TOURS)), st.session_state.get(_KEPT)
    if walk and (place is None or place.walk != walk):
        steps = [str(number + 1) for number in range(len(TOURS[walk]))]
        place = st.session_state[_KEPT] = TourStep(walk, int(address.read(_STEP, steps) or 1))
    if place:
        _write(place)
    return place


def show(page: str, words: Words) -> None:
    """Show the present step at the foot of the screen, with the way on, back and out; nothing when on no walk."""
    place = current()
    if place is None:
        return
    here = page == place.stop.page
    if st.session_state.pop(_MOVES, False) and not here:
        st.switch_page(f"pages/{place.stop.page}.py")
    steps = len(TOURS[place.walk])
    with st.container(key="tour"):
        st.html(
            fill(
                "tour.html",
                kind=words(f"tour.{place.walk}.name"),
                step=words("tour.step", step=place.step, steps=steps),
                title=words(f"tour.{place.walk}.{place.step}.title"),
                text=words(f"tour.{place.walk}.{place.step}"),
                id=f"{place.walk}.{place.step}",
                stop=place.stop if here else None,
                done=words(f"tour.{place.walk}.done"),
                missing=words("tour.missing"),
                go=words("tour.go"),
            )
        )
        with st.container(horizontal=True, gap="small"):
            if not here:
                _way("there", place, words, "primary")
            if place.step < steps:
                _way(
                    "next",
                    TourStep(place.walk, place.step + 1),
                    words,
                    "primary" if here else "secondary",
                )
            if place.step > 1:
                _way("back", TourStep(place.walk, place.step - 1), words)
            st.button(words("tour.end"), key=f"tour.end.{words.language}", on_click=_end, type="tertiary")


def offer(words: Words, key: str, *, dismissible: bool) -> None:
    """Offer the walks. On the first page she may close the offer; on «About» it always stands."""
    if current() or (dismissible and st.session_state.get(_OFFER)):
        return
    with st.container(key=f"{key}.tours"):
        st.html(fill("tour-offer.html", title=words("tour.offer"), text=words("tour.offer.text")))
        with st.container(horizontal=True, gap="small"):
            for walk in TOURS:
                name = f"{key}.tour.{walk}.{words.language}"
                st.button(words(f"tour.{walk}"), key=name, on_click=_go, args=(TourStep(walk, 1),))
            if dismissible:
                st.button(
                    words("tour.no"), key=f"{key}.tour.no.{words.language}", on_click=_close_offer, type="tertiary"
                )


def _way(what: str, to: TourStep, words: Words, kind: Literal["primary", "secondary"] = "secondary") -> None:
    key = f"tour.{what}.{words.language}"
    st.button(words(f"tour.{what}"), key=key, on_click=_go, args=(to,), type=kind)


def _go(place: TourStep) -> None:
    st.session_state[_KEPT] = place
    st.session_state[_MOVES] = True


def _write(place: TourStep) -> None:
    address.write(_WALK, place.walk)
    address.write(_STEP, str(place.step))


def _end() -> None:
    st.session_state.pop(_KEPT, None)
    address.write(_WALK, None)
    address.write(_STEP, None)


def _close_offer() -> None:
    st.session_state[_OFFER] = True
