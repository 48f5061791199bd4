"""Whether to believe a reading that lost rows: somebody may be editing right now, or may really have deleted them."""

from datetime import datetime

from lib.collect.reading import SourceReading
from lib.collect.standing import Review, Standing

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
    standing: Standing, last_good: SourceReading | None, reading: SourceReading, accepted: str | None, now: datetime
) -> Review | None:
    """Return the review under which a reading stands, None where it is to be taken in.

    `accepted` is the hash of a reading that a steward let pass.
    """
    if last_good is None or reading.hash is None or not lost_too_much(last_good, reading):
        return None
    if accepted == reading.hash:
        return None
    before = standing.review
    if before is None or before.hash != reading.hash:
        return Review(reading.hash, now)
    seen = Review(before.hash, before.since, before.seen + 1)
    return None if seen.seen >= ALIKE else seen
