"""When each source is due: a state machine that knows no clock, no network and no jitter but what it is handed.

Trouble with one source moves that source's turn. Only Google's quota is shared: all sheets there wait, then one goes
first.
Moments are seconds of a clock that never steps: one that is set back or forward moves nobody's turn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import inf

from lib.collect.failure import OPERATORS, FailureKind
from lib.programme.model import SourceKind

EVERY = 60.0
PAUSE = 65.0
LONGEST_PAUSE = 75.0
_QUICK_RETRY = 2.0
_LONGEST_SILENCE = 15 * 60.0
_LONGEST_REFUSAL = 60 * 60.0
_CYCLES_AFTER_REFUSAL = 5
_PASSING = frozenset({FailureKind.NETWORK, FailureKind.SERVER})
_REFUSING = OPERATORS | {
    *(FailureKind.PERMISSION, FailureKind.NOT_FOUND, FailureKind.OFFICE_FILE),
    *(FailureKind.ADDRESS_REFUSED, FailureKind.CERTIFICATE),
}


@dataclass(frozen=True, slots=True)
class Pace:
    """How often sources are read, in seconds, and of which kind each is; one that is not named is a Google Sheet.

    What passes is tried again after 1, 2, 4 ... cycles, up to 15 minutes; a refusal after 5, 10, 20 ..., up to an hour.
    A folder costs nothing to look into, so there a file that comes back is seen within one cycle. Only Google Sheets
    share Google's quota.
    """

    every: float = EVERY
    kinds: Mapping[str, SourceKind] = field(default_factory=dict)

    def kind(self, source: str) -> SourceKind:
        """Return where a source is read."""
        return self.kinds.get(source, "google")


@dataclass(frozen=True, slots=True)
class Turn:
    """When a source is due, and how many times in a row it failed."""

    due: float
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everybody's turns. After a pause for the quota, `probing` is the one source that goes first."""

    pace: Pace
    turns: Mapping[str, Turn] = field(default_factory=dict)
    paused_until: float | None = None
    probing: str | None = None

    def due(self, now: float) -> tuple[str, ...]:
        """Return the sources whose turn it is, the longest due first; after a pause, only one until it has answered."""
        waiting = sorted((turn.due, source) for source, turn in self.turns.items() if turn.due <= now)
        if self.paused_until is None:
            return tuple(source for _, source in waiting)
        google = [source for _, source in waiting if self.pace.kind(source) == "google"]
        held = google if now < self.paused_until or self.probing is not None else google[1:]
        return tuple(source for _, source in waiting if source not in held)

    def started(self, source: str) -> "Schedule":
        """Return the schedule once a source is being asked; it is not due again before it has answered."""
        turns = {**self.turns, source: replace(self.turns[source], due=inf)}
        probes = self.paused_until is not None and self.pace.kind(source) == "google"
        return replace(self, turns=turns, probing=source if probes else self.probing)

    def answered(self, source: str, now: float, jitter: float) -> "Schedule":
        """Return the schedule after a source was read. `jitter` is between 0 and 1."""
        turn = Turn(now + self.pace.every * (1 - 0.1 * jitter))
        if self.probing == source:
            return replace(self, turns={**self.turns, source: turn}, paused_until=None, probing=None)
        return replace(self, turns={**self.turns, source: turn})

    def failed(self, source: str, kind: FailureKind, now: float, jitter: float) -> "Schedule":
        """Return the schedule after a source could not be read. `jitter` is between 0 and 1."""
        failures = self.turns[source].failures + 1
        probing = None if self.probing == source else self.probing
        if kind is FailureKind.QUOTA:
            until = now + PAUSE + (LONGEST_PAUSE - PAUSE) * jitter
            until = max(until, self.paused_until) if self.paused_until else until
            turn = Turn(until, self.turns[source].failures)
            return replace(self, turns={**self.turns, source: turn}, paused_until=until, probing=None)
        turn = Turn(now + _wait(kind, failures, self.pace, self.pace.kind(source), jitter), failures)
        return replace(self, turns={**self.turns, source: turn}, probing=probing)

    def asked_for(self, now: float) -> "Schedule":
        """Return the schedule with every source due now, except those being asked; a pause holds all the same."""
        turns = {name: turn if turn.due == inf else replace(turn, due=now) for name, turn in self.turns.items()}
        return replace(self, turns=turns)

    def held(self, source: str) -> "Schedule":
        """Return the schedule with a source that is not due before it returns."""
        return replace(self, turns={**self.turns, source: replace(self.turns[source], due=inf)})

    def returned(self, source: str, now: float) -> "Schedule":
        """Return the schedule with a source due now that was held."""
        return replace(self, turns={**self.turns, source: replace(self.turns[source], due=now)})

    def next_due(self) -> float | None:
        """Return when somebody is due next, None while all are being asked."""
        soonest = min((self._may_go(source, turn) for source, turn in self.turns.items()), default=inf)
        return None if soonest == inf else soonest

    def _may_go(self, source: str, turn: Turn) -> float:
        """Return when a source may be asked: a Google Sheet not before the end of a pause, nor while another probes."""
        if self.paused_until is None or self.pace.kind(source) != "google":
            return turn.due
        return inf if self.probing is not None else max(turn.due, self.paused_until)


def begun(sources: Iterable[str], pace: Pace, now: float, pause: float = 0.0) -> Schedule:
    """Return a schedule in which everybody is due at once, or once what is left of an earlier pause is over.

    No pause is longer than those that are imposed here, whatever somebody's clock said.
    """
    until = now + min(pause, LONGEST_PAUSE) if pause > 0 else None
    return Schedule(pace, {source: Turn(now) for source in sources}, until)


def _wait(kind: FailureKind, failures: int, pace: Pace, of: SourceKind, jitter: float) -> float:
    """Return the seconds until the next try after so many failures in a row."""
    if kind in _PASSING and failures == 1:
        return _QUICK_RETRY * (1 + jitter)
    if of == "folder" or kind not in _PASSING | _REFUSING:
        return pace.every * (1 - 0.1 * jitter)
    if kind in _PASSING:
        longer = min(_LONGEST_SILENCE, pace.every * _doubled(failures - 2)) * (1 - 0.2 * jitter)
    else:
        cycles = _CYCLES_AFTER_REFUSAL * _doubled(failures - 1)
        longer = min(_LONGEST_REFUSAL, pace.every * cycles) * (1 + 0.1 * jitter)
    return max(longer, pace.every * (1 - 0.2 * jitter))


def _doubled(times: int) -> float:
    return float(2 ** min(times, 16))
