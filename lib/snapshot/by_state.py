"""Published indicators by state, and the classes that a map shows them in. What is protected stays so."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from lib.indicators.figure import Part
from lib.programme.model import Programme
from lib.snapshot.beside import verified_of
from lib.snapshot.lookup import cell_at
from lib.snapshot.snapshot import Snapshot
from lib.tables.vocabulary import Stage

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
    read = snapshot.figures["SIT-2"].state != "no-data"
    shares = {
        state: verified_of([hub for hub in snapshot.hubs if hub.state == state]).share
        for state in states_of(snapshot, programme)
    }
    return {state: share if share and read else Part(state, "no-data") for state, share in shares.items()}


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
