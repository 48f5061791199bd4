"""Keeps the newest snapshot in memory. Viewers only ever take what is there; they never wait for a source.

Of all processes that share a store one collects, and every one of them, that one too, shows what the store has.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping

from lib.collect import log
from lib.collect.condition import Report
from lib.collect.opening import OpenProgramme
from lib.collect.operations.condition_log import ConditionLog
from lib.collect.operations.judgement import Observed, judged
from lib.collect.reading import SourceReading
from lib.collect.rounds.assemble import assemble
from lib.collect.rounds.hands import Hands, Threads
from lib.collect.rounds.mistakes import Mistakes
from lib.collect.rounds.notify import Notifier, notifier_of
from lib.collect.rounds.round import Collecting, How
from lib.collect.settings.clock import Clock, utc_now
from lib.collect.settings.environment import Environment
from lib.collect.source_status import SourceStatus, with_status_and_findings
from lib.collect.store.leader import Lead, lead_of
from lib.collect.store.migrations import UnknownRevisionError
from lib.collect.store.opening import open_store
from lib.collect.store.pruning import Retention
from lib.collect.store.signals import Signal
from lib.collect.store.store import Published, Store, StoreFailure
from lib.collect.store.trouble import StoreTrouble, trouble_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.declared import models_of

LOOK_SECONDS = 0.5
"""How often the lead, the store and the schedule are looked at while nothing happens."""

_FIRST_SECONDS = 10.0


class Collector:
    """One process's part in collecting. `lead` is None where it only shows what another collects."""

    def __init__(
        self,
        opened: OpenProgramme,
        store: Store,
        how: How,
        lead: Lead | None,
        notifier: Callable[[Callable[[], None]], Notifier],
    ) -> None:
        self._opened, self._store, self._how, self._lead = opened, store, how, lead
        self._wake, self._stop = threading.Event(), threading.Event()
        self._notifier = notifier(self._wake.set)
        self._collecting: Collecting | None = None
        self._hands = Hands(how.executor, how.workers, how.monotonic, self._wake.set)
        self._revision = -1
        self._signal: Signal | None = None
        self._statuses: Mapping[str, SourceStatus] = {}
        self._newest: Published | None = None
        self._nothing: Snapshot | None = None
        self._followers: tuple[Callable[[], None], ...] = ()
        self._thread = threading.Thread(target=self._run, name="collector", daemon=True)
        self._store_trouble: StoreTrouble | None = None
        self._mistakes, self._condition_log = Mistakes(how.every), ConditionLog()

    @property
    def leads(self) -> bool:
        """Tell whether this process collects at present."""
        return self._collecting is not None

    def newest(self) -> Snapshot:
        """Return the newest snapshot; before anything was ever read, one without figures. It never waits."""
        return self._newest.snapshot if self._newest else self._empty()

    def published(self) -> Published | None:
        """Return the newest snapshot and when it was published, None before anything was ever read. It never waits."""
        return self._newest

    def observed(self) -> Observed:
        """Return what whether all is well is judged by, as it was last seen. The store is not asked."""
        trouble = self._store.trouble() or self._store_trouble
        return Observed(trouble, self._signal, self._newest, self._statuses)

    def follow(self, told: Callable[[], None]) -> None:
        """Call `told`, in the collector's thread, whenever the newest snapshot or how its sources stand may be new.

        It must neither fail nor take long: collecting waits for it.
        """
        self._followers = (*self._followers, told)

    def start(self) -> None:
        """Show what the store has and keep collecting in the background until `stop`.

        Only where the store has nothing, every source is read once first, or whoever does so is awaited; ten seconds
        at most.
        """
        try:
            self._refresh()
            if self._newest is None and self._lead is not None:
                self._first()
        except StoreFailure as problem:
            self._miss_the_store(problem)
        self._notifier.start()
        self._thread.start()

    def stop(self) -> None:
        """End the background work and give back the lead."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=30)
        self._notifier.stop()
        self._give_up()

    def step(self) -> None:
        """Do what is due now: take or keep the lead, read, publish, and show what is new.

        Raises StoreFailure where the store does not answer.
        """
        self._store.make_sure()
        if self._lead is not None and self._lead.hold():
            if self._collecting is None:
                self._collecting = Collecting(self._opened, self._store, self._how, self._hands)
                log.say("lead-taken", scope=self._store.scope)
            self._collecting.round()
        elif self._collecting is not None:
            self._collecting = None
            log.say("lead-lost", scope=self._store.scope)
        self._refresh()

    def settle(self, seconds: float | None = None) -> bool:
        """Read every source once, now, if the lead is free; those that must wait for the end of a pause are left out.

        It takes so many seconds at most; what is on its way then is taken in later.

        False where another process has the lead. Raises StoreFailure where the store does not answer.
        """
        end = None if seconds is None else time.monotonic() + seconds
        self.step()
        while self._collecting is not None and self._collecting.busy and (end is None or time.monotonic() < end):
            self._wake.wait(LOOK_SECONDS)
            self._wake.clear()
            self.step()
        return self._collecting is not None

    def _first(self) -> None:
        if self.settle(_FIRST_SECONDS):
            return
        end = time.monotonic() + _FIRST_SECONDS
        while self._newest is None and time.monotonic() < end:
            self._wake.wait(LOOK_SECONDS / 5)
            self._refresh()

    def tick(self) -> float:
        """Take one step whatever happens, say what is not well, and return the seconds until the next step."""
        pause = self._guarded()
        self._condition_log.tell(judged(self.observed(), self._how.clock()), self._how.monotonic())
        return pause

    def _run(self) -> None:
        pause = 0.0
        while not self._stop.is_set():
            self._wake.wait(pause)
            self._wake.clear()
            if not self._stop.is_set():
                pause = self.tick()

    def _guarded(self) -> float:
        try:
            if self._mistakes.wait(self._how.monotonic()):
                self._refresh()
                return LOOK_SECONDS
            self.step()
        except StoreFailure as problem:
            self._miss_the_store(problem)
            self._mend_the_store()
            return LOOK_SECONDS * 4
        except Exception as problem:  # noqa: BLE001  a mistake of ours must not end collecting for good
            self._mistakes.met(problem, self._how.clock(), self._how.monotonic())
            self._give_up()
            self._report_mistake()
            return LOOK_SECONDS
        self._mistakes.over()
        if self._store_trouble is not None:
            log.say("store-answers")
        self._store_trouble = None
        return self._collecting.seconds_to_next(LOOK_SECONDS) if self._collecting else LOOK_SECONDS

    def _report_mistake(self) -> None:
        conditions = (self._mistakes.condition,) if self._mistakes.condition else ()
        try:
            self._store.signals.tell(Report(self._how.every, conditions))
        except StoreFailure as problem:
            self._miss_the_store(problem)

    def _miss_the_store(self, problem: StoreFailure) -> None:
        trouble = trouble_of(problem)
        if trouble != self._store_trouble:
            log.say("store-silent", level=logging.ERROR, kind=type(problem).__name__, trouble=trouble)
        self._store_trouble = trouble
        self._give_up()

    def _mend_the_store(self) -> None:
        """Set a file aside that broke while it was in use; a database that is away is left to come back."""
        try:
            self._store.prepare()
            self._revision = -1
        except (StoreFailure, UnknownRevisionError, OSError):
            return

    def _refresh(self) -> None:
        """Take the newest snapshot from the store if anything there is new."""
        self._signal = self._store.signals.now()
        if self._signal.revision == self._revision:
            return
        before, self._statuses = self._newest, self._store.sources.statuses()
        found = self._store.latest()
        if found is not None:  # a store that had to begin anew takes nothing away
            self._newest = Published(with_status_and_findings(found.snapshot, self._statuses), found.at)
        self._revision = self._signal.revision
        if self._newest and (before is None or before.at != self._newest.at):
            log.say("shown", snapshot=self._newest.snapshot.id)
        for told in self._followers:
            told()

    def _give_up(self) -> None:
        self._collecting = None
        if self._lead is not None:
            self._lead.release()

    def _empty(self) -> Snapshot:
        if self._nothing is None:
            now, setting = self._how.clock(), self._opened.setting
            readings = [SourceReading(source, now) for source in setting.programme.sources]
            self._nothing = assemble(readings, setting, self._opened.sample, now).snapshot
        return self._nothing


def open_kept(environment: Environment, opened: OpenProgramme, clock: Clock = utc_now) -> Store:
    """Open the store of a programme. Raises StoreProblem."""
    programme = opened.setting.programme
    return open_store(environment.store_url, opened.scope, programme.sources, clock, models_of(programme))


def collector_of(environment: Environment, opened: OpenProgramme, store: Store, clock: Clock = utc_now) -> Collector:
    """Return a collector that is not started yet; one that only looks on where the environment says so."""
    kept = Retention(environment.keep_readings_days, environment.keep_snapshots_days)
    how = How(clock, Threads(), environment.every_seconds, retention=kept)
    lead = lead_of(store.engine, store.scope) if environment.collects else None
    return Collector(opened, store, how, lead, lambda heard: notifier_of(store.engine, store.scope, heard))
