"""What this process kept since it began, in memory too: a file that is lost while it runs takes none of it along."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime

from lib.collect.reading import SourceReading
from lib.collect.source_status import SourceStatus

MOST_BYTES = 64 * 1024 * 1024
"""Of compressed snapshots, some thousand of them; the oldest go first."""


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """A published snapshot as it is kept."""

    id: str
    at: datetime
    hash: str
    content: bytes


@dataclass(slots=True)
class SinceStart:
    """What was published; of each source the last good reading (and what made it) and its status; of each bootcamp
    the last day of validation and its figures' hash then.
    """

    published: deque[KeptSnapshot] = field(default_factory=deque)
    readings: dict[str, tuple[SourceReading, str]] = field(default_factory=dict)
    statuses: dict[str, SourceStatus] = field(default_factory=dict)
    validated: dict[str, tuple[date, str]] = field(default_factory=dict)

    def publish(self, kept: KeptSnapshot) -> None:
        """Remember a snapshot; the newest always."""
        self.published.append(kept)
        while len(self.published) > 1 and sum(len(each.content) for each in self.published) > MOST_BYTES:
            self.published.popleft()
