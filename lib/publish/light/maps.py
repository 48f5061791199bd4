"""The hubs' map on a light page: the dashboard's own, as coarse as a small file must be."""

from collections.abc import Sequence
from dataclasses import replace

from lib.indicators.entries import HubEntry
from lib.markup import hub_summary
from lib.markup.map_canvas import Canvas
from lib.markup.map_picture import Picture, picture
from lib.markup.outlines import Shapes, coarser
from lib.markup.page import templates
from lib.markup.svg_map import svg_map
from lib.publish.light.page import FOLDER
from lib.snapshot.hub_choice import HubChoice
from lib.snapshot.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

_MOST_DRAWN = 120
"""Hubs that are drawn one by one; of more only the municipalities that have them."""

_MOST_SIGNS = 13_000
"""Letters of the outlines of a drawing: they are coarsened until they are no longer, so that any page stays small."""

_MOST_KEPT = 100

_PARTS = (240, 170, 120, 85, 60, 40, 25)
"""How finely a sheet may be drawn, as parts of its width, the finest first."""


class Atlas:
    """Shapes as coarse as each sheet needs them. Outlines stay while snapshots come and go, so they are kept."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._kept: dict[tuple[Canvas, frozenset[str], frozenset[str]], Shapes] = {}

    def for_sheet(self, drawn: Picture, inside: frozenset[str], words: Words) -> Shapes:
        """Return the finest shapes whose outlines are small enough, the coarsest where none are.

        `inside` names the states whose municipalities may be drawn.
        """
        sheet = drawn.canvas, inside, drawn.municipalities
        if sheet not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[sheet] = self._fitting(replace(drawn, hubs=(), bootcamps=(), labels=()), inside, words)
        return self._kept[sheet]

    def _fitting(self, bare: Picture, inside: frozenset[str], words: Words) -> Shapes:
        found = self._shapes
        for parts in _PARTS:
            found = coarser(self._shapes, _step(bare, parts), inside)
            if len(svg_map(bare, found, words, still=True)) <= _MOST_SIGNS:
                break
        return found


def hub_map(snapshot: Snapshot, names: Names, atlas: Atlas) -> str:
    """Return every hub on the map of all states, with its legend."""
    drawn = picture(snapshot, names, HubChoice())
    return _figure(drawn, frozenset(key[:2] for key in drawn.municipalities), snapshot.hubs, names, atlas)


def state_map(one: OneState, names: Names, atlas: Atlas) -> str:
    """Return the hubs of one state on its map, with its legend where it has any."""
    return _figure(picture(one.snapshot, names, HubChoice(one.key)), frozenset({one.key}), one.hubs, names, atlas)


def _figure(drawn: Picture, inside: frozenset[str], hubs: Sequence[HubEntry], names: Names, atlas: Atlas) -> str:
    if len(drawn.hubs) > _MOST_DRAWN:
        drawn = replace(drawn, hubs=(), labels=())
    return (
        templates(FOLDER / "templates")
        .get_template("light-map.html")
        .render(
            svg=svg_map(drawn, atlas.for_sheet(drawn, inside, names.words), names.words, still=True),
            credit=hub_summary.credit(hubs, names),
            legend=hub_summary.legend(hubs, drawn, names) if hubs else "",
        )
    )


def _step(drawn: Picture, parts: int) -> float:
    """Return the grid in degrees that divides the width of the sheet into so many parts."""
    pixels_a_degree = drawn.canvas.point(0, 1)[0] - drawn.canvas.point(0, 0)[0]
    return round(drawn.canvas.width / pixels_a_degree / parts, 3)
