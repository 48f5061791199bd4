"""The tables of a programme: those that every programme has with the columns that it adds, and those of its own."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import create_model

from lib.programme.declaring.columns import DeclaredColumn, DeclaredTable
from lib.programme.declaring.refusals import Refusal, refusal
from lib.programme.model import Programme, TableId
from lib.programme.text import normalise
from lib.tables.schema.columns import Choice, Column, Kind, Row
from lib.tables.schema.models import MODELS

_KINDS: Mapping[str, tuple[Kind, type]] = {
    "count": ("count", int),
    "number": ("decimal", float),
    "share": ("decimal", float),
    "day": ("day", date),
    "text": ("text", str),
    "choice": ("choice", Choice),
    "yes-no": ("yes-no", bool),
    "partner": ("reference", str),
}
_REFERS: Mapping[str, TableId] = {"partner": "socios"}
_LONGEST = 120
OWN = "own_"
"""How the fields of declared columns begin."""


def models_of(programme: Programme) -> Mapping[TableId, type[Row]]:
    """Return the row model of each table of a programme, by its name in the sheets."""
    if not programme.columns and not programme.tables:
        return MODELS
    said = tuple(each.model_dump_json() for each in (*programme.columns, *programme.tables))
    return _models(said, _Declarations(programme.columns, programme.tables))


def field_of(column: str) -> str:
    """Return the field of a row that holds a declared column."""
    return f"{OWN}{column}"


def own_header_problems(programme: Programme) -> list[Refusal]:
    """Return the declared columns and keys that another column of their table is called like."""
    own, keys = {field_of(each.id): each.id for each in programme.columns}, {each.id for each in programme.tables}
    found = []
    for table, model in models_of(programme).items():
        heads: dict[str, str] = {}
        for name, column in model.columns.items():
            said = (column.header, column.english, *column.other_headers, own.get(name, ""))
            for word in dict.fromkeys(filter(None, map(normalise, said))):
                if (other := heads.setdefault(word, name)) != name and (name in own or table in keys):
                    place = f"columns[{own[name]}].name" if name in own else f"tables[{table}].key"
                    place = f"tables[{table}].key" if "key_of_row" in {name, other} and table in keys else place
                    found.append(refusal("refusal.column.name", place, table=table, found=word))
    return found


class _Declarations:
    """Columns and tables that compare equal to any others: what tells them apart is their text."""

    def __init__(self, columns: tuple[DeclaredColumn, ...], tables: tuple[DeclaredTable, ...]) -> None:
        self.columns, self.tables = columns, tables

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Declarations)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=64)
def _models(_: tuple[str, ...], declared: _Declarations) -> Mapping[TableId, type[Row]]:
    models = {**MODELS, **{table.id: _table(table) for table in declared.tables}}
    for table, model in models.items():
        if columns := [each for each in declared.columns if each.table == table]:
            models[table] = _extended(model, columns)
    return models


def _extended(model: type[Row], columns: Iterable[DeclaredColumn]) -> type[Row]:
    fields: dict[str, Any] = {}
    for each in columns:
        column = _column(each)
        kind: Any = column.choices or _KINDS[each.type][1]
        always = each.required and each.type != "yes-no"  # a row counts without it, and nothing stands for it
        fields[field_of(each.id)] = (Annotated[kind, column], ...) if always else (Annotated[kind | None, column], None)
    return create_model(model.__name__, __base__=model, __module__=model.__module__, **fields)


def _column(each: DeclaredColumn) -> Column:
    kind = _KINDS[each.type][0]
    names = each.name.by_language
    offered = {
        choice.id: (choice.id, choice.name.in_language("es"), tuple(choice.name.by_language.values()))
        for choice in each.choices
    }
    make: Any = Choice  # whose functional form takes what a member is made of
    choices: type[Choice] | None = make(each.id, offered) if offered else None
    numbers = {"share": (0.0, 1.0), "count": (0.0, float(each.most)), "number": (None, None)}
    low, high = numbers.get(each.type, (None, None))
    return Column(
        each.name.in_language("es"), each.name.in_language("en"), f"#x_{each.id}", kind,
        each.meaning.in_language("es"), each.meaning.in_language("en"), each.example,
        required=each.required, choices=choices, refers_to=_REFERS.get(each.type), minimum=low, maximum=high,
        longest=_LONGEST if each.type == "text" else None, other_headers=tuple(names.values()),
        sentences=each.type == "text",
    )  # fmt: skip


def _table(table: DeclaredTable) -> type[Row]:
    """Return a table with its key, its place and its day, headed as in the tables that every programme has."""
    hubs, sessions = MODELS["sitios"].columns, MODELS["sesiones"].columns
    headers = table.key.by_language
    name = table.name.in_language
    key = Column(
        table.key.in_language("es"), table.key.in_language("en"), "#x_id", "slug",
        name("es"), name("en"), f"{table.id[:3].upper()}-01", other_headers=tuple(headers.values()),
    )  # fmt: skip
    fields: dict[str, Any] = {"key_of_row": (Annotated[str, key], ...), "state": (Annotated[str, hubs["state"]], ...)}
    if table.place == "municipality":
        fields["municipality"] = (Annotated[str, hubs["municipality"]], ...)
    fields["day"] = (Annotated[date, sessions["day"]], ...)
    model = create_model(table.id, __base__=Row, __module__=__name__, **fields)
    model.table, model.english, model.key = table.id, table.name.in_language("en"), ("key_of_row",)
    model.of_people = table.of == "people"
    return model
