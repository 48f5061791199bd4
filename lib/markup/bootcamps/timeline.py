"""The bootcamps together: how they stand in one sentence, six facts, and one time axis for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.indicators.entries import BootcampEntry
from lib.indicators.figure import Figure
from lib.markup.blocks.bootcamp_rows import actual_bar, dates_in_words, days_of
from lib.markup.blocks.passing_on import pass_on
from lib.markup.blocks.period import Period, TimelineBar, period_of
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages.bootcamps import AHEAD, WITHOUT_DATE, reason_sentence, standing, start_sentence, to_watch
from lib.wording.reference.definitions import Definition, definition
from lib.wording.values import Written, base

_SHARES = {
    "BOO-2": "on-time",
    "BOO-3": "ready",
    "EMB-5": "attendance",
    "BOO-4": "child-space",
    "BOO-5": "failures",
}


@dataclass(frozen=True, slots=True)
class BootcampFact:
    """A figure with its base in words and its definition."""

    value: Written
    label: str
    base: str | None
    definition: Definition


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One bootcamp on the time axis."""

    entry: BootcampEntry
    name: str
    place: str
    plan: TimelineBar
    actual: TimelineBar | None
    running: bool
    dates: str
    start: str | None
    reason: str | None


@memo
def opening(snapshot: Snapshot, names: Names) -> str:
    """Return how the bootcamps stand, what to watch, and six facts with their bases.

    Without bootcamps it is the page's title: what follows is what was promised.
    """
    if not names.programme.trains:
        return fill("finding.html", sentence=names.words("page.bootcamps"))
    shares = (_share(snapshot.figure(each), key, names) for each, key in _SHARES.items())
    facts = [_done(snapshot.figure("BOO-1"), names), *shares]
    return fill(
        "bootcamps-opening.html",
        words=names.words,
        pass_on=lambda each: pass_on(each, snapshot, names),
        standing=standing(snapshot, names),
        watch=to_watch(snapshot, names),
        facts=facts,
    )


def way_to(bootcamp: str, names: Names) -> str:
    """Return the line that leads to the detail of a bootcamp, below the others."""
    return fill("bootcamps-way.html", says=names.words("bootcamps.asked", name=names.bootcamp(bootcamp)))


@memo
def timeline(entries: Sequence[BootcampEntry], snapshot: Snapshot, names: Names) -> str:
    """Return the entries on one axis by month, planned above held.

    The axis is that of all bootcamps, so that it stays when some are left out.
    """
    period = period_of([day for each in snapshot.bootcamps for day in days_of(each)], snapshot.today)
    words = names.words
    punctual = base(snapshot.figure("BOO-2"), words)
    days = names.programme.rules.on_time_start_days
    return fill(
        "bootcamps-timeline.html",
        words=words,
        reading=words("bootcamps.timeline.reading", base=punctual, days=days)
        if punctual
        else words("bootcamps.timeline.reading.none"),
        ticks=period.ticks(words) if period else (),
        today=period.today(snapshot.today) if period else None,
        today_label=words("bootcamps.timeline.today", day=words.day_and_month(snapshot.today)),
        rows=[_row(each, period, snapshot.today, names) for each in entries] if period else [],
        off=any(each.status in WITHOUT_DATE for each in entries),
    )


def _done(value: Figure, names: Names) -> BootcampFact:
    words = names.words
    of_all = words("bootcamps.base.done", n=words.number(value.target)) if value.target else None
    meaning = definition("BOO-1", words, names.programme.rules)
    return BootcampFact(written(value, names), words("bootcamps.fact.done"), of_all, meaning)


def _share(value: Figure, key: str, names: Names) -> BootcampFact:
    words = names.words
    whole = base(value, words)
    said = words(f"bootcamps.base.{key}", base=whole) if whole else None
    meaning = definition(value.id, words, names.programme.rules)
    return BootcampFact(written(value, names), words(f"bootcamps.fact.{key}"), said, meaning)


def _row(entry: BootcampEntry, period: Period, today: date, names: Names) -> TimelineRow:
    return TimelineRow(
        entry=entry,
        name=names.bootcamp(entry.id),
        place=names.place(entry.municipality, entry.state),
        plan=period.bar(entry.planned_start, max(entry.planned_start, entry.planned_end)),
        actual=actual_bar(entry, period, today),
        running=entry.actual_start is not None and entry.actual_end is None,
        dates=dates_in_words(entry, names),
        start=start_sentence(entry, today, names.words),
        reason=reason_sentence(entry, names.words),
    )


def first_to_show(entries: Sequence[BootcampEntry]) -> str:
    """Return the bootcamp whose detail opens first: the one running, else the next to start, else the last to end."""
    running = [each for each in entries if each.status == "running"]
    ahead = [each for each in entries if each.status in AHEAD]
    if running or ahead:
        return min(running or ahead, key=lambda each: (each.planned_start, each.id)).id
    return max(entries, key=lambda each: (each.planned_end, each.id)).id
