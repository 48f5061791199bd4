"""V01: a key that stands twice."""

from collections.abc import Iterator

from lib.tables.columns import Row
from lib.tables.coordination import Cover
from lib.tables.models import MODELS
from lib.tables.outcome import Parameter
from lib.tables.rules.evidence import Evidence, Judgement, Place


def repeated_keys(evidence: Evidence) -> Iterator[Judgement]:
    """Take out each row whose key stood before, in the same tab or in another workbook; the first one counts."""
    for model in MODELS.values():
        first: dict[tuple[object, ...], Place[Row]] = {}
        for place in evidence.places(model):
            before = first.setdefault(_identity(place), place)
            if before is not place:
                yield _repeated(place, before)


def _identity(place: Place[Row]) -> tuple[object, ...]:
    """Return what must be unique. A cover has one row whatever it says, and each workbook its own."""
    if isinstance(place.row, Cover):
        return (place.table.source,)
    return place.row.key_values()


def _repeated(place: Place[Row], before: Place[Row]) -> Judgement:
    name = place.row.key[0]
    where: dict[str, Parameter] = {"first": before.table.address(before.row, name) or ""}
    if before.table.workbook != place.table.workbook:
        where["workbook"] = before.table.workbook
    value = " · ".join(place.text(part) or "" for part in place.row.key)
    return Judgement(place, (place.finding("V01", name, where, kept=False, value=value),))
