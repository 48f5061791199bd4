"""What is kept of each source: its good readings, how it stands, and what a steward accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine, delete, func, insert, select

from lib.collect.reading import SourceReading
from lib.collect.source_status import SourceStatus
from lib.collect.store.content import (
    UnreadableContentError,
    reading_from_bytes,
    reading_to_bytes,
    status_from_text,
    status_to_text,
)
from lib.collect.store.freezes import By
from lib.collect.store.signals import Signals
from lib.collect.store.since_start import SinceStart
from lib.collect.store.tables import acceptances, decisions, readings, statuses, validations
from lib.programme.model import Source, TableId
from lib.tables.schema.columns import Row
from lib.tables.schema.models import MODELS


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A good reading, and the version of the program that made it from the raw reply."""

    reading: SourceReading
    made_by: str


class KeptSources:
    """The sources of one scope in the database."""

    def __init__(
        self,
        engine: Engine,
        scope: str,
        sources: tuple[Source, ...],
        signals: Signals,
        since: SinceStart,
        *,
        models: Mapping[TableId, type[Row]] = MODELS,
    ) -> None:
        """Keep readings of tables of these `models`."""
        self._models = models
        self._engine, self._scope, self._signals = engine, scope, signals
        self._writing = engine.execution_options(writes=True)
        self._declared = {source.id: source for source in sources}
        self._since = since

    def owner(self, source: str) -> str:
        """Return the partner who owns a declared source."""
        return self._declared[source].owner

    def readings(self) -> Mapping[str, KeptReading]:
        """Return the last good reading of each declared source that has one this program can read."""
        last = select(func.max(readings.c.seq)).where(readings.c.scope == self._scope).group_by(readings.c.source)
        found: dict[str, KeptReading] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(select(readings).where(readings.c.seq.in_(last))):
                source = self._declared.get(row.source)
                if source is None:
                    continue
                try:
                    reading = reading_from_bytes(row.content, source, row.at, row.hash, self._models)
                except UnreadableContentError:
                    continue  # it will be read from its source again
                found[source.id] = KeptReading(reading, row.made_by)
        return found

    def statuses(self) -> Mapping[str, SourceStatus]:
        """Return how each declared source stands; one that was never tried stands as nothing was read."""
        query = select(statuses.c.source, statuses.c.content).where(statuses.c.scope == self._scope)
        found = {name: SourceStatus(name) for name in self._declared}
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                if row.source in found:
                    try:
                        found[row.source] = status_from_text(row.content)
                    except UnreadableContentError:
                        continue
        return found

    def keep(self, good: Iterable[SourceReading], stood: Iterable[SourceStatus], made_by: str) -> None:
        """Add good readings and replace statuses, all together or not at all."""
        good, stood = tuple(good), tuple(stood)
        with self._writing.begin() as connection:
            for reading in good:
                connection.execute(
                    insert(readings).values(
                        scope=self._scope,
                        source=reading.source.id,
                        at=reading.read_at,
                        hash=reading.hash,
                        made_by=made_by,
                        rows=sum(len(table.rows) for table in reading.tables),
                        content=reading_to_bytes(reading),
                    )
                )
            for status in stood:
                mine = (statuses.c.scope == self._scope) & (statuses.c.source == status.source)
                connection.execute(delete(statuses).where(mine))
                connection.execute(
                    insert(statuses).values(scope=self._scope, source=status.source, content=status_to_text(status))
                )
                if status.reading == "read":
                    taken = (acceptances.c.scope == self._scope) & (acceptances.c.source == status.source)
                    connection.execute(delete(acceptances).where(taken))
            self._signals.bump(connection)
        self._since.readings.update({each.source.id: (each, made_by) for each in good})
        self._since.statuses.update({each.source: each for each in stood})

    def keep_again(self, now: datetime) -> None:
        """Write into a new file what was kept since the start, unless the file has something later."""
        known, since = self.readings(), self._since
        for name, (reading, made_by) in tuple(since.readings.items()):
            there = known.get(name)
            if there is None or there.reading.read_at < reading.read_at:
                self.keep([reading], [since.statuses[name]] if name in since.statuses else [], made_by)
        self.note_validated(dict(since.validated), now)

    def accept(self, source_id: str, now: datetime, by: By) -> bool:
        """Note that the reading under review may be taken in, and by whose word, and ask for it.

        False where none is under review.
        """
        status = self.statuses().get(source_id)
        if status is None or status.review is None:
            return False
        with self._writing.begin() as connection:
            mine = (acceptances.c.scope == self._scope) & (acceptances.c.source == source_id)
            connection.execute(delete(acceptances).where(mine))
            connection.execute(
                insert(acceptances).values(scope=self._scope, source=source_id, hash=status.review.hash, at=now)
            )
            connection.execute(
                insert(decisions).values(
                    scope=self._scope, at=now, organisation=by.organisation, who=by.who, source=source_id,
                    hash=status.review.hash,
                )
            )  # fmt: skip
        self._signals.ask(now)
        return True

    def accepted(self) -> Mapping[str, str]:
        """Return the hash of the reading that a steward accepted, by source."""
        query = select(acceptances.c.source, acceptances.c.hash).where(acceptances.c.scope == self._scope)
        with self._engine.connect() as connection:
            return {row.source: row.hash for row in connection.execute(query)}

    def validated(self) -> Mapping[str, tuple[date, str]]:
        """Return, for each bootcamp once seen as validated, the latest day of validation and its figures' hash then."""
        query = select(validations.c.bootcamp, validations.c.day, validations.c.hash)
        query = query.where(validations.c.scope == self._scope).order_by(validations.c.day, validations.c.at)
        with self._engine.connect() as connection:
            return {row.bootcamp: (row.day, row.hash) for row in connection.execute(query)}

    def note_validated(self, seen: Mapping[str, tuple[date, str]], now: datetime) -> None:
        """Remember the figures of bootcamps that were validated on a day not known before."""
        if not seen:
            return
        with self._writing.begin() as connection:
            for bootcamp, (day, digest) in seen.items():
                key = (validations.c.scope == self._scope) & (validations.c.bootcamp == bootcamp)
                if connection.execute(select(validations.c.hash).where(key & (validations.c.day == day))).first():
                    continue
                connection.execute(
                    insert(validations).values(scope=self._scope, bootcamp=bootcamp, day=day, hash=digest, at=now)
                )
        self._since.validated.update(seen)
