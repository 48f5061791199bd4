"""The tables as machines describe them: a Frictionless Table Schema for each, and the HXL tags of all."""

import json
from collections.abc import Mapping
from typing import Any

from lib.programme.model import Programme
from lib.tables.schema.choice_words import choice_words, written_as
from lib.tables.schema.columns import Column, Row
from lib.tables.schema.lists import choices_of
from lib.tables.schema.models import MODELS

_TYPES: dict[str, dict[str, Any]] = {
    "count": {"type": "integer"},
    "decimal": {"type": "number"},
    "latitude": {"type": "number", "constraints": {"minimum": -90, "maximum": 90}},
    "longitude": {"type": "number", "constraints": {"minimum": -180, "maximum": 180}},
    "day": {"type": "date", "format": "default"},
    "yes-no": {"type": "boolean", "trueValues": ["sí", "yes"], "falseValues": ["no"]},
    "link": {"type": "string", "format": "uri"},
    "mailbox": {"type": "string", "format": "email"},
    "slug": {"type": "string", "constraints": {"pattern": "[A-Za-z0-9][A-Za-z0-9-]{0,39}"}},
    "reference": {"type": "string", "constraints": {"pattern": "[A-Za-z0-9][A-Za-z0-9-]{0,39}"}},
    "state": {"type": "string", "constraints": {"pattern": "[0-9]{2}"}},
    "municipality": {"type": "string", "constraints": {"pattern": "[0-9]{5}"}},
}
_MISSING = ["", "-", "s/d", "n/d", "N/A"]


def table_schema(model: type[Row], programme: Programme) -> dict[str, Any]:
    """Return the Table Schema of one table, columns named as in the sheets, with the programme's ages and lists.

    Beyond the standard, a field carries its HXL tag (`hxl`), its English name and meaning, and its choices in English.
    A required cell that may be empty while its row counts is not declared required.
    """
    schema: dict[str, Any] = {
        "name": model.table,
        "title": model.english,
        "fields": [_field(column, programme) for column in model.columns.values()],
        "primaryKey": [model.columns[name].header for name in model.key],
        "missingValues": _MISSING,
    }
    foreign = [_foreign_key(column) for column in model.columns.values() if _is_foreign_key(column, model)]
    return {**schema, "foreignKeys": foreign} if foreign else schema


def hxl_tags(models: Mapping[str, type[Row]] = MODELS) -> dict[str, dict[str, str]]:
    """Return the HXL tag of every column, by table and header."""
    return {
        table: {column.header: column.hxl for column in model.columns.values()} for table, model in models.items()
    }  # fmt: skip


def as_json(value: dict[str, Any]) -> str:
    """Return a description as readable JSON that ends with a line break."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _field(column: Column, programme: Programme) -> dict[str, Any]:
    choices, words = choices_of(column.choices, programme.lists), choice_words(programme)
    declared = _TYPES.get(column.kind, {"type": "string"})
    limits = {"minimum": column.minimum, "maximum": column.maximum, "maxLength": column.longest}
    constraints: dict[str, Any] = {"required": column.required and not column.blank_counts}
    constraints |= declared.get("constraints", {})
    constraints |= {name: limit for name, limit in limits.items() if limit is not None}
    if column.kind in {"choice", "age-band"}:
        bands = programme.ages.bands if column.kind == "age-band" else ()
        constraints["enum"] = [*bands, *(written_as(column.header, choice, words) for choice in choices)]
    field = {
        "name": column.header,
        "title": column.english,
        "description": column.meaning_es,
        "description_en": column.meaning_en,
        **declared,
        "example": column.example,
        "hxl": column.hxl,
        "constraints": constraints,
    }
    if choices:
        field["choices_en"] = {written_as(column.header, choice, words): str(choice) for choice in choices}
    return field


def _is_foreign_key(column: Column, model: type[Row]) -> bool:
    """Tell whether every value of a column is one key of another table: not a list, and nothing else allowed."""
    return column.kind == "reference" and not column.also_allowed and column.refers_to not in {None, model.table}


def _foreign_key(column: Column) -> dict[str, Any]:
    target = next(model for table, model in MODELS.items() if table == column.refers_to)
    return {
        "fields": [column.header],
        "reference": {"resource": target.table, "fields": [target.columns[target.key[0]].header]},
    }
