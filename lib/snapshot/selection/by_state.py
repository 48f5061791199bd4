"""Published indicators by state and municipality, and the classes of a map of them. What is protected stays so."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import inf

from lib.indicators.counts.published import TableCell
from lib.indicators.disclosure.cells import ALL
from lib.indicators.entries import HubEntry
from lib.indicators.figure import Part, State, share_part
from lib.indicators.hub_reach import WITHIN
from lib.programme.geography import Geography
from lib.programme.model import Programme
from lib.snapshot.selection.comparison import Beside, counted, verified_of
from lib.snapshot.selection.lookup import cell_at
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus, Stage

_CLASSES = 4
_STEPS = (1, 2, 2.5, 5)


@dataclass(frozen=True, slots=True)
class Band:
    """A class of values: from `low` to under `high`; the last one has no upper end."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Tell whether a value is in the class."""
        return self.low <= value < self.high


def states_of(snapshot: Snapshot, programme: Programme) -> tuple[str, ...]:
    """Return the keys of the states where the programme works, declared or not."""
    found = {hub.state for hub in snapshot.hubs} | {each.state for each in snapshot.bootcamps}
    return tuple(sorted({*programme.programme.states, *found}))


def people_by_state(snapshot: Snapshot, programme: Programme) -> dict[str, Part]:
    """Return people reached in each state, as published."""
    table = snapshot.table("people-by-stage-state")
    cells = {
        state: cell_at(table, {"stage": str(Stage.ATTENDED), "state": state})
        for state in states_of(snapshot, programme)
    }
    return {
        state: Part(state, cell.state, cell.value) if cell else Part(state, "no-data") for state, cell in cells.items()
    }


def verified_by_state(snapshot: Snapshot, programme: Programme) -> dict[str, Part]:
    """Return the share of installed hubs that are verified in service, in each state."""
    read = snapshot.figure("SIT-2").state != "no-data"
    shares = {
        state: OneState(snapshot, programme, state).verified().here.share for state in states_of(snapshot, programme)
    }
    return {state: share if share and read else Part(state, "no-data") for state, share in shares.items()}


_MEASURED: dict[str, Callable[[OneState], Beside]] = {
    "EMB-6": OneState.completed,
    "PER-1": OneState.focus_age,
    "BOO-1": OneState.held,
    "SIT-4": OneState.near_hub,
}


def share_by_state(indicator: str, snapshot: Snapshot, programme: Programme) -> dict[str, Part]:
    """Return an indicator's share in each state: who completed (EMB-6), the age group reported on (PER-1), bootcamps
    completed (BOO-1), or people who live near a working hub (SIT-4). A share that rests on a protected count is
    protected; of nothing there is none.
    """
    measure = _MEASURED[indicator]
    found = {state: measure(OneState(snapshot, programme, state)).here for state in states_of(snapshot, programme)}
    return {state: replace(each.share or each.count, id=state) for state, each in found.items()}


def whole_share(indicator: str, snapshot: Snapshot, programme: Programme) -> Part:
    """Return the same share in the whole programme."""
    if indicator not in _MEASURED:
        whole = snapshot.figure(indicator)
        return Part("total", whole.state, whole.value, whole.numerator, whole.denominator)
    found = _MEASURED[indicator](OneState(snapshot, programme, "")).everywhere
    return replace(found.share or found.count, id="total")


def verified_by_municipality(state: str, snapshot: Snapshot, geography: Geography) -> dict[str, Part]:
    """Return the share of installed hubs that are verified in service, in each municipality of a state, by polygon."""
    hubs: dict[str, list[HubEntry]] = defaultdict(list)
    for hub in snapshot.hubs:
        municipality = geography.municipality(hub.municipality)
        hubs[municipality.drawn_as if municipality else hub.municipality].append(hub)
    read = snapshot.figure("SIT-2").state != "no-data"
    found = {key: verified_of(hubs[key]) for key in _drawn(state, geography)}
    if snapshot.may_lack("sitios", state):
        found = {key: counted(measured) for key, measured in found.items()}
    parts = {key: measured.share or Part(key, "not-applicable") for key, measured in found.items()}
    return {key: replace(part, id=key) if read else Part(key, "no-data") for key, part in parts.items()}


def near_hub_by_municipality(state: str, snapshot: Snapshot, geography: Geography) -> dict[str, Part]:
    """Return the share of people who live near a working hub, in each municipality of a state, by polygon."""
    table = snapshot.table("reach-by-municipality")
    if table is None:
        return {key: Part(key, "no-data") for key in _drawn(state, geography)}
    near, everybody = (
        {each.at["municipality"]: each.value or 0 for each in table.cells if each.at["distance"] == km}
        for km in (str(WITHIN), ALL)
    )
    return {
        key: replace(share_part("SIT-4", near[key], everybody[key]), id=key) if key in near else Part(key, "no-data")
        for key in _drawn(state, geography)
    }


def participations_by_municipality(state: str, snapshot: Snapshot, geography: Geography) -> dict[str, Part]:
    """Return participations in the bootcamps of each municipality of a state, by polygon: who returned counts again.

    They are sums of published counts; where one of them is not shown, neither is the sum.
    """
    table = snapshot.table("participations-by-bootcamp")
    camps: dict[str, list[TableCell | None]] = defaultdict(list)
    for camp in snapshot.bootcamps:
        municipality = geography.municipality(camp.municipality)
        if camp.state == state and municipality and camp.status != BootcampStatus.CANCELLED:
            camps[municipality.drawn_as].append(cell_at(table, {"bootcamp": camp.id}))
    nothing: State = "no-data" if snapshot.may_lack("bootcamps", state) else "not-applicable"
    return {key: _sum_of(key, camps.get(key, []), nothing) for key in _drawn(state, geography)}


def _drawn(state: str, geography: Geography) -> list[str]:
    return sorted({each.drawn_as for each in geography.municipalities_of(state)})


def _sum_of(key: str, cells: list[TableCell | None], nothing: State) -> Part:
    if not cells:
        return Part(key, nothing)
    states = {cell.state if cell else "no-data" for cell in cells}
    if states != {"shown"}:
        return Part(key, "protected" if "protected" in states else "no-data")
    return Part(key, "shown", sum(cell.value or 0 for cell in cells if cell))


def equal_bands(values: Iterable[float]) -> tuple[Band, ...]:
    """Return up to four classes of one round width that hold all values, the first from 0."""
    most = max(values, default=0)
    if most <= 0:
        return (Band(0, inf),)
    step = _round_step((most + 1) / _CLASSES)
    count = int(most // step) + 1
    return tuple(Band(place * step, (place + 1) * step if place < count - 1 else inf) for place in range(count))


def share_bands(programme: Programme, indicator: str) -> tuple[Band, ...]:
    """Return the classes that the programme's thresholds make of a share, or quarters where it set none."""
    threshold = programme.thresholds.get(indicator)
    ends = sorted({threshold.amber, threshold.green}) if threshold else [0.25, 0.5, 0.75]
    lows = [0.0, *ends]
    return tuple(Band(low, high) for low, high in zip(lows, [*ends, inf], strict=True))


def _round_step(least: float) -> int:
    """Return the smallest whole number of the form 1, 2, 2.5 or 5 times a power of ten that is at least `least`."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= least and float(step * power).is_integer():
                return int(step * power)
        power *= 10
