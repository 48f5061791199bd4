"""Giving the room of pruned rows back to the disk. PostgreSQL does so by itself."""

import logging
import sqlite3
from contextlib import closing

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from lib.collect import log

LEAST_EMPTY = 1024 * 1024
"""Bytes: what is less is used again by the next rows."""

_SHARE = 4  # a file of which a quarter is empty is written anew


def vacuum(engine: Engine) -> None:
    """Make an SQLite file smaller where much of it is empty. Without room for a second copy it stays as it is."""
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
