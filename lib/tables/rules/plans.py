"""V25: plans far from what everything else makes likely, as where 4000 is typed for 40."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lib.programme.indicator_ids import UNITS
from lib.tables.cells.outcome import Parameter
from lib.tables.rules.evidence import Judgement, JudgingRule, RowPlace, RuleEvidence
from lib.tables.rules.magnitude import emptied, limit_of, middle
from lib.tables.rules.targets import ADD_UP
from lib.tables.schema.coordination import Target
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import WHOLE_PROGRAMME, Bootcamp, Reach, Session
from lib.tables.schema.vocabulary import Stage

FAR_PLAN = 5
"""A plan may differ more than a count: it is far above what is usual if it is more than five times as large."""

FAR_ALONE = 20
FEWEST_OTHERS = 3
_OF_PEOPLE = frozenset({"people", "participations"})


def bootcamps_far_from_likely(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Empty the target of people, or the planned sessions, that neither the bootcamp itself nor the others bear out.

    A bootcamp shows its size by its sessions, its registrations and its hub; one that shows nothing is held against at
    least three others. A target may also be far below what the bootcamp shows and the others plan.
    """
    places = evidence.places(Bootcamp)
    people, sessions = _people_shown(evidence), _sessions_by_bootcamp(evidence)
    for place in places:
        others = [each.row for each in places if each is not place]
        shown = {"target_people": people[place.row.bootcamp], "planned_sessions": len(sessions[place.row.bootcamp])}
        far: dict[str, dict[str, Parameter]] = {}
        for name, own in shown.items():
            planned, of_others = getattr(place.row, name), middle(others, name, fewest=1 if own else FEWEST_OTHERS)
            usual = max(own, of_others)
            if planned is None or not of_others:
                continue
            if planned > limit_of(usual, FAR_PLAN):
                far[name] = {"case": "plan", "usual": usual}
            elif name == "target_people" and min(own, of_others) > limit_of(planned):
                far[name] = {"case": "plan-below", "usual": usual}
        yield from emptied(place, far)


def targets_far_from_plans(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out targets of counts that the plans of the bootcamps and the other targets of the series belie.

    Bootcamps may not all be declared yet: alone they tell only what is twenty times too large.
    """
    by_series: dict[tuple[str, date], dict[str, RowPlace[Target]]] = defaultdict(dict)
    for place in evidence.places(Target):
        if place.row.indicator in ADD_UP:
            by_series[place.row.indicator, place.row.period_end][place.row.scope] = place
    for (indicator, _), scopes in by_series.items():
        for scope, place in scopes.items():
            target, planned = place.row.target, _planned(evidence, place.row)
            beside = _beside(scope, scopes, evidence.setting.programme.programme.states)
            usual = max(planned or 0, beside or 0)
            if usual and target > limit_of(usual, FAR_PLAN if beside else FAR_ALONE):
                yield _taken_out(place, "target", usual)
            elif indicator == "ALC-1" and (due := _planned(evidence, place.row, due=True) or 0) > limit_of(
                target, FAR_PLAN
            ):
                yield _taken_out(place, "target-below", due)


def _beside(scope: str, scopes: Mapping[str, RowPlace[Target]], keys: Sequence[str]) -> float | None:
    """Return what the targets of all states add up to; for a state above the programme's own, an even part of that."""
    states = {key: scopes[key].row.target for key in keys if key in scopes}
    if scope == WHOLE_PROGRAMME:
        return sum(states.values()) if len(states) == len(keys) > 1 else None
    whole = scopes.get(WHOLE_PROGRAMME)
    return None if whole is None or states.get(scope, 0) <= whole.row.target else whole.row.target / len(states)


def _taken_out(place: RowPlace[Target], case: str, usual: float) -> Judgement:
    return Judgement(place, (place.finding("V25", "target", {"case": case, "usual": int(usual)}, kept=False),))


def _people_shown(evidence: RuleEvidence) -> Mapping[str, int]:
    """Return how many people each bootcamp itself shows: at its sessions, registered, or seated in its hub."""
    seats = {place.row.hub: place.row.seats or 0 for place in evidence.places(Hub)}
    shown: dict[str, int] = defaultdict(int)
    registered: dict[str, int] = defaultdict(int)
    for place in evidence.places(Reach):
        if place.row.stage is Stage.REGISTERED:
            registered[place.row.bootcamp] += place.row.people
    for bootcamp, rows in _sessions_by_bootcamp(evidence).items():
        shown[bootcamp] = max(middle(rows, "expected"), middle(rows, "attendances"))
    for key, bootcamp_place in evidence.bootcamps().items():
        shown[key] = max(shown[key], registered[key], seats.get(bootcamp_place.row.hub or "", 0))
    return shown


def _sessions_by_bootcamp(evidence: RuleEvidence) -> Mapping[str, list[Session]]:
    rows: dict[str, list[Session]] = defaultdict(list)
    for place in evidence.places(Session):
        rows[place.row.bootcamp].append(place.row)
    return rows


def _planned(evidence: RuleEvidence, target: Target, *, due: bool = False) -> int | None:
    """Return the people whom the bootcamps of a target's scope plan, or those `due` within its period; None if unknown.

    A bootcamp counts for itself, its state and the programme. Other counts than those of people have no such plan.
    """
    if UNITS.get(target.indicator) not in _OF_PEOPLE:
        return None
    rows = [
        place.row
        for place in evidence.places(Bootcamp)
        if target.scope in {WHOLE_PROGRAMME, place.row.state, place.row.bootcamp}
        and (not due or target.period_start <= place.row.planned_start <= place.row.planned_end <= target.period_end)
    ]
    people = [row.target_people for row in rows if row.target_people is not None]
    return sum(people) if len(people) == len(rows) and not evidence.left_out("bootcamps") else None


JUDGES: tuple[JudgingRule, ...] = (
    bootcamps_far_from_likely,
    targets_far_from_plans,
)
