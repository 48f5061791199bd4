"""Sections of a page that fold, and the index that leads to them: one mechanism for every page, light or not.

A section is `<details class="fold">`. On the dashboard it is the head of a container, whose content stands beside it.
"""

import re
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


def section(id_: str, html: str, *, title: str = "", says: str = "", open_: bool = False) -> PageSection:
    """Return a block as a section: under a title of its own, else under the first heading that the block has."""
    found = None if title else _HEADING.search(html)
    heading = Markup(found[1]) if found else title  # noqa: S704  a template escaped it
    return PageSection(id_, heading, _HEADING.sub("", html, count=1) if found else html, says, open_)


def head(of: PageSection) -> str:
    """Return the head of a section whose content the dashboard puts beside it."""
    return fill("section.html", section=of, alone=True)


def index(sections: list[PageSection], words: Words) -> str:
    """Return the links to the sections of a page; nothing where one is alone."""
    return fill("sections-index.html", sections=sections, words=words) if len(sections) > 1 else ""


def folded(opening: str, sections: list[PageSection | None], words: Words) -> str:
    """Return a page without widgets: what it says first, its index, and its sections; those that are None lack."""
    there = [each for each in sections if each and each.html.strip()]
    return "".join((opening, index(there, words), *(fill("section.html", section=each, alone=False) for each in there)))
