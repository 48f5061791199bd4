"""The first answer of each page of the dashboard: the snapshot's public page as HTML, before the application is there.

It holds the blocks of the light page; its links lead to pages of the dashboard, because that is where it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from lib.markup.blocks import prepare
from lib.markup.brand import brand_style
from lib.markup.page import masthead, templates
from lib.markup.pages import PAGES
from lib.publish.light.page import FOLDER, NavigationLink, PageContent, called, light_style
from lib.publish.light.styles import needed
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import as_of

QUIET_WORD = "<!-- quiet word -->"
"""Where a line may stand that says what of the address the application will show and this page does not."""


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """One page's title, one sentence of description without markup, and its HTML."""

    title: str
    description: str
    html: str


def first_answers(
    menu: Sequence[PageContent], snapshot: Snapshot, names: Names, languages: Sequence[str]
) -> dict[str, FirstAnswer]:
    """Return the first answer of every page of one language by the page's id; `menu` is every light page."""
    words = names.words
    preparing = PageContent(
        "prepare", "prepare", words("page.prepare"), prepare.opening(snapshot, names), f"prepare?lang={words.language}"
    )
    pages = (*menu, preparing)
    return {page.id: _answer(page, pages, snapshot, names, languages) for page in pages}


def _answer(
    page: PageContent, pages: Sequence[PageContent], snapshot: Snapshot, names: Names, languages: Sequence[str]
) -> FirstAnswer:
    words, day = names.words, as_of(snapshot)
    html = (
        templates(FOLDER / "templates")
        .get_template("first-answer.html")
        .render(
            words=words,
            page=page,
            programme=names.programme.programme.name,
            main=[
                NavigationLink(words(f"page.{each.section}"), f"/{each.interactive}", each.section == page.section)
                for each in _one_of_each_section(pages)
            ],
            languages=[(each, called(each), each == words.language) for each in languages],
            masthead=masthead(snapshot, names),
            quiet_word=QUIET_WORD,
            twin=f"/ligera/{words.language}/{page.file if page.section != 'prepare' else 'index.html'}",
            read_only=words("first.read-only", day=words.long_day(day)) if day else words("first.read-only.undated"),
            styles="{{styles}}",
        )
    )
    style = needed(light_style("#first-page") + brand_style(names.programme.programme), html)
    return FirstAnswer(page.title, _description(page, names), html.replace("{{styles}}", style, 1))


def _one_of_each_section(pages: Sequence[PageContent]) -> list[PageContent]:
    """Return the pages of the navigation in its order; the section of the states leads to the first of them."""
    first = {page.section: page for page in reversed(pages)}
    return [first[entry.id] for entry in PAGES if entry.id in first]


def _description(page: PageContent, names: Names) -> str:
    """Return what the page says first, as text; what the programme is where it begins with nothing of the kind."""
    described = page.heading if page.section in {"home", "state"} else None
    own = names.programme.programme.description.in_language(names.words.language)
    return lead_of(page.html) or described or own


def lead_of(html: str) -> str:
    """Return the text of the first element of class `lead` or `answer`, "" where there is none."""
    found = _Lead()
    found.feed(html)
    return " ".join("".join(found.pieces).split())


class _Lead(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._within: list[str] = []
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within or (not self._over and {"lead", "answer"} & set((dict(attrs).get("class") or "").split())):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            del self._within[self._within.index(tag) :]
            self._over = not self._within

    def handle_data(self, data: str) -> None:
        if self._within:
            self.pieces.append(data)
