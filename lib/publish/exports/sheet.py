"""A sheet: one tidy table with its columns explained, in one language, ready for any format of table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from lib.wording.edition import Edition
from lib.wording.language import Words

LONGEST_TAB = 31
"""Characters that a workbook allows for the name of a tab."""

Value = str | int | float | bool | date | datetime | None
Kind = Literal["text", "integer", "number", "share", "boolean", "day", "moment"]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: `id` is the same in every language, `name` is its heading, `hxl` its tag.

    `allowed` are the only values it may hold, where they are few; a `key` column is one of those that tell rows apart.
    """

    id: str
    name: str
    means: str
    kind: Kind
    hxl: str
    allowed: tuple[str, ...] = ()
    key: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: `id` names its file, `title` and `about` say what it holds. Every row has one value a column.

    What nobody handed in is None; why a count is missing stands in a column of its own. `tab` is a short title.
    """

    id: str
    title: str
    about: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    tab: str = ""

    def column(self, column_id: str) -> int:
        """Return the place of a column. Raises StopIteration for one that the sheet does not have."""
        return next(place for place, column in enumerate(self.columns) if column.id == column_id)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list of entries and how its value is read from one of them."""

    id: str
    kind: Kind
    hxl: str
    read: Callable[[Any, Edition], Value]
    key: bool = False


def column(
    column_id: str, kind: Kind, hxl: str, words: Words, *, allowed: Iterable[str] = (), key: bool = False
) -> SheetColumn:
    """Return a column with its heading and meaning in the reader's language."""
    name, means = words(f"exports.column.{column_id}"), words(f"exports.means.{column_id}")
    tag = hxl.replace("v_inegi", words("place.vocabulary"))
    return SheetColumn(column_id, name, means, kind, tag, tuple(allowed), key)


def listing(sheet_id: str, fields: Iterable[Field], entries: Iterable[Any], edition: Edition) -> Sheet:
    """Return entries as a sheet, with the snapshot on every row."""
    words, every = edition.words, (*fields, _CUT)
    columns = tuple(column(each.id, each.kind, each.hxl, words, key=each.key) for each in every)
    rows = tuple(tuple(each.read(entry, edition) for each in every) for entry in entries)
    return Sheet(sheet_id, words(f"exports.sheet.{sheet_id}"), words(f"exports.about.{sheet_id}"), columns, rows)


def tidy(value: float | None, *, share: bool = False) -> int | float | None:
    """Return a count as a whole number where it is one; a share keeps six decimals."""
    if value is None:
        return None
    if share:
        return round(value, 6)
    return int(value) if value == int(value) else round(value, 6)


_CUT = Field("snapshot", "text", "#meta+snapshot", lambda _, edition: edition.snapshot.id)
