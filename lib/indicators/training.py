"""Bootcamps: status, punctuality, readiness, child-friendly spaces and connection (BOO)."""

from datetime import timedelta

from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, by_choice, count, no_data, share, share_part
from lib.programme.model import Programme
from lib.tables.schema.training import Readiness
from lib.tables.schema.vocabulary import BootcampStatus, Progress, Requirement, SessionState


def training_figures(facts: Facts, programme: Programme) -> list[Figure]:
    """Return BOO-1 to BOO-5."""
    return [
        _by_status(facts),
        _on_time(facts, programme),
        _readiness(facts),
        _child_space(facts),
        _connection(facts),
    ]


def readiness_parts(items: list[Readiness]) -> tuple[Part, Part]:
    """Return the share of items that are ready, of all that apply and of the critical ones."""
    apply = [item for item in items if item.progress is not Progress.NOT_APPLICABLE]
    critical = [item for item in apply if item.critical]
    return (
        share_part("all", sum(item.progress is Progress.READY for item in apply), len(apply)),
        share_part("critical", sum(item.progress is Progress.READY for item in critical), len(critical)),
    )


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


def _readiness(facts: Facts) -> Figure:
    """Return the readiness of all bootcamps that are not cancelled; each bootcamp is a part."""
    if "preparacion" not in facts.read:
        return no_data("BOO-3", "share")
    cancelled = {row.bootcamp for row in facts.bootcamps if row.status is BootcampStatus.CANCELLED}
    items = [item for item in facts.readiness if item.bootcamp not in cancelled]
    whole, critical = readiness_parts(items)
    parts = [Part("critical", critical.state, critical.value, critical.numerator, critical.denominator)]
    for bootcamp in sorted({item.bootcamp for item in items}):
        each, _ = readiness_parts([item for item in items if item.bootcamp == bootcamp])
        parts.append(Part(bootcamp, each.state, each.value, each.numerator, each.denominator))
    return share("BOO-3", whole.numerator or 0, whole.denominator or 0, tuple(parts))


def _child_space(facts: Facts) -> Figure:
    if not {"preparacion", "bootcamps"} <= facts.read:
        return no_data("BOO-4", "share")
    held = {row.bootcamp for row in facts.bootcamps if row.status is not BootcampStatus.CANCELLED}
    ready = {
        item.bootcamp
        for item in facts.readiness
        if item.requirement is Requirement.CHILD_SPACE and item.progress is Progress.READY
    }
    return share("BOO-4", len(held & ready), len(held))


def _connection(facts: Facts) -> Figure:
    if "sesiones" not in facts.read:
        return no_data("BOO-5", "share")
    answers = [
        session.connection_failed
        for session in facts.sessions
        if session.state is SessionState.HELD and session.connection_failed is not None
    ]
    return share("BOO-5", sum(answers), len(answers))
