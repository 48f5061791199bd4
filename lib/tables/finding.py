"""A finding: something a partner should know about one place in her workbook."""

import re
from dataclasses import dataclass, field
from typing import Literal

from lib.tables.cells.characters import storable
from lib.tables.cells.outcome import Parameter
from lib.tables.privacy.persons import key_names_somebody, may_not_repeat

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

    What may be about a person is dropped as the finding is made, so no finding ever repeats it, wherever it came from.
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
        """Drop from the value, the column's name and the parameters whatever may be personal data or no text at all."""
        for name in ("value", "column", "tab", "row", "name"):
            long: str | None = getattr(self, name)
            if long and storable(long, _LONGEST) != long:
                object.__setattr__(self, name, storable(long, _LONGEST))
        storables = {name: _storable(given) for name, given in self.params.items()}
        object.__setattr__(self, "params", storables)
        if self.value and may_not_repeat(self.value):
            object.__setattr__(self, "value", None)
        if self.row and (may_not_repeat(self.row) or any(map(key_names_somebody, self.row.split(" · ")))):
            object.__setattr__(self, "row", None)
        if self.name and may_not_repeat(self.name):
            object.__setattr__(self, "name", None)
        if self.column and may_not_repeat(self.column):
            object.__setattr__(self, "column", _HIDDEN)
        typed = {name: text for name in _TYPED_BY_SOMEBODY if isinstance(text := self.params.get(name), str)}
        hidden = {name: kept for name, text in typed.items() if (kept := _repeatable(text)) != text}
        if hidden:
            object.__setattr__(self, "params", {**self.params, **hidden})


def _storable(given: Parameter) -> Parameter:
    return storable(given, _LONGEST_LIST) if isinstance(given, str) else given


def _repeatable(text: str) -> str:
    return "".join(_HIDDEN if may_not_repeat(part) else part for part in _BETWEEN.split(text))
