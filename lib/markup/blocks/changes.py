"""What changed since another snapshot, and the band that marks a past one."""

from datetime import date
from typing import Literal

from lib.collect.changes import ChangedSince
from lib.markup.page import fill
from lib.wording.names import Names
from lib.wording.pages.changes import told

_FIRST = 7


def changes(since: ChangedSince, names: Names, link: str = "") -> str:
    """Return what changed: the most telling first, the rest to be opened, and what it was compared with.

    `link` opens the earlier snapshot. Without one, as on a small page, the rest is counted.
    """
    words = names.words
    key = "changes.compared.first" if since.first else "changes.compared"
    every = told(since.changes, names)
    return fill(
        "changes.html",
        words=words,
        items=every[:_FIRST],
        more=every[_FIRST:],
        compared=words(key, id=since.id[:4], day=words.long_day(since.day)),
        link=link,
        protected=words("changes.protected", k=names.programme.rules.protected_below),
    )


def nothing_to_compare(names: Names, why: Literal["first-day", "first-snapshot", "silent"]) -> str:
    """Return why there are no changes to show: the first day, the first snapshot, or no answer from the history."""
    return fill("changes-none.html", text=names.words(f"changes.{why}"))


def past_band(snapshot_id: str, day: date, names: Names) -> str:
    """Return the band that marks a past snapshot on every page, with a link to what was revised since."""
    words = names.words
    text = words("snapshot.past", id=snapshot_id[:4], day=words.long_day(day))
    link = f"revisions?corte={snapshot_id}&lang={words.language}"
    return fill("past.html", text=text, link=link, opens=words("revisions.since"))


def newest_instead(of: Literal["unknown", "unreadable"], names: Names) -> str:
    """Return the note that a snapshot that was asked for does not exist, or cannot be read."""
    return fill("past.html", text=names.words(f"snapshot.{of}"), link="", opens="")
