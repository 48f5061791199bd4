"""What is shown one by one and needs no protection: bootcamps and their sessions, hubs, commitments and actions."""

from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.known import Known
from lib.indicators.counts.other_counts import rated_cell
from lib.indicators.facts import Facts
from lib.indicators.figure import State
from lib.indicators.hubs import condition, unverified_days
from lib.programme.setting import Setting
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import SessionState


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One item of a bootcamp's checklist and who owes it. Without `day_known`, `due` ends the week that is told."""

    requirement: str
    critical: bool
    progress: str
    partner: str
    due: date
    day_known: bool = True


@dataclass(frozen=True, slots=True)
class BootcampEntry:
    """A bootcamp as planned and as held. `attendance` is attendances over expected, where they may be shown.

    Without `days_known` only weeks are told and no hub: a start is its week's Monday, an end its week's Sunday.
    """

    id: str
    name: str
    state: str
    municipality: str
    hub: str | None
    modality: str
    status: str
    planned_start: date
    planned_end: date
    actual_start: date | None
    actual_end: date | None
    target_people: int | None
    planned_sessions: int | None
    sessions_held: int
    sessions_failed: int
    languages: tuple[str, ...]
    allies: tuple[str, ...]
    reason: str | None
    validation: str
    validated_on: date | None
    readiness: tuple[ReadinessItem, ...]
    attendance: float | None
    attendance_state: State
    days_known: bool = True


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session of a bootcamp: its day, and whether it was told how many came. Only partners learn of it."""

    bootcamp: str
    number: int
    day: date
    topic: str
    state: str
    counted: bool


@dataclass(frozen=True, slots=True)
class HubEntry:
    """A hub with its condition on the day of the reading. `days_since_verified` is None where it never was.

    `locality_key` is INEGI's nine digits where the locality could be told; `in_catalogue` whether its name is known in
    the municipality, None where no locality was typed. Speeds are in megabits per second.
    """

    id: str
    name: str
    kind: str
    state: str
    municipality: str
    locality: str | None
    lat: float
    lon: float
    phase: str
    status: str
    condition: str
    connectivity: str
    computers: int | None
    seats: int | None
    verified_on: date | None
    days_since_verified: int | None
    bootcamps: tuple[str, ...]
    locality_key: str | None = None
    in_catalogue: bool | None = None
    speed: float | None = None
    contracted_speed: float | None = None
    measured_on: date | None = None
    provider: str | None = None
    programme: str | None = None
    priority: str | None = None
    project: str | None = None
    project_kind: str | None = None
    led_by_women: bool | None = None
    office: str | None = None
    directions: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """What a partner promised, and by when. Without `day_known`, `due` ends the week that is told."""

    id: str
    partner: str
    state: str
    bootcamp: str | None
    contribution: str
    quantity: float | None
    unit: str | None
    status: str
    due: date
    day_known: bool = True


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """A communication, shared content or community action."""

    id: str
    kind: str
    title: str
    audience: str
    partner: str
    day: date
    status: str
    link: str | None
    licence: str | None


def bootcamp_entries(facts: Facts, known: Known) -> tuple[BootcampEntry, ...]:
    """Return every bootcamp with its readiness and sessions."""
    return tuple(_bootcamp(row, facts, known) for row in facts.bootcamps)


def session_entries(facts: Facts) -> tuple[SessionEntry, ...]:
    """Return every session, by bootcamp and number."""
    rows = sorted(facts.sessions, key=lambda row: (row.bootcamp, row.number))
    return tuple(
        SessionEntry(
            row.bootcamp, row.number, row.day, str(row.topic), str(row.state), counted=row.attendances is not None
        )
        for row in rows
    )


def hub_entries(facts: Facts, setting: Setting) -> tuple[HubEntry, ...]:
    """Return every hub with its condition today and the bootcamps it hosted or will host."""
    hosted: dict[str, tuple[str, ...]] = {}
    for each in facts.bootcamps:
        if each.hub:
            hosted[each.hub] = (*hosted.get(each.hub, ()), each.bootcamp)
    return tuple(
        HubEntry(
            row.hub,
            row.name,
            str(row.kind),
            row.state,
            row.municipality,
            row.locality,
            row.lat,
            row.lon,
            str(row.phase),
            str(row.status),
            condition(row, setting.programme.rules, setting.today),
            str(row.connectivity),
            row.computers,
            row.seats,
            row.verified_on,
            unverified_days(row, setting.today),
            hosted.get(row.hub, ()),
            *_locality(row, setting),
            row.speed,
            row.contracted_speed,
            row.measured_on,
            row.provider,
            row.programme,
            row.priority,
            row.project,
            str(row.project_kind) if row.project_kind else None,
            row.led_by_women,
            row.office,
            row.directions,
        )
        for row in facts.hubs
    )


def commitment_entries(facts: Facts) -> tuple[CommitmentEntry, ...]:
    """Return every commitment, by due day."""
    rows = sorted(facts.commitments, key=lambda row: (row.due, row.commitment))
    return tuple(
        CommitmentEntry(
            row.commitment,
            row.partner,
            row.state,
            row.bootcamp,
            str(row.contribution),
            row.quantity,
            row.unit,
            str(row.status),
            row.due,
        )
        for row in rows
    )


def action_entries(facts: Facts) -> tuple[ActionEntry, ...]:
    """Return every action, by day."""
    rows = sorted(facts.actions, key=lambda row: (row.day, row.action))
    return tuple(
        ActionEntry(
            row.action,
            str(row.kind),
            row.title,
            str(row.audience),
            row.partner,
            row.day,
            str(row.status),
            row.link,
            None if row.licence is None else str(row.licence),
        )
        for row in rows
    )


def _bootcamp(row: Bootcamp, facts: Facts, known: Known) -> BootcampEntry:
    held = [each for each in facts.sessions if each.bootcamp == row.bootcamp and each.state is SessionState.HELD]
    both = [(each.attendances, each.expected) for each in held if each.attendances is not None and each.expected]
    state = known.state(rated_cell(row.bootcamp))
    if state == "shown" and not both:
        state = "no-data" if row.actual_start else "not-applicable"
    expected = sum(of for _, of in both)
    attendance = sum(came for came, _ in both) / expected if state == "shown" and expected else None
    items = tuple(
        ReadinessItem(str(each.requirement), bool(each.critical), str(each.progress), each.partner, each.due)
        for each in facts.readiness
        if each.bootcamp == row.bootcamp
    )
    return BootcampEntry(
        row.bootcamp, row.name, row.state, row.municipality, row.hub, str(row.modality), str(row.status),
        row.planned_start, row.planned_end, row.actual_start, row.actual_end, row.target_people, row.planned_sessions,
        len(held), sum(bool(each.connection_failed) for each in held), tuple(str(each) for each in row.languages),
        row.allies, row.reason, str(row.validation), row.validated_on, items, attendance, state,
    )  # fmt: skip


def _locality(row: Hub, setting: Setting) -> tuple[str | None, bool | None]:
    if not row.locality or setting.localities is None:
        return None, None
    found = setting.localities.find(row.municipality, row.locality, row.lat, row.lon)
    return found.key, found.known
