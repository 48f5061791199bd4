"""The sections of a page of the dashboard: heads that fold, what stands under them, and the index above."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lib.markup.sections import PageSection, head, index, section, whole
from lib.wording.language import Words


class Sections:
    """The sections of the page that is being drawn. Made where their index stands; `finish` fills it in."""

    def __init__(self, words: Words) -> None:
        self._words, self._index = words, st.container(key="page-index")
        self._drawn: list[PageSection] = []
        self._finding = ""

    @contextmanager
    def fold(self, id_: str, title: str, *, opened: bool = False, by: tuple[str, ...] = ()) -> Iterator[None]:
        """Put what is drawn inside under a head. A link that names one of the parameters `by` finds it open."""
        self._finding = ""
        with st.container(key=f"fold-{id_}", gap=None):
            place = st.container()
            with st.container(key=f"in-{id_}"):
                yield
        stands_open = opened or any(each in st.query_params for each in by)
        of = PageSection(id_, title, says=self._finding, open=stands_open)
        self._drawn.append(of)
        place.html(head(of))

    def says(self, finding: str) -> None:
        """Say the finding of the section that is being drawn in its head, for whoever leaves it closed."""
        self._finding = finding

    def html(self, id_: str, html: str, *, title: str = "", says: str = "", opened: bool = False) -> None:
        """Show a block as a section, under its own first heading where no title is given; nothing for no block."""
        if html.strip():
            self.add(section(id_, html, title=title, says=says, opened=opened))

    def add(self, of: PageSection) -> None:
        """Show a section that is nothing but markup."""
        self._drawn.append(of)
        st.html(whole(of))

    def finish(self) -> None:
        """Fill in the index."""
        if links := index(self._drawn, self._words):
            self._index.html(links)
