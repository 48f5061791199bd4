"""What a source delivers before it is parsed: a hash of the raw reply, and the grids it holds when they are wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from lib.programme.model import Source, TableId
from lib.tables.cells.outcome import Parameter
from lib.tables.grid import Grid


@dataclass(frozen=True, slots=True)
class WorkbookRemark:
    """Something to tell the owner about the workbook itself: a finding code, the tab it concerns, its parameters."""

    code: str
    tab: str | None = None
    params: tuple[tuple[str, Parameter], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The declared tabs of a workbook. A table whose tab is missing has no grid and a remark with code H01."""

    grids: dict[TableId, Grid]
    remarks: tuple[WorkbookRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """One reading of one workbook. Comparing `hash` with the last one costs nothing; `open` parses.

    `content` is the file, where the whole workbook is one.
    `open` raises SourceFailure where the workbook cannot be read.
    """

    hash: str
    open: Callable[[], Contents]
    content: bytes | None = None


Reader = Callable[[Source], Raw]
"""Reads one source's workbook. Raises SourceFailure when the source does not answer."""
