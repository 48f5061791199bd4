"""What changed after the bootcamps, among those who answered (SEG)."""

from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.other_counts import ANSWERS, NO_ANSWER, OTHERWISE, POSITIVE, survey_rows
from lib.indicators.counts.published import Known
from lib.indicators.disclosure.cells import cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, State, no_data
from lib.tables.schema.vocabulary import Outcome, Stage, Wave

_REPORTED_WAVES = (Wave.THREE_MONTHS, Wave.SIX_MONTHS)


def follow_up_figures(facts: Facts, known: Known) -> list[Figure]:
    """Return SEG-1 and SEG-2. A part is named `wave/outcome`; SEG-1 also has `…/of-completed`."""
    if "seguimiento" not in facts.read or not facts.follow_up:
        return [no_data("SEG-1", "share"), no_data("SEG-2", "share")]
    completed = known.value(cell(PEOPLE, {"stage": str(Stage.COMPLETED)}))
    responses: list[Part] = []
    outcomes: list[Part] = []
    for wave, outcome in survey_rows(facts):
        name, at = f"{wave}/{outcome}", {"wave": wave, "outcome": outcome}
        positive, otherwise, silent = (
            known.value(cell(ANSWERS, {**at, "answer": answer})) for answer in (POSITIVE, OTHERWISE, NO_ANSWER)
        )
        contacted = known.value(cell(ANSWERS, at))
        answered = None if contacted is None or silent is None else contacted - silent
        responses += [_part(name, answered, contacted), _part(f"{name}/of-completed", answered, completed)]
        outcomes.append(_part(name, positive, None if positive is None or otherwise is None else positive + otherwise))
    return [_latest("SEG-1", responses), _latest("SEG-2", outcomes)]


def _part(name: str, top: int | None, base: int | None) -> Part:
    if top is None or base is None:
        return Part(name, "protected")
    return Part(name, "shown" if base else "not-applicable", top / base if base else None, top, base)


def _latest(indicator: str, parts: list[Part]) -> Figure:
    """Take for the figure the latest wave that asked whether a tool is used."""
    by_name = {part.id: part for part in parts}
    for wave in reversed(_REPORTED_WAVES):
        part = by_name.get(f"{wave}/{Outcome.USES_TOOL}")
        if part is not None:
            state: State = part.state
            return Figure(
                indicator, "share", state, part.value,
                numerator=part.numerator, denominator=part.denominator, parts=tuple(parts),
            )  # fmt: skip
    return Figure(indicator, "share", "no-data", parts=tuple(parts))
