"""Who collects: exactly one process at a time, and another soon after that one dies.

With PostgreSQL it is whoever holds an advisory lock, which the server gives back when the connection ends. With SQLite
it is whoever holds a small file locked, which the operating system gives back when the process ends.
"""

import hashlib
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError


class Lead(Protocol):
    """The right to collect for one scope."""

    def hold(self) -> bool:
        """Take the lead if it is free, or make sure that it is still held. It never waits."""

    def release(self) -> None:
        """Give the lead back."""


class FileLock:
    """A lock on a file, held until it is released or the process ends. SQLite's own locking works on every system."""

    def __init__(self, file: Path, wait_seconds: float = 0.0) -> None:
        self._file, self._wait = file, wait_seconds
        self._held: sqlite3.Connection | None = None

    def hold(self) -> bool:
        """Take the lock if it is free; True while it is held."""
        if self._held is not None:
            return True
        connection = sqlite3.connect(self._file, timeout=self._wait, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            connection.close()
            return False
        self._held = connection
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def __enter__(self) -> "FileLock":
        if not self.hold():
            raise OSError(0, f"{self._file.name} is locked by another process, or its disk is full")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class AdvisoryLock:
    """PostgreSQL's advisory lock, on a connection of its own that is asked each time whether it still lives."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        self._connection: Connection | None = None

    def hold(self) -> bool:
        """Take the lock if it is free; True while the connection that holds it lives."""
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return True
            return self._take()
        except SQLAlchemyError:
            self.release()
            return False

    def release(self) -> None:
        """End the connection, and the lock with it."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _take(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            # Without this a machine that loses power would be missed for hours.
            connection.execute(text("SET tcp_keepalives_idle = 10"))
            connection.execute(text("SET tcp_keepalives_interval = 5"))
            connection.execute(text("SET tcp_keepalives_count = 3"))
            taken = bool(connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key}).scalar())
        except SQLAlchemyError:
            connection.invalidate()
            connection.close()
            raise
        if taken:
            self._connection = connection
        else:
            connection.close()
        return taken


class Alone:
    """The lead where there is nobody to share it with: a store in memory."""

    def hold(self) -> bool:
        """Always led."""
        return True

    def release(self) -> None:
        """Nothing to give back."""


def lead_of(engine: Engine, scope: str) -> Lead:
    """Return the right to collect for a scope of a store."""
    if engine.dialect.name == "postgresql":
        return AdvisoryLock(engine, f"impulso collector {scope}")
    database = engine.url.database
    if not database or database == ":memory:":
        return Alone()
    file = Path(database)
    mark = hashlib.sha256(scope.encode()).hexdigest()[:8]
    return FileLock(file.with_name(f"{file.name}.collector-{mark}"))
