"""Hearing at once of what another process published, where the database can tell: PostgreSQL's LISTEN."""

import threading
from collections.abc import Callable
from typing import Protocol

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine

from lib.collect.settings.store_url import PATIENCE
from lib.collect.store.signals import CHANNEL

_AGAIN_SECONDS = 1.0


class Notifier(Protocol):
    """Calls a function when another process published something."""

    def start(self) -> None:
        """Begin to listen."""

    def stop(self) -> None:
        """Stop listening."""


class Silence:
    """Where nobody tells: the store's revision is looked at often instead, which costs one small query."""

    def start(self) -> None:
        """Nothing to begin."""

    def stop(self) -> None:
        """Nothing to stop."""


class Listening:
    """A connection of its own that waits for notifications about one scope, and is made again when it breaks."""

    def __init__(self, engine: Engine, scope: str, heard: Callable[[], None]) -> None:
        address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._address = make_conninfo(address, **PATIENCE)
        self._scope, self._heard = scope, heard
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)

    def start(self) -> None:
        """Begin to listen, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening within a second."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except psycopg.Error:
                self._stop.wait(_AGAIN_SECONDS)

    def _listen(self) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._heard()  # something may have been said while nobody listened
            while not self._stop.is_set():
                for notice in connection.notifies(timeout=_AGAIN_SECONDS):
                    if notice.payload == self._scope:
                        self._heard()


def notifier_of(engine: Engine, scope: str, heard: Callable[[], None]) -> Notifier:
    """Return what calls `heard` when a process that shares the store has something new."""
    return Listening(engine, scope, heard) if engine.dialect.name == "postgresql" else Silence()
