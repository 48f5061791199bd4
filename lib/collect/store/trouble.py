"""What can be wrong with a store: by what its database said, and by how its file looks from outside."""

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import SQLAlchemyError

StoreTrouble = Literal["silent", "lost", "full", "read-only"]

LEAST_FREE = 4 * 1024 * 1024
"""Bytes: where fewer are left, the next snapshot may not fit."""

_SQLITE: dict[int, StoreTrouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "lost",
}
_POSTGRESQL: dict[str, StoreTrouble] = {"53100": "full", "25006": "read-only"}


class StoreLostError(SQLAlchemyError):
    """The file is gone, is another one or holds nothing any more, whatever an open connection still answers."""


def trouble_of(problem: BaseException) -> StoreTrouble:
    """Return what a failure of the store means."""
    if isinstance(problem, StoreLostError):
        return "lost"
    said = getattr(problem, "orig", None)
    by_code = _SQLITE.get(getattr(said, "sqlite_errorcode", 0) & 0xFF)
    return by_code or _POSTGRESQL.get(getattr(said, "sqlstate", None) or "", "silent")


class StoreFile:
    """The file of an SQLite store, recognised by its number on its disk; what is open goes on when that one is gone."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _number(file)

    @property
    def lost(self) -> bool:
        """Tell whether another file, or none, is where it was."""
        return self._known is None or _number(self._file) != self._known

    def trouble(self) -> StoreTrouble | None:
        """Look at the file without opening it: whether it is still that one, can be written and has room."""
        if self.lost:
            return "lost"
        if not (os.access(self._file, os.W_OK) and os.access(self._file.parent, os.W_OK)):
            return "read-only"
        return "full" if shutil.disk_usage(self._file.parent).free < LEAST_FREE else None


def _number(file: Path) -> tuple[int, int] | None:
    """Return the disk and the number of a file that holds something, None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None
