"""Whether to believe a reading that lost rows: somebody may be editing right now, or may really have deleted them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lib.collect.reading import SourceReading
from lib.collect.rounds.fetch import Answer
from lib.collect.source_status import Review, SourceStatus
from lib.collect.store.sources import KeptReading
from lib.tables.reading.table import ReadTable
from lib.tables.rules import content_hash
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import Validation

ALIKE = 3
"""So many identical readings, and a reading that lost rows is believed."""

_FEW = 2


def lost_too_much(before: SourceReading, after: SourceReading) -> bool:
    """Tell whether a table that was read is gone or cannot be read any more, is empty, or has half its rows or less."""
    now = {table.model.table: table for table in after.tables}
    for table in before.tables:
        if not table.read or table.model.table not in before.source.tabs:
            continue
        present = now.get(table.model.table)
        if present is None or not present.read:
            return True
        had, has = len(table.rows), len(present.rows)
        if had and (not has or (had >= _FEW and has * 2 <= had)):
            return True
    return False


def reviewed(
    status: SourceStatus, last_good: SourceReading | None, reading: SourceReading, accepted: str | None, now: datetime
) -> Review | None:
    """Return the review under which a reading stands, None where it is to be taken in.

    `accepted` is the hash of a reading that a steward let pass.
    """
    if last_good is None or reading.hash is None or not lost_too_much(last_good, reading):
        return None
    if accepted == reading.hash:
        return None
    before = status.review
    if before is None or before.hash != reading.hash:
        return Review(reading.hash, now)
    seen = Review(before.hash, before.since, before.seen + 1)
    return None if seen.seen >= ALIKE else seen


@dataclass(frozen=True, slots=True)
class Taken:
    """A source after one answer: how it stands, and its new last good reading if it has one."""

    status: SourceStatus
    good: SourceReading | None = None


def taken(
    answer: Answer, status: SourceStatus, known: KeptReading | None, accepted: Mapping[str, str], now: datetime
) -> Taken:
    """Return what an answer comes to. Nothing but a reading that is believed replaces the last good one."""
    if answer.failure is not None:
        return Taken(status.failed(answer.failure, now))
    if answer.reading is None:
        return Taken(status.answered(now, changed=False))
    same_reply = known is not None and known.reading.hash == answer.reading.hash
    if not same_reply:
        last_good = known.reading if known else None
        review = reviewed(status, last_good, answer.reading, accepted.get(answer.source.id), now)
        if review is not None:
            return Taken(status.under_review(review, now))
    return Taken(status.answered(now, changed=not same_reply), answer.reading)


_FIGURES = frozenset({"alcance", "sesiones"})


def newly_validated(
    tables: Sequence[ReadTable], before: Mapping[str, tuple[date, str]], today: date
) -> dict[str, tuple[date, str]]:
    """Return the day of validation and the figures' hash of each bootcamp not yet known as validated on that day.

    A validation without a day counts as of today, once. Nothing is remembered while the figures are not read in full.
    """
    read = {table.model.table for table in tables if table.read}
    if not read >= _FIGURES:
        return {}
    found: dict[str, tuple[date, str]] = {}
    for row in (row for table in tables for row in table.rows if isinstance(row, Bootcamp)):
        if row.validation is not Validation.VALIDATED:
            continue
        known = before.get(row.bootcamp)
        if known is None or row.validated_on not in {None, known[0]}:
            found[row.bootcamp] = (row.validated_on or today, content_hash(row.bootcamp, tables))
    return found
