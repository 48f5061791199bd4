"""How a figure is written, and the four kinds of nothing."""

from dataclasses import dataclass

from lib.indicators.counts.published import TableCell
from lib.indicators.figure import Figure, Part, State
from lib.wording.language import Words


@dataclass(frozen=True, slots=True)
class Written:
    """A value as text. `state` tells a value from the three kinds of nothing; `is_range` marks «between … and …».

    `beside` is what a past value became, "" where it is the same today.
    """

    text: str
    state: State
    is_range: bool = False
    beside: str = ""

    @property
    def shown(self) -> bool:
        """Tell whether there is a value to read."""
        return self.state == "shown"


def nothing(state: State, words: Words) -> Written:
    """Return the word for a value that is not there."""
    return Written(words(f"nothing.{state}"), state)


def not_yet(words: Words) -> Written:
    """Return the word for a count or a rate that has nothing to be counted yet."""
    return Written(words("nothing.not-yet"), "not-applicable")


def figure(value: Figure | Part, words: Words, decimals: int = 0) -> Written:
    """Write a figure: a count, a share, a range, or its kind of nothing."""
    if value.state == "not-applicable" and not (isinstance(value, Figure) and value.cohort == "all"):
        return not_yet(words)
    if value.state != "shown":
        return nothing(value.state, words)
    if isinstance(value, Figure) and value.value is None and value.low is not None and value.high is not None:
        text = words("range", low=words.number(value.low), high=words.number(value.high))
        return Written(text, "shown", is_range=True)
    if value.value is None:
        return nothing("no-data", words)
    if is_share(value):
        return Written(words.share(value.value, decimals), "shown")
    mean = isinstance(value, Figure) and decimals_of(value)
    return Written(words.number(value.value, mean or decimals), "shown")


def decimals_of(value: Figure) -> int:
    """Return with how many decimals a figure and its parts are written: one where it is a mean."""
    return 1 if value.unit == "mean" else 0


def is_share(value: Figure | Part) -> bool:
    """Tell whether a value is a share of a base rather than a count."""
    return value.unit == "share" if isinstance(value, Figure) else value.denominator is not None


def count(cell: TableCell, words: Words) -> Written:
    """Write one cell of a published table."""
    if cell.state == "not-applicable":
        return not_yet(words)
    if cell.state != "shown" or cell.value is None:
        return nothing(cell.state if cell.state != "shown" else "no-data", words)
    return Written(words.number(cell.value), "shown")


def base(value: Figure | Part, words: Words) -> str | None:
    """Return «131 de 180» for a share, None for anything else."""
    if value.numerator is None or not value.denominator:
        return None
    return words("of", part=words.number(value.numerator), whole=words.number(value.denominator))
