"""Collecting: what the one process that holds the lead does, round after round."""

import logging
import random
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from lib.collect import log
from lib.collect.condition import Condition, Report
from lib.collect.failure import FailureKind
from lib.collect.opening import OpenProgramme
from lib.collect.reading import SourceReading
from lib.collect.rounds.assemble import assemble
from lib.collect.rounds.fetch import Answer, Asking, made_by
from lib.collect.rounds.hands import Hands
from lib.collect.rounds.look_back import look_back
from lib.collect.rounds.mistakes import Mistakes, looked_at
from lib.collect.rounds.rate_limit import SharedBudget
from lib.collect.rounds.review import newly_validated, taken
from lib.collect.rounds.sample_history import begin_with_past
from lib.collect.rounds.schedule import Pace, Schedule, begun
from lib.collect.rounds.steady_day import SteadyDay
from lib.collect.settings.clock import Clock, day_at
from lib.collect.source_status import SourceStatus, with_status
from lib.collect.store.pruning import Retention
from lib.collect.store.sources import KeptReading
from lib.collect.store.store import Moment, Store, StoreFailure
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.snapshot.changes.revisions import revisions
from lib.snapshot.snapshot import Snapshot

_BEAT = 10.0
_PRUNE = 6 * 3600.0
_SHORTEST = 0.05


@dataclass(frozen=True, slots=True)
class How:
    """By whose time, workers and jitter sources are read, how often in seconds, and for how long things are kept.

    `clock` is the wall's, which may be set; `monotonic` counts seconds and never steps. `workers` is how many are asked
    at the same time.
    """

    clock: Clock
    executor: Executor
    every: float = 60.0
    workers: int = 4
    retention: Retention = field(default_factory=Retention)
    jitter: Callable[[], float] = random.random
    monotonic: Callable[[], float] = time.monotonic


class Collecting:
    """The sources of one scope, from the moment this process takes the lead until it loses it.

    Every method raises StoreFailure where the store does not answer; then this object is of no more use.
    """

    def __init__(self, opened: OpenProgramme, store: Store, how: How, hands: Hands) -> None:
        store.signals.try_writing()
        self._opened, self._store, self._how, self._hands = opened, store, how, hands
        self._sources = {source.id: source for source in opened.setting.programme.sources}
        self._made_by = made_by(opened.setting.programme)
        self._budget = SharedBudget(store.signals, how.clock)
        self._reader = opened.connect(self._budget.take)
        now, signal = how.clock(), store.signals.now()
        self._asked_at = signal.asked_at
        pace = Pace(how.every, opened.kinds)
        pause = (signal.paused_until - now).total_seconds() if signal.paused_until else 0.0
        self._schedule: Schedule = begun(self._sources, pace, how.monotonic(), pause)
        for name in hands.abandon():
            self._schedule = self._schedule.held(name)
        self._clock = SteadyDay(now, how.monotonic())
        self._readings = dict(store.readings())
        self._statuses = dict(store.sources.statuses())
        self._begins = begin_with_past(store, opened.history)
        self._past, self._missing = look_back(store, opened.setting)
        published = store.latest()
        self._published = published.snapshot if published else None
        self._begins = self._begins or published is None
        self._computed: Snapshot | None = None
        self._to_compute = True
        self._computing = Mistakes(how.every)
        self._misread: dict[str, Mistakes] = {}
        self._pruned_at = how.monotonic() - _PRUNE
        self._beat_at: float | None = None
        self._reported = Report(how.every)

    @property
    def busy(self) -> bool:
        """Tell whether a source is being asked, or is due and need not wait for the end of a pause."""
        return bool(self._hands.awaited or self._schedule.due(self._how.monotonic()))

    def round(self) -> None:
        """Ask those whose turn it is, take in those that have answered, and publish if that changes anything."""
        now, at = self._how.clock(), self._how.monotonic()
        signal = self._store.signals.now()
        if self._clock.stepped(now, at):
            self._schedule, self._beat_at = self._schedule.asked_for(at), None
        if signal.asked_at != self._asked_at:
            self._asked_at = signal.asked_at
            self._schedule = self._schedule.asked_for(at)
            self._computing.try_now()
        self._take_in()
        while self._ask_one(now):
            self._take_in()
        self._try_to_compute(now)
        self._keep_house(now)

    def seconds_to_next(self, most: float) -> float:
        """Return the seconds until somebody can be asked, `most` at most."""
        due = self._schedule.next_due()
        if due is None or not self._hands.free:
            return most
        return min(most, max(_SHORTEST, due - self._how.monotonic()))

    def _ask_one(self, now: datetime) -> bool:
        """Ask the source that is longest due; False where none is, all workers are busy or the limit is reached."""
        due = [name for name in self._schedule.due(self._how.monotonic()) if self._within_limit(name)]
        if not due or not self._hands.free:
            return False
        name, asking = due[0], Asking(self._reader, self._setting(now), self._made_by, self._how.clock)
        self._schedule = self._schedule.started(name)
        self._hands.ask(name, partial(asking, self._sources[name], self._readings.get(name)))
        return True

    def _within_limit(self, name: str) -> bool:
        """Tell whether our own limit lets a source be asked; it counts requests to Google only."""
        kinds = self._schedule.pace
        if kinds.kind(name) != "google":
            return True
        return self._budget.left() > sum(kinds.kind(each) == "google" for each in self._hands.awaited)

    def _take_in(self) -> None:
        """Take in what sources have answered, and that some did not."""
        for name in self._hands.returned():
            self._schedule = self._schedule.returned(name, self._how.monotonic())
        answers = [self._answer(self._sources[name], future) for name, future in self._hands.answered().items()]
        hanging = self._hands.hanging()
        answers += [Answer(self._sources[name], took, failure=FailureKind.NETWORK) for name, took in hanging.items()]
        if not answers:
            return
        accepted = self._store.sources.accepted()
        good: list[SourceReading] = []
        for answer in answers:
            name, now = answer.source.id, self._how.clock()
            result = taken(answer, self._statuses[name], self._readings.get(name), accepted, now)
            self._statuses[name] = result.status
            if result.good is not None:
                good.append(result.good)
                self._readings[name] = KeptReading(result.good, self._made_by)
            self._reschedule(answer)
            if name in hanging:
                self._schedule = self._schedule.held(name)
                log.say("read-hangs", level=logging.WARNING, source=name)
            self._report(answer, result.status, changed=result.good is not None)
        self._store.sources.keep(good, [self._statuses[each.source.id] for each in answers], self._made_by)
        self._to_compute = self._to_compute or bool(good)

    def _answer(self, source: Source, future: Future[Answer]) -> Answer:
        """Return an answer. A mistake of ours in reading one partner's rows is that source's trouble only."""
        error, misread = future.exception(), self._misread.setdefault(source.id, Mistakes(self._how.every))
        if error is None:
            misread.over()
            return future.result()
        if isinstance(error, StoreFailure):
            raise error
        place = replace(looked_at(error, ()), source=source.id)
        misread.met(error, self._how.clock(), self._how.monotonic(), place)
        return Answer(source, 0.0, failure=FailureKind.UNREADABLE)

    def _reschedule(self, answer: Answer) -> None:
        name, now, jitter = answer.source.id, self._how.monotonic(), self._how.jitter()
        if answer.failure is None:
            self._schedule = self._schedule.answered(name, now, jitter)
        else:
            self._schedule = self._schedule.failed(name, answer.failure, now, jitter)

    def _report(self, answer: Answer, status: SourceStatus, *, changed: bool) -> None:
        known = self._readings.get(answer.source.id)
        tables = known.reading.tables if known else ()
        findings = len(known.reading.findings) if known else 0
        log.read(
            answer.source.id,
            str(status.trouble or status.reading),
            changed=changed,
            rows=sum(len(table.rows) for table in tables),
            findings=findings + sum(len(table.findings) for table in tables),
            seconds=answer.seconds,
        )

    def _try_to_compute(self, now: datetime) -> None:
        """Compute where a reading or the day is new. Where that fails, the last snapshot stays and reading goes on.

        The first snapshot of all waits until every source was asked, so that history does not begin with a half.
        """
        if (self._begins and self.busy) or not self._can_look_back():
            return
        due = self._to_compute or self._computed is None or self._computed.today != self._setting(now).today
        at = self._how.monotonic()
        if not due or self._computing.wait(at):
            return
        try:
            self._compute(now)
        except StoreFailure:
            raise
        except Exception as error:  # noqa: BLE001  a mistake of ours must end neither reading nor showing
            tables = [table for each in self._readings.values() for table in each.reading.tables]
            self._computing.met(error, now, at, looked_at(error, tables))
        else:
            self._computing.over()
            self._to_compute = self._begins = False

    def _compute(self, now: datetime) -> None:
        """Compute what all good readings say together, and publish it unless that is what was published last."""
        validated = self._store.sources.validated()
        setting = replace(self._setting(now), validated_before=validated)
        readings = [
            self._readings[name].reading if name in self._readings else SourceReading(source, now)
            for name, source in self._sources.items()
        ]
        assembled = assemble(readings, setting, self._opened.sample, now, self._past)
        self._store.sources.note_validated(newly_validated(assembled.tables, validated, setting.today), now)
        self._computed = assembled.snapshot
        if self._published is None or _said(assembled.snapshot) != _said(self._published):
            snapshot = with_status(assembled.snapshot, self._statuses)
            self._store.followed.note(snapshot, setting.programme, now)
            if self._published:
                self._store.followed.revised(revisions(self._published, snapshot, setting.programme), now)
            self._store.publish(snapshot, now)
            self._published = snapshot
            self._past = self._past.then(snapshot, setting.programme.ages.wide)
            log.say("published", snapshot=snapshot.id, findings=len(snapshot.findings))
            if snapshot.withheld:
                log.say("details-withheld", level=logging.WARNING, snapshot=snapshot.id, reason=snapshot.withheld)

    def _can_look_back(self) -> bool:
        """Tell whether everything that a new snapshot must be compared with can be read."""
        if self._missing is not None:
            if Moment(self._missing.id, self._missing.at) in self._store.history(self._missing.at):
                return False
            self._past, self._missing = look_back(self._store, self._opened.setting)
        return self._missing is None

    def _keep_house(self, now: datetime) -> None:
        at, report = self._how.monotonic(), self._report_of_work()
        if self._beat_at is None or at - self._beat_at >= _BEAT or report != self._reported:
            paused = self._schedule.paused_until
            until = None if paused is None else now + timedelta(seconds=paused - at)
            self._store.signals.beat(now, until, report)
            self._beat_at, self._reported = at, report
        if at - self._pruned_at >= _PRUNE:
            self._store.verify()
            gone = self._store.prune(self._how.retention, now)
            self._pruned_at = at
            if gone:
                log.say("pruned", rows=gone)

    def _report_of_work(self) -> Report:
        """Return what is not well with the collector's own work, for everybody who shares the store."""
        missing = self._missing
        kept = Condition("kept", since=missing.at, where=missing.id) if missing else None
        anew = Condition("kept", "begun-anew", self._store.begun_anew) if self._store.begun_anew else None
        found = [kept, anew, self._computing.condition]
        return Report(self._how.every, tuple(each for each in found if each is not None))

    def _setting(self, now: datetime) -> Setting:
        """Return the setting with the present day; a sample keeps its own."""
        setting = self._opened.setting
        if self._opened.sample:
            return setting
        today = day_at(now, setting.programme.programme.timezone)
        shown = self._published.today if self._published else None
        return replace(setting, today=self._clock.day(today, shown, self._how.monotonic()))


def _said(snapshot: Snapshot) -> tuple[object, ...]:
    """Return what makes a snapshot worth publishing when it differs: what the public is told, and what others are."""
    for_some = (snapshot.findings, snapshot.bootcamps, snapshot.hubs, snapshot.commitments, snapshot.sessions)
    facts_to = tuple(source.facts_to for source in snapshot.sources)
    return snapshot.id, snapshot.withheld, *for_some, snapshot.today, facts_to
