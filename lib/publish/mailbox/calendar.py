"""A calendar (iCalendar, RFC 5545) of bootcamps, sessions and what is due: whole days in the programme's time zone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Timezone
from icalendar import Event as CalendarEntry

from lib.collect.store.followed import FollowedEvent
from lib.snapshot.selection.events import Event
from lib.wording.due import on_holiday
from lib.wording.events import event_title
from lib.wording.names import Names

_ASK_AGAIN = timedelta(hours=6)


def calendar(followed: Iterable[FollowedEvent], names: Names, title: str, page: str | None = None) -> bytes:
    """Return a calendar named `title`. What is gone is in it as cancelled, so that it goes from calendars too.

    Each entry keeps its name for good and its versions are counted. `page` is where the dashboard is.
    """
    programme = names.programme.programme
    made = Calendar()
    made.add("prodid", f"-//{programme.id}//impulso//{names.words.language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    made.add("x-wr-timezone", programme.timezone)
    made.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    entries = list(followed)
    if entries:
        first, last = min(each.event.start for each in entries), max(each.event.end for each in entries)
        made.add_component(Timezone.from_tzid(programme.timezone, first_date=first, last_date=last + timedelta(days=1)))
    for each in entries:
        made.add_component(_entry(each.event, each.sequence, each.changed_at, names, gone=each.gone, page=page))
    return bytes(made.to_ical())


def _entry(
    event: Event, sequence: int, changed_at: datetime, names: Names, *, gone: bool, page: str | None
) -> CalendarEntry:
    entry = CalendarEntry()
    programme = names.programme.programme.id
    entry.add("uid", f"{event.key.strip('/').replace('/', '.').replace(' ', '-')}@{programme}.impulso")
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", sequence)
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end + timedelta(days=1))  # the day after the last
    entry.add("summary", event_title(event, names))
    if event.days_known and event.start == event.end and (holiday := on_holiday(event.start, names)):
        entry.add("description", holiday)
    entry.add("status", "CANCELLED" if gone or event.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [names.words(f"event.kind.{event.kind}")])
    if page:
        entry.add("url", page)
    return entry
