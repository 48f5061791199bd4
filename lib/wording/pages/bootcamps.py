"""Bootcamps in sentences: how the programme stands, what to watch, how a start went, what a checklist lacks."""

from datetime import date

from lib.indicators.due import is_due
from lib.indicators.entries import BootcampEntry, CommitmentEntry, ReadinessItem
from lib.indicators.figure import Part
from lib.snapshot.narrowing import monday_of, sunday_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import Requirement
from lib.wording.due import key_of, told
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tables import listed
from lib.wording.values import Written, figure

AHEAD = frozenset({"proposed", "confirmed", "recruiting"})
WITHOUT_DATE = frozenset({"postponed", "cancelled"})
OPEN = frozenset({"offered", "confirmed"})
FIRM = frozenset({"confirmed", "delivered"})
_TOLD = ("running", "recruiting", "confirmed", "proposed", "postponed", "cancelled")


def standing(snapshot: Snapshot, names: Names) -> str:
    """Return «Han concluido 4 de 9 bootcamps; 2 en curso y 1 pospuesto»."""
    words, entries = names.words, snapshot.bootcamps
    if not entries:
        owner = names.programme.owners.get("bootcamps", "")
        return words("bootcamps.reading.none", partner=names.partner(owner))
    done = sum(each.status == "completed" for each in entries)
    if done == len(entries):
        return words("bootcamps.reading.all", n=done)
    counts = {status: sum(each.status == status for each in entries) for status in _TOLD}
    others = [words(f"bootcamps.count.{status}", n=number) for status, number in counts.items() if number]
    return words("bootcamps.reading.some", done=done, n=len(entries), others=listed(others, words))


def to_watch(snapshot: Snapshot, names: Names) -> str | None:
    """Return what needs help first: the next start and what it lacks, or who had no child-friendly space."""
    words = names.words
    ahead = sorted((each for each in snapshot.bootcamps if each.status in AHEAD), key=lambda each: each.planned_start)
    if not ahead:
        return next(iter(without_child_space(snapshot, names)), None)
    entry = ahead[0]
    known = entry.days_known
    name, day = names.bootcamp(entry.id), words.long_day(told(entry.planned_start, known))
    if (entry.planned_start if known else sunday_of(entry.planned_start)) < snapshot.today:
        return words(key_of("bootcamps.watch.late-start", known), name=name, day=day)
    lacking = missing(entry)
    if not entry.readiness:
        return None
    if not lacking:
        return words(key_of("bootcamps.watch.ready", known), name=name, day=day)
    critical = sum(item.critical for item in lacking)
    every = len(applicable(entry))
    key = key_of("bootcamps.watch.next", known)
    return words(key, name=name, day=day, missing=len(lacking), n=every, critical=critical)


def planned(entry: BootcampEntry, words: Words) -> str:
    """Return from when to when a bootcamp is planned, in weeks where only these are told."""
    return _between(entry.planned_start, entry.planned_end, entry.days_known, words)


def held(entry: BootcampEntry, words: Words) -> str:
    """Return from when to when a bootcamp was held, or since when it runs, or that it has not begun."""
    if entry.actual_start is None:
        return words("bootcamps.detail.not-started")
    if entry.actual_end is None:
        return words(key_of("bootcamps.detail.since", entry.days_known), start=words.day(entry.actual_start))
    return _between(entry.actual_start, entry.actual_end, entry.days_known, words)


def _between(start: date, end: date, known: bool, words: Words) -> str:
    first, last = (words.day(told(day, known)) for day in (start, end))
    return words(key_of("bootcamps.detail.between", known), start=first, end=last)


def start_sentence(entry: BootcampEntry, today: date, words: Words) -> str | None:
    """Return how the start compares with the plan, in days or in weeks; None for a bootcamp without a firm date."""
    if entry.actual_start:
        how, much = _apart(entry, entry.actual_start, "early", "on-plan", "late")
    elif entry.status in WITHOUT_DATE:
        return None
    else:
        how, much = _apart(entry, today, "ahead", "today", "overdue")
    return words(key_of(f"bootcamps.start.{how}", entry.days_known), **({"n": much} if much else {}))


def _apart(entry: BootcampEntry, day: date, before: str, same: str, after: str) -> tuple[str, int]:
    """Return how a day stands to the planned start, and by how many days, or weeks where only those are told."""
    days = (day - entry.planned_start).days
    much = days if entry.days_known else (monday_of(day) - monday_of(entry.planned_start)).days // 7
    return (before if much < 0 else after if much else same), abs(much)


def reason_sentence(entry: BootcampEntry, words: Words) -> str | None:
    """Return why a bootcamp was postponed or cancelled."""
    if entry.status not in WITHOUT_DATE:
        return None
    return words("bootcamps.reason", reason=entry.reason or words("bootcamps.reason.unknown"))


def readiness_sentence(entry: BootcampEntry, words: Words) -> str:
    """Return how many items are ready and what is missing."""
    apply, lacking = applicable(entry), missing(entry)
    if not apply:
        return words("bootcamps.ready.none")
    if not lacking:
        return words("bootcamps.ready.all", n=len(apply))
    ready = len(apply) - len(lacking)
    critical = [words.called("requirement", item.requirement) for item in lacking if item.critical]
    if len(lacking) > 4:
        return words("bootcamps.ready.many", ready=ready, n=len(apply), missing=len(lacking), critical=len(critical))
    every = listed([words.called("requirement", item.requirement) for item in lacking], words)
    said = words("bootcamps.ready.some", ready=ready, n=len(apply), missing=every)
    if not critical:
        return said
    return f"{said} {words('bootcamps.ready.critical-missing', names=listed(critical, words))}"


def overdue_sentence(overdue: tuple[CommitmentEntry, ...], snapshot: Snapshot, names: Names) -> str:
    """Return how many commitments are overdue and the oldest of them, which come oldest first, and whose lack."""
    words, lacking = names.words, _without_promises(snapshot, names)
    if not overdue:
        return (
            words("bootcamps.commitments.clear.read", names=lacking)
            if lacking
            else words("bootcamps.commitments.clear")
        )
    oldest = overdue[0]
    said = words(
        key_of("bootcamps.commitments.overdue", oldest.day_known),
        n=len(overdue),
        partner=names.partner(oldest.partner),
        what=promised(oldest, words),
        day=words.long_day(told(oldest.due, oldest.day_known)),
    )
    return f"{said} {words('bootcamps.commitments.lacking', names=lacking)}" if lacking else said


def _without_promises(snapshot: Snapshot, names: Names) -> str:
    """Return the partners whose table of commitments has not been read; "" where there is none."""
    owners = {source.id: source.owner for source in names.programme.sources if "compromisos" in source.tabs}
    unread = [owners[each.id] for each in snapshot.sources if each.id in owners and each.freshness == "unread"]
    return listed(list(map(names.partner, unread)), names.words) if unread else ""


def promised(entry: CommitmentEntry, words: Words) -> str:
    """Return what was promised and how much of it: «equipo (5 computadoras)»."""
    what = words.called("contribution", entry.contribution)
    much = quantity(entry, words)
    return f"{what} ({much})" if much else what


def quantity(entry: CommitmentEntry, words: Words) -> str | None:
    """Return a quantity with its unit as the partner wrote it, or None where no number was given."""
    if entry.quantity is None:
        return None
    decimals = 0 if float(entry.quantity).is_integer() else 1
    number = words.number(entry.quantity, decimals)
    return f"{number} {entry.unit}" if entry.unit else number


def attendance(entry: BootcampEntry, words: Words) -> Written:
    """Return attendances over expected, or its kind of nothing."""
    return figure(Part("EMB-5", entry.attendance_state, entry.attendance, denominator=1), words)


def applicable(entry: BootcampEntry) -> tuple[ReadinessItem, ...]:
    """Return the checklist's items that apply to a bootcamp."""
    return tuple(item for item in entry.readiness if item.progress != "not-applicable")


def missing(entry: BootcampEntry) -> tuple[ReadinessItem, ...]:
    """Return the items that apply and are not ready."""
    return tuple(item for item in applicable(entry) if item.progress != "ready")


def without_child_space(snapshot: Snapshot, names: Names) -> list[str]:
    """Return which bootcamps lack a child-friendly space that they should have, and which are not to have it yet."""
    words = names.words
    if snapshot.figure("BOO-4").state == "not-applicable":
        return []
    missing_at: list[str] = []
    later: list[str] = []
    for entry in snapshot.bootcamps:
        items = [item for item in entry.readiness if item.requirement == Requirement.CHILD_SPACE]
        if entry.status == "cancelled" or any(item.progress == "ready" for item in items):
            continue
        due = entry.status in {"running", "completed"} or any(is_due(item.due, snapshot.today) for item in items)
        (missing_at if due else later).append(names.bootcamp(entry.id))
    told_of = (("bootcamps.watch.child-space", missing_at), ("bootcamps.watch.child-space.later", later))
    return [words(key, names=listed(found, words)) for key, found in told_of if found]
