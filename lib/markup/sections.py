"""Sections of a page that fold, and the index that leads to them: one mechanism for every page, light or not.

A section is `<details class="fold">`. On the dashboard it is the head of a container, whose content stands beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lib.markup.page import fill
from lib.wording.language import Words

PARAMETER = "secciones"
"""The parameter of the address that lists what a reader opened and, with a minus, closed."""

_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageSection:
    """One section: `title` and `html` as markup, `says` its finding in a few words, `open` how it stands at first.

    `id` names it in the address and is its anchor, the same in every language.
    """

    id: str
    title: str
    html: str = ""
    says: str = ""
    open: bool = False


def section(id_: str, html: str, *, title: str = "", says: str = "", opened: bool = False) -> PageSection:
    """Return a block as a section, under the first heading that the block has, which becomes the section's.

    `title` is for a block without one.
    """
    found = None if title else _HEADING.search(html)
    heading = Markup(found[1]) if found else title  # noqa: S704  a template escaped it
    return PageSection(id_, heading, _HEADING.sub("", html, count=1) if found else html, says, opened)


def head(of: PageSection) -> str:
    """Return the head of a section whose content the dashboard puts beside it."""
    return fill("section.html", section=of, alone=True)


def whole(of: PageSection) -> str:
    """Return a section with what is in it."""
    return fill("section.html", section=of, alone=False)


def index(sections: Sequence[PageSection], words: Words) -> str:
    """Return the links to the sections of a page; nothing where one is alone."""
    return fill("sections-index.html", sections=sections, words=words) if len(sections) > 1 else ""


def folded(opening: str, sections: Iterable[PageSection], words: Words, main: str = "") -> str:
    """Return a page without widgets: what it says first, its index, what always stands open, and its sections.

    Sections that say nothing lack.
    """
    there = [each for each in sections if each.html.strip()]
    return "".join((opening, index(there, words), main, *map(whole, there)))
