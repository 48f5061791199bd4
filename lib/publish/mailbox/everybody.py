"""What anyone may subscribe to: calendars of weeks and no venues, and a feed of what each snapshot changed."""

from lib.collect.changes import latest_changes
from lib.collect.store.store import Store
from lib.publish.mailbox.calendar import calendar
from lib.publish.mailbox.feed import MOST, FeedEntry, feed
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.changes import told

CALENDAR, NEWS = "calendario.ics", "novedades.atom"


def public_calendar(store: Store, names: Names, state: str, dashboard: str | None) -> bytes:
    """Return the calendar of a state, "" for all; `dashboard` is its address. Raises StoreFailure."""
    there = [each for each in store.followed.events("public") if state in {"", each.event.state}]
    key = "calendar.title.of" if state else "calendar.title"
    title = names.words(key, programme=names.programme.programme.name, name=names.state(state) if state else "")
    return calendar(there, names, title, dashboard)


def public_feed(store: Store, newest: Snapshot, names: Names, root: str | None, address: str) -> bytes:
    """Return the feed, whose own address is `address` below `root`, where the dashboard is. Raises StoreFailure."""
    found = latest_changes(store, names.programme, for_public, MOST)
    return feed(
        [FeedEntry(each.snapshot.id, each.snapshot.today, each.at, told(each.changes, names)) for each in found],
        names,
        name="public",
        itself=f"{root or ''}/{address}",
        dashboard=f"{root or ''}/",
        updated=newest.read_at,
    )
