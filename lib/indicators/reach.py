"""Reach, funnel and profile: the figures about people. They are read from protected cells, so none can undo a mask."""

from dataclasses import replace

from lib.indicators.counts.cohorts import COHORT, ENDED
from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.known import Known
from lib.indicators.counts.other_counts import ATTENDANCES, rated_cell
from lib.indicators.counts.people import HEADLINES, PARTICIPATIONS
from lib.indicators.disclosure.cells import ALL, Cell, cell
from lib.indicators.facts import Facts, is_closed
from lib.indicators.figure import Figure, Part, State, no_data, share
from lib.programme.indicator_ids import Unit
from lib.programme.model import Programme
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import ActionStatus, AgeBeyond, BootcampStatus, SessionState, Stage

_ATTENDED = {"stage": str(Stage.ATTENDED)}


def reach_figures(facts: Facts, known: Known, programme: Programme) -> list[Figure]:
    """Return ALC-1 to ALC-6, EMB-1 to EMB-7 and PER-1."""
    k = programme.rules.protected_below
    if "alcance" not in facts.read:
        people = [no_data(each, "people") for each in (*HEADLINES, *(f"EMB-{n}" for n in range(1, 5)))]
        shares = [no_data(each, "share") for each in ("EMB-6", "EMB-7", "PER-1")]
        counted = [*people, no_data("ALC-4", "participations"), *shares]
    else:
        counted = [
            *(_headline(each, name, facts, known, k) for each, name in HEADLINES.items()),
            _count("ALC-4", "participations", cell(PARTICIPATIONS, {}), known),
            *_funnel(facts, known, k),
            _completion(facts, known),
            _returning(known),
            _focus_age(facts, known, programme),
        ]
    return [*counted, _attendances(facts, known), _indirect(facts), _attendance_rate(facts, known)]


def reach_range(rows: list[Reach], largest: int = 0) -> tuple[int, int]:
    """Return the fewest and the most distinct people in rows of one stage.

    Where repeats are known both are Σ(personas - ya_contadas). An empty `ya_contadas` may be anything from none to all
    of its row, but the programme reached no fewer than its `largest` bootcamp.
    """
    most = sum(row.people - (row.already_counted or 0) for row in rows)
    fewest = sum(row.people - (row.people if row.already_counted is None else row.already_counted) for row in rows)
    return max(fewest, largest), most


def _headline(indicator: str, name: Cell, facts: Facts, known: Known, k: int) -> Figure:
    figure = _people(indicator, name, facts, known, k)
    return replace(figure, cohort="ended") if name.value_of(COHORT) == ENDED else figure


def _people(indicator: str, name: Cell, facts: Facts, known: Known, k: int) -> Figure:
    """Return a count of people, as a range where repeats are unknown."""
    if known.values.get(name, 0) is None:
        ended = {each.bootcamp for each in facts.bootcamps if is_closed(each)}
        rows = [row for row in facts.reach if _matches(row, dict(name.at), ended)]
        if tells_too_much(rows, k):
            return Figure(indicator, "people", "protected")
        bootcamps = {row.bootcamp for row in rows}
        shown = (known.value(name.with_value("bootcamp", each)) for each in bootcamps)
        low, high = reach_range(rows, max((count for count in shown if count is not None), default=0))
        if low != high:
            return Figure(indicator, "people", "shown", low=low, high=high)
        return Figure(indicator, "people", "shown", high)
    return _count(indicator, "people", name, known)


def tells_too_much(rows: list[Reach], k: int) -> bool:
    """Tell whether an end of a range, or what lies between its ends, is a few people."""
    fewest, most = reach_range(rows)
    return any(0 < part < k for part in (fewest, most, most - fewest))


def _matches(row: Reach, at: dict[str, str], ended: set[str]) -> bool:
    cohort = ENDED if row.bootcamp in ended else None
    mine = {"stage": row.stage, "role": row.role, "sex": row.sex, "bootcamp": row.bootcamp, COHORT: cohort}
    return all(mine[name] == value for name, value in at.items())


def _count(indicator: str, unit: Unit, name: Cell, known: Known) -> Figure:
    return Figure(indicator, unit, known.state(name), known.value(name))


def _share(indicator: str, top: int | None, base: int | None, known: Known, *names: Cell) -> Figure:
    """Return a share of two shown counts; one that is hidden, unknown or does not apply makes the share so too."""
    if top is None or base is None:
        states = {known.state(name) for name in names}
        reasons: tuple[State, ...] = ("protected", "not-applicable")
        return Figure(indicator, "share", next((each for each in reasons if each in states), "no-data"))
    return share(indicator, top, base)


def _funnel(facts: Facts, known: Known, k: int) -> list[Figure]:
    """Return people by stage, with the shares that went on to it in bootcamps that ended."""
    stages = [str(stage) for stage in Stage]
    figures = []
    for number, stage in enumerate(stages):
        figure = _people(f"EMB-{number + 1}", cell(PEOPLE, {"stage": stage}), facts, known, k)
        parts: tuple[Part, ...] = ()
        if number and figure.value is not None:
            parts = (
                _went_on("of-previous", stages[number - 1], stage, known),
                _went_on("of-registered", stages[0], stage, known),
            )
        figures.append(replace(figure, parts=parts))
    return figures


def _went_on(part: str, before: str, after: str, known: Known, state: str = ALL) -> Part:
    """Return the share of those at one stage who reached another, in bootcamps that ended."""
    top, base = (cell(PEOPLE, {"stage": stage, "state": state, COHORT: ENDED}) for stage in (after, before))
    figure = _share(part, known.value(top), known.value(base), known, top, base)
    return Part(part, figure.state, figure.value, figure.numerator, figure.denominator)


def _completion(facts: Facts, known: Known) -> Figure:
    """Return who completed of who attended, with a part for each state that has bootcamps."""
    whole = _completed("EMB-6", ALL, facts, known)
    states = sorted({each.state for each in facts.bootcamps})
    return Figure(
        "EMB-6", "share", whole.state, whole.value,
        numerator=whole.numerator, denominator=whole.denominator, aside=whole.aside, cohort="ended",
        parts=tuple(_completed(state, state, facts, known) for state in states),
    )  # fmt: skip


def _completed(name: str, state: str, facts: Facts, known: Known) -> Part:
    running = [each for each in facts.bootcamps if each.status is BootcampStatus.RUNNING and state in {ALL, each.state}]
    counts = [known.value(cell(PEOPLE, {**_ATTENDED, "bootcamp": each.bootcamp})) for each in running]
    part = _went_on(name, str(Stage.ATTENDED), str(Stage.COMPLETED), known, state)
    return replace(part, aside=None if None in counts else sum(each or 0 for each in counts))


def _returning(known: Known) -> Figure:
    people, participations = cell(PEOPLE, _ATTENDED), cell(PARTICIPATIONS, {})
    first, all_of_them = known.value(people), known.value(participations)
    returning = None if first is None or all_of_them is None else all_of_them - first
    return _share("EMB-7", returning, all_of_them, known, people, participations)


def _focus_age(facts: Facts, known: Known, programme: Programme) -> Figure:
    """Return the share of the age group the programme reports on, of those whose age is known."""
    ended = {**_ATTENDED, COHORT: ENDED}
    focus = cell(PEOPLE, {**ended, "age": programme.ages.focus})
    unspecified = cell(PEOPLE, {**ended, "age": str(AgeBeyond.UNSPECIFIED)})
    everybody = cell(PEOPLE, ended)
    top, unknown, people = known.value(focus), known.value(unspecified), known.value(everybody)
    base = None if unknown is None or people is None else people - unknown
    if base is not None and base < programme.rules.smallest_share_base:
        return Figure("PER-1", "share", "protected", cohort="ended")
    figure = _share("PER-1", top, base, known, focus, unspecified, everybody)
    return replace(figure, unknown=unknown, cohort="ended")


def _attendances(facts: Facts, known: Known) -> Figure:
    if "sesiones" not in facts.read:
        return no_data("ALC-5", "attendances")
    return _count("ALC-5", "attendances", cell(ATTENDANCES, {}), known)


def _attendance_rate(facts: Facts, known: Known) -> Figure:
    """Return attendances over expected attendances, in held sessions where both are known."""
    if "sesiones" not in facts.read:
        return no_data("EMB-5", "share")
    both = [
        (session.attendances, session.expected)
        for session in facts.sessions
        if session.state is SessionState.HELD and session.attendances is not None and session.expected is not None
    ]
    if known.state(rated_cell()) == "protected":
        return Figure("EMB-5", "share", "protected")
    return share("EMB-5", sum(attended for attended, _ in both), sum(expected for _, expected in both))


def _indirect(facts: Facts) -> Figure:
    """Return the estimated audience of actions that were done. It is an estimate and never added to people reached."""
    if "comunicacion" not in facts.read:
        return no_data("ALC-6", "estimate")
    done = [action for action in facts.actions if action.status is ActionStatus.DONE]
    estimates = [action.estimated_audience for action in done if action.estimated_audience is not None]
    if not estimates:
        return no_data("ALC-6", "estimate")
    return Figure("ALC-6", "estimate", "shown", sum(estimates), numerator=len(estimates), denominator=len(done))
