"""The sample's readiness checklists: fifteen conditions for each bootcamp."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lib.tables.schema.training import Readiness
from lib.tables.schema.vocabulary import BootcampStatus, Modality, Progress, Requirement
from scripts.sample.bootcamps import LIVES, Life, status_of
from scripts.sample.moments import Moment

MINISTRY, HOST = "ministry", "host"


@dataclass(frozen=True, slots=True)
class Condition:
    """One item: whether it is critical, whose task it is, and how many days before the start it is due."""

    requirement: Requirement
    critical: bool
    responsible: str
    days_before: int


CONDITIONS = (
    Condition(Requirement.VENUE, True, MINISTRY, 30),
    Condition(Requirement.INTERNET_TESTED, True, HOST, 10),
    Condition(Requirement.COMPUTERS, True, HOST, 10),
    Condition(Requirement.POWER, True, HOST, 10),
    Condition(Requirement.TRAINER, True, "pro-mujer", 21),
    Condition(Requirement.CHILD_SPACE, True, MINISTRY, 10),
    Condition(Requirement.TRANSPORT, False, MINISTRY, 10),
    Condition(Requirement.AGREED_TIMES, False, "pro-mujer", 21),
    Condition(Requirement.ACCESSIBILITY, False, MINISTRY, 14),
    Condition(Requirement.INTERPRETER, False, "pro-mujer", 14),
    Condition(Requirement.SAFETY_PROTOCOL, True, "pro-mujer", 14),
    Condition(Requirement.PRIVACY_NOTICE, True, "pro-mujer", 21),
    Condition(Requirement.OUTREACH, False, MINISTRY, 28),
    Condition(Requirement.MATERIALS, False, "pro-mujer", 7),
    Condition(Requirement.FOOD, False, MINISTRY, 7),
)
NEVER_READY = {
    ("BC-03", Requirement.CHILD_SPACE): Progress.PENDING,
    ("BC-03", Requirement.ACCESSIBILITY): Progress.IN_PROGRESS,
    ("BC-08", Requirement.ACCESSIBILITY): Progress.IN_PROGRESS,
    ("BC-04", Requirement.TRANSPORT): Progress.NOT_APPLICABLE,
    ("BC-07", Requirement.TRANSPORT): Progress.NOT_APPLICABLE,
    ("BC-09", Requirement.INTERPRETER): Progress.NOT_APPLICABLE,
}
# Midway, what the bootcamps that had not begun had ready, and what they were working on; the rest was pending.
READY_MIDWAY: Mapping[str, frozenset[Requirement]] = {
    "BC-07": frozenset(Requirement) - {Requirement.CHILD_SPACE, Requirement.MATERIALS, Requirement.FOOD,
                                       Requirement.INTERNET_TESTED, Requirement.OUTREACH},
    "BC-08": frozenset({Requirement.VENUE, Requirement.PRIVACY_NOTICE, Requirement.TRAINER}),
    "BC-09": frozenset({Requirement.PRIVACY_NOTICE}),
}  # fmt: skip
BEGUN_MIDWAY: Mapping[str, frozenset[Requirement]] = {
    "BC-07": frozenset({Requirement.CHILD_SPACE, Requirement.OUTREACH, Requirement.INTERNET_TESTED}),
    "BC-08": frozenset({Requirement.OUTREACH, Requirement.AGREED_TIMES, Requirement.INTERPRETER}),
    "BC-09": frozenset({Requirement.VENUE}),
}
LOOKED_AT_MIDWAY = date(2023, 8, 21)
TAKES = timedelta(weeks=3)


def readiness_rows(moment: Moment) -> list[Readiness]:
    """Return the tab `preparacion` as Pro Mujer keeps it."""
    return [_item(life, condition, moment) for life in LIVES for condition in CONDITIONS]


def _item(life: Life, condition: Condition, moment: Moment) -> Readiness:
    due = life.planned[0] - timedelta(days=condition.days_before)
    begun = status_of(life, moment) in {BootcampStatus.COMPLETED, BootcampStatus.RUNNING}
    done = due - timedelta(days=(condition.days_before * 3 + len(life.town)) % 6)
    last_look = moment.cut_offs["pro-mujer"] - timedelta(days=1)
    return Readiness(
        bootcamp=life.id,
        requirement=condition.requirement,
        critical=condition.critical,
        progress=_once_begun(life, condition.requirement)
        if begun
        else _before(life, condition.requirement, done, last_look),
        partner=_responsible(life, condition.responsible),
        due=due,
        updated_on=done if begun else min(due, last_look),
    )


def _once_begun(life: Life, requirement: Requirement) -> Progress:
    return NEVER_READY.get((life.id, requirement), Progress.READY)


def _before(life: Life, requirement: Requirement, done: date, last_look: date) -> Progress:
    """Return how far an item was before its bootcamp began; by midway no further than is written out for that day."""
    settled = NEVER_READY.get((life.id, requirement))
    if settled is Progress.NOT_APPLICABLE:
        return settled
    everything = frozenset(Requirement)
    ready = READY_MIDWAY.get(life.id, everything)
    begun = BEGUN_MIDWAY.get(life.id, everything)
    midway = life.id in READY_MIDWAY and last_look >= LOOKED_AT_MIDWAY
    if requirement in ready and not settled and (midway or done <= last_look):
        return Progress.READY
    if requirement in begun | ready and (midway or done - last_look <= TAKES):
        return Progress.IN_PROGRESS
    return Progress.PENDING


def _responsible(life: Life, whose: str) -> str:
    """Return the organisation: the state's ministry, or SICT where a hub hosts the bootcamp."""
    ministry = next(ally for ally in life.allies if ally.startswith("sedeco-"))
    if whose == HOST:
        return "sict" if life.hub and life.modality is not Modality.ONLINE else ministry
    return ministry if whose == MINISTRY else whose
