"""Which bootcamps a count of people is of.

A total by stage, of the programme, a state or a bootcamp, counts every bootcamp, and so does the headline pair.
Anything finer counts only bootcamps that have ended: it then changes only when a whole bootcamp joins it, so growth
tells nothing of a small group, and whoever still attends is in no rate.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from lib.indicators.disclosure.cells import ALL
from lib.indicators.facts import Facts, is_closed
from lib.programme.model import PublishedTable
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus, Stage

Cohort = Literal["all", "ended", "released", "due"]
"""Every bootcamp; those that ended; of these, those whose detail is released so far; those with a target whose planned
end has passed, except the postponed and cancelled."""

COHORT = "cohort"
ENDED, OPEN, RELEASED, DUE, AHEAD = "ended", "open", "released", "due", "ahead"
"""Values of the dimension `cohort`: ended or not; released; planned to be over by the cut-off, or to end after it."""

_TOTALS: tuple[frozenset[str], ...] = (frozenset(), frozenset({"state"}), frozenset({"bootcamp"}))
_WITHOUT_PEOPLE = frozenset({BootcampStatus.POSTPONED, BootcampStatus.CANCELLED})
HAS_PEOPLE = frozenset({BootcampStatus.RECRUITING, BootcampStatus.RUNNING, BootcampStatus.COMPLETED})
"""The statuses of bootcamps that people may be in."""

_AT_THE_END = frozenset({str(Stage.COMPLETED), str(Stage.CERTIFIED)})


def is_detail(dimensions: Iterable[str]) -> bool:
    """Tell whether these dimensions tell more than people by stage of the programme, a state or a bootcamp."""
    return frozenset(dimensions) - {"stage", COHORT} not in _TOTALS


def place_of(at: Mapping[str, str]) -> str:
    """Return whose detail coordinates tell: a bootcamp's, a state's, or `*` for the programme's."""
    bootcamp = at.get("bootcamp", ALL)
    return at.get("state", ALL) if bootcamp == ALL else place_of_bootcamp(bootcamp)


def place_of_bootcamp(bootcamp: str) -> str:
    """Return the place that a bootcamp is; no state's key looks like it."""
    return f"bootcamp {bootcamp}"


def cohort_of(table: PublishedTable) -> Cohort:
    """Return which bootcamps a declared table counts."""
    return "ended" if is_detail_table(table) or (table.measure == "people" and table.ended_only) else "all"


def is_detail_table(table: PublishedTable) -> bool:
    """Tell whether a declared table tells more of people than totals by stage."""
    return table.measure == "people" and is_detail(table.dimensions)


def is_due(bootcamp: Bootcamp, until: date) -> bool:
    """Tell whether a bootcamp was planned to be over by the day up to which the facts are complete."""
    return bootcamp.planned_end <= until


def members_of(facts: Facts, until: date) -> dict[str, frozenset[str]]:
    """Return the bootcamps of each cohort; one that was postponed or cancelled is due without people.

    One without a target is not compared with a plan, so it is neither due nor ahead once its planned end has passed.
    """
    due = {each.bootcamp for each in facts.bootcamps if is_due(each, until)}
    unplanned = {each.bootcamp for each in facts.bootcamps if each.target_people is None}
    told = {each.bootcamp for each in facts.bootcamps}
    ended = {each.bootcamp for each in facts.bootcamps if is_closed(each)}
    idle = {each.bootcamp for each in facts.bootcamps if each.status in _WITHOUT_PEOPLE}
    return {
        ENDED: frozenset(ended),
        OPEN: frozenset((told | {row.bootcamp for row in facts.reach}) - ended),
        DUE: frozenset(due - idle - unplanned),
        AHEAD: frozenset(told - due),
    }


def needs_an_end(at: Mapping[str, str]) -> bool:
    """Tell whether a count of people says nothing before a bootcamp has ended: all detail, and who completed where."""
    detail = at.get(COHORT) == ENDED or ("bootcamp" in at and is_detail(at))
    return detail or (at.get("stage") in _AT_THE_END and not {"bootcamp", "state"}.isdisjoint(at))
