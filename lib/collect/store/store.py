"""What is kept: every published snapshot, the last good readings, and how each source stands.

The same code on SQLite and PostgreSQL. Snapshots and readings are only ever added; retention takes the oldest away.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from lib.collect import log
from lib.collect.settings.clock import Clock
from lib.collect.source_status import with_status_and_findings
from lib.collect.store.content import snapshot_from_bytes, snapshot_to_bytes
from lib.collect.store.freezes import By, Freezes
from lib.collect.store.signals import Signals
from lib.collect.store.sources import KeptReading, KeptSources
from lib.collect.store.tables import freezes, readings, snapshots
from lib.collect.store.trouble import StoreFile, StoreTrouble
from lib.collect.store.vacuum import vacuum
from lib.programme.model import Source
from lib.snapshot.shapes import UnreadableSnapshotError
from lib.snapshot.snapshot import Snapshot

StoreFailure = SQLAlchemyError
"""What every method of a store raises where the database does not answer."""

SHORTEST_PREFIX = 4
_REMEMBERED = 16
_TRIED = 40
_Key = tuple[int, str, datetime]  # SQLite gives the number of a row that was taken away to the next


@dataclass(frozen=True, slots=True)
class Published:
    """A snapshot and when it was published."""

    snapshot: Snapshot
    at: datetime


@dataclass(frozen=True, slots=True)
class UnreadableSnapshot:
    """A kept snapshot that this version cannot read: `newer` where a newer version wrote it, else it is damaged."""

    id: str
    at: datetime
    newer: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """That a snapshot of this id was published then."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many days readings and snapshots are kept; None for ever. Readings go first."""

    readings_days: int = 30
    snapshots_days: int | None = None


class Store:
    """One scope of a database: a programme, its sample and its kind of reader. Safe to share between threads.

    Every method raises StoreFailure where the database does not answer.
    """

    def __init__(
        self,
        engine: Engine,
        scope: str,
        sources: tuple[Source, ...],
        clock: Clock,
        prepare: Callable[[], None],
        *,
        file: Path | None = None,
    ) -> None:
        self.engine, self.scope, self._clock, self._prepare = engine, scope, clock, prepare
        self._path: Path | None = file
        self._file: StoreFile | None = None
        self.signals = Signals(engine, scope)
        self.sources = KeptSources(engine, scope, sources, self.signals)
        self.freezes = Freezes(engine, scope)
        self._parsed: OrderedDict[_Key, Snapshot] = OrderedDict()
        self._unreadable: dict[_Key, UnreadableSnapshot] = {}
        self._lock = Lock()

    def prepare(self) -> None:
        """Make the store ready to use, or ready again after it failed: what is broken set aside, all tables there.

        Raises StoreFailure, and OSError where a file cannot be written.
        """
        self.engine.dispose()
        with self._lock:
            self._parsed.clear()  # a file that begins anew counts from one again
            self._unreadable.clear()
        self._prepare()
        self.signals.begin()
        self._file = StoreFile(self._path) if self._path else None

    def trouble(self) -> StoreTrouble | None:
        """Return what is wrong with the file as it looks from outside; None where nothing is, or there is no file."""
        return self._file.trouble() if self._file else None

    def newest(self) -> Published | None:
        """Return the newest published snapshot that can be read, each source on it as it stands now."""
        found = self.latest()
        return Published(with_status_and_findings(found.snapshot, self.sources.statuses()), found.at) if found else None

    def latest(self) -> Published | None:
        """Return the newest published snapshot that can be read, as it was published."""
        with self.engine.connect() as connection:
            rows = connection.execute(self._newest_first()).all()
            found = (self._published(connection, row) for row in rows)
            return next((each for each in found if isinstance(each, Published)), None)

    def recent(self) -> tuple[Published | UnreadableSnapshot, ...]:
        """Return the newest published snapshots, as they were published, the earliest first."""
        with self.engine.connect() as connection:
            rows = connection.execute(self._newest_first()).all()
            return tuple(self._published(connection, row) for row in reversed(rows))

    def every(self) -> Iterator[Published | UnreadableSnapshot]:
        """Yield every snapshot that is kept, as it was published, the earliest first."""
        with self.engine.connect() as connection:
            for row in connection.execute(self._latest().order_by(snapshots.c.seq)).all():
                yield self._published(connection, row)

    def snapshot(self, id_or_prefix: str) -> Published | UnreadableSnapshot | None:
        """Return the snapshot of that id, as it was published; a prefix of four or more signs will do.

        Where one id was published more than once, or several begin alike, the latest is meant.
        """
        if len(id_or_prefix) < SHORTEST_PREFIX:
            return None
        meant = snapshots.c.id.startswith(id_or_prefix, autoescape=True)
        with self.engine.connect() as connection:
            row = connection.execute(self._latest().where(meant).order_by(snapshots.c.seq.desc()).limit(1)).first()
            return self._published(connection, row) if row else None

    def at(self, moment: datetime) -> Published | UnreadableSnapshot | None:
        """Return the newest snapshot published at that moment or before, as it was published."""
        with self.engine.connect() as connection:
            row = connection.execute(
                self._latest().where(snapshots.c.at <= moment).order_by(snapshots.c.seq.desc())
                .limit(1)
            ).first()  # fmt: skip
            return self._published(connection, row) if row else None

    def history(self, since: datetime | None = None) -> tuple[Moment, ...]:
        """Return what was published, the oldest first; from `since` on where that is given."""
        query = select(snapshots.c.id, snapshots.c.at).where(snapshots.c.scope == self.scope)
        if since is not None:
            query = query.where(snapshots.c.at >= since)
        with self.engine.connect() as connection:
            return tuple(Moment(row.id, row.at) for row in connection.execute(query.order_by(snapshots.c.seq)))

    def publish(self, snapshot: Snapshot, at: datetime) -> Published:
        """Add a snapshot to the history and tell every process that there is one."""
        content, digest = snapshot_to_bytes(snapshot)
        with self._writing() as connection:
            connection.execute(
                insert(snapshots).values(scope=self.scope, id=snapshot.id, at=at, hash=digest, content=content)
            )
            self.signals.bump(connection)
        return Published(snapshot, at)

    def readings(self) -> Mapping[str, KeptReading]:
        """Return the last good reading of each source, by its id; sources that never delivered one are not there."""
        return self.sources.readings()

    def accept(self, source_id: str, by: By | None = None) -> bool:
        """Let the reading of a source that is under review be taken in the next time, and note who said so.

        Without `by` it was somebody at the command line. False where none is under review.
        """
        return self.sources.accept(source_id, self._clock(), by or By("", ""))

    def forget(self, snapshot_id: str) -> bool:
        """Take away what is kept under that full id and cannot be read. False where there is nothing of the kind."""
        query = self._latest().where(snapshots.c.id == snapshot_id)
        with self._writing() as connection:
            found = {row.seq: self._published(connection, row) for row in connection.execute(query).all()}
            gone = [number for number, each in found.items() if isinstance(each, UnreadableSnapshot)]
            connection.execute(delete(snapshots).where(snapshots.c.seq.in_(gone)))
            self.signals.bump(connection)
        return bool(gone)

    def prune(self, retention: Retention, now: datetime) -> int:
        """Take away what is older than it is kept, readings first, and return how many of both went.

        The last good reading of each source, the newest snapshot and frozen ones always stay. Where much of an SQLite
        file is empty afterwards, it is made smaller.
        """
        gone = 0
        with self._writing() as connection:
            last = select(func.max(readings.c.seq)).where(readings.c.scope == self.scope).group_by(readings.c.source)
            before = now - timedelta(days=retention.readings_days)
            old = (readings.c.scope == self.scope) & (readings.c.at < before) & readings.c.seq.not_in(last)
            gone += connection.execute(delete(readings).where(old)).rowcount
        if retention.snapshots_days is None:
            vacuum(self.engine)
            return gone
        with self._writing() as connection:
            newest = select(func.max(snapshots.c.seq)).where(snapshots.c.scope == self.scope).scalar_subquery()
            frozen = select(freezes.c.id).where(freezes.c.scope == self.scope)
            before = now - timedelta(days=retention.snapshots_days)
            old = (snapshots.c.scope == self.scope) & (snapshots.c.at < before) & (snapshots.c.seq != newest)
            old &= snapshots.c.id.not_in(frozen)
            gone += connection.execute(delete(snapshots).where(old)).rowcount
        vacuum(self.engine)
        return gone

    def verify(self) -> None:
        """Look through a whole SQLite file for damage; PostgreSQL looks after itself. Raises StoreFailure."""
        if self.engine.dialect.name != "sqlite":
            return
        with self.engine.connect() as connection:
            found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
        if found != "ok":
            raise StoreFailure(f"the file is damaged: {found}")

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    def _newest_first(self) -> Select[int, str, datetime]:
        return self._latest().order_by(snapshots.c.seq.desc()).limit(_TRIED)

    def _latest(self) -> Select[int, str, datetime]:
        return select(snapshots.c.seq, snapshots.c.id, snapshots.c.at).where(snapshots.c.scope == self.scope)

    def _published(self, connection: Connection, row: Row[int, str, datetime]) -> Published | UnreadableSnapshot:
        """Return a kept snapshot. One that cannot be read is logged the first time it is met."""
        key = (row.seq, row.id, row.at)
        with self._lock:
            snapshot, unreadable = self._parsed.get(key), self._unreadable.get(key)
        if unreadable is not None:
            return unreadable
        if snapshot is None:
            content = connection.execute(select(snapshots.c.content).where(snapshots.c.seq == row.seq)).scalar_one()
            try:
                snapshot = snapshot_from_bytes(content)
            except UnreadableSnapshotError as problem:
                log.say("snapshot-unreadable", level=logging.ERROR, snapshot=row.id, newer=problem.newer)
                found = UnreadableSnapshot(row.id, row.at, problem.newer)
                with self._lock:
                    self._unreadable[key] = found
                return found
            with self._lock:
                self._parsed[key] = snapshot
                while len(self._parsed) > _REMEMBERED:
                    self._parsed.popitem(last=False)
        return Published(snapshot, row.at)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self.engine.execution_options(writes=True).begin()


class StoreSilent(Exception):
    """The store did not answer. What is in memory can still be shown."""


def published_moments(store: Store) -> tuple[Moment, ...]:
    """Return what was published, oldest first. Raises StoreSilent."""
    try:
        return store.history()
    except SQLAlchemyError as error:
        raise StoreSilent from error


def published_snapshot(store: Store, cut_id: str) -> Published | UnreadableSnapshot | None:
    """Return a snapshot by its id or the beginning of it, None where there is none. Raises StoreSilent."""
    try:
        return store.snapshot(cut_id)
    except SQLAlchemyError as error:
        raise StoreSilent from error
