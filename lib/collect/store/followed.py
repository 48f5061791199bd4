"""What is followed from snapshot to snapshot: since when it is there, in which version, and when it went.

Findings are followed for «since when», entries of a calendar for their sequence numbers and cancellations; revisions of
validated figures are noted once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pydantic import TypeAdapter
from sqlalchemy import Engine, delete, insert, select, update

from lib.collect.store.tables import followed
from lib.programme.model import Programme
from lib.snapshot.audience import for_public
from lib.snapshot.changes.revisions import Revision
from lib.snapshot.selection.events import Event, events_of
from lib.snapshot.selection.tasks import tasks_of
from lib.snapshot.snapshot import Snapshot

Audience = Literal["public", "partners"]
KEPT_DAYS = 400
"""How long it is remembered that something is gone."""

_FINDINGS, _REVISIONS = "findings", "revisions"
_EVENT = TypeAdapter(Event)
_REVISION = TypeAdapter(Revision)
_Given = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FollowedEvent:
    """An entry of a calendar as it was last seen; `sequence` counts its versions, and `gone` is one of them."""

    event: Event
    sequence: int
    changed_at: datetime
    gone: bool


@dataclass(frozen=True, slots=True)
class NotedRevision:
    """A revision of validated figures, and when the snapshot that has it was published."""

    revision: Revision
    at: datetime


class Followed:
    """What is followed in one scope. Every method raises StoreFailure where the database does not answer."""

    def __init__(self, engine: Engine, scope: str) -> None:
        self._engine, self._mine = engine, followed.c.scope == scope
        self._scope = scope

    def note(self, snapshot: Snapshot, programme: Programme, at: datetime) -> None:
        """Compare a snapshot that was published at a moment with what was there before."""
        cells = {task.key: ("", "") for task in tasks_of(snapshot, programme) if task.finding}
        self._note(_FINDINGS, cells, at)
        for audience, seen in (("public", for_public(snapshot)), ("partners", snapshot)):
            events = {each.key: (each.mark, _EVENT.dump_json(each).decode()) for each in events_of(seen, programme)}
            self._note(audience, events, at)

    def since(self) -> Mapping[str, datetime]:
        """Return when each finding was first seen, by its task's key."""
        query = select(followed.c.key, followed.c.since).where(self._mine & (followed.c.kind == _FINDINGS))
        with self._engine.connect() as connection:
            return {row.key: row.since for row in connection.execute(query.where(followed.c.gone_at.is_(None)))}

    def events(self, audience: Audience) -> tuple[FollowedEvent, ...]:
        """Return every entry that is or was in a calendar, by its key."""
        query = select(followed).where(self._mine & (followed.c.kind == audience)).order_by(followed.c.key)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(
            FollowedEvent(_EVENT.validate_json(row.content), row.sequence, row.changed_at, row.gone_at is not None)
            for row in rows
        )

    def revised(self, found: Iterable[Revision], at: datetime) -> None:
        """Note revisions of validated figures for good."""
        common = {"scope": self._scope, "kind": _REVISIONS, "mark": "", "sequence": 0, "since": at, "changed_at": at}
        rows = [
            {
                **common,
                "key": f"{each.after}/{each.bootcamp}/{at.isoformat()}",
                "content": _REVISION.dump_json(each).decode(),
            }
            for each in found
        ]
        if rows:
            with self._engine.execution_options(writes=True).begin() as connection:
                connection.execute(insert(followed), rows)

    def revisions(self) -> tuple[NotedRevision, ...]:
        """Return every revision that was noted, the newest first."""
        query = select(followed).where(self._mine & (followed.c.kind == _REVISIONS)).order_by(followed.c.since.desc())
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(NotedRevision(_REVISION.validate_json(row.content), row.since) for row in rows)

    def _note(self, kind: str, found: Mapping[str, _Given], at: datetime) -> None:
        mine = self._mine & (followed.c.kind == kind)
        with self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(delete(followed).where(mine & (followed.c.gone_at < at - timedelta(days=KEPT_DAYS))))
            known = {row.key: row for row in connection.execute(select(followed).where(mine))}
            new = [key for key in found if key not in known]
            if new:
                common = {"scope": self._scope, "kind": kind, "sequence": 0, "since": at, "changed_at": at}
                rows = [{**common, "key": key, "mark": found[key][0], "content": found[key][1]} for key in new]
                connection.execute(insert(followed), rows)
            for key, row in known.items():
                if key not in found and row.gone_at is None:
                    changed: dict[str, object] = {"gone_at": at}
                elif key in found and (row.gone_at is not None or row.mark != found[key][0]):
                    mark, content = found[key]
                    changed = {"mark": mark, "content": content, "gone_at": None}
                    changed |= {"since": at} if row.gone_at is not None else {}
                else:
                    continue
                connection.execute(
                    update(followed).where(mine & (followed.c.key == key)).values(
                        sequence=row.sequence + 1, changed_at=at, **changed
                    )
                )  # fmt: skip
