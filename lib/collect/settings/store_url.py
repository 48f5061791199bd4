"""Where readings and snapshots are kept, from `IMPULSO_STORE_URL`."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from lib.collect.settings.environment import variable

PATIENCE = {
    "connect_timeout": 5,  # seconds, as the next two
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}
"""How long PostgreSQL is waited for: a machine that is gone would else be noticed after hours."""

_VARIABLE = "IMPULSO_STORE_URL"
_POSTGRESQL = frozenset({"postgresql", "postgres"})


def read_store_url(url: str) -> URL:
    """Return where the store is. Raises EnvironmentProblem, which repeats no password, where none can be there."""
    try:
        where = make_url(url)
    except (ArgumentError, ValueError):
        raise variable(_VARIABLE, "refusal.store.url") from None
    kind = where.get_backend_name()
    if kind in _POSTGRESQL:
        return where.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise variable(_VARIABLE, "refusal.choice", found=kind, known=("sqlite", "postgresql"))
    if where.host:
        raise variable(_VARIABLE, "refusal.store.slashes")
    file = file_of(where)
    if file is not None and not _can_be_there(file):
        raise variable(_VARIABLE, "refusal.store.place", found=str(file))
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
