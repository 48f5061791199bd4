"""A finding: something a partner should know about one place in her workbook."""

from dataclasses import dataclass, field
from typing import Literal

from lib.tables.outcome import Parameter

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is amiss, where, and what became of the row. It carries codes; `lib.wording` makes the sentences.

    `code` is one of `lib.tables.codes`; `cell` an A1 address or None where the whole tab or workbook is meant;
    `value` the cell as typed, None where it is empty or may not be repeated; `params` fill the sentence;
    `row_kept` says whether the row still counts.
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
