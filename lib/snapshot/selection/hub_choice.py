"""Which hubs a viewer asks for, and which of them can be put on a map."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.indicators.entries import HubEntry
from lib.indicators.hubs import UNVERIFIED
from lib.programme.geography import Geography
from lib.programme.text import normalise


def _id(text: str | None) -> str | None:
    """Return a free text as an id for an address: «CFE Telecom» and «cfe  telecom» are one."""
    return "-".join(normalise(text).split()) or None if text else None


def _speed(hub: HubEntry) -> str:
    if hub.speed is None:
        return "not-measured"
    return "below" if hub.contracted_speed is not None and hub.speed < hub.contracted_speed else "reached"


FACETS: Mapping[str, Callable[[HubEntry], str | None]] = {
    "velocidad": _speed,
    "proveedor": lambda hub: _id(hub.provider),
    "programa": lambda hub: _id(hub.programme),
    "proyecto": lambda hub: hub.project_kind,
    "dirige": lambda hub: None if hub.led_by_women is None else "women" if hub.led_by_women else "others",
}
"""What else hubs can be chosen by, as the address calls it: each hub's value, as an id."""


@dataclass(frozen=True, slots=True)
class HubChoice:
    """What a viewer asks for, by ids; `facets` are names of `FACETS`, each with the values asked for.

    Nothing chosen means everything.
    """

    state: str | None = None
    phases: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    municipality: str | None = None
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def holds(self, hub: HubEntry) -> bool:
        """Tell whether a hub is among those asked for."""
        return (
            self.state in {None, hub.state}
            and self.municipality in {None, hub.municipality}
            and (not self.phases or hub.phase in self.phases)
            and (not self.conditions or hub.condition in self.conditions)
            and all(FACETS[name](hub) in wanted for name, wanted in self.facets)
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


def needs_attention(hub: HubEntry) -> bool:
    """Tell whether a hub that should work does not, or nobody verified lately that it does."""
    return hub.condition in {UNVERIFIED, "intermittent", "out-of-service"}


def days_without(hub: HubEntry) -> float:
    """Return the days since a hub was verified; infinite where it never was, or is said to be in the future."""
    days = hub.days_since_verified
    return float("inf") if days is None or days < 0 else days
