"""A store in memory, with what was published at which moment."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.exc import OperationalError

from lib.collect.store.store import Moment, Published
from lib.snapshot.snapshot import Snapshot


@dataclass
class FakeStore:
    """Answers like the store. `silent` makes it fail as a database does that is not there."""

    published: list[Published] = field(default_factory=list)
    silent: bool = False

    def publish(self, snapshot: Snapshot, at: datetime) -> None:
        self.published.append(Published(snapshot, at))

    def newest(self) -> Published | None:
        self._answer()
        return self.published[-1] if self.published else None

    def snapshot(self, id_or_prefix: str) -> Published | None:
        self._answer()
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
