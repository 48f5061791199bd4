"""A store in memory, with what was published at which moment."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.exc import OperationalError

from lib.collect.store.followed import NotedRevision
from lib.collect.store.freezes import Freeze
from lib.collect.store.store import Moment, Published, UnreadableSnapshot
from lib.snapshot.snapshot import Snapshot


class NoFreezes:
    """Freezes of which there are none."""

    def list(self) -> tuple[Freeze, ...]:
        return ()


class NothingFollowed:
    """What is followed, of which there is nothing."""

    def revisions(self) -> tuple[NotedRevision, ...]:
        return ()


@dataclass
class FakeStore:
    """Answers like the store. `silent` makes it fail as a database does that is not there;
    `unreadable` is kept as well."""

    published: list[Published] = field(default_factory=list)
    silent: bool = False
    unreadable: UnreadableSnapshot | None = None
    freezes: NoFreezes = field(default_factory=NoFreezes)
    followed: NothingFollowed = field(default_factory=NothingFollowed)

    def publish(self, snapshot: Snapshot, at: datetime) -> None:
        self.published.append(Published(snapshot, at))

    def newest(self) -> Published | None:
        self._answer()
        return self.published[-1] if self.published else None

    def snapshot(self, id_or_prefix: str) -> Published | UnreadableSnapshot | None:
        self._answer()
        if self.unreadable and self.unreadable.id.startswith(id_or_prefix):
            return self.unreadable
        return next((each for each in self.published[::-1] if each.snapshot.id.startswith(id_or_prefix)), None)

    def history(self, since: datetime | None = None) -> tuple[Moment, ...]:
        self._answer()
        return tuple(Moment(each.snapshot.id, each.at) for each in self.published if since is None or each.at >= since)

    def at(self, moment: datetime) -> Published | None:
        self._answer()
        return next((each for each in self.published[::-1] if each.at <= moment), None)

    def _answer(self) -> None:
        if self.silent:
            raise OperationalError("select", {}, Exception("no database"))
