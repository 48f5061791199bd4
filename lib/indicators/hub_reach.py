"""Who lives near a hub that works (SIT-4): people within some kilometres, by municipality, and who lives near none.

These are public counts of inhabitants, not participants of the programme: they are published elsewhere already, so
protection of small counts does not apply to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
import numpy.typing as npt

from lib.indicators.counts.other_counts import INHABITANTS
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL
from lib.indicators.distance import nearest
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, no_data
from lib.indicators.hubs import UNVERIFIED, VERIFIED, condition
from lib.programme.geography import Geography
from lib.programme.population import UNKNOWN, Population
from lib.programme.setting import Setting
from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import OperatingStatus

DISTANCES = (2, 5, 10)
"""Kilometres in a straight line for which people are counted."""

WITHIN = 5
"""The distance in km of the headline; whoever lives farther away is without a hub."""

LARGEST = 10
"""How many places without a hub are named, in all and in each state."""

_BROKEN = frozenset({str(OperatingStatus.INTERMITTENT), str(OperatingStatus.OUT_OF_SERVICE)})

_Mask = npt.NDArray[np.bool_]
_Points = tuple[tuple[str, float, float], ...]  # a hub's id, latitude and longitude


@dataclass(frozen=True, slots=True)
class PlaceWithoutHub:
    """A place with no working hub within `WITHIN` km: its inhabitants, and the nearest such hub and its distance in km.

    Without any working hub, `hub` and `km` are None.
    """

    name: str
    state: str
    municipality: str
    lat: float
    lon: float
    people: int
    hub: str | None
    km: float | None


@dataclass(frozen=True, slots=True)
class HubReach:
    """Who lives near a working hub: SIT-4, its table, and the largest places of each state without one."""

    figure: Figure
    tables: tuple[Table, ...] = ()
    without: tuple[PlaceWithoutHub, ...] = ()


def hub_reach(facts: Facts, setting: Setting) -> HubReach:
    """Return who lives near a hub in service that was verified lately; without hubs read or population, no data."""
    if "sitios" not in facts.read or setting.population is None:
        return HubReach(no_data("SIT-4", "inhabitants"))
    working = _points(hub for hub in facts.hubs if _condition(hub, setting) == VERIFIED)
    silent = _points(hub for hub in facts.hubs if _fell_silent(hub, setting))
    declared = setting.programme.programme.states
    states = (*declared, *sorted({hub.state for hub in facts.hubs} - set(declared)))
    return _measured(setting.population, setting.geography, states, working, silent)


def _condition(hub: Hub, setting: Setting) -> str:
    return condition(hub, setting.programme.rules, setting.today)


def _fell_silent(hub: Hub, setting: Setting) -> bool:
    """Tell whether a hub that is installed does not count now though it did: it broke, or its verification ran out."""
    now = _condition(hub, setting)
    return now in _BROKEN or (now == UNVERIFIED and hub.verified_on is not None and hub.verified_on < setting.today)


def _points(hubs: Iterable[Hub]) -> _Points:
    return tuple(sorted((hub.hub, hub.lat, hub.lon) for hub in hubs))


@lru_cache(maxsize=4)  # a reading is computed several times while what to protect is sought
def _measured(
    population: Population, geography: Geography, states: tuple[str, ...], working: _Points, silent: _Points
) -> HubReach:
    nearby = _Nearest.of(population, working)
    near = {distance: nearby.km <= distance for distance in DISTANCES}
    lost = ~near[WITHIN] & (_Nearest.of(population, silent).km <= WITHIN)
    areas = _Areas.of(population, geography, states, near[max(DISTANCES)])
    return HubReach(
        _figure(population, areas, near, lost),
        (_table(population, areas, near),),
        tuple(_largest_without(population, areas, nearby)),
    )


@dataclass(frozen=True, slots=True)
class _Nearest:
    """For each place the index of the nearest of some hubs, -1 without any, and how many km away it is."""

    hubs: _Points
    index: npt.NDArray[np.int64]
    km: npt.NDArray[np.float64]

    @classmethod
    def of(cls, population: Population, hubs: _Points) -> "_Nearest":
        lat, lon = (np.array([each[axis] for each in hubs], dtype=np.float64) for axis in (1, 2))
        return cls(hubs, *nearest(population.lat, population.lon, lat, lon))


@dataclass(frozen=True, slots=True)
class _Areas:
    """The municipalities that are told, with their states: all of the programme's states, and any beyond that a working
    hub reaches. `index` is each place's, -1 where its municipality is not told.
    """

    keys: tuple[tuple[str, str], ...]
    index: npt.NDArray[np.int64]

    @classmethod
    def of(cls, population: Population, geography: Geography, states: tuple[str, ...], reached: _Mask) -> "_Areas":
        order = {state: place for place, state in enumerate(states)}
        told = {population.municipalities[place] for place in np.flatnonzero(reached)}
        keys = []
        for municipality in set(population.municipalities):
            known = geography.municipality(municipality)
            state = known.state if known else municipality[: geography.state_digits]
            if state in order or municipality in told:
                keys.append((state, municipality))
        keys.sort(key=lambda key: (order.get(key[0], len(order)), key))
        places = {municipality: place for place, (_, municipality) in enumerate(keys)}
        index = np.array([places.get(each, -1) for each in population.municipalities], dtype=np.int64)
        return cls(tuple(keys), index)

    def sums(self, counts: npt.NDArray[np.int64], where: _Mask) -> list[int]:
        """Return the sum of counts over the places in each municipality where a condition holds."""
        wanted = where & (self.index >= 0)
        found = np.zeros(len(self.keys), dtype=np.int64)
        np.add.at(found, self.index[wanted], counts[wanted])
        return [int(each) for each in found]


def _figure(population: Population, areas: _Areas, near: dict[int, _Mask], lost: _Mask) -> Figure:
    told = areas.index >= 0
    placed = np.isfinite(population.lat) & np.isfinite(population.lon)
    everybody = _sum(population.people, told)
    parts = [Part(f"within-{each}", "shown", _sum(population.people, near[each])) for each in DISTANCES]
    parts += [Part("lost", "shown", _sum(population.people, lost & told)), _women(population, near[WITHIN])]
    parts.append(Part("everybody", "shown", everybody))
    value = _sum(population.people, near[WITHIN])
    return Figure(
        "SIT-4",
        "inhabitants",
        "shown",
        value,
        numerator=value,
        denominator=everybody,
        unknown=_sum(population.people, told & ~placed),
        parts=tuple(parts),
        source=population.source,
        year=population.year,
    )


def _women(population: Population, near: _Mask) -> Part:
    """Return women of 15 to 64 near a hub; no data where the source does not tell them."""
    if population.women is None:
        return Part("women", "no-data")
    return Part("women", "shown", _sum(population.women, near & (population.women != UNKNOWN)))


def _sum(counts: npt.NDArray[np.int64], where: _Mask) -> int:
    return int(counts[where].sum())


def _table(population: Population, areas: _Areas, near: dict[int, _Mask]) -> Table:
    """Return people by state, municipality and distance, largest circle last; `*` is everybody who lives there."""
    columns = {str(each): areas.sums(population.people, near[each]) for each in DISTANCES}
    columns[ALL] = areas.sums(population.people, areas.index >= 0)
    cells: list[TableCell] = []
    for state, members in groupby(range(len(areas.keys)), key=lambda place: areas.keys[place][0]):
        places = list(members)
        for place in places:
            cells += _cells(state, areas.keys[place][1], {name: column[place] for name, column in columns.items()})
        cells += _cells(state, ALL, {name: sum(column[each] for each in places) for name, column in columns.items()})
    cells += _cells(ALL, ALL, {name: sum(column) for name, column in columns.items()})
    dimensions = ("state", "municipality", "distance")
    adds_over = ("state", "municipality")
    return Table("reach-by-municipality", INHABITANTS, dimensions, tuple(cells), INHABITANTS, adds_over)


def _cells(state: str, municipality: str, counts: dict[str, int]) -> list[TableCell]:
    at = {"state": state, "municipality": municipality}
    return [TableCell({**at, "distance": distance}, count, "shown") for distance, count in counts.items()]


def _largest_without(population: Population, areas: _Areas, nearby: _Nearest) -> Iterator[PlaceWithoutHub]:
    """Yield the largest places of each state that are without a hub, the largest first, equal ones by name."""
    placed = np.isfinite(population.lat) & np.isfinite(population.lon)
    wanted = np.flatnonzero((nearby.km > WITHIN) & placed & (areas.index >= 0) & (population.people > 0))
    ranked = sorted(
        wanted, key=lambda each: (-population.people[each], population.names[each], population.municipalities[each])
    )
    left: dict[str, int] = defaultdict(lambda: LARGEST)
    for each in ranked:
        state, municipality = areas.keys[areas.index[each]]
        if not left[state]:
            continue
        left[state] -= 1
        hub = int(nearby.index[each])
        yield PlaceWithoutHub(
            population.names[each],
            state,
            municipality,
            float(population.lat[each]),
            float(population.lon[each]),
            int(population.people[each]),
            nearby.hubs[hub][0] if hub >= 0 else None,
            round(float(nearby.km[each]), 3) if hub >= 0 else None,
        )
