"""From degrees to pixels and back: the sheet a map is drawn on, in Web Mercator as browsers draw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asinh, atan, degrees, log2, pi, radians, sinh, tan

from lib.programme.outline import Box

_WORLD = 512  # pixels of the whole world at zoom 0, as deck.gl and MapLibre count zoom
_FARTHEST, _NEAREST = 3.5, 9.5


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet of `width` by `height` pixels whose middle shows `lat`, `lon` at `zoom`."""

    width: int
    height: int
    lat: float
    lon: float
    zoom: float

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Return a place in pixels from the upper left corner."""
        scale = _WORLD * 2**self.zoom
        x = self.width / 2 + (lon - self.lon) / 360 * scale
        y = self.height / 2 + (_north(self.lat) - _north(lat)) * scale
        return x, y

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return the latitude and longitude that a pixel shows, to about ten metres."""
        scale = _WORLD * 2**self.zoom
        north = _north(self.lat) - (y - self.height / 2) / scale
        return round(_lat(north), 4), round(self.lon + (x - self.width / 2) / scale * 360, 4)

    def shows(self, lat: float, lon: float, margin: float = 0) -> bool:
        """Tell whether a place is on the sheet, or within so many pixels of it."""
        x, y = self.point(lat, lon)
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin


def canvas_for(boxes: Iterable[Box], width: int, height: int, padding: int = 28) -> Canvas:
    """Return a canvas that shows all the boxes as large as it can. Raises ValueError where there is none."""
    souths, wests, norths, easts = zip(*boxes, strict=True)
    south, west, north, east = min(souths), min(wests), max(norths), max(easts)
    tall, wide = max(_north(north) - _north(south), 1e-6), max((east - west) / 360, 1e-6)
    scale = min((width - 2 * padding) / wide, (height - 2 * padding) / tall)
    zoom = max(_FARTHEST, min(_NEAREST, log2(scale / _WORLD)))
    middle = _lat((_north(north) + _north(south)) / 2)
    return Canvas(width, height, round(middle, 4), round((west + east) / 2, 4), round(zoom, 2))


def _north(lat: float) -> float:
    """Return how far north a latitude is on the map, as a share of the world's height, the equator at 0."""
    return asinh(tan(radians(lat))) / (2 * pi)


def _lat(north: float) -> float:
    return degrees(atan(sinh(2 * pi * north)))
