"""Whether all is well: the one place that judges. Health, metrics, `status`, the log and the data page only show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from lib.collect.condition import Condition
from lib.collect.failure import OPERATORS, FailureKind
from lib.collect.source_status import SourceStatus
from lib.collect.store.signals import Signal
from lib.collect.store.store import Published, Store, StoreFailure
from lib.collect.store.trouble import StoreTrouble, trouble_of

CYCLES = 10
"""So many cycles without reading any source, and somebody should look."""

_SHORTEST = timedelta(minutes=2)  # a pause for Google's quota is no reason to wake anybody
_BEATS = timedelta(minutes=1)
_SKEW = timedelta(seconds=5)  # clocks of several servers differ by a little


@dataclass(frozen=True, slots=True)
class Observed:
    """What is judged, as this process last saw it. `store` is what is wrong with the store, None where nothing is."""

    store: StoreTrouble | None = None
    signal: Signal | None = None
    published: Published | None = None
    statuses: Mapping[str, SourceStatus] = field(default_factory=dict)


def judged(seen: Observed, now: datetime) -> tuple[Condition, ...]:
    """Return everything that is not well, what matters most first; nothing where all is well."""
    found = [
        _store(seen),
        *(seen.signal.report.conditions if seen.signal else ()),
        _collecting(seen, now),
        _google(seen),
        _reading(seen, now),
        _audit(seen),
        _clock(seen, now),
        _empty(seen),
    ]
    return tuple(each for each in found if each is not None)


def observed_in(store: Store) -> Observed:
    """Look at a store from outside, as one who only asks how things stand."""
    try:
        return Observed(store.trouble(), store.signals.now(), store.newest(), store.sources.statuses())
    except StoreFailure as problem:
        return Observed(store.trouble() or trouble_of(problem))


def last_read(statuses: Mapping[str, SourceStatus]) -> datetime | None:
    """Return when any source last answered in full, believed or not."""
    answered = (each.read_at if each.trouble else each.tried_at for each in statuses.values())
    return max((moment for moment in answered if moment), default=None)


def _store(seen: Observed) -> Condition | None:
    return Condition("store", seen.store) if seen.store else None


def _collecting(seen: Observed, now: datetime) -> Condition | None:
    """Nobody completed a round lately. Where the store does not answer, nobody can say so either."""
    beat = seen.signal.beat_at if seen.signal else None
    if seen.store == "silent" or (beat is not None and now - beat <= _BEATS):
        return None
    return Condition("collecting", "" if beat else "never", beat)


def _google(seen: Observed) -> Condition | None:
    """Something of our own keeps sheets from being read: said once, whoever's sheets it keeps.

    An organisation's policy that keeps one sheet from us while others are read is that source's trouble.
    """
    ours = [each for each in seen.statuses.values() if each.trouble in OPERATORS]
    one_policy = len(ours) == 1 and ours[0].trouble == FailureKind.POLICY
    if not ours or (one_policy and any(each.trouble is None for each in seen.statuses.values())):
        return None
    since = min((each.read_at for each in ours if each.read_at), default=None)
    return Condition("google", min(str(each.trouble) for each in ours), since)


def _reading(seen: Observed, now: datetime) -> Condition | None:
    """No source answered for so many cycles. One that does not is no reason to wake anybody."""
    last = last_read(seen.statuses) or (seen.published.at if seen.published else None)
    every = timedelta(seconds=seen.signal.report.every if seen.signal else 0)
    if last is None or now - last <= max(_SHORTEST, CYCLES * every):
        return None
    return Condition("reading", since=last)


def _audit(seen: Observed) -> Condition | None:
    """What the details give away could not be told, so they are protected. Details given up knowingly wake nobody."""
    newest = seen.published
    if newest is None or newest.snapshot.withheld != "unsolved":
        return None
    return Condition("audit", since=newest.at, where=newest.snapshot.id)


def _clock(seen: Observed, now: datetime) -> Condition | None:
    """Something happened in the future: the clock was set back, or that of another server is ahead."""
    moments = [
        last_read(seen.statuses),
        seen.published.at if seen.published else None,
        seen.signal.beat_at if seen.signal else None,
    ]
    ahead = max((moment for moment in moments if moment), default=now)
    return Condition("clock", since=ahead) if ahead - now > _SKEW else None


def _empty(seen: Observed) -> Condition | None:
    return Condition("empty") if seen.published is None and not seen.store else None
