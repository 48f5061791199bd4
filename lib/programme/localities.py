"""Localities by name within their municipality: INEGI's own catalogue where it was imported, else the gazetteer.

A locality is told by its name and, where names repeat, by where the point is. Nothing here guesses: what cannot be told
has no key, and a name that nobody knows is said to be outside the catalogue.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from lib.programme.text import normalise

FARTHEST_KM = 10.0
"""How far a hub may be from the locality that is told from its namesakes by distance."""

_CLEARLY = 2.0  # the nearest of several namesakes must be this many times nearer than the next
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Locality:
    """A named place. `key` has INEGI's nine digits where the catalogue gives them; coordinates are WGS84 degrees."""

    name: str
    lat: float | None
    lon: float | None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What is known of a typed locality: its key, or only that its name is known in the municipality."""

    key: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Localities:
    """The localities of every municipality, asked for by its five-digit key."""

    of: Callable[[str], Sequence[Locality]]

    def find(self, municipality: str, name: str, lat: float, lon: float) -> Match:
        """Return the locality with this name in the municipality, accents, case and punctuation set aside.

        Of several with the same name it is the nearest to the point, if that is at most `FARTHEST_KM` away and clearly
        nearer than the next; otherwise the name is known and the key is not.
        """
        wanted = normalise(name)
        namesakes = [each for each in self.of(municipality) if normalise(each.name) == wanted]
        if len(namesakes) < 2:
            return Match(namesakes[0].key, True) if namesakes else Match(None, False)
        nearest, following = sorted((_km(each, lat, lon), each.key or "") for each in namesakes)[:2]
        clear = nearest[0] <= FARTHEST_KM and nearest[0] < following[0] and nearest[0] * _CLEARLY <= following[0]
        return Match((nearest[1] or None) if clear else None, True)


def _km(place: Locality, lat: float, lon: float) -> float:
    """Return the distance on a plane that touches the globe at the point; infinite without coordinates."""
    if place.lat is None or place.lon is None:
        return float("inf")
    return _KM_PER_DEGREE * hypot(place.lat - lat, (place.lon - lon) * cos(radians(lat)))
