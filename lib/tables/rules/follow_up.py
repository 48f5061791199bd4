"""V18: more answers than questions, or more people asked than there were."""

from collections import defaultdict
from collections.abc import Iterator

from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, RuleEvidence
from lib.tables.schema.training import WHOLE_PROGRAMME, FollowUp, Reach
from lib.tables.schema.vocabulary import Stage, Wave


def impossible_answers(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out rows unless completed ≥ contacted ≥ answered ≥ positive (V18); at entry, registered ≥ contacted.

    That is compared only where the bootcamp reports it and no row of reach is left out of the count.
    """
    completed, registered = _people(evidence, Stage.COMPLETED), _people(evidence, Stage.REGISTERED)
    for place in evidence.places(FollowUp):
        row = place.row
        found: list[Finding] = []
        if row.answered > row.contacted:
            found.append(place.finding("V18", "answered", {"case": "answered", "limit": row.contacted}, kept=False))
        if row.positive > row.answered:
            found.append(place.finding("V18", "positive", {"case": "positive", "limit": row.answered}, kept=False))
        case, most = ("entry", registered) if row.wave is Wave.ENTRY else ("contacted", completed)
        limit = most.get(row.bootcamp)
        if limit is not None and row.contacted > limit:
            found.append(place.finding("V18", "contacted", {"case": case, "limit": limit}, kept=False))
        if found:
            yield Judgement(place, tuple(found))


def _people(evidence: RuleEvidence, stage: Stage) -> dict[str, int]:
    """Return who reached a stage, by bootcamp and for the whole programme; there, unknown repeats pass for none."""
    if not evidence.is_complete("alcance") or evidence.left_out("alcance"):
        return {}
    people: dict[str, int] = defaultdict(int)
    for place in evidence.places(Reach):
        row = place.row
        if row.stage is stage:
            people[row.bootcamp] += row.people
            people[WHOLE_PROGRAMME] += row.people - (row.already_counted or 0)
    return people


JUDGES: tuple[JudgingRule, ...] = (impossible_answers,)
