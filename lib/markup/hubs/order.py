"""The order of a long table of hubs, and which of them are on a page of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.indicators.entries import HubEntry
from lib.markup.map.symbols import IN_ORDER
from lib.programme.text import normalise
from lib.snapshot.selection.hub_choice import days_without
from lib.tables.schema.lists import choices_of
from lib.tables.schema.vocabulary import Phase
from lib.wording.names import Names
from lib.wording.pages.hub_facts import project

PAGE = 100
"""How many hubs a page of the table has; a table that fits on one is sorted in the browser."""

ORDER, NUMBER, TEXT = "orden", "pagina", "buscar"
"""How the address, and a choice in the table, name the order, the page and what is searched for."""

_Value = str | float | None
_KEYS: dict[str, Callable[[HubEntry, Names], _Value]] = {
    "hub": lambda hub, _: normalise(hub.name),
    "place": lambda hub, names: normalise(f"{names.state(hub.state)} {names.municipality(hub.municipality)}"),
    "phase": lambda hub, names: phase_place(hub.phase, names),
    "condition": lambda hub, _: IN_ORDER.index(hub.condition),
    "verified": lambda hub, _: None if days_without(hub) == float("inf") else days_without(hub),
    "connectivity": lambda hub, names: normalise(names.value("connectivity", hub.connectivity)),
    "speed": lambda hub, _: hub.speed,
    "project": lambda hub, names: normalise(project(hub, names) or "") or None,
    "computers": lambda hub, _: hub.computers,
    "seats": lambda hub, _: hub.seats,
    "bootcamps": lambda hub, _: -len(hub.bootcamps),
}
ORDERS = tuple(f"{sign}{name}" for name in _KEYS for sign in ("", "-"))
"""What a table can be ordered by: a column, or the same downwards with a minus before it."""


@dataclass(frozen=True, slots=True)
class HubPage:
    """One page of the table: its hubs, its number from 1, how many pages and hubs there are, and their order."""

    hubs: tuple[HubEntry, ...]
    number: int
    pages: int
    total: int
    order: str | None

    @property
    def first(self) -> int:
        """The place of the page's first hub among all, from 1."""
        return (self.number - 1) * PAGE + 1

    @property
    def paged(self) -> bool:
        """Tell whether there is more than one page."""
        return self.pages > 1

    def direction(self, column: str) -> str | None:
        """Return how the table is sorted by a column, as `aria-sort` says it."""
        if self.order is None or self.order.removeprefix("-") != column:
            return None
        return "descending" if self.order.startswith("-") else "ascending"

    def turned(self, column: str) -> str:
        """Return the order that choosing a column's heading asks for."""
        return f"{ORDER}:{'-' if self.order == column else ''}{column}"


def phase_place(phase: str, names: Names) -> int:
    """Return the place of a phase in the programme's order; one that it does not have is last."""
    phases = list(map(str, choices_of(Phase, names.programme.lists)))
    return phases.index(phase) if phase in phases else len(phases)


def sheet(hubs: Sequence[HubEntry], names: Names, order: str | None = None, number: int = 1) -> HubPage:
    """Return a page of the hubs in an order; what is not there comes last, up or down. A page beyond is the last."""
    pages = max(1, -(-len(hubs) // PAGE))
    number = min(max(1, number), pages)
    if order not in ORDERS or pages == 1:
        order = None
    ordered = _ordered(hubs, order, names) if order else hubs
    return HubPage(tuple(ordered[(number - 1) * PAGE : number * PAGE]), number, pages, len(hubs), order)


def _ordered(hubs: Sequence[HubEntry], order: str, names: Names) -> Sequence[HubEntry]:
    key = _KEYS[order.removeprefix("-")]
    known = [(value, hub) for hub in hubs if (value := key(hub, names)) is not None]
    missing = [hub for hub in hubs if key(hub, names) is None]
    known.sort(key=lambda each: each[0], reverse=order.startswith("-"))
    return [*(hub for _, hub in known), *missing]
