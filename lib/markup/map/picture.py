"""What the map shows, before anything is drawn: the same for the map and for the light map."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lib.indicators.entries import HubEntry
from lib.markup.map.canvas import Canvas, canvas_for
from lib.markup.map.ground_names import NamedPlace, ground_names, named
from lib.markup.map.groups import HubGroup, grouped, groups
from lib.markup.map.labels import Label, Mark, place_labels, wrapped
from lib.markup.map.signs import MapSign, apart, camp_signs, hub_sign, settled, states_shown
from lib.programme.outline import Box
from lib.snapshot.selection.hub_choice import HubChoice, chosen, is_placed
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import hubs as said

WIDE, NARROW = (760, 520), (340, 300)
"""Sizes of the sheet in pixels, on a desk and on a telephone."""

_ATTENTION = ("out-of-service", "intermittent", "in-service-unverified")
_SMALL = 0.7  # of a symbol's size, where several states share the screen of a telephone
_SYMBOL, _FRAME = 9.5, 15.0  # half of what is painted of a hub and of a bootcamp, in pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything on the map: the sheet, hubs, bootcamps, names, and the places whose outlines matter.

    `municipalities` are the keys of polygons that have a hub, `states` those of the programme and of its hubs; `state`
    is the one that the viewer looks at. Symbols are drawn at `scale` times their size. More hubs than can be told apart
    are `groups` instead. `left_out` counts those that are not drawn because their point is wrong. `says` has what a
    tooltip says of a state or municipality, by key; `around` are the states and towns whose names found room.
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
    around: tuple[NamedPlace, ...] = ()

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
    states = states_shown(snapshot, names)
    canvas = _canvas(choice, states, names, narrow)
    together = grouped(hubs, choice)
    signs = [] if together else [_hub(hub, names, in_full=choice.state is not None) for hub in hubs]
    scale = _SMALL if narrow and choice.state is None else 1.0
    rooms = ((_SYMBOL - 1) * scale, _FRAME * scale)
    signs, camps = apart(signs, _camps(snapshot, choice, names), canvas, rooms)
    discs = groups(together, canvas, names)
    marks = [*_marks(signs, camps, canvas, scale), *(_disc(each, canvas) for each in discs)]
    around = ground_names(snapshot, names, choice.state, canvas, few=narrow)
    labels = place_labels([*marks, *(each.mark(canvas) for each in around)], canvas.width, canvas.height)
    hub_ids = {sign.id for sign in signs}
    return Picture(
        canvas,
        tuple(signs),
        tuple(camps),
        tuple(label for label in labels if label.id in hub_ids),
        states,
        frozenset(_drawn_as(hub, names) for hub in hubs),
        choice.state,
        scale,
        discs,
        len(wanted) - len(hubs),
        _says(hubs, choice, states, names),
        named(around, labels),
    )


def _camps(snapshot: Snapshot, choice: HubChoice, names: Names) -> list[MapSign]:
    """Return the bootcamps of the places asked for."""
    wanted = (
        each
        for each in snapshot.bootcamps
        if choice.state in {None, each.state} and choice.municipality in {None, each.municipality}
    )
    return camp_signs(wanted, snapshot, names)


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
    boxes = [settled(key, names) for key in sorted(wanted) if names.geography.state(key)]
    if municipality:
        boxes = [municipality.bbox]
    width, height = NARROW if narrow else WIDE
    return canvas_for(boxes or [Box(14.5, -118.4, 32.7, -86.7)], width, height, padding=16 if narrow else 28)


def _hub(hub: HubEntry, names: Names, in_full: bool) -> MapSign:
    """Return a hub's symbol; beside it stands its name where one state fills the map, else its locality's."""
    short = said.short_place(hub, names)
    written = (wrapped(hub.name), wrapped(short), wrapped(short, 10)) if in_full else (short, wrapped(short, 14))
    return hub_sign(hub, names, written)


def _disc(group: HubGroup, canvas: Canvas) -> Mark:
    return Mark(group.id, *canvas.point(group.lat, group.lon), group.half, ())


def _marks(signs: Sequence[MapSign], camps: Sequence[MapSign], canvas: Canvas, scale: float) -> list[Mark]:
    """Return the hubs with the names to write, those first that need somebody; bootcamps only take room."""
    framed, at_hub = {(camp.lat, camp.lon) for camp in camps}, {(sign.lat, sign.lon) for sign in signs}
    by_need = sorted(signs, key=lambda sign: (sign.symbol not in _ATTENTION, sign.id))
    marks = [
        Mark(
            sign.id,
            *sign.on(canvas),
            (_FRAME if (sign.lat, sign.lon) in framed else _SYMBOL) * scale,
            sign.names,
        )
        for sign in by_need
    ]
    alone = [camp for camp in camps if (camp.lat, camp.lon) not in at_hub]
    return [*marks, *(Mark(camp.id, *camp.on(canvas), _FRAME * scale, ()) for camp in alone)]


def _drawn_as(hub: HubEntry, names: Names) -> str:
    municipality = names.geography.municipality(hub.municipality)
    return municipality.drawn_as if municipality else hub.municipality
