"""A collector to drive by hand: time moves when told to, and sources are read by real HTTP from the local server."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ParamSpec, TypeVar

from lib.collect import log
from lib.collect.google.source import google_sheets
from lib.collect.opening import MayAsk, OpenProgramme
from lib.collect.raw import Reader
from lib.collect.rounds.notify import Silence
from lib.collect.rounds.round import How
from lib.collect.rounds.service import Collector
from lib.collect.store.leader import lead_of
from lib.collect.store.opening import open_store
from lib.collect.store.store import Store
from lib.collect.workbooks.folder import folder_reader
from lib.programme.model import SourceKind
from lib.snapshot.snapshot import SourceState
from tests.indicators.facts import ROOT, setting
from tests.sheets.accounts import ServiceAccount
from tests.sheets.server import SheetsServer, sample_workbooks

BEGIN = datetime(2023, 12, 6, 12, tzinfo=UTC)
SAMPLE = ROOT / "data" / "sample"
SCOPE = "impulso-digital/closing/test"
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass
class HandTime:
    """A clock that moves only when told to, and a stopwatch beside it that no setting of the clock moves."""

    now: datetime = BEGIN
    elapsed: float = 0.0

    def __call__(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.elapsed

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.elapsed += seconds

    def set_back(self, seconds: float) -> None:
        """Set the clock to another time; negative seconds set it forward."""
        self.now -= timedelta(seconds=seconds)

    def seconds(self) -> float:
        """Return the time as seconds, as the local server counts a minute's reads."""
        return self.now.timestamp()


class AtOnce(Executor):
    """Does what it is given at once, in the same thread."""

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  an executor keeps whatever is raised for whoever asks
            future.set_exception(error)
        return future


@dataclass
class Rig:
    """A collector, its store and its clock."""

    store: Store
    collector: Collector
    time: HandTime

    def pass_time(self, seconds: float, step: float = 1.0) -> None:
        """Let time pass, and let the collector do what is due meanwhile."""
        end = self.time.elapsed + seconds
        while self.time.elapsed < end:
            self.time.advance(min(step, end - self.time.elapsed))
            self.collector.step()

    def source(self, name: str) -> SourceState:
        """Return a source as viewers see it now."""
        found = self.collector.newest().source(name)
        assert found is not None
        return found

    def states(self) -> dict[str, str]:
        """Return every source's condition."""
        return {source.id: source.condition for source in self.collector.newest().sources}


class _Ear(logging.Handler):
    """Remembers the events that were written, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, dict[str, log.Field]]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append((record.getMessage(), getattr(record, "fields", {})))


@contextmanager
def heard() -> Iterator[list[tuple[str, dict[str, log.Field]]]]:
    """Listen to the events of this process: each one's name and its fields."""
    ear, level = _Ear(), log.LOG.level
    log.LOG.addHandler(ear)
    log.LOG.setLevel(logging.INFO)
    try:
        yield ear.heard
    finally:
        log.LOG.removeHandler(ear)
        log.LOG.setLevel(level)


def connected(read: Callable[[MayAsk], Reader], *, remote: bool) -> OpenProgramme:
    kind: SourceKind = "google" if remote else "folder"
    kinds = {source.id: kind for source in setting().programme.sources}
    return OpenProgramme(setting(), read, "closing", kinds=kinds, scope=SCOPE)


def rig(
    opened: OpenProgramme,
    url: str = "sqlite://",
    time: HandTime | None = None,
    jitter: Callable[[], float] = lambda: 0.0,
    executor: Executor | None = None,
) -> Rig:
    """Return a collector on a store; it has done nothing yet."""
    time = time or HandTime()
    store = open_store(url, opened.scope, opened.setting.programme.sources, time)
    lead = lead_of(store.engine, store.scope)
    how = How(time, executor or AtOnce(), jitter=jitter, monotonic=time.monotonic)
    return Rig(store, Collector(opened, store, how, lead, lambda _: Silence()), time)


def from_folder(folder: Path = SAMPLE) -> OpenProgramme:
    """Return the embedded programme, read from a folder."""
    return connected(lambda _: folder_reader(folder), remote=False)


def from_google(server: SheetsServer, key_file: Path) -> OpenProgramme:
    """Return the embedded programme, read from the local server as from Google."""
    return connected(lambda may: google_sheets(key_file, server.root, may), remote=True)


@contextmanager
def partners_server(account: ServiceAccount, time: HandTime) -> Iterator[SheetsServer]:
    """Serve the embedded sample as Google would, counting its minutes by `time`."""
    workbooks = sample_workbooks(ROOT / "data" / "programme.toml", SAMPLE)
    with SheetsServer(workbooks, [account], monotonic=time.seconds) as server:
        yield server
