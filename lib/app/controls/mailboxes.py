"""What makes a sheet answer, and the addresses of its owner's calendar and feed: shown to her and to stewards only."""

import os
from dataclasses import replace

import streamlit as st

from lib.app import data
from lib.app.addresses.root import root_of_page
from lib.app.controls import filters
from lib.app.frame import Shown
from lib.collect.settings.environment import read_environment
from lib.collect.store.digests import MOST_TRIES, KeptDigest
from lib.collect.store.store import StoreFailure
from lib.markup.data.findings import section
from lib.markup.pages import PAGE_IDS
from lib.publish.mailbox.delivery import post_of
from lib.publish.mailbox.digest import as_text
from lib.publish.mailbox.tokens import WORKBOOK, paths_of
from lib.publish.templates.review_tab import review_formula, review_tab
from lib.views.copy_button import copy_button
from lib.views.sections import Sections
from lib.wording.language import Words


def offer(shown: Shown, parts: Sections) -> None:
    """Show each line to paste that the viewer may have; nothing where no secret is set or the store is silent."""
    environment, words, names = read_environment(os.environ), shown.words, shown.names
    hers = [source for source in shown.snapshot.sources if source.workbook]
    if not environment.mailbox_secret or shown.viewer.role == "public" or shown.chosen.past or not hers:
        return
    try:
        generations = data.opened().store.generations.now()
    except StoreFailure:
        return
    at, programme = _here(), names.programme.programme.id
    with parts.fold("mailbox", words("mailbox.title")):
        st.html(section("", words("mailbox.says", tab=review_tab())))
        for source in hers:
            paths = paths_of(source.id, generations.get(source.id, 0), programme, environment.mailbox_secret)
            with st.expander(words("mailbox.sheet", name=names.partner(source.owner)), expanded=len(hers) == 1):
                st.code(review_formula(at + paths["review"]), language=None, wrap_lines=True)
                st.caption(words("mailbox.excel"))
                book = f"{paths['review'].rpartition('/')[0]}/{WORKBOOK}"
                for what, path in (("calendar", paths["calendar"]), ("feed", paths["feed"]), ("workbook", book)):
                    st.caption(words(f"mailbox.{what}"))
                    st.code(at + path, language=None, wrap_lines=True)


def digests(shown: Shown, parts: Sections) -> None:
    """Show each digest that the viewer may have as a text to copy, and how sending the last one went."""
    words, names = shown.words, shown.names
    hers = tuple(dict.fromkeys(source.owner for source in shown.snapshot.sources if source.workbook))
    if shown.viewer.role == "public" or shown.chosen.past or not hers:
        return
    with parts.fold("digest", words("digest.title"), by=("resumen",)):
        st.html(section("", words("digest.says")))
        partner = hers[0]
        if len(hers) > 1:
            label, language = words("mine.filter"), words.language
            picked = filters.one_from(
                "data", "resumen", label, hers, called=names.partner, language=language, default=hers[0]
            )
            partner = picked or hers[0]
        opened = data.opened()
        post = replace(
            post_of(read_environment(os.environ), opened.setting, opened.store, sends=False), dashboard=_here()
        )
        try:
            text = as_text(post.digest(data.newest(), partner, words.language))
            st.caption(_state(opened.store.digests.last(partner), words))
        except StoreFailure:
            return
        copy_button(
            text,
            label=words("digest.copy", name=names.partner(partner)),
            done=words("data.notice.copied"),
            failed=words("data.notice.not-copied"),
            key="data.digest",
        )
        st.code(text, language=None, wrap_lines=True)


def _state(last: KeptDigest | None, words: Words) -> str:
    if last is None:
        return words("digest.state.none")
    return words(f"digest.state.{last.state}", day=words.day(last.day), n=last.tries, most=MOST_TRIES)


def _here() -> str:
    """Return where the dashboard is reached: its declared address, or the one that the viewer asked for."""
    return root_of_page(st.context.url, PAGE_IDS) or "http://localhost:8501"
