"""What a presenter does on the preparation page: choose slides, freeze the snapshot, and take the files along."""

import os
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from lib.app import address, data
from lib.app.chosen_snapshot import published
from lib.app.controls.downloads import sealed
from lib.app.controls.held_changes import decider
from lib.app.frame import Shown
from lib.app.refresh import mark_of
from lib.app.server import served
from lib.collect.changes import PublicPast, changed_in_a_week, changed_since_meeting
from lib.collect.growth import months_told
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import read_environment
from lib.collect.store.freezes import Freeze
from lib.collect.store.store import Published, StoreFailure
from lib.programme.declaring.shown import slides_offered, slides_shown
from lib.publish.card.card import card_png
from lib.publish.deck.deck import deck_of
from lib.publish.stage.page import stage_page
from lib.publish.stage.pictures import changed_slides, picture_style, pictures
from lib.publish.stage.slide import Slide
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.views.slide_strip import slide_strip
from lib.wording.language import Words
from lib.wording.names import Names

_CHOSEN = "laminas"
_MEETING = "reunion"


class Deck(NamedTuple):
    """The chosen slides of the public part of a snapshot, the address that its code leads to, and what changed."""

    snapshot: Snapshot
    slides: tuple[Slide, ...]
    address: str | None
    past: PublicPast


def deck(shown: Shown) -> Deck:
    """Return the slides that the viewer chose, of the snapshot she looks at; everybody gets the public figures."""
    mark, frozen = mark_of(shown.snapshot), tuple(each.id for each in freezes())
    to = public_address(shown.words)
    return _deck((mark, frozen, _meeting()), shown.words.language, chosen(shown), to, shown)


def public_address(words: Words) -> str | None:
    """Return where anyone reads the light page, or None where the operators declared no address."""
    public = read_environment(os.environ).public_url
    return f"{public}/ligera/{words.language}/" if public else None


def chosen(shown: Shown) -> tuple[str, ...]:
    """Return the slides in the order of the address, or of the programme file where it names none."""
    programme = shown.names.programme
    return tuple(dict.fromkeys(address.read_many(_CHOSEN, slides_offered(programme)))) or slides_shown(programme)


def pictured(shown: Shown, ready: Deck) -> None:
    """Show the slides as pictures to drag into order, with which of them changed since the last freeze."""
    last = next(iter(freezes()), None)
    before = _frozen(last.id, shown.words.language, chosen(shown), shown) if last else ()
    changed = changed_slides(ready.slides, before) if before else ()
    html = pictures(ready.slides, changed, last.id if last else None, shown.names)
    who = shown.names.programme.programme
    style = picture_style(who.colour, who.border)
    with st.container(key="strip"):  # has its height before the pictures come: see prepare.css
        slide_strip(html, style, moved=_dragged, key=f"prepare.pictures.{shown.words.language}")


def choose(shown: Shown) -> None:
    """Offer the slides in their order, each with the ways up, down and out, and those that are left out."""
    words, order = shown.words, chosen(shown)
    for place, slide in enumerate(order):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"prepare.row.{slide}"):
            st.markdown(f"{place + 1}. {words(f'stage.{slide}.topic')}", width="stretch")
            _step("up", slide, _moved(order, place, place - 1), words, idle=place == 0)
            _step("down", slide, _moved(order, place, place + 1), words, idle=place == len(order) - 1)
            _step("out", slide, order[:place] + order[place + 1 :], words, idle=len(order) == 1)
    rest = [slide for slide in slides_offered(shown.names.programme) if slide not in order]
    if rest:
        with st.container(key="left-out"):
            st.caption(words("prepare.left-out"))
            with st.container(horizontal=True, gap="small"):
                for slide in rest:
                    label = words("prepare.add", name=words(f"stage.{slide}.topic"))
                    key = f"prepare.add.{slide}.{words.language}"
                    st.button(label, key=key, on_click=_write, args=((*order, slide),))


def meeting(shown: Shown) -> None:
    """Offer which frozen snapshot was the last meeting's, where the slide of what changed since it is chosen."""
    found = {each.id: each for each in freezes() if each.id != shown.snapshot.id}
    if "since" not in chosen(shown) or not found:
        return
    words, options = shown.words, list(found)
    key = f"prepare.meeting.{words.language}"
    first = address.hold(_MEETING, key, address.read(_MEETING, options) or options[0])
    st.selectbox(
        words("prepare.meeting"),
        options,
        index=options.index(first) if first else 0,
        format_func=lambda each: words(
            "prepare.meeting.one", cut=each[:4], day=words.day(shown.names.local(found[each].at).date())
        ),
        key=key,
        on_change=lambda: address.write(_MEETING, st.session_state[key]),
        filter_mode=None,
    )


def files(shown: Shown, ready: Deck) -> None:
    """Offer the deck as one page, as PowerPoint, and the card; each is made when it is asked for."""
    words, names = shown.words, shown.names
    name = f"{names.programme.programme.id}-{ready.snapshot.id[:4]}-{words.language}"
    with st.container(horizontal=True, gap="small"):
        _file("html", "text/html", f"{name}.html", sealed(shown, lambda: _page(ready, names)), words)
        kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        slides = sealed(shown, lambda: deck_of(ready.slides, names, ready.snapshot.read_at))
        _file("pptx", kind, f"{name}.pptx", slides, words)
        card = sealed(shown, lambda: card_png(ready.snapshot, names, data.shapes()))
        _file("card", "image/png", f"{name}.png", card, words)


def served_stage(shown: Shown) -> str | None:
    """Return where the server sends the very slides that are chosen; None for others, and for a past snapshot."""
    same = served.served() and not shown.chosen.past and chosen(shown) == slides_shown(shown.names.programme)
    return f"ligera/{shown.words.language}/escenario.html" if same else None


def freezes() -> tuple[Freeze, ...]:
    """Return what was frozen so far, the newest first; nothing where the store is silent."""
    try:
        return data.opened().store.freezes.list()
    except StoreFailure:
        return ()


def freeze(shown: Shown) -> None:
    """Offer to freeze the snapshot that is shown, to those who may; say why not to others."""
    words = shown.words
    if shown.viewer.role != "steward":
        st.caption(words("prepare.freeze.who"))
        return
    if any(each.id == shown.snapshot.id for each in freezes()):
        st.caption(words("prepare.freeze.done", cut=shown.snapshot.id[:4]))
        return
    st.button(
        words("prepare.freeze.do", cut=shown.snapshot.id[:4]),
        key=f"prepare.freeze.{words.language}",
        on_click=_freeze,
        args=(shown.snapshot, shown.names),
        type="primary",
    )


@st.cache_resource(show_spinner=False, max_entries=32)
def _deck(mark: object, language: str, order: tuple[str, ...], to: str | None, _shown: Shown) -> Deck:
    public, programme, chosen = for_public(_shown.snapshot), _shown.names.programme, _shown.chosen
    until, store = chosen.at if chosen.past else None, data.opened().store
    past = PublicPast(
        changed_in_a_week(store, public, programme, for_public, until),
        meeting=changed_since_meeting(store, public, programme, for_public, until=until, chosen=_meeting()),
        months=months_told(store, public, programme, until),
    )
    return Deck(public, slides_of(public, _shown.names, order, to, data.shapes(), past=past), to, past)


@st.cache_resource(show_spinner=False, max_entries=8)
def _frozen(cut: str, language: str, order: tuple[str, ...], _shown: Shown) -> tuple[Slide, ...]:
    """Return the slides of a frozen snapshot; nothing where it cannot be read."""
    found = published(cut, data.opened().store)
    if not isinstance(found, Published):
        return ()
    return slides_of(for_public(found.snapshot), _shown.names, order, shapes=data.shapes())


def _meeting() -> str | None:
    """Return the id of the snapshot that the address names as that of the last meeting."""
    return st.query_params.get(_MEETING)


def _page(ready: Deck, names: Names) -> bytes:
    order = [slide.id for slide in ready.slides]
    return stage_page(ready.snapshot, names, order, ready.address, data.shapes(), past=ready.past).encode()


def _file(kind: str, media_type: str, name: str, make: Callable[[], bytes], words: Words) -> None:
    st.download_button(
        words(f"prepare.{kind}"),
        make,
        file_name=name,
        mime=media_type,
        key=f"prepare.{kind}.{words.language}",
        on_click="ignore",
        type="primary" if kind == "html" else "secondary",
    )


def _step(what: str, slide: str, order: tuple[str, ...], words: Words, *, idle: bool) -> None:
    topic = words(f"stage.{slide}.topic")
    st.button(
        f"{words(f'prepare.{what}')} :gray[«{topic}»]",  # what is grey is only heard: see everyone.css
        key=f"prepare.{what}.{slide}.{words.language}",
        help=words(f"prepare.{what}.slide", name=topic),
        on_click=_write,
        args=(order,),
        disabled=idle,
        type="tertiary",
    )


def _moved(order: tuple[str, ...], place: int, to: int) -> tuple[str, ...]:
    changed = list(order)
    changed.insert(to, changed.pop(place))
    return tuple(changed)


def _dragged(order: str) -> None:
    _write(tuple(order.split(",")))


def _write(order: tuple[str, ...]) -> None:
    address.write_many(_CHOSEN, order)


def _freeze(snapshot: Snapshot, names: Names) -> None:
    by = decider()
    if by is None:
        return
    try:
        made = data.opened().store.freezes.freeze(snapshot, by, utc_now())
    except StoreFailure:
        made = None
    st.toast(names.words("prepare.freeze.made" if made else "prepare.freeze.failed", cut=snapshot.id[:4]))
