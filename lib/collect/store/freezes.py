"""Frozen snapshots: those that stay openable by their id for good, with who froze them, when, and up to which days.

Whoever prepares a report freezes the snapshot that it quotes: `store.freezes.freeze(snapshot, by, now, note)`.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine, insert, select

from lib.collect.store.tables import freezes, snapshots
from lib.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class By:
    """Who decided something. Only the `organisation` is ever shown; `who`, an e-mail address, stays in the store."""

    organisation: str
    who: str


@dataclass(frozen=True, slots=True)
class Freeze:
    """A frozen snapshot. `cutoffs` has the day up to which each source was declared complete, None for no day."""

    id: str
    at: datetime
    organisation: str
    note: str
    cutoffs: tuple[tuple[str, date | None], ...]


class Freezes:
    """The freezes of one scope in the database. Every method raises StoreFailure where it does not answer."""

    def __init__(self, engine: Engine, scope: str) -> None:
        self._engine, self._scope = engine, scope
        self._mine = freezes.c.scope == scope

    def freeze(self, snapshot: Snapshot, by: By, at: datetime, note: str = "") -> Freeze | None:
        """Freeze a published snapshot: from now on retention leaves it alone. None where its id was never published.

        One that is frozen already stays as it was frozen first.
        """
        published = (snapshots.c.scope == self._scope) & (snapshots.c.id == snapshot.id)
        before = self._mine & (freezes.c.id == snapshot.id)
        cutoffs = {each.id: each.facts_to.isoformat() if each.facts_to else None for each in snapshot.sources}
        with self._engine.execution_options(writes=True).begin() as connection:
            if connection.execute(select(snapshots.c.seq).where(published).limit(1)).first() is None:
                return None
            if connection.execute(select(freezes.c.id).where(before)).first() is None:
                connection.execute(
                    insert(freezes).values(
                        scope=self._scope, id=snapshot.id, at=at, organisation=by.organisation, who=by.who, note=note,
                        cutoffs=json.dumps(cutoffs),
                    )
                )  # fmt: skip
        return next((each for each in self.list() if each.id == snapshot.id), None)

    def list(self) -> tuple[Freeze, ...]:
        """Return every freeze, the newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(freezes).where(self._mine).order_by(freezes.c.at.desc(), freezes.c.id)
            ).all()
        return tuple(Freeze(row.id, row.at, row.organisation, row.note, _cutoffs(row.cutoffs)) for row in rows)


def _cutoffs(text: str) -> tuple[tuple[str, date | None], ...]:
    kept: dict[str, str | None] = json.loads(text)
    return tuple((source, date.fromisoformat(day) if day else None) for source, day in kept.items())
