"""What is kept: every published snapshot, the last good readings, and how each source stands.

The same code on SQLite and PostgreSQL. Snapshots and readings are only ever added; retention takes the oldest away.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from lib.collect import log
from lib.collect.settings.clock import Clock
from lib.collect.source_status import with_status_and_findings
from lib.collect.store.content import snapshot_from_bytes, snapshot_to_bytes
from lib.collect.store.digests import Digests
from lib.collect.store.followed import Followed
from lib.collect.store.freezes import By, Freezes
from lib.collect.store.mailboxes import Generations
from lib.collect.store.pruning import Retention, prune
from lib.collect.store.signals import Signals
from lib.collect.store.since_start import KeptSnapshot, SinceStart
from lib.collect.store.sources import KeptReading, KeptSources
from lib.collect.store.tables import snapshots
from lib.collect.store.trouble import StoreFile, StoreLostError, StoreTrouble
from lib.programme.model import Source, TableId
from lib.snapshot.shapes import UnreadableSnapshotError
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.columns import Row as TableRow
from lib.tables.schema.models import MODELS

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
        models: Mapping[TableId, type[TableRow]] = MODELS,
    ) -> None:
        self.engine, self.scope, self._clock, self._prepare = engine, scope, clock, prepare
        self._path: Path | None = file
        self._file: StoreFile | None = None
        self.begun_anew: datetime | None = None
        self.signals = Signals(engine, scope)
        self._since = SinceStart()
        self.sources = KeptSources(engine, scope, sources, self.signals, self._since, models=models)
        self.freezes = Freezes(engine, scope)
        self.followed, self.generations = Followed(engine, scope), Generations(engine, scope.partition("/")[0])
        self.digests = Digests(engine, scope)
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
        before = self._file
        lost = before is not None and before.lost
        self._prepare()
        self.signals.begin()
        self._file = StoreFile(self._path) if self._path else None
        if before and (lost or before.lost):  # its number may be given to the new one, or it was set aside
            self._keep_again()

    def trouble(self) -> StoreTrouble | None:
        """Return what is wrong with the file as it looks from outside; None where nothing is, or there is no file."""
        return self._file.trouble() if self._file else None

    def make_sure(self) -> None:
        """Make sure that what is open is what is there. Raises StoreLostError, a StoreFailure."""
        if self._file and self._file.lost:
            raise StoreLostError

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
        kept = KeptSnapshot(snapshot.id, at, digest, content)
        self._add([kept])
        self._since.publish(kept)
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
        """Take away what is older than it is kept, and return how many readings and snapshots went."""
        return prune(self.engine, self.scope, retention, now)

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

    def _add(self, given: Iterable[KeptSnapshot]) -> None:
        with self._writing() as connection:
            for each in given:
                connection.execute(insert(snapshots).values(scope=self.scope, **asdict(each)))
            self.signals.bump(connection)

    def _keep_again(self) -> None:
        """Write what was kept since the start into a new file; what that has of later stays the newest."""
        newest = self.history()[-1:]
        missing = [each for each in self._since.published if not newest or each.at > newest[0].at]
        self._add(missing)
        self.sources.keep_again(self._clock())
        self.begun_anew = self._clock()
        log.say("store-begun-anew", level=logging.ERROR, snapshots=len(missing))

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
