"""What processes that share a store tell each other: that something is new, who asked, and that somebody is at work."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from lib.collect.condition import Report
from lib.collect.store.tables import requests, scopes

CHANNEL = "impulso_news"
"""The PostgreSQL channel on which changes are announced; the message is the scope."""

_REPORT = TypeAdapter(Report)
_NOTHING_WRONG = Report()


@dataclass(frozen=True, slots=True)
class Signal:
    """The signals of a scope as they are now."""

    revision: int
    asked_at: datetime | None
    beat_at: datetime | None
    paused_until: datetime | None
    report: Report = _NOTHING_WRONG


class Signals:
    """The signals of one scope in the database."""

    def __init__(self, engine: Engine, scope: str) -> None:
        self._engine, self._scope = engine, scope
        self._writing = engine.execution_options(writes=True)
        self._mine = scopes.c.scope == scope
        self._announces = engine.dialect.name == "postgresql"

    def begin(self) -> None:
        """Make the scope's row where there is none."""
        with self._engine.connect() as connection:
            if connection.execute(select(scopes.c.revision).where(self._mine)).first() is not None:
                return
        try:
            with self._writing.begin() as connection:
                connection.execute(insert(scopes).values(scope=self._scope, revision=0))
        except IntegrityError:
            return  # another process was faster

    def now(self) -> Signal:
        """Return the signals."""
        columns = (scopes.c.revision, scopes.c.asked_at, scopes.c.beat_at, scopes.c.paused_until, scopes.c.report)
        with self._engine.connect() as connection:
            row = connection.execute(select(*columns).where(self._mine)).one()
        return Signal(row.revision, row.asked_at, row.beat_at, row.paused_until, _report_of(row.report))

    def bump(self, connection: Connection) -> None:
        """Say, with the transaction of `connection`, that there is something new to see."""
        connection.execute(update(scopes).where(self._mine).values(revision=scopes.c.revision + 1))
        if self._announces:
            connection.execute(text("SELECT pg_notify(:channel, :scope)"), {"channel": CHANNEL, "scope": self._scope})

    def ask(self, now: datetime) -> None:
        """Ask whoever collects to read every source now."""
        with self._writing.begin() as connection:
            connection.execute(update(scopes).where(self._mine).values(asked_at=now))
            self.bump(connection)

    def beat(self, now: datetime, paused_until: datetime | None, report: Report = _NOTHING_WRONG) -> None:
        """Say that the collector completed a round, what is not well, and until when Google's quota makes it wait."""
        self._note(beat_at=now, paused_until=paused_until, report=_REPORT.dump_json(report).decode())

    def tell(self, report: Report) -> None:
        """Say why the collector could not complete a round."""
        self._note(report=_REPORT.dump_json(report).decode())

    def try_writing(self) -> None:
        """Make sure that something can be kept before anything is read. Raises StoreFailure where it cannot."""
        self._note(revision=scopes.c.revision)

    def take_request(self, now: datetime, window: timedelta, limit: int) -> bool:
        """Count one request to Google, unless `limit` went out within the window from any process on this database.

        One that lies further ahead than the window was counted by a clock that was wrong.
        """
        with self._writing.begin() as connection:
            connection.execute(delete(requests).where((requests.c.at <= now - window) | (requests.c.at > now + window)))
            made = connection.execute(select(func.count()).select_from(requests)).scalar_one()
            if made >= limit:
                return False
            connection.execute(insert(requests).values(at=now))
        return True

    def requests_left(self, now: datetime, window: timedelta, limit: int) -> int:
        """Return how many more requests may go out when those within the window count."""
        within = (requests.c.at > now - window) & (requests.c.at <= now + window)
        count = select(func.count()).select_from(requests).where(within)
        with self._engine.connect() as connection:
            return max(0, limit - connection.execute(count).scalar_one())

    def _note(self, **values: object) -> None:
        with self._writing.begin() as connection:
            connection.execute(update(scopes).where(self._mine).values(**values))


def _report_of(kept: str | None) -> Report:
    """Return what the collector said; one that knows other words than this process has said nothing."""
    try:
        return _REPORT.validate_json(kept) if kept else _NOTHING_WRONG
    except ValidationError:
        return _NOTHING_WRONG
