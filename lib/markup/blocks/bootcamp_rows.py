"""The bootcamps as rows: how each stands, when it was planned and held, who came and who completed."""

from dataclasses import dataclass
from datetime import date

from lib.indicators.due import is_due
from lib.indicators.entries import BootcampEntry
from lib.markup.blocks.period import Period, TimelineBar, period_of
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.lookup import cell_at, shown_at
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus, Stage
from lib.wording.due import key_of, told
from lib.wording.looking_back import written_cell
from lib.wording.names import Names
from lib.wording.values import Written, not_yet, nothing

_TABLE = "people-by-stage-bootcamp"


@dataclass(frozen=True, slots=True)
class BootcampRow:
    """One bootcamp as the overview shows it."""

    entry: BootcampEntry
    name: str
    place: str
    dates: str
    plan: TimelineBar
    actual: TimelineBar | None
    ready: Written
    critical_missing: bool
    people: Written
    completed: Written
    of_attended: Written | None


@memo
def bootcamps(snapshot: Snapshot, names: Names, state: str | None = None) -> str:
    """Return every bootcamp, or those of one state, as rows on one axis of months: status, readiness, people."""
    entries = tuple(each for each in snapshot.bootcamps if state in {None, each.state})
    period, words = period_of([day for each in entries for day in days_of(each)], snapshot.today), names.words
    done = sum(each.status == BootcampStatus.COMPLETED for each in entries)
    return fill(
        "bootcamps.html",
        words=words,
        rows=[_row(entry, period, snapshot, names) for entry in entries] if period else [],
        done=done,
        known=snapshot.figure("BOO-1").state != "no-data",
        ticks=period.ticks(words) if period else (),
        today=period.today(snapshot.today) if period else None,
    )


def days_of(entry: BootcampEntry) -> list[date]:
    """Return every day that is planned or known of a bootcamp."""
    return [day for day in (entry.planned_start, entry.planned_end, entry.actual_start, entry.actual_end) if day]


def actual_bar(entry: BootcampEntry, period: Period, today: date) -> TimelineBar | None:
    """Return what was held: up to its end, or up to today while it runs."""
    if entry.actual_start is None:
        return None
    until = entry.actual_end or min(max(today, entry.actual_start), period.last)
    return period.bar(entry.actual_start, max(until, entry.actual_start))


def _row(entry: BootcampEntry, period: Period, snapshot: Snapshot, names: Names) -> BootcampRow:
    words = names.words
    ready = [item for item in entry.readiness if item.progress == "ready"]
    apply = [item for item in entry.readiness if item.progress != "not-applicable"]
    lacking = [item for item in apply if item.progress != "ready" and is_due(item.due, snapshot.today)]
    readiness = (
        Written(words("home.ready.of", ready=len(ready), all=len(apply)), "shown")
        if apply
        else nothing("no-data", words)
    )
    came, finished = (_counted(stage, entry, snapshot, names) for stage in (Stage.ATTENDED, Stage.COMPLETED))
    return BootcampRow(
        entry=entry,
        name=names.bootcamp(entry.id),
        place=names.place(entry.municipality, entry.state),
        dates=dates_in_words(entry, names),
        plan=period.bar(entry.planned_start, max(entry.planned_start, entry.planned_end)),
        actual=actual_bar(entry, period, snapshot.today),
        ready=readiness,
        critical_missing=any(item.critical for item in lacking),
        people=came,
        completed=finished,
        of_attended=_share(entry, snapshot, names),
    )


def _counted(stage: Stage, entry: BootcampEntry, snapshot: Snapshot, names: Names) -> Written:
    """Return how many came so far in a bootcamp; one that has not begun has nobody to count."""
    if entry.actual_start is None:
        return not_yet(names.words)
    cell = cell_at(snapshot.table(_TABLE), {"stage": str(stage), "bootcamp": entry.id})
    return written_cell(cell, _TABLE, names) if cell else nothing("no-data", names.words)


def _share(entry: BootcampEntry, snapshot: Snapshot, names: Names) -> Written | None:
    """Return who completed as a share of who attended, None where either is not shown or too few attended."""
    table = snapshot.table(_TABLE)
    done, came = (
        shown_at(table, {"stage": str(stage), "bootcamp": entry.id}) for stage in (Stage.COMPLETED, Stage.ATTENDED)
    )
    if done is None or not came or came < names.programme.rules.smallest_share_base:
        return None
    return Written(names.words.share(done / came), "shown")


def dates_in_words(entry: BootcampEntry, names: Names) -> str:
    """Return planned and actual dates, or weeks, as a sentence."""
    words, known = names.words, entry.days_known
    first, last = (words.day_and_month(told(day, known)) for day in (entry.planned_start, entry.planned_end))
    plan = words(key_of("home.dates.plan", known), start=first, end=last)
    if entry.actual_start and entry.actual_end and known:
        start, end = words.day_and_month(entry.actual_start), words.day_and_month(entry.actual_end)
        return f"{plan}; {words('home.dates.real', start=start, end=end)}."
    if entry.actual_start:
        return f"{plan}; {words(key_of('home.dates.since', known), start=words.day_and_month(entry.actual_start))}."
    return f"{plan}."
