"""V27: parts of a declared count that are more than the whole."""

from collections.abc import Iterator

from lib.tables.rules.evidence import Judgement, JudgingRule, RuleEvidence
from lib.tables.schema.declared import field_of, models_of


def parts_above_the_whole(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Empty the parts of a count where together they are more than it (V27)."""
    programme = evidence.setting.programme
    models = models_of(programme)
    for whole in {(each.table, each.part_of) for each in programme.columns if each.part_of}:
        parts = [field_of(each.id) for each in programme.columns if (each.table, each.part_of) == whole]
        for place in evidence.places(models[whole[0]]):
            limit = getattr(place.row, field_of(whole[1] or ""))
            told = [name for name in parts if getattr(place.row, name) is not None]
            total = sum(getattr(place.row, name) for name in told)
            if told and total > (limit or 0):
                found = tuple(
                    place.finding("V27", name, {"limit": limit or 0, "total": total}, kept=True) for name in told
                )
                yield Judgement(place, found, place.row.model_copy(update=dict.fromkeys(told)))


JUDGES: tuple[JudgingRule, ...] = (parts_above_the_whole,)
