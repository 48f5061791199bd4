"""Which bootcamps a count of people is of.

A total by stage, of the programme, a state or a bootcamp, counts every bootcamp, and so does the headline pair.
Anything finer counts only bootcamps that have ended: it then changes only when a whole bootcamp joins it, so growth
tells nothing of a small group, and whoever still attends is in no rate.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from lib.indicators.facts import Facts, is_closed
from lib.programme.model import PublishedTable
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus, Stage

Cohort = Literal["all", "ended", "due"]
"""Every bootcamp; those that ended; those whose planned end has passed, except the postponed and cancelled."""

COHORT = "cohort"
ENDED, OPEN, DUE, AHEAD = "ended", "open", "due", "ahead"
"""Values of the dimension `cohort`: ended or not; planned to be over by the cut-off, or planned to end after it."""

_TOTALS: tuple[frozenset[str], ...] = (frozenset(), frozenset({"state"}), frozenset({"bootcamp"}))
_WITHOUT_PEOPLE = frozenset({BootcampStatus.POSTPONED, BootcampStatus.CANCELLED})
_AT_THE_END = frozenset({str(Stage.COMPLETED), str(Stage.CERTIFIED)})


def is_detail(dimensions: Iterable[str]) -> bool:
    """Tell whether these dimensions tell more than people by stage of the programme, a state or a bootcamp."""
    return frozenset(dimensions) - {"stage", COHORT} not in _TOTALS


def cohort_of(table: PublishedTable) -> Cohort:
    """Return which bootcamps a declared table counts."""
    return "ended" if table.measure == "people" and (table.ended_only or is_detail(table.dimensions)) else "all"


def is_due(bootcamp: Bootcamp, until: date) -> bool:
    """Tell whether a bootcamp was planned to be over by the day up to which the facts are complete."""
    return bootcamp.planned_end <= until


def members_of(facts: Facts, until: date) -> dict[str, frozenset[str]]:
    """Return the bootcamps of each cohort; one that was postponed or cancelled is due without people."""
    due = {each.bootcamp for each in facts.bootcamps if is_due(each, until)}
    told = {each.bootcamp for each in facts.bootcamps}
    ended = {each.bootcamp for each in facts.bootcamps if is_closed(each)}
    idle = {each.bootcamp for each in facts.bootcamps if each.status in _WITHOUT_PEOPLE}
    return {
        ENDED: frozenset(ended),
        OPEN: frozenset((told | {row.bootcamp for row in facts.reach}) - ended),
        DUE: frozenset(due - idle),
        AHEAD: frozenset(told - due),
    }


def needs_an_end(at: Mapping[str, str]) -> bool:
    """Tell whether a count of people says nothing before a bootcamp has ended: all detail, and who completed where."""
    detail = at.get(COHORT) == ENDED or ("bootcamp" in at and is_detail(at))
    return detail or (at.get("stage") in _AT_THE_END and not {"bootcamp", "state"}.isdisjoint(at))
