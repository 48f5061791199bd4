"""The outlines that maps are drawn with, read from a programme's folder of places."""

from functools import cache
from pathlib import Path

from lib.collect.places.geography import ground_shapes, municipal_shapes, state_shapes
from lib.markup.map.outlines import FeatureCollection, Shapes, ground_of
from lib.programme.geography import Geography


def shapes_of(geography: Geography, places: Path) -> Shapes:
    """Return all states with their ground, and the municipalities of a state when they are asked for."""

    def state_of(key: str) -> str:
        municipality = geography.municipality(key)
        return municipality.state if municipality else key

    @cache
    def within(state: str) -> FeatureCollection:
        return municipal_shapes(places, state) if geography.state(state) else {"features": []}

    return Shapes(state_shapes(places), within, state_of, ground_of(ground_shapes(places)))
