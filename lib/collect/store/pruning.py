"""Taking away what is older than it is kept, and giving its room back to the disk."""

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.exc import SQLAlchemyError

from lib.collect import log
from lib.collect.store.tables import freezes, readings, snapshots

LEAST_EMPTY = 1024 * 1024
"""Bytes: what is less is used again by the next rows."""

_SHARE = 4  # a file of which a quarter is empty is written anew


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many days readings and snapshots are kept; None for ever. Readings go first."""

    readings_days: int = 30
    snapshots_days: int | None = None


def prune(engine: Engine, scope: str, retention: Retention, now: datetime) -> int:
    """Take away what is older than it is kept, readings first, and return how many of both went.

    The last good reading of each source, the newest snapshot and frozen ones always stay. Where much of an SQLite
    file is empty afterwards, it is made smaller.
    """
    gone, writing = 0, engine.execution_options(writes=True)
    with writing.begin() as connection:
        last = select(func.max(readings.c.seq)).where(readings.c.scope == scope).group_by(readings.c.source)
        before = now - timedelta(days=retention.readings_days)
        old = (readings.c.scope == scope) & (readings.c.at < before) & readings.c.seq.not_in(last)
        gone += connection.execute(delete(readings).where(old)).rowcount
    if retention.snapshots_days is None:
        _vacuum(engine)
        return gone
    with writing.begin() as connection:
        newest = select(func.max(snapshots.c.seq)).where(snapshots.c.scope == scope).scalar_subquery()
        frozen = select(freezes.c.id).where(freezes.c.scope == scope)
        before = now - timedelta(days=retention.snapshots_days)
        old = (snapshots.c.scope == scope) & (snapshots.c.at < before) & (snapshots.c.seq != newest)
        old &= snapshots.c.id.not_in(frozen)
        gone += connection.execute(delete(snapshots).where(old)).rowcount
    _vacuum(engine)
    return gone


def _vacuum(engine: Engine) -> None:
    """Make an SQLite file smaller where much of it is empty. Without room for a second copy it stays as it is.

    PostgreSQL does so by itself.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        size, pages, empty = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("page_size", "page_count", "freelist_count")
        )
    if empty * size < LEAST_EMPTY or empty * _SHARE < pages:
        return
    try:
        with closing(engine.raw_connection()) as connection:  # it cannot run within a transaction
            connection.cursor().execute("VACUUM")
    except (SQLAlchemyError, sqlite3.Error) as problem:
        log.say("store-not-vacuumed", level=logging.WARNING, kind=type(problem).__name__)
        return
    log.say("store-vacuumed", freed=empty * size)
