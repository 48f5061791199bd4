"""Reach, funnel and profile: the figures about people. They are read from protected cells, so none can undo a mask."""

from lib.indicators.counts.other_counts import ATTENDANCES, rated_cell
from lib.indicators.counts.people import HEADLINES, PARTICIPATIONS, PEOPLE
from lib.indicators.counts.published import Known
from lib.indicators.disclosure.cells import Cell, cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, State, no_data, share
from lib.programme.indicator_ids import Unit
from lib.programme.model import Programme
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import ActionStatus, AgeBeyond, SessionState, Stage

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
            *(_people(each, name, facts, known, k) for each, name in HEADLINES.items()),
            _count("ALC-4", "participations", cell(PARTICIPATIONS, {}), known),
            *_funnel(facts, known, k),
            _completion(known),
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


def _people(indicator: str, name: Cell, facts: Facts, known: Known, k: int) -> Figure:
    """Return a count of people, as a range where repeats are unknown."""
    if known.values.get(name, 0) is None:
        rows = [row for row in facts.reach if _matches(row, dict(name.at))]
        if _tells_too_much(rows, k):
            return Figure(indicator, "people", "protected")
        bootcamps = {row.bootcamp for row in rows}
        shown = (known.value(name.with_value("bootcamp", each)) for each in bootcamps)
        low, high = reach_range(rows, max((count for count in shown if count is not None), default=0))
        if low != high:
            return Figure(indicator, "people", "shown", low=low, high=high)
        return Figure(indicator, "people", "shown", high)
    return _count(indicator, "people", name, known)


def _tells_too_much(rows: list[Reach], k: int) -> bool:
    """Tell whether an end of a range, or what lies between its ends, is a few people."""
    fewest, most = reach_range(rows)
    return any(0 < part < k for part in (fewest, most, most - fewest))


def _matches(row: Reach, at: dict[str, str]) -> bool:
    mine = {"stage": row.stage, "role": row.role, "sex": row.sex, "bootcamp": row.bootcamp}
    return all(mine[name] == value for name, value in at.items())


def _count(indicator: str, unit: Unit, name: Cell, known: Known) -> Figure:
    return Figure(indicator, unit, known.state(name), known.value(name))


def _share(indicator: str, top: int | None, base: int | None, known: Known, *names: Cell) -> Figure:
    """Return a share of two shown counts; one hidden or unknown count makes the share so too."""
    if top is None or base is None:
        states = {known.state(name) for name in names}
        state: State = "protected" if "protected" in states else "no-data"
        return Figure(indicator, "share", state)
    return share(indicator, top, base)


def _funnel(facts: Facts, known: Known, k: int) -> list[Figure]:
    names = [cell(PEOPLE, {"stage": str(stage)}) for stage in Stage]
    figures = []
    for number, name in enumerate(names):
        figure = _people(f"EMB-{number + 1}", name, facts, known, k)
        parts: tuple[Part, ...] = ()
        if number and figure.value is not None:
            parts = (
                _ratio("of-previous", name, names[number - 1], known),
                _ratio("of-registered", name, names[0], known),
            )
        figures.append(Figure(figure.id, "people", figure.state, figure.value, figure.low, figure.high, parts=parts))
    return figures


def _ratio(part: str, top: Cell, base: Cell, known: Known) -> Part:
    figure = _share(part, known.value(top), known.value(base), known, top, base)
    return Part(part, figure.state, figure.value, figure.numerator, figure.denominator)


def _completion(known: Known) -> Figure:
    top, base = cell(PEOPLE, {"stage": str(Stage.COMPLETED)}), cell(PEOPLE, _ATTENDED)
    return _share("EMB-6", known.value(top), known.value(base), known, top, base)


def _returning(known: Known) -> Figure:
    people, participations = cell(PEOPLE, _ATTENDED), cell(PARTICIPATIONS, {})
    first, all_of_them = known.value(people), known.value(participations)
    returning = None if first is None or all_of_them is None else all_of_them - first
    return _share("EMB-7", returning, all_of_them, known, people, participations)


def _focus_age(facts: Facts, known: Known, programme: Programme) -> Figure:
    """Return the share of the age group the programme reports on, of those whose age is known."""
    focus = cell(PEOPLE, {**_ATTENDED, "age": programme.ages.focus})
    unspecified = cell(PEOPLE, {**_ATTENDED, "age": str(AgeBeyond.UNSPECIFIED)})
    everybody = cell(PEOPLE, _ATTENDED)
    top, unknown, people = known.value(focus), known.value(unspecified), known.value(everybody)
    base = None if unknown is None or people is None else people - unknown
    if base is not None and base < programme.rules.smallest_share_base:
        return Figure("PER-1", "share", "protected")
    figure = _share("PER-1", top, base, known, focus, unspecified, everybody)
    return Figure(
        "PER-1", "share", figure.state, figure.value, None, None, figure.numerator, figure.denominator, unknown
    )


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
