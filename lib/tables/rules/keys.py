"""V01: a key that stands twice, the second time perhaps in other dress: «bc-3» beside «BC-03»."""

import re
from collections.abc import Iterator

from lib.programme.text import normalise
from lib.tables.cells.outcome import Parameter
from lib.tables.rules.evidence import Judgement, JudgingRule, RowPlace, RuleEvidence
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Cover
from lib.tables.schema.declared import models_of

_PART = re.compile(r"[^\W\d_]+|[0-9]+")


def key_form(key: str) -> tuple[str, ...]:
    """Return what makes two keys the same: their letters and figures, without case, separators and leading zeros."""
    return tuple(part.lstrip("0") or "0" for part in _PART.findall(normalise(key)))


def references_to_one_key(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Write a reference to a row whose key stood before in other dress as that earlier key; its row is told (V01)."""
    models = models_of(evidence.setting.programme)
    meant = {table_id: found for table_id, model in models.items() if (found := _other_dress(evidence, model))}
    for model in models.values():
        names = {name: meant[to] for name, column in model.columns.items() if (to := column.refers_to) in meant and to}
        for place in evidence.places(model) if names else ():
            mended = {name: _as_meant(getattr(place.row, name), first) for name, first in names.items()}
            if any(getattr(place.row, name) != value for name, value in mended.items()):
                yield Judgement(place, (), place.row.model_copy(update=mended))


def repeated_keys(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out each row whose key stood before, in the same tab or in another workbook; the first one counts."""
    for model in models_of(evidence.setting.programme).values():
        first: dict[tuple[object, ...], RowPlace[Row]] = {}
        for place in evidence.places(model):
            before = first.setdefault(_identity(place), place)
            if before is not place:
                yield _repeated(place, before)


def _other_dress(evidence: RuleEvidence, model: type[Row]) -> dict[str, str]:
    """Return the keys of a table that stood before in other dress, each with the earlier one."""
    first: dict[tuple[str, ...], str] = {}
    keys = [str(getattr(place.row, place.row.key[0])) for place in evidence.places(model)]
    return {key: before for key in keys if (before := first.setdefault(key_form(key), key)) != key}


def _as_meant(value: object, first: dict[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(first.get(each, each) for each in value))
    return first.get(value, value) if isinstance(value, str) else value


def _identity(place: RowPlace[Row]) -> tuple[object, ...]:
    """Return what must be unique. A cover has one row whatever it says, and each workbook its own."""
    if isinstance(place.row, Cover):
        return (place.table.source,)
    values = zip(place.row.key, place.row.key_values(), strict=True)
    return tuple(key_form(str(value)) if place.row.columns[name].kind == "slug" else value for name, value in values)


def _repeated(place: RowPlace[Row], before: RowPlace[Row]) -> Judgement:
    name = place.row.key[0]
    where: dict[str, Parameter] = {"first": before.table.address(before.row, name) or ""}
    if before.table.workbook != place.table.workbook:
        where["workbook"] = before.table.workbook
    value, earlier = (" · ".join(each.text(part) or "" for part in each.row.key) for each in (place, before))
    if value != earlier and not isinstance(place.row, Cover):
        where["like"] = earlier
    return Judgement(place, (place.finding("V01", name, where, kept=False, value=value),))


JUDGES: tuple[JudgingRule, ...] = (
    references_to_one_key,
    repeated_keys,
)
