"""What the operator should look at, by a word each: the vocabulary that whoever collects and whoever looks on share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Word = Literal[
    "store", "collecting", "google", "reading", "computing", "kept", "audit", "clock", "empty", "configuration",
    "starting",
]  # fmt: skip
"""Everything that can keep the dashboard from being well. The texts of a word are `condition.WORD` and
`condition.WORD.do`, or `condition.WORD.CAUSE` where the cause has its own."""

WORDS: tuple[Word, ...] = get_args(Word)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is not well, since when, how often it was met and where (a sheet and a table, never a cell).

    `cause` tells kinds of one word apart, such as a store that is full from one that does not answer.
    """

    word: Word
    cause: str = ""
    since: datetime | None = None
    times: int = 1
    where: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What whoever collects says of its own work with every beat: its cycle in seconds, and what is not well."""

    every: float = 60.0
    conditions: tuple[Condition, ...] = ()
