"""One bootcamp: where and when, who came, its sessions, its checklist and what was promised to it."""

from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.published import TableCell
from lib.indicators.entries import BootcampEntry, ReadinessItem
from lib.markup.bootcamps.commitments import commitment_rows, in_order
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.lookup import cell_at, shown_at
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.lists import choices_of
from lib.tables.schema.vocabulary import Role, Stage
from lib.wording.due import day_or_week, was_due
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.own_values import own_facts
from lib.wording.pages.bootcamps import (
    AHEAD,
    attendance,
    held,
    planned,
    readiness_sentence,
    reason_sentence,
    start_sentence,
)
from lib.wording.tables import listed
from lib.wording.values import Written, count, not_yet, nothing

_ORDER = {"pending": 0, "in-progress": 1, "ready": 2, "not-applicable": 3}


@dataclass(frozen=True, slots=True)
class CountBar:
    """A count of people with the length of its bar in per cent; a count that is not shown has none."""

    key: str
    name: str
    value: Written
    width: float | None


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One point of the checklist."""

    entry: ReadinessItem
    partner: str
    due: str
    late: str | None


@memo
def detail(entry: BootcampEntry, snapshot: Snapshot, names: Names, *, alone: bool = True) -> str:
    """Return everything that is published about one bootcamp; not `alone`, without its name and what was promised."""
    words = names.words
    mine = [each for each in snapshot.commitments if each.bootcamp == entry.id]
    return fill(
        "bootcamp-detail.html",
        words=words,
        entry=entry,
        name=names.bootcamp(entry.id),
        facts=_facts(entry, snapshot, names),
        start=start_sentence(entry, snapshot.today, words),
        reason=reason_sentence(entry, words),
        people=_people_sentences(entry, snapshot, words),
        stages=_stages(entry, snapshot, words),
        roles=_roles(entry, snapshot, names),
        sessions=_sessions(entry, words),
        readiness=readiness_sentence(entry, words),
        started=entry.actual_start is not None,
        items=_items(entry, snapshot.today, names),
        alone=alone,
        commitments=commitment_rows(in_order(mine, snapshot.today), snapshot.today, names),
    )


def _facts(entry: BootcampEntry, snapshot: Snapshot, names: Names) -> list[tuple[str, str]]:
    words = names.words
    hub = next((each.name for each in snapshot.hubs if each.id == entry.hub), entry.hub)
    allies = listed([names.partner(each) for each in entry.allies], words)
    languages = listed([names.value("language", each) for each in entry.languages], words)
    facts = {
        "place": names.place(entry.municipality, entry.state),
        "hub": hub or words(f"bootcamps.detail.hub.{'elsewhere' if entry.days_known else 'later'}"),
        "modality": words(f"modality.{entry.modality}"),
        "languages": languages or words("nothing.no-data"),
        "allies": allies or words("bootcamps.detail.allies.none"),
        "planned": planned(entry, words),
        "actual": held(entry, words),
        "figures": _validation(entry, words),
    }
    own = own_facts("bootcamps", entry.id, snapshot, names)
    told = [(header, value.text) for header, value in own.items()] if entry.days_known else []
    return [*((words(f"bootcamps.detail.{key}"), value) for key, value in facts.items()), *told]


def _validation(entry: BootcampEntry, words: Words) -> str:
    if entry.validation != "validated":
        return words("bootcamps.detail.figures.provisional")
    if entry.validated_on is None:
        return words("bootcamps.detail.figures.validated.undated")
    return words("bootcamps.detail.figures.validated", day=words.day(entry.validated_on))


def _at(entry: BootcampEntry, stage: Stage) -> dict[str, str]:
    return {"stage": str(stage), "bootcamp": entry.id}


def _people_sentences(entry: BootcampEntry, snapshot: Snapshot, words: Words) -> list[str]:
    target = None if entry.target_people is None else words.number(entry.target_people)
    if entry.actual_start is None:
        return [words("bootcamps.detail.people.future"), *_target_sentence(target, words)]
    table = snapshot.table("people-by-stage-bootcamp")
    attended = shown_at(table, _at(entry, Stage.ATTENDED))
    completed = shown_at(table, _at(entry, Stage.COMPLETED))
    if attended is None:
        return _target_sentence(target, words)
    people = words.number(attended)
    if target is None or not entry.target_people:
        said = [words("bootcamps.detail.people.untargeted", people=people)]
    else:
        share = words.share(attended / entry.target_people)
        said = [words("bootcamps.detail.people.reading", people=people, target=target, share=share)]
    if completed is not None and attended and entry.status == "completed":
        base = words("of", part=words.number(completed), whole=people)
        said.append(words("bootcamps.detail.people.completed", share=words.share(completed / attended), base=base))
    return said


def _target_sentence(target: str | None, words: Words) -> list[str]:
    return [words("bootcamps.detail.people.hidden", target=target)] if target else []


def _stages(entry: BootcampEntry, snapshot: Snapshot, words: Words) -> list[CountBar]:
    table = snapshot.table("people-by-stage-bootcamp")
    if entry.actual_start is None or table is None:
        return []
    cells = [(str(stage), words(f"stage.{stage}"), cell_at(table, _at(entry, stage))) for stage in Stage]
    return _counted(cells, words)


def _roles(entry: BootcampEntry, snapshot: Snapshot, names: Names) -> list[CountBar]:
    """Return those who attended by role, once the bootcamp has ended; until then its detail is not published."""
    table = snapshot.table("people-by-bootcamp-role")
    if entry.status != "completed" or table is None:
        return []
    at = _at(entry, Stage.ATTENDED)
    roles = map(str, choices_of(Role, names.programme.lists))
    cells = [(role, names.value("role", role), cell_at(table, {**at, "role": role})) for role in roles]
    return _counted(cells, names.words)


def _counted(cells: list[tuple[str, str, TableCell | None]], words: Words) -> list[CountBar]:
    """Return counts with their bars. A count that is not shown has no bar, so that no length gives it away."""
    most = max((each.value or 0 for _, _, each in cells if each), default=0)
    return [
        CountBar(
            key,
            name,
            count(each, words) if each else nothing("no-data", words),
            100 * each.value / max(most, 1) if each and each.value is not None else None,
        )
        for key, name, each in cells
    ]


def _sessions(entry: BootcampEntry, words: Words) -> list[tuple[Written, str, str | None]]:
    """Return sessions held, attendance and connection failures, each with its label and its base."""
    started = entry.actual_start is not None
    reported = started and entry.sessions_held > 0
    absent = nothing("no-data", words) if started else not_yet(words)
    held = words.number(entry.sessions_held)
    failed = words.number(entry.sessions_failed)
    planned = entry.planned_sessions
    said = words("bootcamps.detail.sessions.of", held=held, planned=words.number(planned)) if planned else held
    of_planned = Written(said, "shown")
    with_failure = Written(words("bootcamps.detail.failures.of", failed=failed, held=held), "shown")
    attended = attendance(entry, words)
    base = words("bootcamps.detail.attendance.base") if attended.shown else None
    return [
        (of_planned if reported else absent, words("bootcamps.detail.sessions"), None),
        (attended, words("bootcamps.detail.attendance"), base),
        (with_failure if reported else absent, words("bootcamps.detail.failures"), None),
    ]


def _items(entry: BootcampEntry, today: date, names: Names) -> list[ChecklistItem]:
    """Return the checklist, what is missing first and the critical before the rest."""
    words, ahead = names.words, entry.status in AHEAD
    ordered = sorted(entry.readiness, key=lambda item: (_ORDER.get(item.progress, 0), not item.critical, item.due))
    return [
        ChecklistItem(
            item,
            names.partner(item.partner),
            day_or_week(item.due, item.day_known, words),
            was_due(item.due, item.day_known, words)
            if ahead and item.progress in {"pending", "in-progress"} and item.due < today
            else None,
        )
        for item in ordered
    ]
