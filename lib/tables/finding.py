"""A finding: something a partner should know about one place in her workbook."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from lib.programme.country import Country
from lib.tables.cells.characters import storable
from lib.tables.cells.outcome import Parameter
from lib.tables.privacy.persons import key_names_somebody, may_not_repeat
from lib.tables.privacy.public_text import held_back

Severity = Literal["error", "warning", "note"]

_TYPED_BY_SOMEBODY = frozenset({"suggestion", "unknown", "like", "columns", "found", "hub", "bootcamp"})
_BETWEEN = re.compile(r"( · |, )")
_HIDDEN = "…"
_LONGEST, _LONGEST_LIST = 500, 5000


@dataclass(frozen=True, slots=True)
class Finding:
    """What is amiss, where, and what became of the row. It carries codes; `lib.wording` makes the sentences.

    `code` is one of `lib.tables.codes`; `cell` an A1 address or None where the whole tab or workbook is meant;
    `value` the cell as typed (the beginning of a long one), None where it is empty or may not be repeated; `params`
    fill the sentence; `row_kept` says whether the row still counts;
    `row` is its key as typed, `name` what it is called; None where there is none or it may not be repeated.

    Nobody sees one before `repeatable` has dropped what may be about a person.
    """

    code: str
    severity: Severity
    source: str
    workbook: str
    tab: str | None = None
    table: str | None = None
    cell: str | None = None
    value: str | None = None
    row_kept: bool = True
    column: str | None = None
    params: dict[str, Parameter] = field(default_factory=dict)
    row: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        """Shorten what is long, and take out what no store can hold."""
        for name in ("value", "column", "tab", "row", "name"):
            long: str | None = getattr(self, name)
            if long and storable(long, _LONGEST) != long:
                object.__setattr__(self, name, storable(long, _LONGEST))
        object.__setattr__(self, "params", {name: _storable(given) for name, given in self.params.items()})


def repeatable(found: Finding, country: Country) -> Finding:
    """Return a finding without whatever may be about a person in its value, its row, its column and its parameters."""
    value = None if found.value and may_not_repeat(found.value, country) else found.value
    unnamed = found.name and (may_not_repeat(found.name, country) or held_back(found.name, country))
    name = None if unnamed else found.name
    column = _HIDDEN if found.column and may_not_repeat(found.column, country) else found.column
    row = found.row
    if row and (may_not_repeat(row, country) or any(key_names_somebody(key, country) for key in row.split(" · "))):
        row = None
    typed = {each: text for each in _TYPED_BY_SOMEBODY if isinstance(text := found.params.get(each), str)}
    hidden = {each: kept for each, text in typed.items() if (kept := _repeatable(text, country)) != text}
    if (value, name, column, row) == (found.value, found.name, found.column, found.row) and not hidden:
        return found
    return replace(found, value=value, name=name, column=column, row=row, params={**found.params, **hidden})


def _storable(given: Parameter) -> Parameter:
    return storable(given, _LONGEST_LIST) if isinstance(given, str) else given


def _repeatable(text: str, country: Country) -> str:
    return "".join(_HIDDEN if may_not_repeat(part, country) else part for part in _BETWEEN.split(text))
