"""The sections of a page of the dashboard: heads that fold, the widgets under them, and the index above."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.markup.sections import PageSection, head, index, section
from lib.wording.language import Words


class Sections:
    """The sections of the page that is being drawn; made where their index stands, `finish` fills it in."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._index: DeltaGenerator = st.container(key="page-index")
        self._drawn: list[PageSection] = []

    @contextmanager
    def fold(
        self, id_: str, title: str, *, says: str = "", opened: bool = False, by: tuple[str, ...] = ()
    ) -> Iterator[None]:
        """Open a section. A link that names one of the parameters `by` finds it open."""
        of = PageSection(id_, title, says=says, open=opened or any(each in st.query_params for each in by))
        with self._under(of):
            yield

    def html(self, id_: str, html: str, *, title: str = "", says: str = "", opened: bool = False) -> None:
        """Show a block as a section, under its own first heading where no title is given; nothing for no block."""
        if html.strip():
            of = section(id_, html, title=title, says=says, open_=opened)
            with self._under(of):
                st.html(of.html)

    def finish(self) -> None:
        """Fill in the index."""
        if links := index(self._drawn, self._words):
            self._index.html(links)

    @contextmanager
    def _under(self, of: PageSection) -> Iterator[None]:
        self._drawn.append(of)
        with st.container(key=f"fold-{of.id}", gap=None):
            st.html(head(of))
            with st.container(key=f"in-{of.id}"):
                yield
