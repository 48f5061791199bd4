"""What `/healthz` says of this process, its store and whoever collects."""

from dataclasses import dataclass
from datetime import datetime

from lib.collect.condition import Condition
from lib.collect.operations.judgement import Observed, judged, last_read


@dataclass(frozen=True, slots=True)
class Health:
    """The truth about one process. Ages are in seconds; None where there is nothing to have an age.

    `store` tells whether the store answers and can be written, `collecting` whether any process that shares it
    completed a round within the last minute, `leads` whether it is this one. `conditions` are what is not well.
    """

    store: bool
    collecting: bool
    leads: bool
    snapshot: str | None
    snapshot_age: float | None
    read_age: float | None
    conditions: tuple[Condition, ...]

    @property
    def well(self) -> bool:
        """Tell whether there is nothing that somebody should look at."""
        return not self.conditions


def health_of(seen: Observed, now: datetime, *, leads: bool) -> Health:
    """Return how things stand. What is in memory is told even where the store does not answer."""
    conditions = judged(seen, now)
    words = {each.word for each in conditions}
    return Health(
        store="store" not in words,
        collecting="collecting" not in words and seen.store != "silent",
        leads=leads,
        snapshot=seen.published.snapshot.id if seen.published else None,
        snapshot_age=_age(seen.published.at if seen.published else None, now),
        read_age=_age(last_read(seen.statuses), now),
        conditions=conditions,
    )


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else round((now - moment).total_seconds(), 1)
