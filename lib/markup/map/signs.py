"""Which symbols stand on any map of the programme, and where: on pages, on paper and on the stage alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lib.indicators.entries import BootcampEntry, HubEntry
from lib.markup.map.canvas import Canvas
from lib.markup.map.labels import pushed_apart
from lib.markup.map.symbols import bootcamp_symbol
from lib.programme.outline import Box
from lib.snapshot.selection.hub_choice import is_placed
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import hubs as said

_OFF_SHORE = 0.5  # degrees beyond the outermost middle of a municipality


@dataclass(frozen=True, slots=True)
class MapSign:
    """A symbol on the map. `shift` moves it by pixels, so that neighbours do not cover one another at this scale.

    `names` are the names to write beside it, the best first, where there is room for one.
    """

    id: str
    symbol: str
    lat: float
    lon: float
    name: str
    about: str
    names: tuple[str, ...] = ()
    shift: tuple[float, float] = (0.0, 0.0)

    def on(self, canvas: Canvas) -> tuple[float, float]:
        """Return its middle on a sheet, in pixels."""
        x, y = canvas.point(self.lat, self.lon)
        return x + self.shift[0], y + self.shift[1]


def states_shown(snapshot: Snapshot, names: Names) -> frozenset[str]:
    """Return the states of the programme: those declared, and those with a hub."""
    return frozenset(names.programme.programme.states) | {hub.state for hub in snapshot.hubs}


def settled(state: str, names: Names) -> Box:
    """Return the box round a state without islands far off its coast, for which the rest would have to shrink.

    A region that is its own only part is shown whole.
    """
    if names.geography.one_level:
        return names.geography.bounds(state)
    whole, members = names.geography.bounds(state), names.geography.municipalities_of(state)
    lats, lons = [each.lat for each in members], [each.lon for each in members]
    return Box(
        max(whole.min_lat, min(lats) - _OFF_SHORE),
        max(whole.min_lon, min(lons) - _OFF_SHORE),
        min(whole.max_lat, max(lats) + _OFF_SHORE),
        min(whole.max_lon, max(lons) + _OFF_SHORE),
    )


def hub_sign(hub: HubEntry, names: Names, written: tuple[str, ...] = ()) -> MapSign:
    """Return a hub's symbol, beside which one of the names may be `written`."""
    lon = names.geography.longitude(hub.lon)
    return MapSign(hub.id, hub.condition, hub.lat, lon, hub.name, said.about(hub, names), written)


def camp_signs(bootcamps: Iterable[BootcampEntry], snapshot: Snapshot, names: Names) -> list[MapSign]:
    """Return the symbols of bootcamps that are not cancelled."""
    hosts = {each.hub for each in snapshot.bootcamps}
    positions = {
        hub.id: (hub.lat, names.geography.longitude(hub.lon))
        for hub in snapshot.hubs
        if hub.id in hosts and is_placed(hub, names.geography)
    }
    return [sign for each in bootcamps if (sign := _camp(each, positions, names))]


def _camp(entry: BootcampEntry, hubs: dict[str, tuple[float, float]], names: Names) -> MapSign | None:
    """Return a bootcamp's symbol: at the hub that hosts it once it has started, else only in its municipality."""
    symbol, municipality = bootcamp_symbol(entry.status), names.geography.municipality(entry.municipality)
    if symbol is None or municipality is None:
        return None
    point = hubs.get(entry.hub or "") if said.is_held(entry) else None
    lat, lon = point or (municipality.lat, municipality.lon)
    about = "\n".join((names.place(entry.municipality, entry.state), said.bootcamp_when(entry, names)))
    name = names.words("hubs.bootcamp.name", name=names.bootcamp(entry.id), id=entry.id)
    return MapSign(entry.id, symbol, lat, lon, name, about)


def apart(
    hubs: Sequence[MapSign], camps: Sequence[MapSign], canvas: Canvas, rooms: tuple[float, float]
) -> tuple[list[MapSign], list[MapSign]]:
    """Move symbols that would cover one another apart by a few pixels; a bootcamp at a hub goes with the hub.

    `rooms` is what a hub and a bootcamp need from their middle.
    """
    hosts, framed = ({(sign.lat, sign.lon) for sign in signs} for signs in (hubs, camps))
    loose = [camp for camp in camps if (camp.lat, camp.lon) not in hosts]
    free = [*hubs, *loose]
    room = [rooms[(sign.lat, sign.lon) in framed] for sign in free]
    moved = pushed_apart([canvas.point(sign.lat, sign.lon) for sign in free], room)
    shifted = [replace(sign, shift=shift) for sign, shift in zip(free, moved, strict=True)]
    follow = {(sign.lat, sign.lon): sign.shift for sign in shifted}
    return shifted[: len(hubs)], [replace(camp, shift=follow[camp.lat, camp.lon]) for camp in camps]
