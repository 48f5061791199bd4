"""The pages of figures on a site of files: each figure, of the programme and of each state."""

from collections.abc import Iterator

from lib.markup.blocks.passing_on import FIGURES
from lib.markup.map.outlines import Shapes
from lib.publish.card.card import card_png
from lib.publish.card.pages import figure_card
from lib.publish.light.contents import states_of
from lib.publish.light.heads import LIGHT
from lib.publish.light.links import twin_of
from lib.publish.sharing.figure_page import FigureLinks, figure_page, page_of_figure
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names


def figure_files(snapshot: Snapshot, names: Names, shapes: Shapes, root: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield each figure's page and the card of each of the programme, by path below the root of the site.

    `root` is where the site is served; without one no page says an absolute address.
    """
    for indicator in names.programme.indicator_ids:
        for state in (None, *states_of(snapshot, names)):
            links = _links(indicator, state, names)
            page = figure_page(indicator, state, snapshot, names, root=root, links=links)
            yield _file(indicator, state, names.words.language), page.encode()
        card = figure_card(indicator, None, snapshot, names)
        yield _card(indicator, None, names.words.language), card_png(snapshot, names, shapes, card)


def _links(indicator: str, state: str | None, names: Names) -> FigureLinks:
    language, page = names.words.language, page_of_figure(indicator, state)
    asked = {"estado": state} if state else {}
    return FigureLinks(
        editions=tuple((each, _file(indicator, state, each)) for each in names.programme.programme.languages),
        picture=_card(indicator, state, language),
        back=f"../../{twin_of(page, language, asked)}",
        means=f"../../{twin_of('about', language)}#{indicator}",
        icon="../../../favicon.ico",
        embeds=False,
    )


def _file(indicator: str, state: str | None, language: str) -> str:
    return f"{LIGHT}/{language}/{FIGURES}/{indicator}{f'-{state}' if state else ''}.html"


def _card(indicator: str, state: str | None, language: str) -> str:
    """Return the path of a figure's card: that of the state's page where it is of a state."""
    if state:
        return f"{LIGHT}/{language}/tarjeta-state-{state}.png"
    return f"{LIGHT}/{language}/{FIGURES}/{indicator}.png"
