"""The hubs' map on a light page: the dashboard's own, as coarse as a small file must be."""

from collections.abc import Sequence
from dataclasses import replace

from lib.indicators.entries import HubEntry
from lib.markup.hubs import summary as hub_summary
from lib.markup.map.canvas import Canvas
from lib.markup.map.outlines import Shapes
from lib.markup.map.picture import Picture, picture
from lib.markup.map.svg import svg_map
from lib.markup.map.thinning import thinned
from lib.markup.page import templates
from lib.programme.presentation import PublicStatistic
from lib.publish.light.page import FOLDER
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

_MOST_DRAWN = 120
"""Hubs that are drawn one by one; of more only the municipalities that have them."""

_MOST_SIGNS = 3_400
"""Letters of the outlines of a drawing: drawn less finely until they are no longer, so any page stays small."""

_MOST_KEPT = 100

_TOLERANCES = (0.6, 0.9, 1.3, 2.0, 3.0, 5.0, 9.0)
"""How far a line may lie from the true one, in pixels, the finest first; of states that are not ours thrice that."""


class Atlas:
    """Shapes as fine as each sheet may have them, and what others published of the municipalities on them.

    Outlines stay while snapshots come and go, so they are kept.
    """

    def __init__(self, shapes: Shapes, statistics: Sequence[PublicStatistic] = ()) -> None:
        self.shapes, self.statistics = shapes, statistics
        self._kept: dict[tuple[Canvas, frozenset[str]], Shapes] = {}

    def for_sheet(self, drawn: Picture, words: Words) -> Shapes:
        """Return the finest shapes whose outlines are small enough, the coarsest where none are.

        Of the municipalities only those with a hub are in them.
        """
        sheet = drawn.canvas, drawn.municipalities
        if sheet not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[sheet] = self._fitting(replace(drawn, hubs=(), bootcamps=(), labels=(), groups=()), words)
        return self._kept[sheet]

    def _fitting(self, bare: Picture, words: Words) -> Shapes:
        found, degree = self.shapes, bare.canvas.point(0, 1)[0] - bare.canvas.point(0, 0)[0]
        ours = frozenset({bare.state} if bare.state else bare.states)
        for pixels in _TOLERANCES:
            found = thinned(self.shapes, pixels / degree, ours, bare.municipalities)
            if len(svg_map(bare, found, words, still=True)) <= _MOST_SIGNS:
                break
        return found


def hub_map(snapshot: Snapshot, names: Names, atlas: Atlas) -> str:
    """Return every hub on the map of all states, with its legend."""
    return _figure(picture(snapshot, names, HubChoice()), snapshot.hubs, names, atlas)


def state_map(one: OneState, names: Names, atlas: Atlas) -> str:
    """Return the hubs of one state on its map, with its legend where it has any."""
    return _figure(picture(one.snapshot, names, HubChoice(one.key)), one.hubs, names, atlas)


def _figure(drawn: Picture, hubs: Sequence[HubEntry], names: Names, atlas: Atlas) -> str:
    if drawn.groups or len(drawn.hubs) > _MOST_DRAWN:
        drawn = replace(drawn, hubs=(), labels=(), groups=())
    return (
        templates(FOLDER / "templates")
        .get_template("light-map.html")
        .render(
            svg=svg_map(drawn, atlas.for_sheet(drawn, names.words), names.words, still=True),
            credit=hub_summary.credit(hubs, names),
            legend=hub_summary.legend(hubs, drawn, names) if hubs else "",
        )
    )
