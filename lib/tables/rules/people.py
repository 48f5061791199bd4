"""V09, V10, V14 and C20: counts of people that contradict each other or themselves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, Parameters, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.lists import choices_of
from lib.tables.schema.training import Bootcamp, Reach
from lib.tables.schema.vocabulary import AgeBeyond, BootcampStatus, Role, Sex, Stage

_NOT_HELD = frozenset({BootcampStatus.CANCELLED, BootcampStatus.POSTPONED, BootcampStatus.PROPOSED})
_Stages = Mapping[Stage, list[RowPlace[Reach]]]


def impossible_repeats(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out rows with more people counted before than people, or with any in the very first bootcamp (V10)."""
    first = _first_bootcamp(evidence)
    for place in evidence.places(Reach):
        row = place.row
        repeats = row.already_counted or 0
        if repeats > row.people:
            found = place.finding(
                "V10", "already_counted", {"case": "more-than-people", "people": row.people}, kept=False
            )
            yield Judgement(place, (found,))
        elif repeats > 0 and first is not None and row.bootcamp == first.bootcamp:
            start = (first.actual_start or first.planned_start).isoformat()
            params: Parameters = {"case": "first-bootcamp", "bootcamp": first.bootcamp, "start": start}
            yield Judgement(place, (place.finding("V10", "already_counted", params, kept=False),))


def unknown_repeats(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on rows that do not say how many were counted before: reach becomes a range (C20)."""
    for place in evidence.places(Reach):
        if place.row.already_counted is None and place.row.people > 0:
            yield place.finding("C20", "already_counted", {"people": place.row.people})


def funnels_that_widen(evidence: RuleEvidence) -> Iterator[Finding]:
    """Report each pair of stages of one bootcamp and role where more people are at the later (V09); no row is at fault.

    A stage that the bootcamp does not report at all is passed over, and a bootcamp of which a row is left out.
    """
    roles = choices_of(Role, evidence.setting.programme.lists)
    for bootcamp, stages in _stages(evidence).items():
        if evidence.may_lack("alcance", bootcamp):
            continue
        reported = [stage for stage in Stage if stage in stages]
        for earlier, later in pairwise(reported):
            for role in roles:
                yield from _widening(bootcamp, role, (earlier, stages[earlier]), (later, stages[later]))


def counted_apart(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on people outside the programme's ages, and on micro-entrepreneurs not stated to be women (V14).

    The latter only where the programme is planned for women.
    """
    for_women = evidence.setting.programme.rules.planned_for_women
    for place in evidence.places(Reach):
        row = place.row
        age = row.age == AgeBeyond.OUT_OF_RANGE
        sex = for_women and row.role is Role.MICRO_ENTREPRENEUR and row.sex is not Sex.WOMAN
        if row.people > 0 and (age or sex):
            case = "age-sex" if age and sex else "age" if age else "sex"
            yield place.finding("V14", "age" if age else "sex", {"case": case, "people": row.people})


def _first_bootcamp(evidence: RuleEvidence) -> Bootcamp | None:
    """Return the one bootcamp before all others; None while any bootcamp's start is unknown or two start together."""
    if not evidence.is_complete("bootcamps") or evidence.left_out("bootcamps"):
        return None
    with_people = {place.row.bootcamp for place in evidence.places(Reach) if place.row.people > 0}
    held = [
        row
        for row in (place.row for place in evidence.places(Bootcamp))
        if row.actual_start or row.status not in _NOT_HELD or row.bootcamp in with_people
    ]
    starts = sorted((row.actual_start or row.planned_start, row.bootcamp) for row in held)
    if not starts or (len(starts) > 1 and starts[0][0] == starts[1][0]):
        return None
    return next(row for row in held if row.bootcamp == starts[0][1])


def _stages(evidence: RuleEvidence) -> Mapping[str, _Stages]:
    found: dict[str, dict[Stage, list[RowPlace[Reach]]]] = defaultdict(lambda: defaultdict(list))
    for place in evidence.places(Reach):
        found[place.row.bootcamp][place.row.stage].append(place)
    return found


def _widening(
    bootcamp: str,
    role: Role,
    earlier: tuple[Stage, list[RowPlace[Reach]]],
    later: tuple[Stage, list[RowPlace[Reach]]],
) -> Iterator[Finding]:
    before = [place for place in earlier[1] if place.row.role is role]
    after = [place for place in later[1] if place.row.role is role]
    people_before, people_after = (sum(place.row.people for place in places) for places in (before, after))
    if people_after <= people_before:
        return
    params: dict[str, Parameter] = {
        "bootcamp": bootcamp,
        "role": str(role),
        "stage": str(later[0]),
        "people": people_after,
        "earlier_stage": str(earlier[0]),
        "earlier_people": people_before,
    }
    if before:
        params |= after[0].other(before[0], "people")
    yield after[0].finding("V09", "people", params, value=people_after)


JUDGES: tuple[JudgingRule, ...] = (impossible_repeats,)
REMARKS: tuple[RemarkingRule, ...] = (
    unknown_repeats,
    funnels_that_widen,
    counted_apart,
)
