"""How the programme stood at the end of each month, from what was published."""

from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from lib.collect.store.store import Published, Store, StoreSilent, published_moments, published_snapshot
from lib.programme.model import Programme
from lib.snapshot.changes.growth import MOST, MonthEnd, hubs_in_service, month_ends
from lib.snapshot.changes.trend import last_of_each_day
from lib.snapshot.snapshot import Snapshot


def months_told(
    store: Store, newest: Snapshot, programme: Programme, until: datetime | None = None
) -> tuple[MonthEnd, ...]:
    """Return how it stood at the end of each month, up to a snapshot, which was published last or `until` a moment.

    Where the store is silent only the present is known of hubs.
    """
    zone, days = ZoneInfo(programme.programme.timezone), []
    with suppress(StoreSilent):
        moments = [each for each in published_moments(store) if until is None or each.at <= until]
        told = last_of_each_day(((each.at.astimezone(zone), each) for each in moments), newest.today)
        months = {(day.year, day.month): (day, moment.id) for day, moment in told if day < newest.today}
        kept = ((day, _in_service(store, name)) for day, name in list(months.values())[-MOST:])
        days = [(day, hubs) for day, hubs in kept if hubs is not None]
    read = newest.figure("BOO-1").state != "no-data"
    return month_ends([*days, (newest.today, hubs_in_service(newest))], newest.bootcamps if read else None)


@lru_cache(maxsize=4 * MOST)
def _in_service(store: Store, cut_id: str) -> frozenset[str] | None:
    """Return the hubs in service of a snapshot, which never changes; None where it is not to be had."""
    found = published_snapshot(store, cut_id)
    return hubs_in_service(found.snapshot) if isinstance(found, Published) else None
