"""Names that tell where one is: states, and the larger towns without a hub, as far as the hubs' names leave room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.indicators.entries import HubEntry
from lib.markup.map.canvas import Canvas
from lib.markup.map.labels import Label, Mark
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

Kind = Literal["region", "town"]

_TOWNS, _FEW = 12, 3
_DOT = 2.5  # half of a town's dot, in pixels
_BESIDE_HUB = 0.05  # degrees; a town this near a hub is named by the hub already


@dataclass(frozen=True, slots=True)
class GroundName:
    """A state or a town: where it is, and what is written there."""

    id: str
    kind: Kind
    lat: float
    lon: float
    text: str

    def mark(self, canvas: Canvas) -> Mark:
        """Return it as something to be named on a sheet."""
        x, y = canvas.point(self.lat, self.lon)
        return Mark(self.id, x, y, _DOT if self.kind == "town" else 0.0, (self.text,), ground=True)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A state or town whose name found room."""

    place: GroundName
    label: Label


def ground_names(
    snapshot: Snapshot, names: Names, state: str | None, canvas: Canvas, *, few: bool
) -> tuple[GroundName, ...]:
    """Return what may be named on a sheet, the most telling first: the programme's states, towns, other states.

    With a `state` only its own towns; on a sheet that has room for `few`, fewer.
    """
    regions = sorted(
        (_region(each.key, names) for each in names.geography.states if names.geography.municipalities_of(each.key)),
        key=lambda each: (each.id.partition(":")[2] not in names.programme.programme.states, each.id),
    )
    shown = [each for each in regions if canvas.shows(each.lat, each.lon)]
    ours = [each for each in shown if each.id.partition(":")[2] in names.programme.programme.states]
    towns = _towns(snapshot, state)[: _FEW if few else _TOWNS]
    return (*ours, *towns, *(each for each in shown if each not in ours))


def named(places: Iterable[GroundName], labels: Sequence[Label]) -> tuple[NamedPlace, ...]:
    """Return the places whose names found room."""
    found = {label.id: label for label in labels}
    return tuple(NamedPlace(each, found[each.id]) for each in places if each.id in found)


def _region(key: str, names: Names) -> GroundName:
    members = names.geography.municipalities_of(key)
    lat, lon = (sum(getattr(each, axis) for each in members) / len(members) for axis in ("lat", "lon"))
    return GroundName(f"region:{key}", "region", lat, lon, names.state(key))


def _towns(snapshot: Snapshot, state: str | None) -> list[GroundName]:
    """Return the largest places without a working hub nearby, which the snapshot tells, but not those beside a hub."""
    return [
        GroundName(f"town:{each.municipality}:{each.name}", "town", each.lat, each.lon, each.name)
        for each in snapshot.places_without_hub
        if state in {None, each.state} and not any(_beside(each.lat, each.lon, hub) for hub in snapshot.hubs)
    ]


def _beside(lat: float, lon: float, hub: HubEntry) -> bool:
    return abs(hub.lat - lat) < _BESIDE_HUB and abs(hub.lon - lon) < _BESIDE_HUB
