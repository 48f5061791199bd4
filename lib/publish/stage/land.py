"""The stage's map: states as shapes, hubs and bootcamps as spots, all in the units of one sheet."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from lib.collect.opening import GEOGRAPHY
from lib.collect.places.geography import ground_shapes, state_shapes
from lib.markup.map.canvas import Canvas, canvas_for
from lib.markup.map.outlines import Ring, Shapes, coarse, ground_of, state_outlines
from lib.markup.map.signs import MapSign, apart, camp_signs, hub_sign, settled, states_shown
from lib.markup.map.symbols import AHEAD, HELD, IN_ORDER
from lib.publish.stage.labels import placed
from lib.publish.stage.slide import Key, Land, Map, Point, Spot
from lib.snapshot.selection.hub_choice import is_placed
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import hubs as said
from lib.wording.tables import listed

WIDTH, HEIGHT = 378, 190
"""The sheet in units. A letter on it is 13 of them, 4 % of a slide that gives the sheet 61 % of its height."""

_LAND = 308  # units for the states; the rest is sea to the east, where names have room

_FIGURE = (-999.0, -999.0, 141.0, 98.0)  # where the slide's figure stands; no name may
_STEP = 0.02  # degrees, about a pixel of a large screen
_BEYOND = 240  # units of neighbouring land beyond the sheet
_HUB, _CAMP = 4.5, 8.0  # room that a symbol needs, from its middle


def map_of(snapshot: Snapshot, names: Names, shapes: Shapes | None = None) -> Map:
    """Return the programme's states with every hub and every bootcamp that is not cancelled.

    Without `shapes` the states are those of the bundled geography.
    """
    states, canvas = _sheet(snapshot, names)
    hubs = [hub_sign(hub, names) for hub in snapshot.hubs if is_placed(hub, names.geography)]
    signs, camps_at = apart(hubs, camp_signs(snapshot.bootcamps, snapshot, names), canvas, (_HUB, _CAMP))
    conditions = {hub.id: said.condition(hub, names) for hub in snapshot.hubs}
    spots = [_spot(each, "hub", each.name, conditions[each.id], canvas) for each in signs]
    statuses = {each.id: names.words(f"bootcamp-status.{each.status}") for each in snapshot.bootcamps}
    camps = [_spot(each, "bootcamp", names.bootcamp(each.id), statuses[each.id], canvas) for each in camps_at]
    return Map(
        _alt(snapshot, camps, names), WIDTH, HEIGHT, _land(states, names, canvas, shapes), tuple(spots),
        _labelled(spots, camps), _key(spots, camps, names),
    )  # fmt: skip


def land_of(snapshot: Snapshot, names: Names, shapes: Shapes | None = None) -> tuple[Land, ...]:
    """Return the land of `map_of` without what stands on it."""
    states, canvas = _sheet(snapshot, names)
    return _land(states, names, canvas, shapes)


def _sheet(snapshot: Snapshot, names: Names) -> tuple[frozenset[str], Canvas]:
    """Return the states to show, and the canvas they are drawn on."""
    states = states_shown(snapshot, names)
    return states, canvas_for([settled(each, names) for each in sorted(states)], _LAND, HEIGHT, padding=6)


@cache
def _bundled() -> Shapes:
    return Shapes(state_shapes(GEOGRAPHY), lambda _: {"features": []}, ground=ground_of(ground_shapes(GEOGRAPHY)))


@lru_cache(maxsize=16)
def _drawn(shapes: Shapes, canvas: Canvas) -> Mapping[str, tuple[tuple[Point, ...], ...]]:
    """Return what of the states shows on the sheet by key and, under no key, the land of other countries."""
    found = {}
    for key, rings in ({"": shapes.ground.land} | state_outlines(shapes)).items():
        drawn = (_on_sheet(ring, canvas) for ring in coarse(rings, _STEP))
        found[key] = tuple(ring for ring in drawn if len(ring) > 3 and _near(ring))
    return {key: near for key, near in found.items() if near}


def _land(states: frozenset[str], names: Names, canvas: Canvas, shapes: Shapes | None) -> tuple[Land, ...]:
    drawn = _drawn(shapes or _bundled(), canvas)
    found = (Land(key, names.state(key), key in states, near) for key, near in drawn.items())
    return tuple(sorted(found, key=lambda each: (each.ours, each.key)))


def _on_sheet(ring: Ring, canvas: Canvas) -> tuple[Point, ...]:
    points: list[Point] = []
    for lon, lat in ring:
        x, y = canvas.point(lat, lon)
        point = (round(x, 1), round(y, 1))
        if not points or point != points[-1]:
            points.append(point)
    return tuple(points)


def _near(ring: tuple[Point, ...]) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(xs) > -_BEYOND and min(xs) < WIDTH + _BEYOND and max(ys) > -HEIGHT / 2 and min(ys) < HEIGHT * 1.5


def _spot(sign: MapSign, kind: str, name: str, status: str, canvas: Canvas) -> Spot:
    x, y = sign.on(canvas)
    return Spot(sign.id, kind, name, status, sign.symbol, (round(x, 1), round(y, 1)))


def _labelled(hubs: list[Spot], camps: list[Spot]) -> tuple[Spot, ...]:
    """Write the bootcamps' names."""
    held_at = {camp.at for camp in camps}
    loose = [hub.at for hub in hubs if hub.at not in held_at]
    labels = placed([(camp.name, camp.at) for camp in camps], _CAMP, loose, (WIDTH, HEIGHT), _FIGURE)
    return tuple(
        replace(camp, lines=label.lines, name_at=label.at, anchor=label.anchor, far=label.far) if label else camp
        for camp, label in zip(camps, labels, strict=True)
    )


def _key(hubs: list[Spot], camps: list[Spot], names: Names) -> tuple[Key, ...]:
    counts = Counter(spot.symbol for spot in (*hubs, *camps))
    return tuple(
        Key(each, names.words(f"stage.key.{each}"), counts[each]) for each in (HELD, AHEAD, *IN_ORDER) if counts[each]
    )


def _alt(snapshot: Snapshot, camps: list[Spot], names: Names) -> str:
    places = [names.words("stage.map.one", name=camp.name, status=camp.status) for camp in camps]
    if not places:
        return names.words("stage.map.alt.none")
    return names.words("stage.map.alt", bootcamps=listed(places, names.words), hubs=len(snapshot.hubs))
