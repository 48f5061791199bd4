"""The frame around every page: navigation, language, the line that says as of when, and the guard.

Streamlit runs a file of `pages/` directly until some session has called `st.navigation`. So every page begins with
`require()`, which sends such a run back through `dashboard.py`.
"""

import logging
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.app import address, brand, chosen_snapshot, data, refresh
from lib.app.controls import tour
from lib.app.identity import sign_in_control
from lib.app.identity.viewer import PUBLIC, Viewer, current, seen_by
from lib.app.server import served
from lib.collect import log
from lib.collect.settings.environment import ROOT, EnvironmentProblem
from lib.markup.blocks.changes import newest_instead, past_band
from lib.markup.memo import memo
from lib.markup.page import fill, masthead, masthead_ends, paper, style
from lib.markup.pages import PAGES, PageEntry, pages_of
from lib.programme.loading import ProgrammeError
from lib.programme.setting import Setting
from lib.publish.light.heads import LIGHT
from lib.publish.light.links import twin_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.looking_back import LookingBack
from lib.wording.names import Names

_DRAWING = "frame.drawing"
_LANGUAGE = "frame.language"
_FORMER = "frame.former-language"
_seen = memo(seen_by)  # one object for all who may have the same, so that what is made from it is made once


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page gets: who looks, the part of the snapshot she may have, and names and words in her language.

    `chosen` tells whether it is a past snapshot and when it was published.
    """

    snapshot: Snapshot
    names: Names
    viewer: Viewer
    chosen: chosen_snapshot.ChosenSnapshot

    @property
    def words(self) -> Words:
        """Return the texts in the viewer's language."""
        return self.names.words


def draw() -> None:
    """Draw the frame and the chosen page. `dashboard.py` calls this and nothing else."""
    words = Words(_language())
    page = _navigation(words)
    st.html(f"<style>{style()}{'' if served.served() else '.pass-on { display: none }'}</style>")
    try:
        data.opened()
        brand.name_page(page.title)
        st.html(f"<style>{brand.style(words('frame.more'), words('frame.menu'), words('frame.rest'))}</style>")
    except (EnvironmentProblem, ProgrammeError) as problem:
        log.say("configuration", level=logging.ERROR, problem=data.told_here(problem))
        st.error(words("frame.configuration"))
        return
    st.session_state[_DRAWING] = True
    tour.show(page.url_path or PAGES[0].id, words)
    try:
        page.run()
        if served.served():
            twin = twin_of(page.url_path, words.language, st.query_params.to_dict())
            st.html(fill("light-link.html", words=words, twin=twin))
    finally:
        st.session_state[_DRAWING] = False


def require() -> Shown:
    """Return what a page may show. Every page calls this first; outside the frame it goes no further."""
    if not st.session_state.get(_DRAWING):
        _navigation(Words(_language()))
        st.rerun()
    shown = _shown()
    _head(shown)
    refresh.follow(None if shown.chosen.past else data.newest())
    return shown


def _shown() -> Shown:
    opened, viewer = data.opened(), current()
    picked = chosen_snapshot.chosen(data.newest(), opened.store)
    snapshot = _seen(viewer, picked.snapshot)
    now = _seen(PUBLIC, data.newest()) if picked.past else None
    return Shown(snapshot, _named(snapshot, opened.setting, _language(), now), viewer, picked)


@memo
def _named(snapshot: Snapshot, setting: Setting, language: str, now: Snapshot | None) -> Names:
    called = {entry.id: entry.name for entry in snapshot.bootcamps}
    names = setting.programme, setting.geography, Words(language), called
    return LookingBack(*names, now) if now else Names(*names)


def _navigation(words: Words) -> StreamlitPage:
    pages = [
        st.Page(ROOT / "pages" / f"{page.id}.py", title=words(f"page.{page.id}"), default=page is PAGES[0])
        for page in _pages()
    ]
    return st.navigation(pages, position="top")


def _pages() -> tuple[PageEntry, ...]:
    """Return the pages of the programme; every one while its file cannot be read, which the page then says."""
    try:
        return pages_of(data.opened().setting.programme)
    except (EnvironmentProblem, ProgrammeError):
        return PAGES


def _language() -> str:
    """Return the viewer's language: the address decides, then what she chose before, then the programme's first.

    After a switch an address that still names the former language does not count: the browser may have asked with it
    before it heard of the switch, and the switch would be lost.
    """
    languages = data.languages()
    asked = address.read(address.LANGUAGE, languages)
    if asked == st.session_state.get(_FORMER) and not address.by_history():
        asked = None
    before = st.session_state.get(_LANGUAGE)
    chosen = str(asked or (before if before in languages else languages[0]))
    st.session_state[_LANGUAGE] = chosen
    address.write(address.LANGUAGE, chosen)
    return chosen


def _head(shown: Shown) -> None:
    words = shown.words
    if shown.chosen.past:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(past_band(shown.snapshot.id, shown.snapshot.today, shown.names))
            st.button(words("snapshot.newest"), key=f"frame.newest.{words.language}", on_click=chosen_snapshot.leave)
    elif shown.chosen.instead_of:
        st.html(newest_instead(shown.chosen.instead_of, shown.names))
    st.html(paper(shown.snapshot, shown.names, address.link_to_page(words.language)))
    with st.container(key="head", gap=None):
        st.html(masthead(shown.snapshot, shown.names, f"{LIGHT}/" if served.served() else None))
        with st.container(horizontal=True, horizontal_alignment="right", key="controls"):
            if served.served():
                to = f"ligera/{words.language}/"
                st.html(masthead_ends(words, to, stage=not shown.chosen.past, apart=True))
            _language_switch(words)
        sign_in_control.control(shown.viewer, shown.names)


def _language_switch(words: Words) -> None:
    languages, key = data.languages(), f"frame.switch.{words.language}"
    if len(languages) < 2:
        return
    st.segmented_control(
        words("frame.language"),
        languages,
        format_func=str.upper,
        default=words.language,
        key=key,
        on_change=_switch,
        args=(words.language, key),
        label_visibility="collapsed",
    )


def _switch(now: str, key: str) -> None:
    """Take over the language that was pressed; of two, pressing the present one asks for the other."""
    languages = data.languages()
    pressed = st.session_state.get(key)
    other = pressed or languages[(languages.index(now) + 1) % len(languages)]
    st.session_state.update({_LANGUAGE: other, _FORMER: now})
    st.query_params[address.LANGUAGE] = other
