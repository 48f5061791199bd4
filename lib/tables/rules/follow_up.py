"""V18: more answers than questions, or more people asked than completed."""

from collections import defaultdict
from collections.abc import Iterator

from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, RuleEvidence
from lib.tables.schema.training import WHOLE_PROGRAMME, FollowUp, Reach
from lib.tables.schema.vocabulary import Stage


def impossible_answers(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out rows unless completed ≥ contacted ≥ answered ≥ positive (V18).

    Who completed is compared only where the bootcamp reports it and no row of reach is left out of the count.
    """
    completed = _completed(evidence)
    for place in evidence.places(FollowUp):
        row = place.row
        found: list[Finding] = []
        if row.answered > row.contacted:
            found.append(place.finding("V18", "answered", {"case": "answered", "limit": row.contacted}, kept=False))
        if row.positive > row.answered:
            found.append(place.finding("V18", "positive", {"case": "positive", "limit": row.answered}, kept=False))
        limit = completed.get(row.bootcamp)
        if limit is not None and row.contacted > limit:
            found.append(place.finding("V18", "contacted", {"case": "contacted", "limit": limit}, kept=False))
        if found:
            yield Judgement(place, tuple(found))


def _completed(evidence: RuleEvidence) -> dict[str, int]:
    """Return who completed, by bootcamp and for the whole programme; there, unknown repeats pass for none."""
    if not evidence.is_complete("alcance") or evidence.left_out("alcance"):
        return {}
    people: dict[str, int] = defaultdict(int)
    for place in evidence.places(Reach):
        row = place.row
        if row.stage is Stage.COMPLETED:
            people[row.bootcamp] += row.people
            people[WHOLE_PROGRAMME] += row.people - (row.already_counted or 0)
    return people
