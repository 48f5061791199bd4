"""The overview: two headline numbers, the funnel, the bootcamps, what is next, and the weakest source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL
from lib.indicators.due import Due
from lib.indicators.entries import BootcampEntry
from lib.indicators.figure import Figure
from lib.markup.blocks.tasks import every_task
from lib.markup.blocks.trend import spark
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.changes.trend import Trend
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus, Stage
from lib.wording.cohorts import ended_only, pace, still_running, which
from lib.wording.due import due_day, due_page, due_sentence, key_of, told
from lib.wording.forecast import forecast
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages import progress
from lib.wording.sources import weakest_line
from lib.wording.values import Written, count, figure, nothing

_MOST_DUE = 7


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days as a share of the whole period, in per cent, for drawing."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class BootcampRow:
    """One bootcamp as the overview shows it."""

    entry: BootcampEntry
    name: str
    place: str
    dates: str
    plan: Span
    real: Span | None
    ready: Written
    critical_missing: bool
    people: Written


@memo
def finding(snapshot: Snapshot, names: Names) -> str:
    """Return the sentence that says how the programme stands, as the page's heading."""
    return fill("finding.html", sentence=progress.finding(snapshot, names))


@memo
def headline(snapshot: Snapshot, names: Names, trends: Mapping[str, Trend] | None = None) -> str:
    """Return the two headline numbers with target, plan to date and their course so far, and the funnel."""
    words = names.words
    stages = [(stage, snapshot.figure(f"EMB-{number}")) for number, stage in enumerate(Stage, start=1)]
    most = max((each.value or 0 for _, each in stages), default=0)
    courses = trends or {}
    return fill(
        "headline.html",
        words=words,
        people=written(snapshot.figure("ALC-1"), names),
        women=written(snapshot.figure("ALC-2"), names),
        staff_says=_staff(snapshot, names),
        people_target=_target(snapshot.figure("ALC-1"), names),
        women_target=_target(snapshot.figure("ALC-2"), names),
        people_course=spark(courses.get("ALC-1"), names),
        women_course=spark(courses.get("ALC-2"), names),
        plan=pace(snapshot.figure("MET-2"), words),
        signal=snapshot.figure("MET-3").signal,
        forecast=forecast(snapshot, words),
        funnel=[_stage(str(stage), each, most, names) for stage, each in stages],
        completed=figure(snapshot.figure("EMB-6"), words),
        running=still_running(snapshot.figure("EMB-6"), words),
        ended=ended_only("ended", snapshot, words),
    )


def _staff(snapshot: Snapshot, names: Names) -> str | None:
    """Say how many of partners' teams took part, and in which bootcamps."""
    words, staff = names.words, snapshot.figure("ALC-3")
    text = figure(staff, words)
    return words(f"home.staff.{which(staff.cohort, snapshot, words)}", n=text.text) if text.shown else None


@memo
def bootcamps(snapshot: Snapshot, names: Names, state: str | None = None) -> str:
    """Return every bootcamp, or those of one state, as rows: status, dates, readiness, people, figures."""
    entries = tuple(each for each in snapshot.bootcamps if state in {None, each.state})
    first, last = _period(entries)
    people = _people(snapshot.table("people-by-stage-bootcamp"))
    days = (first, last, snapshot.today)
    rows = [_row(entry, names, days, people.get(entry.id)) for entry in entries]
    today = _span(snapshot.today, snapshot.today, first, last) if first <= snapshot.today <= last else None
    done = sum(each.status == BootcampStatus.COMPLETED for each in entries)
    return fill("bootcamps.html", words=names.words, rows=rows, done=done, today=today)


@memo
def what_is_next(snapshot: Snapshot, names: Names) -> str:
    """Return what is due next and whose move it is."""
    items = [_due(each, snapshot.today, names) for each in _soonest(snapshot.due, snapshot.today)]
    organisations = [(partner.id, partner.short) for partner in names.programme.partners]
    every = len(every_task(snapshot, names.programme))
    return fill("next.html", words=names.words, items=items, every=every, organisations=organisations)


@memo
def weakest_source(snapshot: Snapshot, names: Names) -> str:
    """Return the source that most holds back what can be said."""
    return fill("weakest.html", words=names.words, weakest=weakest_line(snapshot, names))


def _target(value: Figure, names: Names) -> str:
    words = names.words
    if not value.target:
        return words("home.no-target")
    if value.value is None:
        return words("home.target", share="…", target=words.number(value.target)) if value.low is None else ""
    return words("home.target", share=words.share(value.value / value.target), target=words.number(value.target))


def _stage(stage: str, value: Figure, most: float, names: Names) -> dict[str, object]:
    of_previous = next((part for part in value.parts if part.id == "of-previous"), None)
    return {
        "name": names.words(f"stage.{stage}"),
        "value": written(value, names),
        "width": 100 * (value.value or 0) / most if most else 0,
        "of_previous": figure(of_previous, names.words) if of_previous else None,
    }


def _people(table: Table | None) -> dict[str, TableCell]:
    cells = table.cells if table else ()
    return {
        each.at["bootcamp"]: each for each in cells if each.at["stage"] == Stage.ATTENDED and each.at["bootcamp"] != ALL
    }


def _period(entries: tuple[BootcampEntry, ...]) -> tuple[date, date]:
    days = [day for each in entries for day in _days(each)]
    return (min(days), max(days)) if days else (date.min, date.min)


def _days(entry: BootcampEntry) -> list[date]:
    return [day for day in (entry.planned_start, entry.planned_end, entry.actual_start, entry.actual_end) if day]


def _span(start: date, end: date, first: date, last: date) -> Span:
    whole = max((last - first).days, 1)
    return Span(100 * (start - first).days / whole, 100 * max((end - start).days, 0) / whole)


def _row(entry: BootcampEntry, names: Names, days: tuple[date, date, date], people: TableCell | None) -> BootcampRow:
    first, last, today = days
    words = names.words
    ready = [item for item in entry.readiness if item.progress == "ready"]
    apply = [item for item in entry.readiness if item.progress != "not-applicable"]
    readiness = (
        Written(words("home.ready.of", ready=len(ready), all=len(apply)), "shown")
        if apply
        else nothing("no-data", words)
    )
    real = None
    if entry.actual_start:
        ended = entry.actual_end or max(entry.actual_start, min(last, today))
        real = _span(entry.actual_start, ended, first, last)
    started = entry.actual_start is not None
    return BootcampRow(
        entry=entry,
        name=names.bootcamp(entry.id),
        place=names.place(entry.municipality, entry.state),
        dates=dates_in_words(entry, names),
        plan=_span(entry.planned_start, entry.planned_end, first, last),
        real=real,
        ready=readiness,
        critical_missing=any(item.critical and item.progress != "ready" for item in apply),
        people=_people_of(people, started, names),
    )


def _people_of(cell: TableCell | None, started: bool, names: Names) -> Written:
    if not started:
        return nothing("not-applicable", names.words)
    return count(cell, names.words) if cell else nothing("no-data", names.words)


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


def _soonest(due: tuple[Due, ...], today: date) -> list[Due]:
    """Return what is overdue and what falls due within two months, soonest first."""
    return [each for each in due if each.day <= today + timedelta(days=60)][:_MOST_DUE]


def _due(due: Due, today: date, names: Names) -> dict[str, object]:
    return {
        "day": due_day(due, today, names.words),
        "late": due.day < today,
        "sentence": due_sentence(due, today, names),
        "page": due_page(due, names.words.language),
    }
