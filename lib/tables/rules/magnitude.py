"""V25: counts far above what their bootcamp or the other hubs make likely, as where 45 is typed 4500."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from lib.tables.cells.outcome import Parameter
from lib.tables.rules.evidence import Judgement, JudgingRule, RowPlace, RuleEvidence
from lib.tables.schema.columns import Row
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp, Reach, Session
from lib.tables.schema.vocabulary import Stage

FAR, AT_LEAST = 3, 30
"""A count is far above what is usual if it is more than three times as large, and more than thirty larger."""

FAR_REGISTERED, FAR_HUB = 10, 20
"""More may register than there are places for, and a hub may be much larger than the others."""

FEWEST_HUBS = 6


def sessions_far_too_full(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Empty attendances, or people expected, far above the bootcamp's target, its other sessions and one another."""
    targets = _targets(evidence)
    by_bootcamp: dict[str, list[RowPlace[Session]]] = defaultdict(list)
    for place in evidence.places(Session):
        if place.row.bootcamp in targets:
            by_bootcamp[place.row.bootcamp].append(place)
    for bootcamp, places in by_bootcamp.items():
        for place in places:
            others = [each.row for each in places if each is not place]
            far: dict[str, dict[str, Parameter]] = {}
            for name, beside in (("attendances", "expected"), ("expected", "attendances")):
                usual = max(targets[bootcamp], getattr(place.row, beside) or 0, middle(others, name))
                if (getattr(place.row, name) or 0) > limit_of(usual):
                    far[name] = {"case": "session", "bootcamp": bootcamp, "usual": usual}
            yield from emptied(place, far)


def reach_far_too_large(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out the largest rows of a stage until its people are not far above what the bootcamp can be.

    That is told from its target and its fullest session; after the first two stages also from the stage before, where
    no row is left out.
    """
    usual = _targets(evidence)
    for session in evidence.places(Session):
        if session.row.bootcamp in usual:
            bootcamp = session.row.bootcamp
            usual[bootcamp] = max(usual[bootcamp], session.row.attendances or 0, session.row.expected or 0)
    stages: dict[str, dict[Stage, list[RowPlace[Reach]]]] = defaultdict(lambda: {stage: [] for stage in Stage})
    for place in evidence.places(Reach):
        stages[place.row.bootcamp][place.row.stage].append(place)
    for bootcamp, places in stages.items():
        if bootcamp in usual:
            complete = not evidence.may_lack("alcance", bootcamp)
            yield from _stages_too_large(bootcamp, places, usual[bootcamp], complete=complete)


def hubs_far_too_large(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Empty computers, or seats, of which a hub has far more than the others, unless one explains the other."""
    rows = [place.row for place in evidence.places(Hub)]
    usual = {name: middle(rows, name, fewest=FEWEST_HUBS) for name in ("computers", "seats")}
    for place in evidence.places(Hub):
        far: dict[str, dict[str, Parameter]] = {}
        for name, beside in (("computers", "seats"), ("seats", "computers")):
            limit = max(FAR_HUB * usual[name], limit_of(getattr(place.row, beside) or 0))
            if usual[name] and (getattr(place.row, name) or 0) > limit:
                far[name] = {"case": "hub", "usual": usual[name]}
        yield from emptied(place, far)


def speeds_far_too_large(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Empty a measured speed far above the contracted one, as where kilobits are typed for megabits."""
    for place in evidence.places(Hub):
        measured, contracted = place.row.speed, place.row.contracted_speed
        if measured is not None and contracted and measured > limit_of(contracted):
            yield from emptied(place, {"speed": {"case": "speed", "usual": contracted}})


def _stages_too_large(
    bootcamp: str, stages: Mapping[Stage, list[RowPlace[Reach]]], usual: int, *, complete: bool
) -> Iterator[Judgement]:
    before = 0
    for stage, places in stages.items():
        people = sum(place.row.people for place in places)
        of_stage = before if complete and before and stage in {Stage.COMPLETED, Stage.CERTIFIED} else usual
        far = FAR_REGISTERED if stage is Stage.REGISTERED else FAR
        limit = max(limit_of(of_stage, far), before)
        for place in sorted(places, key=lambda place: -place.row.people):
            if people <= limit:
                break
            params: dict[str, Parameter] = {"case": "reach", "bootcamp": bootcamp, "usual": of_stage, "sum": people}
            yield Judgement(place, (place.finding("V25", "people", params, kept=False),))
            people -= place.row.people
            complete = False
        before = people


def emptied(place: RowPlace[Row], far: Mapping[str, Mapping[str, Parameter]]) -> Iterator[Judgement]:
    """Empty the fields of a row that are far from what is likely, each with the parameters of its finding."""
    if far:
        found = tuple(place.finding("V25", name, params) for name, params in far.items())
        yield Judgement(place, found, place.row.model_copy(update=dict.fromkeys(far)))


def _targets(evidence: RuleEvidence) -> dict[str, int]:
    """Return each bootcamp's target; one that says none has what is usual among the others."""
    rows = [place.row for place in evidence.places(Bootcamp)]
    usual = middle(rows, "target_people")
    return {row.bootcamp: row.target_people or usual for row in rows if row.target_people or usual}


def middle(rows: Iterable[Row], name: str, *, fewest: int = 1) -> int:
    """Return the median of a count in those rows that say it; 0 where fewer than `fewest` do."""
    counts = [count for row in rows if (count := getattr(row, name)) is not None]
    return int(median(counts)) if len(counts) >= fewest else 0


def limit_of(usual: float, far: int = FAR) -> float:
    """Return the largest count that is still likely beside what is usual."""
    return max(far * usual, usual + AT_LEAST)


JUDGES: tuple[JudgingRule, ...] = (
    sessions_far_too_full,
    reach_far_too_large,
    hubs_far_too_large,
    speeds_far_too_large,
)
