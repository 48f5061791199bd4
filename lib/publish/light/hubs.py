"""The hubs as a table that needs no script: what works, what needs somebody, and since when that is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.indicators.entries import HubEntry
from lib.indicators.hubs import UNVERIFIED
from lib.markup.map.symbols import drawing
from lib.markup.page import templates
from lib.publish.light.page import FOLDER
from lib.snapshot.selection.hub_choice import days_without, is_placed
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import hubs as said
from lib.wording.pages.hub_facts import speed

MOST = 120
"""Hubs in one table. Of more, those that need somebody come first, and the dashboard has the rest."""

_NEED = {UNVERIFIED: 0, "out-of-service": 1, "intermittent": 2}


@dataclass(frozen=True, slots=True)
class LightHub:
    """One hub in words; `symbol` is the condition whose drawing stands before it."""

    id: str
    name: str
    place: str
    misplaced: bool
    symbol: str
    condition: str
    verified: str
    verified_on: str | None
    speed: str | None


def hub_list(hubs: Sequence[HubEntry], snapshot: Snapshot, names: Names, title: str) -> str:
    """Return the hubs as a table, in their own order while all of them are there."""
    shown = hubs if len(hubs) <= MOST else sorted(hubs, key=_need)[:MOST]
    rows = [_row(hub, names) for hub in shown]
    words = names.words
    return (
        templates(FOLDER / "templates")
        .get_template("light-hubs.html")
        .render(
            words=words,
            title=title,
            rows=rows,
            drawings={row.symbol: drawing(row.symbol) for row in rows},
            left_out=words("light.hubs.left-out", most=MOST, n=words.number(len(hubs) - MOST))
            if len(hubs) > MOST
            else None,
        )
    )


def _need(hub: HubEntry) -> tuple[int, float, str]:
    return _NEED.get(hub.condition, 3), -days_without(hub), hub.id


def _row(hub: HubEntry, names: Names) -> LightHub:
    return LightHub(
        hub.id,
        hub.name,
        said.place(hub, names),
        not is_placed(hub, names.geography),
        hub.condition,
        said.condition(hub, names),
        said.verified(hub, names),
        names.words.day(hub.verified_on) if hub.verified_on else None,
        speed(hub, names),
    )
