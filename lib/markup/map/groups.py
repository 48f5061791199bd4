"""Many hubs as few marks: past what a map can show one by one, they stand together by state or by municipality."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt

from lib.indicators.entries import HubEntry
from lib.markup.map.canvas import Canvas
from lib.markup.map.labels import pushed_apart
from lib.snapshot.selection.hub_choice import HubChoice
from lib.wording.names import Names
from lib.wording.pages import hubs as said

MOST_SINGLE = 400
"""How many hubs a map draws one by one."""

STATE, MUNICIPALITY = "estado", "municipio"
"""What a group can be of; also how a choice of one is written, before a colon and its key."""

_GREATEST, _SHARE = 24.0, 0.15
"""Half the size of the greatest mark in pixels, and how much of the sheet all marks together may cover at most."""

_LEAST = 0.45  # of the greatest mark's size
_HOLDS_NUMBER = 9.0  # half the size from which on a number can be read in it


@dataclass(frozen=True, slots=True)
class HubGroup:
    """Hubs of one place: how many there are, where they stand, and half the size of their mark in pixels.

    `id` is what a choice of it says; `text` is the number to write in the mark, empty where it is too small.
    """

    id: str
    lat: float
    lon: float
    half: float
    text: str
    name: str
    about: str


def grouped(hubs: Sequence[HubEntry], choice: HubChoice) -> dict[str, list[HubEntry]]:
    """Return the hubs by the place they stand for, or nothing where they are few enough to be drawn one by one."""
    if len(hubs) <= MOST_SINGLE:
        return {}
    by_municipality = choice.state is not None or len({hub.municipality for hub in hubs}) <= MOST_SINGLE
    found: dict[str, list[HubEntry]] = defaultdict(list)
    for hub in hubs:
        found[f"{MUNICIPALITY}:{hub.municipality}" if by_municipality else f"{STATE}:{hub.state}"].append(hub)
    return dict(sorted(found.items()))


def groups(found: dict[str, list[HubEntry]], canvas: Canvas, names: Names) -> tuple[HubGroup, ...]:
    """Return a mark for each place, in the middle of its hubs and moved apart where marks would cover one another."""
    if not found:
        return ()
    greatest = min(_GREATEST, sqrt(_SHARE * canvas.width * canvas.height / pi / len(found)))
    most = max(map(len, found.values()))
    halves = {key: greatest * max(_LEAST, sqrt(len(hubs) / most)) for key, hubs in found.items()}
    marks = [_group(place, hubs, halves[place], names) for place, hubs in found.items()]
    points = [canvas.point(each.lat, each.lon) for each in marks]
    moved = pushed_apart(points, [each.half for each in marks])
    places = [canvas.place(x + dx, y + dy) for (x, y), (dx, dy) in zip(points, moved, strict=True)]
    return tuple(replace(each, lat=lat, lon=lon) for each, (lat, lon) in zip(marks, places, strict=True))


def _group(place: str, hubs: Sequence[HubEntry], half: float, names: Names) -> HubGroup:
    kind, _, key = place.partition(":")
    name = names.state(key) if kind == STATE else names.place(key, hubs[0].state)
    lat = sum(hub.lat for hub in hubs) / len(hubs)
    lon = sum(names.geography.longitude(hub.lon) for hub in hubs) / len(hubs)
    text = names.words.number(len(hubs)) if half >= _HOLDS_NUMBER else ""
    return HubGroup(place, lat, lon, round(half, 1), text, name, said.together(hubs, names))
