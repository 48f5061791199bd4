"""One figure as a page that anybody may frame: value, sentence, source, day, snapshot and the way to the dashboard."""

from urllib.parse import urlencode

from lib.markup.page import templates
from lib.publish.card.card import card_alt
from lib.publish.card.pages import figure_card
from lib.publish.sharing.figure import shared_figure
from lib.publish.sharing.head import FOLDER, PageHead
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

FIGURES = "cifra"
"""The folder of the pages of figures below the dashboard's root."""

_PAGES = {"BOO": "bootcamps", "SIT": "hubs", "ALI": "bootcamps", "COM": "about", "DAT": "data", "MET": ""}


def figure_address(indicator: str, language: str, state: str | None = None, cut: str | None = None) -> str:
    """Return the address of a figure's page below the dashboard's root; `cut` names a past snapshot."""
    asked = {"estado": state, "lang": language, "corte": cut}
    return f"{FIGURES}/{indicator}?{urlencode({name: value for name, value in asked.items() if value})}"


def figure_page(
    indicator: str, state: str | None, snapshot: Snapshot, names: Names, *, root: str | None, past: bool = False
) -> str:
    """Return the page. Raises KeyError for an id that is not an indicator; `past` says that a newer snapshot exists."""
    words, programme = names.words, names.programme.programme
    said = shared_figure(indicator, state, snapshot, names)
    cut = snapshot.id if past else None
    day = words("frame.asof", day=said.day) if said.day else words("frame.no-date")
    facts = [words("figure.source", who=said.source)] if said.source else []
    facts += [day, words("frame.snapshot", id=snapshot.id[:4]), *([words("figure.past")] if past else [])]
    mark = words("stage.sample") if snapshot.sample else ""
    described = f"{said.name}, {said.place}: {said.value.text}{f' ({said.base})' if said.base else ''}"
    picture = figure_address(indicator, words.language, state, cut).replace("?", ".png?", 1)
    head = PageHead(
        title=f"{said.name} · {programme.name}",
        description=" · ".join(filter(None, (mark, described, *facts))),
        site=programme.name,
        language=words.language,
        editions=tuple((each, figure_address(indicator, each, state, cut)) for each in programme.languages),
        picture=picture,
        picture_says=card_alt(snapshot, names, figure_card(indicator, state, snapshot, names)),
        embeds=True,
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
            back=f"../{_back(indicator, state, words.language, cut)}",
            means=f"../about?{urlencode({'lang': words.language, 'indicador': indicator})}",
        )
    )


def _back(indicator: str, state: str | None, language: str, cut: str | None) -> str:
    """Return the address of the dashboard's page that shows a figure."""
    page = "state" if state else _PAGES.get(indicator[:3], "reach")
    asked = {"estado": state, "lang": language, "corte": cut}
    return f"{page}?{urlencode({name: value for name, value in asked.items() if value})}"
