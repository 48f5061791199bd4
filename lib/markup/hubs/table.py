"""The hubs as a table, one hub as a card, and the list of those to verify: the map's facts without the map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lib.indicators.entries import HubEntry
from lib.markup.hubs.order import phase_place, sheet
from lib.markup.map.symbols import IN_ORDER, inline
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.hub_choice import days_without, is_placed, needs_attention, unverified
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.own_values import own_facts
from lib.wording.pages import hubs as said
from lib.wording.pages.hub_facts import facts, told
from lib.wording.values import Written, nothing

_MOST_WAITING, _MOST_OF_STATE = 120, 8
"""How long a list to verify is told in full, and how much of each state of a longer one."""


@dataclass(frozen=True, slots=True)
class HubRow:
    """One hub as it is read: each value in words, with keys that sort it where its words would not."""

    id: str
    name: str
    place: str
    place_key: str
    municipality: str
    locality: Written
    locality_key: str | None
    off_catalogue: bool
    kind: str
    misplaced: bool
    calm: bool
    phase: str
    phase_key: int
    condition: str
    condition_key: int
    drawing: str
    verified: str
    verified_on: str | None
    days_key: str
    connectivity: str
    computers: Written
    seats: Written
    bootcamps: tuple[str, ...]
    facts: Mapping[str, Written]
    speed_key: str


@dataclass(frozen=True, slots=True)
class HubsToVerify:
    """Hubs of one state that wait for verification: how many, and the first of them."""

    name: str
    total: int
    rows: tuple[HubRow, ...]


@memo
def hub_table(
    hubs: Sequence[HubEntry],
    snapshot: Snapshot,
    names: Names,
    *,
    order: str | None = None,
    page: int = 1,
    text: str = "",
) -> str:
    """Return the hubs as a table whose names can be chosen and whose columns can be sorted.

    More hubs than a page holds come page by page, in one of `ORDERS`; headings and pages are then choices too, and so
    is the text that names or places are searched for. A telephone shows those first that need attention.
    """
    paged = sheet(hubs, names).paged
    shown = sheet(said.called(hubs, text, names) if paged else hubs, names, order, page)
    which, calm = told(snapshot.hubs, names), sum(not needs_attention(hub) for hub in shown.hubs)
    return fill(
        "hub_table.html",
        words=names.words,
        sheet=shown,
        rows=[hub_row(hub, snapshot, names, which) for hub in shown.hubs],
        told=which,
        paged=paged,
        text=text,
        calm=calm if calm < len(shown.hubs) else 0,
        all=len(snapshot.hubs),
        off_catalogue=_catalogue(shown.hubs, snapshot),
    )


@memo
def hub_card(hub: HubEntry | None, snapshot: Snapshot, names: Names) -> str:
    """Return everything about one hub; without one, how to choose it."""
    row = hub_row(hub, snapshot, names, told(snapshot.hubs, names)) if hub else None
    own = own_facts("sitios", hub.id, snapshot, names) if hub else {}
    off_catalogue = _catalogue([hub], snapshot) if hub else None
    return fill("hub_card.html", words=names.words, row=row, own=own, off_catalogue=off_catalogue)


@memo
def to_verify(snapshot: Snapshot, names: Names) -> str:
    """Return the hubs in service that wait for verification, by state, the state with the oldest first.

    Of a long list only the first of each state are told one by one; the file that goes with it has them all.
    """
    found = unverified(snapshot.hubs)
    order = {hub.state: place for place, hub in reversed(list(enumerate(found)))}
    by_state = groupby(sorted(found, key=lambda hub: order[hub.state]), key=lambda hub: hub.state)
    most = len(found) if len(found) <= _MOST_WAITING else _MOST_OF_STATE
    groups = []
    for state, group in by_state:
        waiting = list(group)
        rows = tuple(hub_row(hub, snapshot, names) for hub in waiting[:most])
        groups.append(HubsToVerify(names.state(state), len(waiting), rows))
    return fill(
        "hub_verify.html",
        words=names.words,
        reading=_reading(found, names),
        groups=groups,
    )


def hub_row(hub: HubEntry, snapshot: Snapshot, names: Names, which: Iterable[str] = ()) -> HubRow:
    """Return one hub in words; `which` of the further facts (`FACTS`) go with it."""
    words = names.words
    days = days_without(hub)
    return HubRow(
        id=hub.id,
        name=hub.name,
        place=said.full_place(hub, names),
        place_key=f"{names.state(hub.state)} {names.municipality(hub.municipality)} {hub.locality or ''}",
        municipality=names.place(hub.municipality, hub.state),
        locality=Written(hub.locality, "shown") if hub.locality else nothing("no-data", words),
        locality_key=hub.locality_key,
        off_catalogue=hub.in_catalogue is False,
        kind=names.value("hub-type", hub.kind),
        misplaced=not is_placed(hub, names.geography),
        calm=not needs_attention(hub),
        phase=names.value("phase", hub.phase),
        phase_key=phase_place(hub.phase, names),
        condition=said.condition(hub, names),
        condition_key=IN_ORDER.index(hub.condition),
        drawing=inline(hub.condition),
        verified=said.verified(hub, names),
        verified_on=words.day(hub.verified_on) if hub.verified_on else None,
        days_key="" if days == float("inf") else str(int(days)),
        connectivity=names.value("connectivity", hub.connectivity),
        computers=_count(hub.computers, names),
        seats=_count(hub.seats, names),
        bootcamps=tuple(names.bootcamp(each.id) for each in said.held_at(hub, snapshot)),
        facts=facts(hub, which, names),
        speed_key="" if hub.speed is None else f"{hub.speed:g}",
    )


def _catalogue(hubs: Sequence[HubEntry], snapshot: Snapshot) -> str | None:
    """Return which list does not know a locality of these hubs: INEGI's, once any hub has its key, or the bundled one.

    None where every locality is known.
    """
    if all(hub.in_catalogue is not False for hub in hubs):
        return None
    return "inegi" if any(hub.locality_key for hub in snapshot.hubs) else "bundled"


def _count(value: int | None, names: Names) -> Written:
    return nothing("no-data", names.words) if value is None else Written(names.words.number(value), "shown")


def _reading(found: Sequence[HubEntry], names: Names) -> str:
    """Return whose move it is and where to begin."""
    words, limit = names.words, names.programme.rules.hub_verified_days
    if not found:
        return words("hubs.verify.none", days=limit)
    first = found[0]
    begin = words(
        "hubs.verify.begin",
        name=first.name,
        place=names.place(first.municipality, first.state),
        when=said.verified(first, names),
    )
    return f"{words('hubs.verify.reading', n=words.number(len(found)), owner=said.owner(names), days=limit)} {begin}"
