"""What became of the figures of a past snapshot: each as it was then, and what it is today."""

from dataclasses import dataclass, replace

from lib.indicators.counts.published import TableCell
from lib.indicators.figure import Figure, Part
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.values import Written, count, figure


@dataclass(frozen=True, slots=True)
class LookingBack(Names):
    """Names on the pages of a past snapshot. `now` is the public part of the newest one."""

    now: Snapshot


def written(value: Figure, names: Names) -> Written:
    """Write a figure of the whole programme; where one looks back, with what it is today."""
    if not isinstance(names, LookingBack):
        return figure(value, names.words)
    return with_today(value, names.now.figure(value.id), names)


def written_part(part: Part, whole: Figure, names: Names) -> Written:
    """Write a part of a figure as `written` does."""
    if not isinstance(names, LookingBack):
        return figure(part, names.words)
    return with_today(
        part, next((each for each in names.now.figure(whole.id).parts if each.id == part.id), None), names
    )


def written_cell(cell: TableCell, table: str, names: Names) -> Written:
    """Write a cell of a published table as `written` does."""
    made = count(cell, names.words)
    now = names.now.table(table) if isinstance(names, LookingBack) else None
    there = next((each for each in now.cells if each.at == cell.at), None) if now else None
    return _beside(made, count(there, names.words), names) if there else made


def with_today(then: Figure | Part, now: Figure | Part | None, names: Names) -> Written:
    """Write a value with «entonces 356, hoy 358» beside it, where it is another today and counts the same people."""
    made = figure(then, names.words)
    if now is None or not _comparable(then, now):
        return made
    return _beside(made, figure(now, names.words), names)


def _beside(then: Written, today: Written, names: Names) -> Written:
    if today.text == then.text:
        return then
    return replace(then, beside=names.words("proof.then-now", then=then.text, now=today.text))


def _comparable(then: Figure | Part, now: Figure | Part) -> bool:
    if not (isinstance(then, Figure) and isinstance(now, Figure)) or {then.state, now.state} != {"shown"}:
        return True
    return (then.unit, then.cohort) == (now.unit, now.cohort)
