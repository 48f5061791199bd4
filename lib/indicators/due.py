"""What is owed by a day: commitments, checklist items, verifications, actions and starts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lib.indicators.facts import Facts
from lib.programme.setting import Setting
from lib.tables.schema.vocabulary import BootcampStatus, CommitmentStatus, OperatingStatus, Progress

OPEN_COMMITMENT = frozenset({CommitmentStatus.OFFERED, CommitmentStatus.CONFIRMED})
AHEAD = frozenset({BootcampStatus.PROPOSED, BootcampStatus.CONFIRMED, BootcampStatus.RECRUITING})
OPEN_ITEM = frozenset({Progress.PENDING, Progress.IN_PROGRESS})
SOON_DAYS = 30
"""How many days before its verification grows old a hub is to be verified again."""


def is_due(day: date, today: date) -> bool:
    """Tell whether what is owed by a day should be there: once its week is over, which is all that the public knows."""
    return day + timedelta(days=6 - day.weekday()) < today


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is owed: what, by whom, by when. `about` names the bootcamp, state or hub it concerns.

    Without `day_known`, `day` ends the week that is told.
    """

    kind: Literal["commitment", "readiness", "verification", "action", "start"]
    partner: str
    day: date
    what: str
    about: str
    count: int = 1
    day_known: bool = True


def due_entries(facts: Facts, setting: Setting) -> tuple[Due, ...]:
    """Return what is owed, overdue first, then by day."""
    due = [*_commitments(facts), *_readiness(facts), *_verifications(facts, setting)]
    due += [Due("action", row.partner, row.day, row.title, "") for row in facts.actions if str(row.status) == "planned"]
    due += [
        Due("start", setting.programme.owners.get("bootcamps", ""), row.planned_start, row.name, row.bootcamp)
        for row in facts.bootcamps
        if row.status in AHEAD
    ]
    return tuple(sorted(due, key=lambda each: (each.day, each.partner, each.kind, each.about, each.what)))


def _commitments(facts: Facts) -> list[Due]:
    return [
        Due("commitment", row.partner, row.due, str(row.contribution), row.bootcamp or row.state)
        for row in facts.commitments
        if row.status in OPEN_COMMITMENT
    ]


def _readiness(facts: Facts) -> list[Due]:
    """Return what is missing for bootcamps that have not started; afterwards the checklist is history."""
    ahead = {row.bootcamp for row in facts.bootcamps if row.status in AHEAD}
    return [
        Due("readiness", row.partner, row.due, str(row.requirement), row.bootcamp)
        for row in facts.readiness
        if row.bootcamp in ahead and row.progress in OPEN_ITEM
    ]


def _verifications(facts: Facts, setting: Setting) -> list[Due]:
    """Return, for each state, its hubs in service that must be verified: those whose day has passed, and those whose
    day comes within a month, each by the first of these days.
    """
    allowed = timedelta(days=setting.programme.rules.hub_verified_days)
    soon = setting.today + timedelta(days=SOON_DAYS)
    days_of: dict[tuple[str, bool], list[date]] = {}
    for hub in facts.hubs:
        if hub.status is OperatingStatus.IN_SERVICE:
            day = hub.verified_on + allowed if hub.verified_on else setting.today
            if day <= soon:
                days_of.setdefault((hub.state, day < setting.today), []).append(day)
    owner = setting.programme.owners.get("sitios", "")
    return [Due("verification", owner, min(days), "", state, len(days)) for (state, _), days in days_of.items()]
