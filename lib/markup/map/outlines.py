"""Outlines of states and municipalities, as coarse as a map can bear."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""Longitudes and latitudes of a closed line."""

FeatureCollection = Mapping[str, Any]


def first_two(key: str) -> str:
    """Return the state of a municipality whose key begins with it, as INEGI's do; a state's own key is its own."""
    return key[:2]


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies round the states: sea (each area with its holes), the land of other countries, and lakes."""

    sea: tuple[tuple[Ring, ...], ...] = ()
    land: tuple[Ring, ...] = ()
    lakes: tuple[Ring, ...] = ()


NO_GROUND = Ground()


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """GeoJSON of all states (property `cve_ent`), and of the municipalities (`cvegeo`) of a state by its key.

    `state_of` gives the state of a municipality's key, and a state's key as it is. `ground` is what lies round them.
    """

    states: FeatureCollection
    municipalities: Callable[[str], FeatureCollection]
    state_of: Callable[[str], str] = first_two
    ground: Ground = NO_GROUND


def state_outlines(shapes: Shapes) -> dict[str, tuple[Ring, ...]]:
    """Return each state's outer and inner lines by its key."""
    return {each["properties"]["cve_ent"]: tuple(_rings(each["geometry"])) for each in shapes.states["features"]}


def ground_of(features: FeatureCollection) -> Ground:
    """Return the ground of GeoJSON features whose `kind` is sea, land or lake."""

    def areas(kind: str) -> Iterator[tuple[Ring, ...]]:
        return (tuple(_rings(each["geometry"])) for each in features["features"] if each["properties"]["kind"] == kind)

    return Ground(
        tuple(areas("sea")),
        tuple(ring for rings in areas("land") for ring in rings),
        tuple(ring for rings in areas("lake") for ring in rings),
    )


def municipal_outlines(shapes: Shapes, keys: Iterable[str]) -> dict[str, tuple[Ring, ...]]:
    """Return the lines of these municipalities by key, or of all those of a state for a state's key.

    A key that has no polygon is left out: ask for what `Municipality.drawn_as` names.
    """
    wanted = set(keys)
    found: dict[str, tuple[Ring, ...]] = {}
    for state in sorted({shapes.state_of(key) for key in wanted}):
        for each in shapes.municipalities(state)["features"]:
            key = each["properties"]["cvegeo"]
            if key in wanted or state in wanted:
                found[key] = tuple(_rings(each["geometry"]))
    return found


def coarse(rings: Iterable[Ring], step: float) -> tuple[Ring, ...]:
    """Return the lines on a grid of `step` degrees, without what has shrunk to nothing.

    Neighbours stay neighbours, because a point they share moves to the same place.
    """
    decimals = 1 if step >= 0.1 else 2 if step >= 0.01 else 3
    lines = (
        tuple(
            _distinct(
                (round(round(x / step) * step, decimals), round(round(y / step) * step, decimals)) for x, y in ring
            )
        )
        for ring in rings
    )
    return tuple(line for line in lines if len(line) > 3)


def coarser(shapes: Shapes, step: float, inside: Iterable[str] = ()) -> Shapes:
    """Return shapes on a grid of `step` degrees: all states, and the municipalities of those named by their keys."""
    states = _collection({key: coarse(rings, step) for key, rings in state_outlines(shapes).items()}, "cve_ent")
    within = {
        state: _collection(
            {key: coarse(rings, step) for key, rings in municipal_outlines(shapes, {state}).items()}, "cvegeo"
        )
        for state in set(inside)
    }
    ground = replace(shapes.ground, land=coarse(shapes.ground.land, step), lakes=coarse(shapes.ground.lakes, step))
    return Shapes(states, lambda key: within.get(key, {"features": []}), shapes.state_of, ground)


def _collection(outlines: Mapping[str, tuple[Ring, ...]], name: str) -> FeatureCollection:
    return {
        "features": [
            {"properties": {name: key}, "geometry": {"type": "Polygon", "coordinates": rings}}
            for key, rings in outlines.items()
        ]
    }


def _distinct(points: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    before = None
    for point in points:
        if point != before:
            yield point
        before = point


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    coordinates = geometry["coordinates"]
    for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
        for ring in polygon:
            yield tuple((float(x), float(y)) for x, y, *_ in ring)
