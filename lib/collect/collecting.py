"""Collecting: what the one process that holds the lead does, round after round."""

import logging
import random
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from lib.collect import events
from lib.collect.asking import Answer, Asking, made_by
from lib.collect.budget import SharedBudget
from lib.collect.clock import Clock
from lib.collect.failure import FailureKind
from lib.collect.intake import taken
from lib.collect.opening import Opened
from lib.collect.reading import SourceReading, assemble
from lib.collect.schedule import Pace, Schedule, begun
from lib.collect.standing import Standing, with_states
from lib.collect.store import Retention, Store, StoreFailure
from lib.collect.store_sources import KeptReading
from lib.collect.validated import newly_validated
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.snapshot.snapshot import Snapshot

_BEAT = timedelta(seconds=10)
_PRUNE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class How:
    """By whose time, hands and luck sources are read, how often in seconds, and for how long things are kept."""

    clock: Clock
    executor: Executor
    every: float = 60.0
    retention: Retention = field(default_factory=Retention)
    chance: Callable[[], float] = random.random


class Collecting:
    """The sources of one scope, from the moment this process takes the lead until it loses it.

    Every method raises StoreFailure where the store does not answer; then this object is of no more use.
    """

    def __init__(self, opened: Opened, store: Store, how: How, wake: Callable[[], None]) -> None:
        self._opened, self._store, self._how, self._wake = opened, store, how, wake
        self._sources = {source.id: source for source in opened.setting.programme.sources}
        self._made_by = made_by(opened.setting.programme)
        self._budget = SharedBudget(store.signals, how.clock)
        self._reader = opened.connect(self._budget.take)
        now, signal = how.clock(), store.signals.now()
        self._asked_at = signal.asked_at
        pace = Pace(how.every, backs_off=opened.remote)
        self._schedule: Schedule = begun(self._sources, pace, now, signal.paused_until)
        self._readings = dict(store.readings())
        self._standings = dict(store.sources.standings())
        published = store.latest()
        self._published = published.snapshot if published else None
        self._computed: Snapshot | None = None
        self._flying: dict[str, Future[Answer]] = {}
        self._heard: set[str] = set()
        self._pruned_at = now - _PRUNE
        self._beat_at = now
        store.signals.beat(now, self._schedule.paused_until)

    @property
    def heard_from_all(self) -> bool:
        """Tell whether every source has answered, well or not, since this process took the lead."""
        return self._heard >= set(self._sources)

    def round(self) -> None:
        """Ask those whose turn it is, take in those that have answered, and publish if that changes anything."""
        now = self._how.clock()
        signal = self._store.signals.now()
        if signal.asked_at != self._asked_at:
            self._asked_at = signal.asked_at
            self._schedule = self._schedule.asked_for(now)
        self._ask_those_due(now)
        good = self._take_in([name for name, future in self._flying.items() if future.done()])
        if good or self._computed is None or self._computed.today != self._setting(now).today:
            self._compute(now)
        self._keep_house(now)

    def wait(self, seconds: float | None = None) -> None:
        """Wait until one of those that are being asked has answered; not at all where none is."""
        wait(self._flying.values(), timeout=seconds, return_when="FIRST_COMPLETED")

    def seconds_to_next(self, most: float) -> float:
        """Return the seconds until somebody is due, `most` at most."""
        due = self._schedule.next_due()
        return most if due is None else min(most, max(0.0, (due - self._how.clock()).total_seconds()))

    def _ask_those_due(self, now: datetime) -> None:
        due = self._schedule.due(now)
        if self._opened.remote and due:
            due = due[: max(0, self._budget.left() - len(self._flying))]
        asking = Asking(self._reader, self._setting(now), self._made_by, self._how.clock)
        for name in due:
            self._schedule = self._schedule.started(name)
            future = self._how.executor.submit(asking, self._sources[name], self._readings.get(name))
            self._flying[name] = future
            future.add_done_callback(lambda _: self._wake())

    def _take_in(self, names: Iterable[str]) -> bool:
        """Take in what these sources answered; tell whether any brought a reading that counts."""
        answers = [_answer(self._sources[name], self._flying.pop(name)) for name in names]
        if not answers:
            return False
        accepted = self._store.sources.accepted()
        good: list[SourceReading] = []
        for answer in answers:
            name, now = answer.source.id, self._how.clock()
            result = taken(answer, self._standings[name], self._readings.get(name), accepted, now)
            self._standings[name] = result.standing
            self._heard.add(name)
            if result.good is not None:
                good.append(result.good)
                self._readings[name] = KeptReading(result.good, self._made_by)
            self._reschedule(answer, now)
            self._report(answer, result.standing, changed=result.good is not None)
        self._store.sources.keep(good, [self._standings[each.source.id] for each in answers], self._made_by)
        return bool(good)

    def _reschedule(self, answer: Answer, now: datetime) -> None:
        name, chance = answer.source.id, self._how.chance()
        if answer.failure is None:
            self._schedule = self._schedule.answered(name, now, chance)
        else:
            self._schedule = self._schedule.failed(name, answer.failure, now, chance)

    def _report(self, answer: Answer, standing: Standing, *, changed: bool) -> None:
        known = self._readings.get(answer.source.id)
        tables = known.reading.tables if known else ()
        findings = len(known.reading.findings) if known else 0
        events.read(
            answer.source.id,
            str(standing.trouble or standing.reading),
            changed=changed,
            rows=sum(len(table.rows) for table in tables),
            findings=findings + sum(len(table.findings) for table in tables),
            seconds=answer.seconds,
        )

    def _compute(self, now: datetime) -> None:
        """Compute what all good readings say together, and publish it unless that is what was published last.

        The first snapshot of all waits until every source was asked, so that history does not begin with a half.
        """
        if self._published is None and not self.heard_from_all:
            return
        validated = self._store.sources.validated()
        setting = replace(self._setting(now), validated_before=validated)
        readings = [
            self._readings[name].reading if name in self._readings else SourceReading(source, now)
            for name, source in self._sources.items()
        ]
        assembled = assemble(readings, setting, self._opened.sample, now, self._published)
        self._store.sources.note_validated(newly_validated(assembled.tables, validated, setting.today), now)
        self._computed = assembled.snapshot
        if self._published is None or _said(assembled.snapshot) != _said(self._published):
            snapshot = with_states(assembled.snapshot, self._standings)
            self._store.publish(snapshot, now)
            self._published = snapshot
            events.say("published", snapshot=snapshot.id, findings=len(snapshot.findings))

    def _keep_house(self, now: datetime) -> None:
        if now - self._beat_at >= _BEAT:
            self._store.signals.beat(now, self._schedule.paused_until)
            self._beat_at = now
        if now - self._pruned_at >= _PRUNE:
            gone = self._store.prune(self._how.retention, now)
            self._pruned_at = now
            if gone:
                events.say("pruned", rows=gone)

    def _setting(self, now: datetime) -> Setting:
        """Return the setting with the present day; a sample keeps its own."""
        setting = self._opened.setting
        return setting if self._opened.sample else replace(setting, today=now.date())


def _said(snapshot: Snapshot) -> tuple[object, ...]:
    """Return what makes a snapshot worth publishing when it differs."""
    return snapshot.id, snapshot.findings, snapshot.today, tuple(source.facts_to for source in snapshot.sources)


def _answer(source: Source, future: "Future[Answer]") -> Answer:
    """Return an answer. A mistake of ours in reading one partner's rows is that source's trouble, not everybody's."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, StoreFailure):
        raise error
    events.say("mistake", level=logging.ERROR, source=source.id, kind=type(error).__name__)
    return Answer(source, 0.0, failure=FailureKind.UNREADABLE)
