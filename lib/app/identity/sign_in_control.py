"""Signing in and out, in the frame of every page; nothing where nobody can sign in."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from lib.app.identity import identity
from lib.app.identity.sign_in import PATH
from lib.app.identity.viewer import Viewer
from lib.collect.settings.sign_in import DEFAULT, PROXY
from lib.markup.page import fill
from lib.wording.language import Words
from lib.wording.names import Names


def control(viewer: Viewer, names: Names) -> None:
    """Offer to sign in with each provider, or say for whom the session is and offer to sign out."""
    providers = [each for each in identity.ways() if each != PROXY]
    words, who = names.words, identity.of_session()
    if who is None:
        if providers:
            with st.container(key="session"):
                links = [
                    *_links(providers, words),
                    (words("page.help"), f"help?guia=no-funciona&lang={words.language}"),
                ]
                st.html(fill("sign-in.html", words=words, links=links, says=None))
        return
    said = says(viewer, names, verified=who.email is not None)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="session"):
        st.html(fill("sign-in.html", words=words, links=[], says=said))
        if who.by != PROXY:
            st.button(words("access.sign-out"), key=f"frame.sign-out.{words.language}", on_click=st.logout)


def says(viewer: Viewer, names: Names, *, verified: bool) -> str:
    """Return for whom a session is: an organisation, never a person."""
    words = names.words
    if viewer.role == "public":
        return words("access.none" if verified else "access.unverified")
    if viewer.partner is None:
        return words("access.steward")
    key = "access.partner" if viewer.role == "partner" else "access.steward.of"
    return words(key, name=names.partner(viewer.partner))


def _links(providers: list[str], words: Words) -> list[tuple[str, str]]:
    back = urlsplit(st.context.url or "/").path or "/"
    if query := urlencode(st.query_params.to_dict()):
        back = f"{back}?{query}"
    return [
        (
            words("access.sign-in") if name == DEFAULT else words("access.sign-in.with", provider=name.capitalize()),
            f".{PATH}?{urlencode({'provider': name, 'next': back})}",
        )
        for name in providers
    ]
