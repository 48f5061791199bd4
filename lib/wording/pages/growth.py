"""How the programme grew, in words."""

from lib.snapshot.changes.growth import MonthEnd
from lib.wording.language import Words


def bootcamps_begun(month: MonthEnd, words: Words) -> str:
    """Return «5 bootcamps iniciados», or that nobody knows."""
    if month.bootcamps is None:
        return words("growth.bootcamps.unknown")
    return words("growth.bootcamps", n=month.bootcamps)
