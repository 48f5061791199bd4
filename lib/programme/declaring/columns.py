"""Columns and tables that a programme adds to those that every programme has."""

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from lib.programme.declared import Declared, Slug, Text
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Refusal, refusal, refused
from lib.programme.declaring.written import like
from lib.programme.text import normalise

BUILT_IN = (
    "portada", "socios", "metas", "comunicacion", "bootcamps", "sesiones", "alcance", "preparacion", "seguimiento",
    "sitios", "compromisos",
)  # fmt: skip
"""The tables that every programme may have."""

_NOT_EXTENDED = frozenset({"portada", "socios", "metas", "alcance", "seguimiento"})
"""Tables whose rows say who takes part, or are nothing but counts of people with their coordinates."""

_RESERVED = frozenset(
    {
        *("stage", "role", "sex", "age", "state", "municipality", "distance", "month", "bootcamp", "partner", "wave"),
        *("outcome", "answer", "condition", "phase", "cohort", "expected", "rows", "otherwise"),
    }
)
"""What the dimensions of published tables are called, the count of a table's rows, and who is in no part of a count."""

_UNREAD = "unknown"

_SHOWN_ROW_BY_ROW = ("bootcamps", "sitios", "compromisos")

OwnId = Annotated[str, Field(max_length=30), like(r"[a-z][a-z0-9_]*", "refusal.like.own-id")]
ColumnType = Literal["count", "number", "share", "day", "text", "choice", "yes-no", "partner"]
Counted = Literal["people", "things"]
"""Whether a count is of people, and so protected, or of things, which need no protection."""


class DeclaredChoice(Declared):
    """One choice of a column: its stable id, and what the sheets and the pages call it."""

    id: Slug
    name: Text


class DeclaredColumn(Declared):
    """A column that a programme adds to a table. `name` is its header, in each language that the sheets are kept in.

    A count says what it is `of`, and which wider count of the same row it is `part_of`, by that column's id. What is
    `public` is shown row by row, so no count of people is.
    """

    id: OwnId
    table: str
    name: Text
    type: ColumnType
    meaning: Text
    example: Annotated[str, Field(min_length=1, max_length=80)]
    choices: tuple[DeclaredChoice, ...] = ()
    required: bool = False
    public: bool = False
    of: Counted | None = None
    part_of: OwnId | None = None
    most: Annotated[int, Field(ge=1, le=1_000_000)] = 5_000

    @model_validator(mode="after")
    def _type_and_rest_agree(self) -> "DeclaredColumn":
        if self.type == "count" and self.of is None:
            raise refused("refusal.column.of")
        if self.type != "count" and (self.of or self.part_of):
            raise refused("refusal.column.no-count")
        if (self.type == "choice") != bool(self.choices):
            raise refused("refusal.column.choices" if self.type == "choice" else "refusal.column.no-choices", "choices")
        if _UNREAD in {each.id for each in self.choices}:
            raise refused("refusal.column.unread", "choices", found=_UNREAD)
        if self.of == "people" and self.public:
            raise refused("refusal.column.people-public", "public")
        for what in ("id", "name"):
            said = [word for each in self.choices for word in _words(each, what)]
            if twice := next((word for word in said if said.count(word) > 1), None):
                raise refused("refusal.twice", "choices", found=twice)
        return self


class DeclaredTable(Declared):
    """A kind of table that a programme adds: a key, a place, a day, and the columns that name it as their `table`.

    `key` is the header of its first column. Its rows are `of` things, or each of people, whose number is protected.
    """

    id: OwnId
    name: Text
    key: Text
    of: Counted
    place: Literal["municipality", "state"] = "municipality"


def problems(
    columns: Collection[DeclaredColumn], tables: Collection[DeclaredTable], named: Iterable[tuple[str, str]]
) -> Iterator[Refusal]:
    """Yield what is wrong between declared columns and tables, each in a sentence with its place.

    `named` are the tables that the programme file names elsewhere, each after its place.
    """
    known = (*BUILT_IN, *(each.id for each in tables))
    for where, table in named:
        if table not in known:
            yield refusal("refusal.choice", where, near=nearest(table, known), found=table, known=known)
    heads = [word for each in tables for word in {normalise(name) for name in each.name.by_language.values()}]
    for word in dict.fromkeys(each for each in heads if heads.count(each) > 1):
        yield refusal("refusal.table.name", "tables", found=word)
    for own in (each.id for each in tables):
        if known.count(own) > 1:
            yield refusal("refusal.table.id", f"tables[{own}].id", found=own)
        if not any(each.table == own for each in columns):
            yield refusal("refusal.table.columns", f"tables[{own}]", table=own)
    ids = [each.id for each in columns]
    for each in columns:
        place = f"columns[{each.id}]"
        if ids.count(each.id) > 1 or each.id in _RESERVED:
            yield refusal("refusal.column.id", f"{place}.id", found=each.id)
        if each.table not in known:
            yield refusal(
                "refusal.choice", f"{place}.table", near=nearest(each.table, known), found=each.table, known=known
            )
        elif each.table in _NOT_EXTENDED:
            open_to = tuple(name for name in known if name not in _NOT_EXTENDED)
            yield refusal("refusal.column.table", f"{place}.table", table=each.table, known=open_to)
        yield from (said.below(place) for said in _misplaced(each, columns, tables))


def _misplaced(
    each: DeclaredColumn, columns: Collection[DeclaredColumn], tables: Collection[DeclaredTable]
) -> Iterator[Refusal]:
    """Yield what a column says that its table does not bear."""
    if each.part_of is not None:
        whole = next((one for one in columns if (one.table, one.id) == (each.table, each.part_of)), each)
        if whole is each or whole.of != each.of or whole.part_of:
            yield refusal("refusal.column.part", "part_of", found=each.part_of, table=each.table, of=str(each.of))
    if each.of == "things" and any(table.id == each.table and table.of == "people" for table in tables):
        yield refusal("refusal.column.things", "of", table=each.table)
    if each.public and each.table not in _SHOWN_ROW_BY_ROW:
        yield refusal("refusal.column.public", "public", known=_SHOWN_ROW_BY_ROW)


def _words(choice: DeclaredChoice, what: str) -> set[str]:
    return {choice.id} if what == "id" else {normalise(word) for word in choice.name.by_language.values()}
