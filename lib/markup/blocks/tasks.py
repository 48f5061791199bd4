"""What an organisation is to do and what others owe it: by when, what, and in which sheet, tab and row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.sections import PageSection, section
from lib.programme.model import Programme
from lib.snapshot.selection.tasks import OpenTask, owed_by, owed_to, tasks_of, told_once
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tasks import task_day, task_page, task_place, task_sentence, whose_task


@memo
def every_task(snapshot: Snapshot, programme: Programme) -> tuple[OpenTask, ...]:
    """Return everything that waits for somebody, each thing once."""
    return told_once(tasks_of(snapshot, programme))


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as it is shown; `page` is where it is explained."""

    day: str
    late: bool
    sentence: str
    place: str
    page: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks under one heading, to be linked to by its anchor."""

    heading: str
    anchor: str
    lines: tuple[TaskLine, ...]


@memo
def opening(snapshot: Snapshot, names: Names, partner: str | None = None) -> str:
    """Return how much waits for an organisation, or for all of them."""
    words, found = names.words, every_task(snapshot, names.programme)
    hers = owed_by(found, partner) if partner else found
    late, cells = sum(each.is_late(snapshot.today) for each in hers), sum(each.finding is not None for each in hers)
    name = names.partner(partner) if partner else ""
    lead = words("mine.lead" if partner else "mine.lead.all", n=len(hers), name=name)
    if partner and not hers:
        lead = words("mine.lead.none", name=name)
    parts = [words("mine.late", n=late)] if late else []
    parts += [words("mine.cells", n=cells)] if cells else []
    return fill("tasks-opening.html", lead=lead, parts=parts)


@memo
def mine(snapshot: Snapshot, names: Names, partner: str) -> tuple[PageSection, ...]:
    """Return what one organisation is to do, which stands open, and what others owe it."""
    found, words = every_task(snapshot, names.programme), names.words
    hers = lines(owed_by(found, partner), snapshot, names)
    others = lines(owed_to(found, partner, snapshot, names.programme), snapshot, names, whose=True)
    return (
        _section(TaskGroup(words("mine.owes"), "owes", hers), words, words("mine.owes.none"), opened=True),
        _section(TaskGroup(words("mine.owed"), "owed", others), words, words("mine.owed.none")),
    )


@memo
def everybody(snapshot: Snapshot, names: Names) -> tuple[PageSection, ...]:
    """Return what each organisation is to do, one after the other in the order of the programme file."""
    found = every_task(snapshot, names.programme)
    return tuple(
        _section(TaskGroup(names.partner(each), each, lines(owed_by(found, each), snapshot, names)), names.words)
        for each in organisations(found, names.programme)
    )


def _section(group: TaskGroup, words: Words, none: str = "", *, opened: bool = False) -> PageSection:
    """Return a group as a section, whose head says how much there is and how much is late, or `none`."""
    late = sum(each.late for each in group.lines)
    counts = [words("mine.count", n=len(group.lines)), *([words("mine.late", n=late)] if late else [])]
    html = fill("tasks.html", lines=group.lines, nothing=none)
    return section(
        group.anchor, html, title=group.heading, says=" · ".join(counts) if group.lines else none, opened=opened
    )


def organisations(found: Iterable[OpenTask], programme: Programme) -> list[str]:
    """Return those that have something to do: the declared ones in their order, then any other."""
    busy = {each.partner for each in found if each.partner}
    declared = [partner.id for partner in programme.partners if partner.id in busy]
    return [*declared, *sorted(busy.difference(declared))]


def lines(found: Sequence[OpenTask], snapshot: Snapshot, names: Names, *, whose: bool = False) -> tuple[TaskLine, ...]:
    """Return tasks as they are shown, in the order given; with `whose` each says whose it is."""
    said = whose_task if whose else task_sentence
    return tuple(_line(each, said(each, names), snapshot.today, snapshot, names) for each in found)


def _line(task: OpenTask, sentence: str, today: date, snapshot: Snapshot, names: Names) -> TaskLine:
    words = names.words
    day = task_day(task, today, words)
    return TaskLine(
        day, task.is_late(today), sentence, task_place(task, snapshot, names), task_page(task, words.language)
    )
