"""Columns and tables that a programme adds to those that every programme has."""

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from lib.programme.declared import Declared, Slug, Text
from lib.programme.declaring.nearest import did_you_mean
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

OwnId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
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
            raise ValueError('a count says what it is of: of = "people" (then it is protected) or of = "things"')
        if self.type != "count" and (self.of or self.part_of):
            raise ValueError("of and part_of are said of a count; leave them out")
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("choices are what a column of type choice needs, and no other has")
        if _UNREAD in {each.id for each in self.choices}:
            raise ValueError(
                f"choices: «{_UNREAD}» is what stands for a cell without a choice; give this one another id"
            )
        if self.of == "people" and self.public:
            raise ValueError("a count of people is never shown row by row; leave public out and declare an indicator")
        for what in ("id", "name"):
            said = [word for each in self.choices for word in _words(each, what)]
            if twice := next((word for word in said if said.count(word) > 1), None):
                raise ValueError(f"choices: «{twice}» stands twice")
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
) -> Iterator[str]:
    """Yield what is wrong between declared columns and tables, each in a sentence with its place.

    `named` are the tables that the programme file names elsewhere, each after its place.
    """
    known = (*BUILT_IN, *(each.id for each in tables))
    for where, table in named:
        if table not in known:
            yield f"{where}: found «{table}», expected one of {', '.join(known)}{did_you_mean(table, known)}"
    heads = [word for each in tables for word in {normalise(name) for name in each.name.by_language.values()}]
    for word in dict.fromkeys(each for each in heads if heads.count(each) > 1):
        yield f"tables: two are called «{word}»; give one another name"
    for own in (each.id for each in tables):
        if known.count(own) > 1:
            yield f"tables[{own}].id: there is a table of this id already; give it another"
        if not any(each.table == own for each in columns):
            yield f"tables[{own}]: no column is declared for it; add one with table = «{own}»"
    ids = [each.id for each in columns]
    for each in columns:
        place = f"columns[{each.id}]"
        if ids.count(each.id) > 1 or each.id in _RESERVED:
            yield f"{place}.id: another column or dimension has this id already; give it another"
        if each.table not in known:
            yield f"{place}.table: found «{each.table}», expected one of {', '.join(known)}"
        elif each.table in _NOT_EXTENDED:
            yield f"{place}.table: «{each.table}» takes no further columns"
        yield from (f"{place}.{said}" for said in _misplaced(each, columns, tables))


def _misplaced(
    each: DeclaredColumn, columns: Collection[DeclaredColumn], tables: Collection[DeclaredTable]
) -> Iterator[str]:
    """Yield what a column says that its table does not bear."""
    if each.part_of is not None:
        whole = next((one for one in columns if (one.table, one.id) == (each.table, each.part_of)), each)
        if whole is each or whole.of != each.of or whole.part_of:
            yield f"part_of: «{each.part_of}» is no whole count of {each.of} declared for «{each.table}»"
    if each.of == "things" and any(table.id == each.table and table.of == "people" for table in tables):
        yield f"of: a row of «{each.table}» is of people, and so is each count in it; say of = «people»"
    if each.public and each.table not in _SHOWN_ROW_BY_ROW:
        yield f"public: only rows of {', '.join(_SHOWN_ROW_BY_ROW)} are shown one by one; leave it out"


def _words(choice: DeclaredChoice, what: str) -> set[str]:
    return {choice.id} if what == "id" else {normalise(word) for word in choice.name.by_language.values()}
