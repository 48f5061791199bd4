"""How the programme grew, month by month: a map for a slider, and the same as a table, which is what paper shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.markup.blocks.tables import table_html
from lib.markup.evidence.growth import months_table
from lib.markup.map.outlines import Shapes
from lib.markup.map.picture import Picture
from lib.markup.map.svg import svg_map
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.changes.growth import MonthEnd
from lib.wording.names import Names
from lib.wording.pages.growth import bootcamps_begun


@dataclass(frozen=True, slots=True)
class GrowthBlock:
    """Markup with a slider, and for each month what it says and the hubs that are shown."""

    html: str
    months: tuple[str, ...]
    hubs: tuple[tuple[str, ...], ...]


@memo
def growth(months: Sequence[MonthEnd], drawn: Picture, names: Names, shapes: Shapes) -> GrowthBlock | None:
    """Return the block; None where there is one month only. More hubs than a map tells apart have no map."""
    if len(months) < 2:
        return None
    words = names.words
    said = tuple(_said(each, names) for each in months)
    picture = "" if drawn.groups else svg_map(replace(drawn, bootcamps=()), shapes, words)
    html = fill(
        "hub_growth.html",
        words=words,
        map=picture,
        last=len(months) - 1,
        said=said[-1],
        table=table_html(months_table(months, names)),
    )
    return GrowthBlock(html, said, tuple(tuple(sorted(each.hubs or ())) for each in months))


def _said(month: MonthEnd, names: Names) -> str:
    words = names.words
    hubs = words("growth.hubs.unknown") if month.hubs is None else words("growth.hubs", n=len(month.hubs))
    return words(
        "growth.month",
        month=words.month(month.day),
        hubs=hubs,
        bootcamps=bootcamps_begun(month, words),
    )
