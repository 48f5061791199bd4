"""Findings that ask for the same thing in one column, and what a finding is wherever its row moves to."""

from collections.abc import Iterable
from hashlib import sha256

from lib.tables.codes import ALONE
from lib.tables.finding import Finding

_TO_TYPE = ("case", "form", "kind", "suggestion", "first", "second", "choices", "unknown", "fix_lat", "fix_lon")
_SLIPS = frozenset(
    ("sign", "coordinate-pair", "coordinate-text", "date-text", "day-as-text", "leading-zero", "without-state")
)
"""Cases and forms that are one slip wherever they stand in a column, although each cell says something else."""


def alike(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Group findings about cells of one column that ask for the same, in the order in which each group begins.

    Whatever is about a whole tab, or about a row and another one, stands alone.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, found in enumerate(findings):
        groups.setdefault(_asks(found) or (number,), []).append(found)
    return [tuple(group) for group in groups.values()]


def finding_mark(found: Finding) -> str:
    """Return what a finding is, wherever its row moves to, without repeating what was typed: 20 hexadecimal digits."""
    parts = (found.source, found.tab, found.code, found.column, found.value, found.params.get("case"))
    return sha256(repr(parts).encode()).hexdigest()[:20]


def _asks(found: Finding) -> tuple[object, ...] | None:
    """Return what a finding asks for and in which column, or None where no other may be like it."""
    if found.cell is None or found.code.startswith("H") or found.code in ALONE or "other" in found.params:
        return None
    where = (found.source, found.workbook, found.tab, found.column, found.code, found.severity, found.row_kept)
    slip = found.params.get("case") or found.params.get("form")
    if slip in _SLIPS:
        return (*where, slip)
    said = found.value if found.code.startswith("V") else None  # a rule weighs what the cell says
    return (*where, said, *(found.params.get(name) for name in _TO_TYPE))
