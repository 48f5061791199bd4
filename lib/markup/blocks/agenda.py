"""The agenda of a coordination meeting: what is due by whom, where sheets disagree, what is provisional or late."""

from dataclasses import dataclass

from lib.indicators.entries import BootcampEntry
from lib.markup.blocks.tasks import TaskGroup, every_task, lines, organisations
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.sections import PageSection, section
from lib.snapshot.selection.tasks import AHEAD_DAYS, due_within, owed_by
from lib.snapshot.snapshot import Snapshot
from lib.wording.findings.findings import message
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.sources import late_sources

_DISAGREEMENTS = frozenset({"V21"})


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """One point of a list: what it is, and the address, within the dashboard, of where it is explained."""

    text: str
    page: str


@memo
def opening(snapshot: Snapshot, names: Names) -> str:
    """Return what the page is and of which day."""
    words = names.words
    return fill("agenda-opening.html", words=words, day=words.long_day(snapshot.today))


@memo
def agenda(snapshot: Snapshot, names: Names) -> tuple[PageSection, ...]:
    """Return the sections of the agenda, but for what changed; what is due stands open."""
    words = names.words
    soon = due_within(every_task(snapshot, names.programme), snapshot.today, AHEAD_DAYS)
    groups = [
        TaskGroup(names.partner(each), f"due-{each}", lines(owed_by(soon, each), snapshot, names))
        for each in organisations(soon, names.programme)
    ]
    due = fill("agenda-due.html", groups=groups, nothing=words("agenda.due.none"))
    sections = [
        section("due", due, title=words("agenda.due", n=AHEAD_DAYS), opened=True),
        _section("disagree", _disagreements(snapshot, names), words),
        _section("provisional", _provisional(snapshot, names), words),
        _section("late", _late(snapshot, names), words),
    ]
    if not snapshot.findings:  # nobody is told that partners agree who may not know whether they do
        del sections[1]
    return tuple(sections)


def _section(what: str, points: list[AgendaPoint], words: Words) -> PageSection:
    none = words(f"agenda.{what}.none")
    html = fill("agenda.html", points=points, nothing=none)
    says = words("agenda.points", n=len(points)) if points else none
    return section(what, html, title=words(f"agenda.{what}"), says=says)


def _disagreements(snapshot: Snapshot, names: Names) -> list[AgendaPoint]:
    words, partners = names.words, {partner.id: partner.short for partner in names.programme.partners}
    owners = {source.id: names.partner(source.owner) for source in snapshot.sources}
    return [
        AgendaPoint(
            message(found, words, owners.get(found.source, ""), partners),
            f"data?fuente={found.source}&lang={words.language}",
        )
        for found in snapshot.findings
        if found.code in _DISAGREEMENTS
    ]


def to_present(names: Names) -> str:
    """Return the link to the same as one slide."""
    return fill("agenda-slide.html", words=names.words)


def provisional(snapshot: Snapshot) -> list[BootcampEntry]:
    """Return the bootcamps that began and whose figures nobody has approved."""
    return [each for each in snapshot.bootcamps if each.actual_start and each.validation != "validated"]


def _provisional(snapshot: Snapshot, names: Names) -> list[AgendaPoint]:
    language = names.words.language
    return [
        AgendaPoint(_nobody_approved(each, names), f"bootcamps?bootcamp={each.id}&lang={language}")
        for each in provisional(snapshot)
    ]


def _nobody_approved(entry: BootcampEntry, names: Names) -> str:
    status = names.words(f"bootcamp-status.{entry.status}")
    return names.words("agenda.provisional.one", name=names.bootcamp(entry.id), state=status)


def _late(snapshot: Snapshot, names: Names) -> list[AgendaPoint]:
    late, language = late_sources(snapshot, names), names.words.language
    return [AgendaPoint(said, f"data?fuente={source.id}&lang={language}") for source, said in late]
