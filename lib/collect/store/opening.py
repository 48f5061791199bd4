"""Opening the store: SQLite in a file by default, PostgreSQL by its URL; migrated, and mended where it can be."""

import logging
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import QueuePool

from lib.collect import log
from lib.collect.settings.clock import Clock, utc_now
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.settings.store_url import PATIENCE, file_of, read_store_url
from lib.collect.store.leader import FileLock
from lib.collect.store.migrations import UnknownRevisionError, upgrade
from lib.collect.store.store import Store, StoreFailure
from lib.collect.store.trouble import StoreTrouble, trouble_of
from lib.programme.declaring.refusals import Refusal, of_system, refusal
from lib.programme.model import Source, TableId
from lib.tables.schema.columns import Row
from lib.tables.schema.models import MODELS

BUSY_SECONDS = 10
_CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BROKEN = _CORRUPT | {sqlite3.SQLITE_CANTOPEN}
_VARIABLE = "IMPULSO_STORE_URL"
_MARK = "%Y%m%dT%H%M%S"


class StoreProblem(EnvironmentProblem):
    """The store cannot be opened; what is said holds no password. `trouble` tells what is wrong
    with a store that was there before, None where the setting or this program is wrong for it.
    """

    def __init__(self, wrong: Refusal, trouble: StoreTrouble | None = None) -> None:
        super().__init__(wrong)
        self.trouble = trouble


def open_store(
    url: str,
    scope: str,
    sources: tuple[Source, ...],
    clock: Clock = utc_now,
    models: Mapping[TableId, type[Row]] = MODELS,
) -> Store:
    """Open one scope of the store at `url`, ready to use, for tables of these `models`.

    A corrupt SQLite file is set aside under another name and an empty one begun: the sources fill it again.
    Raises StoreProblem.
    """
    where = read_store_url(url)
    file = file_of(where)
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        engine = _sqlite(where) if where.get_backend_name() == "sqlite" else _postgresql(where)
        store = Store(engine, scope, sources, clock, lambda: _prepare(engine, file, clock), file=file, models=models)
        return _prepared(store)
    except OSError as problem:
        wrong = refusal("refusal.store.write", _VARIABLE, found=str(where.database), why=of_system(problem))
        raise StoreProblem(wrong) from None


def _prepare(engine: Engine, file: Path | None, clock: Clock) -> None:
    if file is not None:
        _set_aside_if_corrupt(file, clock())
        if not file.exists():
            file.touch()  # nothing else makes one: see `_open`
    upgrade(engine)


def _prepared(store: Store) -> Store:
    try:
        store.prepare()
    except UnknownRevisionError as problem:
        store.close()
        raise StoreProblem(refusal("refusal.store.newer", _VARIABLE, found=problem.revision)) from None
    except StoreFailure as problem:
        store.close()
        shown, trouble = store.engine.url.render_as_string(hide_password=True), trouble_of(problem)
        reason = type(getattr(problem, "orig", None) or problem).__name__
        raise StoreProblem(refusal(f"refusal.store.{trouble}", _VARIABLE, found=shown, why=reason), trouble) from None
    return store


def _postgresql(where: URL) -> Engine:
    return create_engine(where, hide_parameters=True, pool_pre_ping=True, pool_size=4, connect_args=dict(PATIENCE))


def _sqlite(where: URL) -> Engine:
    file = file_of(where)
    # What is in memory lives in its one connection, which everybody takes in turn.
    one_only = {"pool_size": 1, "max_overflow": 0} if file is None else {}
    engine = create_engine(where, hide_parameters=True, poolclass=QueuePool, creator=lambda: _open(file), **one_only)
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin)
    if file is not None:
        event.listen(engine, "checkout", lambda *_: _still_a_database(file))
    return engine


def _open(file: Path | None) -> sqlite3.Connection:
    """Open what is there. A file that was taken away is not made anew by whoever asks next: see `Store.prepare`."""
    address = f"{file.resolve().as_uri()}?mode=rw" if file else ":memory:"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)


def _still_a_database(file: Path) -> None:
    """Notice at once that a file was written over: an open connection may go on for hours with pages in memory.

    SQLite itself looks: were we to open and close the file, this process would lose SQLite's locks on it.
    """
    try:
        with closing(_open(file)) as fresh:
            fresh.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF in _BROKEN:
            raise DisconnectionError from None


def _connected(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin in `_begin`, DDL included
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Any) -> None:
    """Take the lock at once where something will be written: a reader cannot become a writer after another wrote."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_aside_if_corrupt(file: Path, now: datetime) -> None:
    """Move a file that SQLite cannot read, and what belongs to it, out of the way; one process at a time."""
    if not file.exists():
        return
    with FileLock(file.with_name(file.name + ".opening"), wait_seconds=BUSY_SECONDS):
        if not _is_corrupt(file):
            return
        aside = file.with_name(f"{file.name}.corrupt-{now.strftime(_MARK)}")
        file.replace(aside)
        for suffix in ("-wal", "-shm"):
            belonging = file.with_name(file.name + suffix)
            if belonging.exists():
                belonging.replace(aside.with_name(aside.name + suffix))
    log.say("store-set-aside", level=logging.ERROR, file=file.name, kept_as=aside.name)


def _is_corrupt(file: Path) -> bool:
    try:
        connection = sqlite3.connect(file, timeout=BUSY_SECONDS)
        try:
            found: tuple[str] = connection.execute("PRAGMA quick_check(1)").fetchone()
            return found != ("ok",)
        finally:
            connection.close()
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF in _CORRUPT:
            return True
        raise OSError(0, f"SQLite: {problem.sqlite_errorname}") from None
