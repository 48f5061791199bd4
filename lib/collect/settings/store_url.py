"""Where readings and snapshots are kept, from `IMPULSO_STORE_URL`."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from lib.collect.settings.environment import EnvironmentProblem

PATIENCE = {
    "connect_timeout": 5,  # seconds, as the next two
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}
"""How long PostgreSQL is waited for: a machine that is gone would else be noticed after hours."""

_POSTGRESQL = frozenset({"postgresql", "postgres"})


def read_store_url(url: str) -> URL:
    """Return where the store is. Raises EnvironmentProblem, which repeats no password, where none can be there."""
    try:
        where = make_url(url)
    except (ArgumentError, ValueError):
        raise EnvironmentProblem("IMPULSO_STORE_URL is not a database URL, such as sqlite:///store.sqlite") from None
    kind = where.get_backend_name()
    if kind in _POSTGRESQL:
        return where.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise EnvironmentProblem(f"IMPULSO_STORE_URL: found «{kind}», expected sqlite or postgresql")
    if where.host:
        raise EnvironmentProblem("IMPULSO_STORE_URL: a file takes three slashes, sqlite:///store.sqlite, or four")
    file = file_of(where)
    if file is not None and not _can_be_there(file):
        raise EnvironmentProblem(f"IMPULSO_STORE_URL: no file can be at {file}; give a place to write")
    return where


def file_of(where: URL) -> Path | None:
    """Return the file of an SQLite store, None where it is in memory or no SQLite store at all."""
    in_file = where.get_backend_name() == "sqlite" and where.database and where.database != ":memory:"
    return Path(where.database) if in_file and where.database else None


def _can_be_there(file: Path) -> bool:
    """Tell whether a file is there, or could be made, with the folders that it lies in."""
    if file.exists():
        return file.is_file()
    try:
        nearest = next(folder for folder in file.absolute().parents if folder.exists())
    except OSError:
        return False
    return nearest.is_dir() and os.access(nearest, os.W_OK)
