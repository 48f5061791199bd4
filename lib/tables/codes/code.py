"""What is declared of a finding code."""

from dataclasses import dataclass

from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding, Severity

_BOOKS = {
    "sitios": ("sict", "sict.xlsx"),
    "compromisos": ("sedeco-yuc", "sedeco-yuc.xlsx"),
    "socios": ("dtc-mexico", "dtc-mexico.xlsx"),
    "metas": ("dtc-mexico", "dtc-mexico.xlsx"),
    "comunicacion": ("dtc-mexico", "dtc-mexico.xlsx"),
}
_USUAL = ("pro-mujer", "pro-mujer.xlsx")


@dataclass(frozen=True, slots=True)
class Code:
    """How grave a code is, and what a realistic finding of it says; `source` is its own where it is not the table's.

    One that is `alone` is about a row and others, so no two ask for the same; one that `empties` its cell leaves the
    row.
    """

    severity: Severity
    table: str | None
    cell: str | None
    column: str | None
    value: str | None
    kept: bool
    source: str | None
    alone: bool
    empties: bool
    params: dict[str, Parameter]

    def example(self, code: str) -> Finding:
        """Return the realistic finding."""
        source, workbook = _BOOKS.get(self.table or "", _USUAL)
        if self.source:
            source, workbook = self.source, f"{self.source}.xlsx"
        return Finding(
            code, self.severity, source, workbook, self.table, self.table, self.cell, self.value, self.kept,
            self.column, self.params,
        )  # fmt: skip


def said(
    severity: Severity,
    table: str | None = None,
    cell: str | None = None,
    column: str | None = None,
    value: str | None = None,
    *,
    kept: bool = False,
    source: str | None = None,
    alone: bool = False,
    empties: bool = False,
    **params: Parameter,
) -> Code:
    """Declare a code by its severity and a realistic finding: where it stands, what it says and its parameters."""
    return Code(severity, table, cell, column, value, kept, source, alone, empties, params)
