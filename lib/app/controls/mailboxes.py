"""What makes a sheet answer, and the addresses of its owner's calendar and feed: shown to her and to stewards only."""

import os
from urllib.parse import urlsplit

import streamlit as st

from lib.app import data
from lib.app.frame import Shown
from lib.collect.settings.environment import read_environment
from lib.collect.store.store import StoreFailure
from lib.markup.data.findings import section
from lib.publish.mailbox.tokens import paths_of
from lib.publish.templates.review_tab import review_formula


def offer(shown: Shown) -> None:
    """Show each line to paste that the viewer may have; nothing where no secret is set or the store is silent."""
    environment, words, names = read_environment(os.environ), shown.words, shown.names
    hers = [source for source in shown.snapshot.sources if source.workbook]
    if not environment.mailbox_secret or shown.viewer.role == "public" or shown.chosen.past or not hers:
        return
    try:
        generations = data.opened().store.generations.now()
    except StoreFailure:
        return
    at, programme = environment.public_url or _here(), names.programme.programme.id
    st.html(section(words("mailbox.title"), words("mailbox.says")))
    for source in hers:
        paths = paths_of(source.id, generations.get(source.id, 0), programme, environment.mailbox_secret)
        with st.expander(words("mailbox.sheet", name=names.partner(source.owner)), expanded=len(hers) == 1):
            st.code(review_formula(at + paths["review"]), language=None, wrap_lines=True)
            st.caption(words("mailbox.excel"))
            for what in ("calendar", "feed"):
                st.caption(words(f"mailbox.{what}"))
                st.code(at + paths[what], language=None, wrap_lines=True)


def _here() -> str:
    """Return where the dashboard is reached now, for those who declared no address of their own."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}"
