"""How a column is declared, and the row model that every table shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from lib.programme.country import UNKNOWN, Country
from lib.programme.model import TableId
from lib.programme.outline import Box
from lib.tables.cells.outcome import Noted, Parameter, Unreadable
from lib.tables.grid import Cell

Kind = Literal[
    "slug",
    "text",
    "count",
    "decimal",
    "day",
    "latitude",
    "longitude",
    "state",
    "municipality",
    "choice",
    "choices",
    "age-band",
    "yes-no",
    "link",
    "mailbox",
    "reference",
    "references",
]


UNREAD = "unknown"
"""The value of a choice that a row has and nobody could read; no list offers it."""


class Choice(StrEnum):
    """A list. A value is its English name; `spanish` is what the sheets say. Each also has `UNREAD`.

    A programme may have entries of its own (`declared`): they are no members, so going through a list never meets them.
    `words` are what a choice of a declared column is called in each language: its table alone reads them so.
    """

    spanish: str
    words: tuple[str, ...]

    def __new__(cls, english: str, spanish: str, words: tuple[str, ...] = ()) -> Self:
        """Make one choice from its English and its Spanish name."""
        member = str.__new__(cls, english)
        member._value_ = english
        member.spanish = spanish
        member.words = words
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return cls.unread() if value == UNREAD else None

    @classmethod
    def unread(cls) -> Self:
        """Return the one value of what could not be read. It is no member: going through the list never meets it."""
        found = cls._value2member_map_.get(UNREAD)
        if not isinstance(found, cls):
            found = cls._value2member_map_[UNREAD] = cls.declared(UNREAD, "")
        return found

    @classmethod
    def declared(cls, value: str, shown: str) -> Self:
        """Return an entry that a programme declares, by its key and what the sheets write for it."""
        entry = str.__new__(cls, value)
        entry._name_, entry._value_, entry.spanish, entry.words = value, value, shown, ()
        return entry


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, declared once: it is read, checked, explained and documented from here.

    `required` cells must be there for the row to count, unless `blank_counts`: then an empty cell lowers
    completeness but the row stays. A row whose choice is missing or unread stays too, unless it is in the key.
    `called_for_by` names another field and the values that make this one due; without values any does. A cell is read
    beside the field it is `within`: a municipality's beside the row's state. `other_headers` are read as this column's
    too. `maximum` of a count is what is still plausible of its kind. Free text of `sentences` is searched for names of
    persons more closely; one `of_locality` may be named after a person, as known localities are.
    """

    header: str
    english: str
    hxl: str
    kind: Kind
    meaning_es: str
    meaning_en: str
    example: str
    required: bool = True
    blank_counts: bool = False
    choices: type[Choice] | None = None
    refers_to: TableId | None = None
    also_allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    longest: int | None = None
    called_for_by: tuple[str, tuple[str, ...]] | None = None
    within: str | None = None
    other_headers: tuple[str, ...] = ()
    unique_text: bool = True
    sentences: bool = False
    of_locality: bool = False

    def unread(self, *read: Choice) -> dict[str, Choice | tuple[Choice, ...]]:
        """Return what stands in a row, as `value`, where a choice is missing or unread: of several, after those read.

        Nothing stands there for yes or no.
        """
        if self.choices is None:
            return {}
        unread = self.choices.unread()
        return {"value": (*read, unread) if self.kind == "choices" else unread}


MOST_PEOPLE, MOST_SESSIONS, MOST_COMPUTERS, MOST_SEATS, MOST_MBPS = 5_000, 500, 2_000, 5_000, 1_000
"""What one cell may count at most before somebody has to look. Every day of this century is a larger number."""

Parser = Callable[..., Any]
"""Takes a cell, and the value of the field it is within where the column declares one."""

Note = tuple[str, str, dict[str, Parameter]]
"""A field, the code of what is noted of its cell, and the code's parameters."""


@dataclass(slots=True)
class Parsing:
    """What the row model needs while it reads: parsers by field, the box where places are likely, and its notes.

    `country` tells persons from places, `confirmed` are texts that are no person's (`Vocabulary`), `held` the fields of
    columns that hold persons throughout.
    """

    parsers: Mapping[str, Parser]
    box: Box | None = None
    notes: list[Note] = field(default_factory=list)
    country: Country = UNKNOWN
    confirmed: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()


class Row(BaseModel):
    """One row of a table as typed values. `line` is the sheet's row number, counted from 1.

    `called` is the field with what a row is called, where there is one.
    An address is somebody's home only in a table whose rows count people (`of_people`); the others hold public places.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: ClassVar[TableId]
    english: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    columns: ClassVar[Mapping[str, Column]] = {}
    of_people: ClassVar[bool] = False
    called: ClassVar[str | None] = None

    line: Annotated[int, Field(ge=0)] = 0

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Collect the declared columns in the order the template shows them."""
        cls.columns = {
            name: column
            for name, declared in cls.model_fields.items()
            for column in declared.metadata
            if isinstance(column, Column)
        }

    @field_validator("*", mode="before")
    @classmethod
    def _read_cell(cls, cell: object, info: ValidationInfo) -> object:
        parsing = info.context
        if not isinstance(parsing, Parsing) or info.field_name not in parsing.parsers:
            return cell
        if isinstance(cell, Choice | tuple):
            return cell
        name = cast("str", info.field_name)
        within = cls.columns[name].within
        beside = [info.data.get(within)] if within else []
        value = parsing.parsers[name](cast("Cell", cell), *beside)
        if type(value) is Noted:
            parsing.notes.append((name, value.code, value.params))
            return value.value
        return value

    @classmethod
    def arrange(cls, cells: dict[str, Cell]) -> str | None:
        """Put cells that share one place where they belong; return the field they were found in, if any."""
        return None

    @classmethod
    def exchanged(cls, columns: Mapping[str, Sequence[Cell]], box: Box | None) -> tuple[str, str] | None:
        """Return two fields whose columns hold each what belongs in the other throughout, if there are such."""
        return None

    @classmethod
    def explain(cls, cells: Mapping[str, Cell], bad: dict[str, Unreadable], box: Box | None) -> None:
        """Say of refused cells what only several together tell. `box` is round the programme's places."""

    def calls_for(self, name: str) -> bool:
        """Tell whether another field of this row makes a field due."""
        by, values = self.columns[name].called_for_by or (name, ())
        held = getattr(self, by)
        return held in values if values else held is not None

    def key_values(self) -> tuple[object, ...]:
        """Return the values that identify this row within its table."""
        return tuple(getattr(self, name) for name in self.key)
