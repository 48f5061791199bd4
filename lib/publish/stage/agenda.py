"""The slide of a coordination meeting: the points of the page «Orden del día», each in one line."""

from collections.abc import Sequence

from lib.collect.changes import ChangedSince, Incomparable
from lib.markup.blocks.agenda import provisional
from lib.markup.blocks.tasks import every_task, organisations
from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.slide import Headline, SlideTable
from lib.snapshot.selection.tasks import AHEAD_DAYS, OpenTask, due_within, owed_by
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.changes import told
from lib.wording.sources import late_sources
from lib.wording.tables import listed
from lib.wording.values import Written

_MOST = 3
"""Organisations, bootcamps or sheets that a line names; of more the rest is counted."""


def agenda(snapshot: Snapshot, names: Names, since: ChangedSince | Incomparable) -> SlideContent:
    """Return how much is due and overdue, and a line for each point that there is something to say of."""
    words, soon = names.words, due_within(every_task(snapshot, names.programme), snapshot.today, AHEAD_DAYS)
    late = sum(each.is_late(snapshot.today) for each in soon)
    pair = (
        Headline("", Written(words.number(len(soon)), "shown"), words("stage.agenda.due", n=AHEAD_DAYS)),
        Headline("", Written(words.number(late), "shown"), words("stage.agenda.late")),
    )
    points = (
        ("changed", _changed(since, names)),
        ("whose", _whose(soon, names)),
        ("provisional", named([names.bootcamp(each.id) for each in provisional(snapshot)], names)),
        ("sheets", named([names.partner(source.owner) for source, _ in late_sources(snapshot, names)], names)),
    )
    rows = tuple((words(f"stage.agenda.{point}"), said) for point, said in points if said)
    heads = (words("stage.agenda.point"), words("stage.agenda.known"))
    return SlideContent(pair, (SlideTable(words("stage.agenda.points"), heads, rows),) if rows else ())


def _changed(since: ChangedSince | Incomparable, names: Names) -> str:
    if isinstance(since, str):
        return ""
    words, every = names.words, told(since.changes, names)
    day = words.day_and_month(since.day)
    if not every:
        return words("stage.agenda.changed.none", day=day)
    return words("stage.agenda.changed.some", n=len(every), day=day, first=every[0].text)


def _whose(soon: Sequence[OpenTask], names: Names) -> str:
    owed = {each: len(owed_by(soon, each)) for each in organisations(soon, names.programme)}
    most = sorted(owed, key=lambda each: -owed[each])
    return named([names.words("stage.agenda.owes", name=names.partner(each), n=owed[each]) for each in most], names)


def named(each: Sequence[str], names: Names) -> str:
    """Return the first of several names; of more the rest is counted."""
    rest = len(each) - _MOST
    if rest <= 0:
        return listed(list(each), names.words)
    return f"{', '.join(each[:_MOST])} {names.words('review.more', n=rest)}"
