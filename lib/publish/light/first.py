"""The first answer of each page of the dashboard: the snapshot's public page as HTML, before the application is there.

It holds the blocks of the light page; its links lead to pages of the dashboard, because that is where it stands. They
are relative, so that they work below any path.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.markup.blocks import prepare
from lib.markup.brand import brand_style
from lib.markup.page import masthead, masthead_ends, templates
from lib.markup.pages import PAGES
from lib.publish.light.heads import LIGHT, page_head
from lib.publish.light.page import FOLDER, INDENT, NavigationLink, PageContent, called, light_style
from lib.publish.light.styles import needed
from lib.publish.sharing.head import PageHead
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import as_of

QUIET_WORD = "<!-- quiet word -->"
"""Where a line may stand that says what of the address the application will show and this page does not."""


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """What one page says of itself to whoever passes its link on, and its HTML."""

    head: PageHead
    html: str


def first_answers(
    menu: Sequence[PageContent], snapshot: Snapshot, names: Names, languages: Sequence[str]
) -> dict[str, FirstAnswer]:
    """Return the first answer of every page of one language by the page's id; `menu` is every light page."""
    pages = (*menu, preparing(snapshot, names))
    return {page.id: _answer(page, pages, snapshot, names, languages) for page in pages}


def preparing(snapshot: Snapshot, names: Names) -> PageContent:
    """Return what is read of the page that prepares presentations, which has no light twin."""
    words = names.words
    return PageContent(
        "prepare", "prepare", words("page.prepare"), prepare.opening(snapshot, names), f"prepare?lang={words.language}"
    )


def preparing_elsewhere(names: Names) -> PageContent:
    """Return the light page of the same, which leads to the presentation beside it."""
    words = names.words
    content = prepare.without_the_dashboard(names)
    return PageContent("prepare", "prepare", words("page.prepare"), content, f"prepare?lang={words.language}")


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
                NavigationLink(words(f"page.{each.section}"), f"./{each.interactive}", each.section == page.section)
                for each in _one_of_each_section(pages)
            ],
            languages=[(each, called(each), each == words.language) for each in languages],
            masthead=masthead(snapshot, names, f"{LIGHT}/"),
            ends=masthead_ends(words, f"{LIGHT}/{words.language}/", apart=True),
            quiet_word=QUIET_WORD,
            twin=f"{LIGHT}/{words.language}/{page.file if page.section != 'prepare' else 'index.html'}",
            read_only=words("first.read-only", day=words.long_day(day)) if day else words("first.read-only.undated"),
            styles="{{styles}}",
        )
    )
    style = needed(light_style("#first-page") + brand_style(names.programme.programme), html)
    head = page_head(page, snapshot, names, languages, light=False)
    html = INDENT.sub("\n", html)
    return FirstAnswer(head, html.replace("{{styles}}", style, 1))


def _one_of_each_section(pages: Sequence[PageContent]) -> list[PageContent]:
    """Return the pages of the navigation in its order; the section of the states leads to the first of them."""
    first = {page.section: page for page in reversed(pages)}
    return [first[entry.id] for entry in PAGES if entry.id in first]
