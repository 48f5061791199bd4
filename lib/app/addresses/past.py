"""What the link of a past snapshot's page shows where it is pasted: the head and the card of that snapshot."""

import streamlit as st

from lib.app import data
from lib.app.chosen_snapshot import published
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.store.store import Published, StoreFailure
from lib.programme.loading import ProgrammeError
from lib.programme.setting import Setting
from lib.publish.card.card import card_png
from lib.publish.card.pages import page_card
from lib.publish.light.contents import content_of
from lib.publish.light.first import preparing
from lib.publish.light.heads import at_cut, page_head, page_of_card
from lib.publish.light.maps import Atlas
from lib.publish.light.packed import PackedFile, packed
from lib.publish.proof.seal import seal_of
from lib.publish.sharing.head import PageHead
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

_MOST = 64


def past_head(page: str, state: str, language: str, cut: str) -> PageHead | None:
    """Return what a page says of itself as of a snapshot, named by its id or the beginning of it.

    None for the newest snapshot, one that there is not, and one that cannot be had now.
    """
    snapshot = _past(cut)
    if snapshot is None:
        return None
    return _head(snapshot.id, page, state if page == "state" and _is_state(state) else "", language, snapshot)


def past_card(path: str, cut: str) -> PackedFile | None:
    """Return the card at a path below the light pages as of a past snapshot; None where there is none."""
    language, _, file = path.partition("/")
    asked, snapshot = page_of_card(file), _past(cut)
    if asked is None or snapshot is None or language not in data.languages():
        return None
    page, state = asked
    if (page == "state") != _is_state(state):
        return None
    return _card(snapshot.id, page, state, language, snapshot)


def _is_state(key: str) -> bool:
    return data.opened().setting.geography.state(key) is not None


def _past(cut: str) -> Snapshot | None:
    """Return the public part of a past snapshot; None where it is not one, or cannot be had."""
    try:
        opened, asked = data.opened(), cut.lower()
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return None
    if data.newest().id.startswith(asked):
        return None
    found = published(asked, opened.store)
    return for_public(found.snapshot) if isinstance(found, Published) else None


@st.cache_resource(show_spinner=False, max_entries=_MOST)
def _head(snapshot: str, page: str, state: str, language: str, _snapshot: Snapshot) -> PageHead:
    setting = data.opened().setting
    names = _names(_snapshot, setting, language)
    content = content_of(page, state, _snapshot, names, Atlas(data.shapes())) or preparing(_snapshot, names)
    languages = setting.programme.programme.languages
    return at_cut(page_head(content, _snapshot, names, languages, light=False), _snapshot.id)


@st.cache_resource(show_spinner=False, max_entries=_MOST)
def _card(snapshot: str, page: str, state: str, language: str, _snapshot: Snapshot) -> PackedFile:
    opened = data.opened()
    names = _names(_snapshot, opened.setting, language)
    card = page_card(page, _snapshot, names, state or None)
    return packed("card.png", seal_of(_snapshot, names, opened.signer)(card_png(_snapshot, names, data.shapes(), card)))


def _names(snapshot: Snapshot, setting: Setting, language: str) -> Names:
    bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
    return Names(setting.programme, setting.geography, Words(language), bootcamps)
