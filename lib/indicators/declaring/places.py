"""Where and whose a row is: the breakdowns that a declared indicator may have."""

from collections.abc import Mapping

from lib.indicators.counts.counted import UNKNOWN
from lib.indicators.declaring.operands import REACH, OperandProblem
from lib.indicators.facts import Facts
from lib.programme.declaring.indicators import Breakdown
from lib.programme.declaring.refusals import refusal
from lib.programme.model import Programme, TableId
from lib.tables.schema.columns import Row
from lib.tables.schema.declared import models_of

_DIMENSIONS: Mapping[Breakdown | None, tuple[str, ...]] = {
    None: (),
    "state": ("state",),
    "municipality": ("state", "municipality"),
    "bootcamp": ("state", "bootcamp"),
    "partner": ("partner",),
}
"""The dimensions of each breakdown. What is narrower stands with the state that it lies in, so that sums are known."""


def dimensions_of(table: TableId, by: Breakdown | None, programme: Programme) -> tuple[str, ...]:
    """Return the dimensions of a breakdown of a table. Raises OperandProblem where its rows do not say so much."""
    if by is None:
        return ()
    known = breakdowns_of(models_of(programme)[table])
    if by not in known:
        raise OperandProblem(refusal("refusal.of.by", "by", found=by, table=table, known=known))
    if table == REACH:
        return (by,)
    return _DIMENSIONS[by]


def breakdowns_of(model: type[Row]) -> tuple[Breakdown, ...]:
    """Return what the rows of a table can be told apart by. A row's own state comes before its bootcamp's."""
    found: list[Breakdown] = []
    fields = model.columns
    if "state" in fields and fields["state"].kind == "state":
        found.append("state")
        if "municipality" in fields:
            found.append("municipality")
    elif "bootcamp" in fields:
        found = ["state", "bootcamp"]
    if _partner_field(model):
        found.append("partner")
    return tuple(found)


def place_of_row(row: Row, dimensions: tuple[str, ...], facts: Facts) -> dict[str, str]:
    """Return where a row is, in these dimensions of place."""
    found = {}
    for name in dimensions:
        if name == "partner":
            said = getattr(row, _partner_field(type(row)) or "", None)
        elif name in row.columns and row.columns[name].kind in {"state", "municipality", "reference"}:
            said = getattr(row, name)
        else:
            bootcamp = facts.bootcamp(str(getattr(row, "bootcamp", "")))
            said = getattr(bootcamp, name, None)
        found[name] = str(said) if said else UNKNOWN
    return found


def _partner_field(model: type[Row]) -> str | None:
    return next(
        (name for name, each in model.columns.items() if each.refers_to == "socios" and each.kind == "reference"), None
    )
