"""A copy of everything that is kept, and back again. A backup is one SQLite file with the store's tables, whichever
database the store is in, so what was kept in one database can be restored into the other.
"""

import hashlib
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from psycopg.errors import LockNotAvailable
from sqlalchemy import URL, Connection, Engine, create_engine, delete, func, insert, select, text, update
from sqlalchemy.exc import OperationalError

from lib.collect.store.migrations import UnknownRevisionError, upgrade
from lib.collect.store.signals import CHANNEL
from lib.collect.store.store import Store
from lib.collect.store.tables import METADATA, scopes
from lib.programme.declaring.refusals import Refused, refusal

_TRIES = 50  # to be the only one that writes
_ROWS = 50  # at a time; a snapshot is some hundred kilobytes
_CHECKSUM = 2**256
_UNWRITTEN = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})

Contents = Mapping[str, tuple[int, int]]
"""For each table how many rows it has and a checksum of them, in whatever order they come."""


class BackupProblem(Refused):
    """Nothing was copied; why and what to do."""


def backup(store: Store, file: Path) -> Contents:
    """Copy the whole store, as it is at one moment, to a new file while others go on using it; read it back.

    Raises BackupProblem, StoreFailure, and OSError where the file cannot be written.
    """
    if file.exists():
        raise BackupProblem(refusal("refusal.backup.there", found=str(file)))
    begun = file.with_name(file.name + ".part")
    begun.unlink(missing_ok=True)
    begun.touch(mode=0o600)  # who decided what is in it
    try:
        with store.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                there = contents(connection)
                _copy_pages(connection, begun)
            else:
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
                there = contents(connection)
                _copy_tables(connection, begun)
        if _read_back(begun) != there:
            raise BackupProblem(refusal("refusal.backup.part", found=str(file)))
        begun.rename(file)
    except sqlite3.Error as problem:
        raise _no_room(file, problem) from None
    finally:
        begun.unlink(missing_ok=True)
    return there


def restore(store: Store, file: Path) -> Contents:
    """Put a backup, of this version or an earlier one, in the place of everything the store holds; all or nothing.

    It is read back before it counts. Processes that use the store go on with what is restored.
    Raises BackupProblem, StoreFailure and OSError.
    """
    if not file.is_file():
        raise BackupProblem(refusal("refusal.backup.missing", found=str(file)))
    with tempfile.TemporaryDirectory(prefix="restoring-", dir=file.resolve().parent) as folder:
        copy = Path(folder) / "backup.sqlite"
        _copy_of_backup(file, copy)
        engine = _engine(copy)
        try:
            upgrade(engine)
            with engine.connect() as source, store.engine.execution_options(writes=True).begin() as target:
                _alone(target)
                highest = target.execute(select(func.max(scopes.c.revision))).scalar() or 0
                wanted = contents(source)
                _replace(source, target)
                if contents(target) != wanted:
                    raise BackupProblem(refusal("refusal.backup.unrestored", found=str(file)))
                _announce(target, highest)
        except UnknownRevisionError:
            raise BackupProblem(refusal("refusal.backup.newer", found=str(file))) from None
        finally:
            engine.dispose()
    store.prepare()
    return wanted


def _alone(target: Connection) -> None:
    """Let nobody else write until the end of the transaction. Raises BackupProblem where somebody writes all the time.

    Each try is shorter than PostgreSQL's own patience, after which it would end one of two that wait for each other.
    """
    if target.dialect.name != "postgresql":
        return
    names = ", ".join(table.name for table in METADATA.sorted_tables)
    for _ in range(_TRIES):
        try:
            with target.begin_nested():
                target.execute(text("SET LOCAL lock_timeout = '400ms'"))
                target.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
                target.execute(text("SET LOCAL lock_timeout = 0"))
                return
        except OperationalError as problem:
            if not isinstance(problem.orig, LockNotAvailable):
                raise
    raise BackupProblem(refusal("refusal.backup.busy"))


def contents(connection: Connection) -> Contents:
    """Return what the store's tables hold."""
    found = {}
    for table in METADATA.sorted_tables:
        rows, checksum = 0, 0
        for row in connection.execute(select(table).execution_options(yield_per=_ROWS)):
            rows += 1
            checksum += int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest())
        found[table.name] = (rows, checksum % _CHECKSUM)
    return found


def _copy_pages(connection: Connection, file: Path) -> None:
    source = connection.connection.driver_connection
    if not isinstance(source, sqlite3.Connection):
        raise TypeError("not SQLite's own connection")
    with closing(sqlite3.connect(file)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, without another beside it


def _copy_tables(source: Connection, file: Path) -> None:
    engine = _engine(file)
    try:
        upgrade(engine)
        with engine.begin() as target:
            _replace(source, target)
    finally:
        engine.dispose()


def _replace(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        target.execute(delete(table))
        for rows in source.execute(select(table).execution_options(yield_per=_ROWS)).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
        if target.dialect.name == "postgresql" and "seq" in table.c:  # the next row takes a number that is free
            highest = select(func.max(table.c.seq)).scalar_subquery()
            target.execute(
                select(
                    func.setval(func.pg_get_serial_sequence(table.name, "seq"), func.coalesce(highest, 0) + 1, False)
                )
            )


def _announce(target: Connection, highest: int) -> None:
    """Let every process see that there is something new, whatever number it saw last."""
    target.execute(update(scopes).values(revision=scopes.c.revision + highest + 1))
    if target.dialect.name == "postgresql":
        for scope in target.execute(select(scopes.c.scope)).scalars().all():
            target.execute(text("SELECT pg_notify(:channel, :scope)"), {"channel": CHANNEL, "scope": scope})


def _read_back(file: Path) -> Contents:
    engine = _engine(file)
    try:
        with engine.connect() as connection:
            return contents(connection)
    finally:
        engine.dispose()


def _copy_of_backup(file: Path, copy: Path) -> None:
    """Copy a backup aside, since an earlier version's is brought up to date. Raises BackupProblem."""
    try:
        with (
            closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            sound = target.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            ours = target.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF in _UNWRITTEN:
            raise _no_room(file, problem) from None
        sound = ours = None
    if not (sound and ours):
        raise BackupProblem(refusal("refusal.backup.damaged", found=str(file)))


def _no_room(file: Path, problem: sqlite3.Error) -> BackupProblem:
    reason = getattr(problem, "sqlite_errorname", type(problem).__name__)
    return BackupProblem(refusal("refusal.backup.room", found=str(file), why=str(reason)))


def _engine(file: Path) -> Engine:
    return create_engine(URL.create("sqlite", database=str(file)), hide_parameters=True)
