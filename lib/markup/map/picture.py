"""What the map shows, before anything is drawn: the same for the map and for the light map."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.indicators.entries import BootcampEntry, HubEntry
from lib.markup.map.canvas import Canvas, canvas_for
from lib.markup.map.groups import HubGroup, grouped, groups
from lib.markup.map.labels import Label, Mark, place_labels, pushed_apart, wrapped
from lib.markup.map.symbols import AHEAD, HELD, bootcamp_symbol
from lib.programme.geography import Box
from lib.snapshot.selection.hub_choice import HubChoice, chosen, is_placed
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import hubs as said

WIDE, NARROW = (760, 520), (340, 300)
"""Sizes of the sheet in pixels, on a desk and on a telephone."""

_ATTENTION = ("out-of-service", "intermittent", "in-service-unverified")
_SMALL = 0.7  # of a symbol's size, where several states share the screen of a telephone
_OFF_SHORE = 0.5  # degrees beyond the outermost middle of a municipality
_SYMBOL, _FRAME = 9.5, 15.0  # half of what is painted of a hub and of a bootcamp, in pixels


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


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything on the map: the sheet, hubs, bootcamps, names, and the places whose outlines matter.

    `municipalities` are the keys of polygons that have a hub, `states` those of the programme and of its hubs; `state`
    is the one that the viewer looks at. Symbols are drawn at `scale` times their size. More hubs than can be told apart
    are `groups` instead. `left_out` counts those that are not drawn because their point is wrong. `says` has what a
    tooltip says of a state or municipality, by key.
    """

    canvas: Canvas
    hubs: tuple[MapSign, ...]
    bootcamps: tuple[MapSign, ...]
    labels: tuple[Label, ...]
    states: frozenset[str]
    municipalities: frozenset[str]
    state: str | None
    scale: float = 1.0
    groups: tuple[HubGroup, ...] = ()
    left_out: int = 0
    says: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def shaded(self) -> frozenset[str]:
        """The municipalities to shade: those that have a hub, but none where hubs stand together by state."""
        return frozenset() if self.groups and self.state is None else self.municipalities


def picture(snapshot: Snapshot, names: Names, choice: HubChoice, narrow: bool = False) -> Picture:
    """Return what the map shows of the hubs asked for, and of the bootcamps of the state asked for.

    A hub whose point is not in its state is not drawn.
    """
    wanted = chosen(snapshot.hubs, choice)
    hubs = [hub for hub in wanted if is_placed(hub, names.geography)]
    states = frozenset(names.programme.programme.states) | {hub.state for hub in snapshot.hubs}
    canvas = _canvas(choice, states, names, narrow)
    together = grouped(hubs, choice)
    signs = [] if together else [_hub(hub, names, in_full=choice.state is not None) for hub in hubs]
    scale = _SMALL if narrow and choice.state is None else 1.0
    signs, camps = _apart(signs, _camps(snapshot, choice, names), canvas, scale)
    return Picture(
        canvas,
        tuple(signs),
        tuple(camps),
        _labels(signs, camps, canvas, scale),
        states,
        frozenset(_drawn_as(hub, names) for hub in hubs),
        choice.state,
        scale,
        groups(together, canvas, names),
        len(wanted) - len(hubs),
        _says(hubs, choice, states, names),
    )


def _camps(snapshot: Snapshot, choice: HubChoice, names: Names) -> list[MapSign]:
    """Return the bootcamps of the places asked for."""
    hosts = {each.hub for each in snapshot.bootcamps}
    positions = {
        hub.id: (hub.lat, hub.lon) for hub in snapshot.hubs if hub.id in hosts and is_placed(hub, names.geography)
    }
    camps = (
        _camp(each, positions, names)
        for each in snapshot.bootcamps
        if choice.state in {None, each.state} and choice.municipality in {None, each.municipality}
    )
    return [sign for sign in camps if sign]


def _says(
    hubs: Sequence[HubEntry], choice: HubChoice, states: frozenset[str], names: Names
) -> dict[str, tuple[str, str]]:
    """Return name and counts of every state of the programme, or of every municipality of the state asked for."""
    by_key: dict[str, list[HubEntry]] = defaultdict(list)
    for hub in hubs:
        by_key[_drawn_as(hub, names) if choice.state else hub.state].append(hub)
    if choice.state is None:
        return {key: (names.state(key), said.together(by_key[key], names)) for key in sorted(states)}
    return {
        each.key: (names.place(each.key, each.state), said.together(by_key[each.key], names))
        for each in names.geography.municipalities_of(choice.state)
        if not each.parent
    }


def _canvas(choice: HubChoice, states: frozenset[str], names: Names, narrow: bool) -> Canvas:
    municipality = names.geography.municipality(choice.municipality or "")
    wanted = {choice.state} if choice.state else states
    boxes = [_settled(key, names) for key in sorted(wanted) if names.geography.state(key)]
    if municipality:
        boxes = [municipality.bbox]
    width, height = NARROW if narrow else WIDE
    return canvas_for(boxes or [Box(14.5, -118.4, 32.7, -86.7)], width, height, padding=16 if narrow else 28)


def _settled(state: str, names: Names) -> Box:
    """Return the box round a state without islands far off its coast, for which the rest would have to shrink."""
    whole, members = names.geography.bounds(state), names.geography.municipalities_of(state)
    lats, lons = [each.lat for each in members], [each.lon for each in members]
    return Box(
        max(whole.min_lat, min(lats) - _OFF_SHORE),
        max(whole.min_lon, min(lons) - _OFF_SHORE),
        min(whole.max_lat, max(lats) + _OFF_SHORE),
        min(whole.max_lon, max(lons) + _OFF_SHORE),
    )


def _hub(hub: HubEntry, names: Names, in_full: bool) -> MapSign:
    """Return a hub's symbol; beside it stands its name where one state fills the map, else its locality's."""
    short = said.short_place(hub, names)
    written = (wrapped(hub.name), wrapped(short), wrapped(short, 10)) if in_full else (short, wrapped(short, 14))
    return MapSign(hub.id, hub.condition, hub.lat, hub.lon, hub.name, said.about(hub, names), written)


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


def _apart(
    hubs: Sequence[MapSign], camps: Sequence[MapSign], canvas: Canvas, scale: float
) -> tuple[list[MapSign], list[MapSign]]:
    """Move symbols that would cover one another apart by a few pixels; a bootcamp at a hub goes with the hub."""
    hosts = {(hub.lat, hub.lon): place for place, hub in enumerate(hubs)}
    loose = [camp for camp in camps if (camp.lat, camp.lon) not in hosts]
    free = [*hubs, *loose]
    moved = pushed_apart([canvas.point(sign.lat, sign.lon) for sign in free], [_room(sign) * scale for sign in free])
    shifted = [replace(sign, shift=shift) for sign, shift in zip(free, moved, strict=True)]
    follow = {(sign.lat, sign.lon): sign.shift for sign in shifted}
    return shifted[: len(hubs)], [replace(camp, shift=follow[camp.lat, camp.lon]) for camp in camps]


def _room(sign: MapSign) -> float:
    return _FRAME if sign.symbol in {HELD, AHEAD} else _SYMBOL - 1


def _labels(signs: Sequence[MapSign], camps: Sequence[MapSign], canvas: Canvas, scale: float) -> tuple[Label, ...]:
    """Place the hubs' names, those first that need somebody; bootcamps only take room."""
    framed, at_hub = {(camp.lat, camp.lon) for camp in camps}, {(sign.lat, sign.lon) for sign in signs}
    by_need = sorted(signs, key=lambda sign: (sign.symbol not in _ATTENTION, sign.id))
    marks = [
        Mark(
            sign.id,
            *_middle(sign, canvas),
            (_FRAME if (sign.lat, sign.lon) in framed else _SYMBOL) * scale,
            sign.names,
        )
        for sign in by_need
    ]
    alone = [camp for camp in camps if (camp.lat, camp.lon) not in at_hub]
    marks += [Mark(camp.id, *_middle(camp, canvas), _FRAME * scale, ()) for camp in alone]
    return place_labels(marks, canvas.width, canvas.height)


def _middle(sign: MapSign, canvas: Canvas) -> tuple[float, float]:
    x, y = canvas.point(sign.lat, sign.lon)
    return x + sign.shift[0], y + sign.shift[1]


def _drawn_as(hub: HubEntry, names: Names) -> str:
    municipality = names.geography.municipality(hub.municipality)
    return municipality.drawn_as if municipality else hub.municipality
