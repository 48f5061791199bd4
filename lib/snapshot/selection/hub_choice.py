"""Which hubs a viewer asks for, and which of them can be put on a map."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lib.indicators.entries import HubEntry
from lib.indicators.hubs import UNVERIFIED
from lib.programme.geography import Geography


@dataclass(frozen=True, slots=True)
class HubChoice:
    """What a viewer asks for, by ids. Nothing chosen means everything."""

    state: str | None = None
    phases: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    municipality: str | None = None

    def holds(self, hub: HubEntry) -> bool:
        """Tell whether a hub is among those asked for."""
        return (
            self.state in {None, hub.state}
            and self.municipality in {None, hub.municipality}
            and (not self.phases or hub.phase in self.phases)
            and (not self.conditions or hub.condition in self.conditions)
        )


def chosen(hubs: Iterable[HubEntry], choice: HubChoice) -> tuple[HubEntry, ...]:
    """Return the hubs asked for, in the order they came."""
    return tuple(hub for hub in hubs if choice.holds(hub))


def is_placed(hub: HubEntry, geography: Geography) -> bool:
    """Tell whether the hub's point is in its state; another point is typed wrong and must not be drawn."""
    return _in_state(geography, hub.lat, hub.lon, hub.state)


@lru_cache(maxsize=32_768)
def _in_state(geography: Geography, lat: float, lon: float, state: str) -> bool:
    """Return the same as the geography says, worked out once: every map, table and file asks it of every hub."""
    return geography.in_state(lat, lon, state)


def unverified(hubs: Iterable[HubEntry]) -> tuple[HubEntry, ...]:
    """Return hubs in service that nobody verified lately: those never verified first, then the oldest.

    A verification dated in the future is not one, so it counts as never.
    """
    found = [hub for hub in hubs if hub.condition == UNVERIFIED]
    return tuple(sorted(found, key=lambda hub: (-days_without(hub), hub.state, hub.id)))


def days_without(hub: HubEntry) -> float:
    """Return the days since a hub was verified; infinite where it never was, or is said to be in the future."""
    days = hub.days_since_verified
    return float("inf") if days is None or days < 0 else days
