"""V07, V08, V15, V16 and V28: what the calendar contradicts, what it presses for, and what falls on a holiday."""

from collections.abc import Iterator
from datetime import date, timedelta

from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, Parameters, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.coordination import Commitment
from lib.tables.schema.training import Bootcamp, Readiness, Session
from lib.tables.schema.vocabulary import BootcampStatus, CommitmentStatus, Progress, SessionState

OVERRUN_DAYS = 14
ALERT_DAYS = 7
_NOT_STARTED = frozenset({BootcampStatus.PROPOSED, BootcampStatus.CONFIRMED, BootcampStatus.RECRUITING})
_NOT_READY = frozenset({Progress.PENDING, Progress.IN_PROGRESS})
_NOT_DELIVERED = frozenset({CommitmentStatus.OFFERED, CommitmentStatus.CONFIRMED})


def ends_before_starts(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out bootcamps that end before they start, as planned or as held (V07)."""
    for place in evidence.places(Bootcamp):
        row = place.row
        spans = {"planned": (row.planned_start, row.planned_end), "actual": (row.actual_start, row.actual_end)}
        found = tuple(
            place.finding("V07", f"{case}_end", {"case": case, **_days(start, end)}, kept=False)
            for case, (start, end) in spans.items()
            if start is not None and end is not None and end < start
        )
        if found:
            yield Judgement(place, found)


def sessions_outside_bootcamp(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out sessions before their bootcamp's first day or after its last (V07)."""
    bootcamps = evidence.bootcamps()
    for place in evidence.places(Session):
        bootcamp = bootcamps.get(place.row.bootcamp)
        if bootcamp is None or bootcamp.is_emptied("actual_start") or bootcamp.is_emptied("actual_end"):
            continue
        start, end = _span(bootcamp.row, evidence.setting.today)
        if not start <= place.row.day <= end:
            limit = place.other(bootcamp, _limit_field(bootcamp.row, early=place.row.day < start))
            params = {"case": "session", "bootcamp": place.row.bootcamp, **_days(start, end), **limit}
            found = place.finding("V07", "day", params, kept=False)
            yield Judgement(place, (found,))


def status_against_dates(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on bootcamps whose status their dates belie (V08)."""
    today = evidence.setting.today
    for place in evidence.places(Bootcamp):
        row = place.row
        overrun, late = (today - row.planned_end).days, (today - row.planned_start).days
        if row.status is BootcampStatus.COMPLETED and row.actual_end is None and not place.is_emptied("actual_end"):
            yield place.finding("V08", "actual_end", {"case": "completed"})
        elif row.status is BootcampStatus.RUNNING and overrun > OVERRUN_DAYS:
            params: Parameters = {"case": "running", "day": row.planned_end.isoformat(), "days": overrun}
            yield place.finding("V08", "status", params)
        elif row.status is BootcampStatus.CONFIRMED and late > 0:
            params = {"case": "confirmed", "day": row.planned_start.isoformat(), "days": late}
            yield place.finding("V08", "status", params)


def critical_items_pending(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on critical items that are not ready a week before a bootcamp that has not started, or later (V15)."""
    bootcamps = evidence.bootcamps()
    for place in evidence.places(Readiness):
        bootcamp = bootcamps.get(place.row.bootcamp)
        if bootcamp is None or not place.row.critical or place.row.progress not in _NOT_READY:
            continue
        start = bootcamp.row.planned_start
        days = (start - evidence.setting.today).days
        if bootcamp.row.status in _NOT_STARTED and bootcamp.row.actual_start is None and days <= ALERT_DAYS:
            params = {"bootcamp": place.row.bootcamp, "requirement": str(place.row.requirement)}
            yield place.finding("V15", "progress", {**params, "start": start.isoformat(), "days": days})


def commitments_out_of_time(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on what was delivered for a bootcamp without a known start, and on what is overdue (V16)."""
    startless = evidence.lacking("bootcamps", "planned_start")
    for place in evidence.places(Commitment):
        row = place.row
        days = (evidence.setting.today - row.due).days
        if row.status is CommitmentStatus.DELIVERED and row.bootcamp is not None and row.bootcamp in startless:
            yield place.finding("V16", "status", {"case": "no-start", "bootcamp": row.bootcamp})
        elif row.status in _NOT_DELIVERED and days > 0:
            yield place.finding("V16", "due", {"case": "overdue", "days": days})


def on_holidays(evidence: RuleEvidence) -> Iterator[Finding]:
    """Ask about sessions, and beginnings of bootcamps, on an official holiday of the country (V28)."""
    for session in evidence.places(Session):
        if session.row.state is not SessionState.CANCELLED:
            yield from _asked(evidence, session, "day", session.row.day, "session")
    for place in evidence.places(Bootcamp):
        row = place.row
        if row.actual_start:
            yield from _asked(evidence, place, "actual_start", row.actual_start, "started")
        elif row.status in _NOT_STARTED:
            yield from _asked(evidence, place, "planned_start", row.planned_start, "starts")


def _asked(
    evidence: RuleEvidence, place: RowPlace[Session] | RowPlace[Bootcamp], field: str, day: date, case: str
) -> Iterator[Finding]:
    country = evidence.setting.country
    rest = country.holidays.on(day) if country.is_holiday(day) else None
    if rest:
        names = {f"holiday_in_{language}": name for language, name in rest.name.by_language.items()}
        first = rest.name.in_language(evidence.setting.programme.programme.languages[0])
        yield place.finding(
            "V28", field, {"case": case, "day": day.isoformat(), "holiday": first, **names}, value=day.isoformat()
        )


def _span(bootcamp: Bootcamp, today: date) -> tuple[date, date]:
    """Return the days between which sessions lie: the actual ones, or else the planned.

    One that started late and has not ended ends as much later as planned; sessions already held then count too.
    """
    start, end = bootcamp.actual_start or bootcamp.planned_start, bootcamp.actual_end or bootcamp.planned_end
    if bootcamp.actual_start and not bootcamp.actual_end:
        delay = max(timedelta(0), bootcamp.actual_start - bootcamp.planned_start)
        end = max(end + delay, today)
    return start, end


def _days(start: date, end: date) -> dict[str, Parameter]:
    return {"start": start.isoformat(), "end": end.isoformat()}


def _limit_field(bootcamp: Bootcamp, *, early: bool) -> str:
    """Return the field that holds the day a session should not pass."""
    if early:
        return "actual_start" if bootcamp.actual_start else "planned_start"
    return "actual_end" if bootcamp.actual_end else "planned_end"


JUDGES: tuple[JudgingRule, ...] = (
    ends_before_starts,
    sessions_outside_bootcamp,
)
REMARKS: tuple[RemarkingRule, ...] = (
    status_against_dates,
    critical_items_pending,
    commitments_out_of_time,
    on_holidays,
)
