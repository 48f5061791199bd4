"""What changed after the bootcamps, among those who answered (SEG), and how far the silent could change it."""

from calendar import monthrange
from datetime import date

from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.known import Known
from lib.indicators.counts.other_counts import ANSWERS, NO_ANSWER, OTHERWISE, POSITIVE, survey_rows
from lib.indicators.disclosure.cells import cell
from lib.indicators.facts import Facts, is_closed
from lib.indicators.figure import Figure, Part, State, no_data
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import Outcome, Stage, Wave

_REPORTED_WAVES = (Wave.THREE_MONTHS, Wave.SIX_MONTHS)
_MONTHS_AFTER: dict[str, int] = {Wave.EXIT: 0, Wave.THREE_MONTHS: 3, Wave.SIX_MONTHS: 6, Wave.TWELVE_MONTHS: 12}


def follow_up_figures(facts: Facts, known: Known, until: date) -> list[Figure]:
    """Return SEG-1 and SEG-2. A part is named `wave/outcome`; SEG-1 also has `…/of-eligible`.

    Eligible is who could have been asked by `until`: those who registered, for the wave at entry, else those who
    completed a bootcamp that ended as many months before as the wave is late. A part of SEG-2 has as `low` and `high`
    the eligible people who would say so if none, or all, of those who did not answer did. Neither applies before
    anybody could be asked three months after a bootcamp.
    """
    if "seguimiento" not in facts.read or not (facts.follow_up or facts.bootcamps):
        return [no_data("SEG-1", "share"), no_data("SEG-2", "share")]
    ripe = any(may_be_asked(each, _REPORTED_WAVES[0], until) for each in facts.bootcamps if is_closed(each))
    missing: State = "no-data" if ripe or "bootcamps" not in facts.read else "not-applicable"
    responses: list[Part] = []
    outcomes: list[Part] = []
    for wave, outcome in survey_rows(facts):
        name, at = f"{wave}/{outcome}", {"wave": wave, "outcome": outcome}
        positive, otherwise, silent = (
            known.value(cell(ANSWERS, {**at, "answer": answer})) for answer in (POSITIVE, OTHERWISE, NO_ANSWER)
        )
        contacted = known.value(cell(ANSWERS, at))
        answered = None if contacted is None or silent is None else contacted - silent
        eligible = _eligible(wave, facts, known, until)
        responses += [_part(name, answered, contacted), _of_eligible(f"{name}/of-eligible", answered, eligible)]
        outcomes.append(_outcome(name, positive, otherwise, eligible))
    return [_latest("SEG-1", responses, missing), _latest("SEG-2", outcomes, missing)]


def _eligible(wave: str, facts: Facts, known: Known, until: date) -> int | None:
    """Return who could have been asked; None where a count that it needs is not published."""
    if wave == Wave.ENTRY:
        return known.value(cell(PEOPLE, {"stage": str(Stage.REGISTERED)}))
    closed = [each for each in facts.bootcamps if is_closed(each)]
    ripe = [each for each in closed if may_be_asked(each, wave, until)]
    if ripe and len(ripe) == len(closed):
        return known.value(cell(PEOPLE, {"stage": str(Stage.COMPLETED)}))
    counts = [known.value(cell(PEOPLE, {"stage": str(Stage.COMPLETED), "bootcamp": each.bootcamp})) for each in ripe]
    return None if None in counts else sum(filter(None, counts))


def may_be_asked(bootcamp: Bootcamp, wave: str, until: date) -> bool:
    """Tell whether a bootcamp that ended did so long enough before a day for a wave after it."""
    return _later(bootcamp.actual_end or bootcamp.planned_end, _MONTHS_AFTER[wave]) <= until


def _later(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _of_eligible(name: str, answered: int | None, eligible: int | None) -> Part:
    """Return the response of all who could have been asked; no data where more answered than that."""
    if answered is not None and eligible is not None and answered > eligible:
        return Part(name, "no-data")
    return _part(name, answered, eligible)


def _outcome(name: str, positive: int | None, otherwise: int | None, eligible: int | None) -> Part:
    answered = None if positive is None or otherwise is None else positive + otherwise
    part = _part(name, positive, answered)
    if positive is None or answered is None or eligible is None or answered > eligible:
        return part
    return Part(
        name, part.state, part.value, part.numerator, part.denominator,
        low=positive, high=positive + eligible - answered,
    )  # fmt: skip


def _part(name: str, top: int | None, base: int | None) -> Part:
    if top is None or base is None:
        return Part(name, "protected")
    return Part(name, "shown" if base else "not-applicable", top / base if base else None, top, base)


def _latest(indicator: str, parts: list[Part], missing: State) -> Figure:
    """Take for the figure the latest wave that asked whether a tool is used; where none did, it is `missing`."""
    by_name = {part.id: part for part in parts}
    for wave in reversed(_REPORTED_WAVES):
        part = by_name.get(f"{wave}/{Outcome.USES_TOOL}")
        if part is not None:
            return Figure(
                indicator, "share", part.state, part.value, part.low, part.high,
                numerator=part.numerator, denominator=part.denominator, parts=tuple(parts),
            )  # fmt: skip
    return Figure(
        indicator, "share", missing, parts=tuple(parts), cohort="ended" if missing == "not-applicable" else "all"
    )
