"""V01: a key that stands twice."""

from collections.abc import Iterator

from lib.tables.cells.outcome import Parameter
from lib.tables.rules.evidence import Judgement, RowPlace, RuleEvidence
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Cover
from lib.tables.schema.models import MODELS


def repeated_keys(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out each row whose key stood before, in the same tab or in another workbook; the first one counts."""
    for model in MODELS.values():
        first: dict[tuple[object, ...], RowPlace[Row]] = {}
        for place in evidence.places(model):
            before = first.setdefault(_identity(place), place)
            if before is not place:
                yield _repeated(place, before)


def _identity(place: RowPlace[Row]) -> tuple[object, ...]:
    """Return what must be unique. A cover has one row whatever it says, and each workbook its own."""
    if isinstance(place.row, Cover):
        return (place.table.source,)
    return place.row.key_values()


def _repeated(place: RowPlace[Row], before: RowPlace[Row]) -> Judgement:
    name = place.row.key[0]
    where: dict[str, Parameter] = {"first": before.table.address(before.row, name) or ""}
    if before.table.workbook != place.table.workbook:
        where["workbook"] = before.table.workbook
    value = " · ".join(place.text(part) or "" for part in place.row.key)
    return Judgement(place, (place.finding("V01", name, where, kept=False, value=value),))
