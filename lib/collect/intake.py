"""Taking in answers: what each one does to its source's standing and to the readings that count. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lib.collect.asking import Answer
from lib.collect.reading import SourceReading
from lib.collect.review import reviewed
from lib.collect.standing import Standing
from lib.collect.store_sources import KeptReading


@dataclass(frozen=True, slots=True)
class Taken:
    """A source after one answer: how it stands, and its new last good reading if it has one."""

    standing: Standing
    good: SourceReading | None = None


def taken(
    answer: Answer, standing: Standing, known: KeptReading | None, accepted: Mapping[str, str], now: datetime
) -> Taken:
    """Return what an answer comes to. Nothing but a reading that is believed replaces the last good one."""
    if answer.failure is not None:
        return Taken(standing.failed(answer.failure, now))
    if answer.reading is None:
        return Taken(standing.answered(now, changed=False))
    same_reply = known is not None and known.reading.hash == answer.reading.hash
    if not same_reply:
        last_good = known.reading if known else None
        review = reviewed(standing, last_good, answer.reading, accepted.get(answer.source.id), now)
        if review is not None:
            return Taken(standing.under_review(review, now))
    return Taken(standing.answered(now, changed=not same_reply), answer.reading)
