"""Whether this process, its store and whoever collects are well: what `/healthz` says."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from lib.collect.rounds.service import Collector
from lib.collect.store.store import Store, StoreFailure

_BEATS = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Health:
    """The truth about one process. Ages are in seconds; None where there is nothing to have an age.

    `collecting` tells whether any process that shares the store was at work within the last minute, `leads` whether
    it is this one.
    """

    store: bool
    collecting: bool
    leads: bool
    snapshot: str | None
    snapshot_age: float | None
    read_age: float | None

    @property
    def well(self) -> bool:
        """Tell whether there is nothing that somebody should look at."""
        return self.store and self.collecting and self.snapshot is not None


def health_of(collector: Collector, store: Store, now: datetime) -> Health:
    """Return how things stand. What is in memory is told even where the store does not answer."""
    published = collector.published()
    beat = None
    answers = True
    try:
        beat = store.signals.now().beat_at
    except StoreFailure:
        answers = False
    read = (
        max((each.read_at for each in published.snapshot.sources if each.read_at), default=None) if published else None
    )
    return Health(
        store=answers,
        collecting=beat is not None and now - beat <= _BEATS,
        leads=collector.leads,
        snapshot=published.snapshot.id if published else None,
        snapshot_age=_age(published.at if published else None, now),
        read_age=_age(read, now),
    )


def health_json(health: Health) -> dict[str, Any]:
    """Return the health as plain JSON values; `status` is `ok` or `trouble`."""
    return {"status": "ok" if health.well else "trouble", "process": True, **asdict(health)}


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else round((now - moment).total_seconds(), 1)
