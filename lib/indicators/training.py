"""Bootcamps: status, punctuality, readiness, child-friendly spaces and connection (BOO)."""

from collections.abc import Iterable
from datetime import date, timedelta

from lib.indicators.due import is_due
from lib.indicators.entries import ReadinessItem
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, by_choice, count, no_data, of_part, share, share_part
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.tables.schema.lists import choices_of
from lib.tables.schema.training import Readiness
from lib.tables.schema.vocabulary import BootcampStatus, Progress, Requirement, SessionState

_BEGUN = frozenset({BootcampStatus.RUNNING, BootcampStatus.COMPLETED})


def training_figures(facts: Facts, setting: Setting) -> list[Figure]:
    """Return BOO-1 to BOO-5."""
    return [
        _by_status(facts),
        _on_time(facts, setting.programme),
        _readiness(facts, setting.today),
        _child_space(facts, setting),
        _connection(facts),
    ]


def ready(name: str, items: Iterable[Readiness | ReadinessItem], today: date) -> Part:
    """Return the share of items that are ready, of all that apply; `aside` is how many of them are not due yet."""
    apply = [item for item in items if item.progress != Progress.NOT_APPLICABLE]
    done = sum(item.progress == Progress.READY for item in apply)
    counted = sum(item.progress == Progress.READY or is_due(item.due, today) for item in apply)
    return share_part(name, done, len(apply), len(apply) - counted)


def _by_status(facts: Facts) -> Figure:
    if "bootcamps" not in facts.read:
        return no_data("BOO-1", "bootcamps")
    counts = by_choice(BootcampStatus, [row.status for row in facts.bootcamps])
    parts = tuple(Part(str(status), "shown", number) for status, number in counts.items())
    return count("BOO-1", "bootcamps", counts[BootcampStatus.COMPLETED], parts, target=len(facts.bootcamps))


def _on_time(facts: Facts, programme: Programme) -> Figure:
    if "bootcamps" not in facts.read:
        return no_data("BOO-2", "share")
    grace = timedelta(days=programme.rules.on_time_start_days)
    started = [row for row in facts.bootcamps if row.actual_start is not None]
    on_time = [row for row in started if row.actual_start and row.actual_start <= row.planned_start + grace]
    return share("BOO-2", len(on_time), len(started))


def _readiness(facts: Facts, today: date) -> Figure:
    """Return the readiness of all bootcamps that are not cancelled; each bootcamp is a part."""
    if "preparacion" not in facts.read:
        return no_data("BOO-3", "share")
    cancelled = {row.bootcamp for row in facts.bootcamps if row.status is BootcampStatus.CANCELLED}
    items = [item for item in facts.readiness if item.bootcamp not in cancelled]
    parts = [ready("critical", [item for item in items if item.critical], today)]
    for bootcamp in sorted({item.bootcamp for item in items}):
        parts.append(ready(bootcamp, [item for item in items if item.bootcamp == bootcamp], today))
    return of_part(ready("BOO-3", items, today), "BOO-3", tuple(parts))


def _child_space(facts: Facts, setting: Setting) -> Figure:
    """Return bootcamps with a child-friendly space, of all; not due is it for those that have not begun nor have it.

    It does not apply where nothing in the programme's list of requirements counts as one.
    """
    if not {"preparacion", "bootcamps"} <= facts.read:
        return no_data("BOO-4", "share")
    if Requirement.CHILD_SPACE not in choices_of(Requirement, setting.programme.lists):
        return share("BOO-4", 0, 0)
    held = {row.bootcamp for row in facts.bootcamps if row.status is not BootcampStatus.CANCELLED}
    items = [item for item in facts.readiness if item.requirement is Requirement.CHILD_SPACE]
    there = {item.bootcamp for item in items if item.progress is Progress.READY}
    due = {item.bootcamp for item in items if is_due(item.due, setting.today)}
    begun = {row.bootcamp for row in facts.bootcamps if row.status in _BEGUN}
    counted = held & (there | due | begun)
    return of_part(share_part("BOO-4", len(held & there), len(held), len(held - counted)), "BOO-4")


def _connection(facts: Facts) -> Figure:
    if "sesiones" not in facts.read:
        return no_data("BOO-5", "share")
    answers = [
        session.connection_failed
        for session in facts.sessions
        if session.state is SessionState.HELD and session.connection_failed is not None
    ]
    return share("BOO-5", sum(answers), len(answers))
