"""One figure as a page that anybody may frame: value, sentence, source, day, snapshot and the way to the dashboard."""

from dataclasses import dataclass
from urllib.parse import urlencode

from lib.markup.blocks.passing_on import figure_address
from lib.markup.page import templates
from lib.publish.card.card import card_alt
from lib.publish.card.pages import figure_card
from lib.publish.sharing.embed import frame_code
from lib.publish.sharing.figure import shared_figure
from lib.publish.sharing.head import FOLDER, PageHead
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

_PAGES = {"BOO": "bootcamps", "SIT": "hubs", "ALI": "bootcamps", "COM": "about", "DAT": "data", "MET": ""}


@dataclass(frozen=True, slots=True)
class FigureLinks:
    """Where a figure's page leads: to its editions by language and its card, below the root, and to two other pages.

    Those are as seen from it, as its `icon` is: the page that shows the figure, and what it means. `embeds` tells that
    `/oembed` explains how to embed it, `code` is its QR code as seen from it.
    """

    editions: tuple[tuple[str, str], ...]
    picture: str
    back: str
    means: str
    icon: str = "../favicon.ico"
    embeds: bool = True
    code: str | None = None


def served_links(indicator: str, state: str | None, names: Names, cut: str | None) -> FigureLinks:
    """Return where a figure's page leads on the dashboard's own server; `cut` names a past snapshot."""
    language = names.words.language
    asked = {"estado": state, "lang": language, "corte": cut}
    back = urlencode({name: value for name, value in asked.items() if value})
    return FigureLinks(
        editions=tuple(
            (each, figure_address(indicator, each, state, cut)) for each in names.programme.programme.languages
        ),
        picture=figure_address(indicator, language, state, cut).replace("?", ".png?", 1),
        back=f"../{page_of_figure(indicator, state)}?{back}",
        means=f"../about?{urlencode({'lang': language, 'indicador': indicator})}",
        code=figure_address(indicator, language, state, cut).replace("?", ".svg?", 1).partition("/")[2],
    )


def page_of_figure(indicator: str, state: str | None) -> str:
    """Return the name in the address of the dashboard's page that shows a figure, "" for its first."""
    return "state" if state else _PAGES.get(indicator[:3], "reach")


def figure_page(
    indicator: str,
    state: str | None,
    snapshot: Snapshot,
    names: Names,
    *,
    root: str | None,
    past: bool = False,
    links: FigureLinks | None = None,
) -> str:
    """Return the page. Raises KeyError for an id that is not an indicator; `past` says that a newer snapshot exists.

    Its `links` are those of the dashboard's own server where none are given.
    """
    words, programme = names.words, names.programme.programme
    said = shared_figure(indicator, state, snapshot, names)
    links = links or served_links(indicator, state, names, snapshot.id if past else None)
    day = words("frame.asof", day=said.day) if said.day else words("frame.no-date")
    facts = [words("figure.source", who=said.source)] if said.source else []
    facts += [day, words("frame.snapshot", id=snapshot.id[:4]), *([words("figure.past")] if past else [])]
    mark = words("stage.sample") if snapshot.sample else ""
    described = f"{said.name}, {said.place}: {said.value.text}{f' ({said.base})' if said.base else ''}"
    head = PageHead(
        title=f"{said.name} · {programme.name}",
        description=" · ".join(filter(None, (mark, described, *facts))),
        site=programme.name,
        language=words.language,
        editions=links.editions,
        picture=links.picture,
        picture_says=card_alt(snapshot, names, figure_card(indicator, state, snapshot, names)),
        embeds=links.embeds,
        country=names.programme.country,
    )
    return (
        templates(FOLDER / "templates")
        .get_template("figure.html")
        .render(
            words=words,
            head=head.html(root),
            title=head.title,
            programme=programme,
            mark=mark,
            said=said,
            facts=facts,
            back=links.back,
            means=links.means,
            link=f"{root}/{head.address}" if root else None,
            embed=frame_code(f"{root}/{head.address}", said.name),
            icon=links.icon,
            code=links.code,
        )
    )
