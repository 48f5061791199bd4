"""A chart as data: what is in it is decided here once; plotly, pictures, light pages, stage and PowerPoint draw it."""

from dataclasses import dataclass, replace

from lib.indicators.figure import State
from lib.markup.blocks.tables import WrittenTable
from lib.markup.palette import QUIET, STUB
from lib.wording.values import Written


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar in the colour of a series; `text` is its value as it is written inside the part.

    Raises ValueError where something that is not shown carries a value.
    """

    name: str
    value: float | None
    state: State = "shown"
    series: str = "main"
    text: str = ""

    def __post_init__(self) -> None:
        if self.state != "shown" and self.value is not None:
            raise ValueError(f"a value that is «{self.state}» must not reach a chart")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its parts, and what is written at its end: the value of the whole and a note beside it.

    `total` is the whole where that is shown. `heading` begins a group above the bar, `apart` leaves a gap before it.
    """

    name: str
    value: Written
    segments: tuple[Segment, ...] = ()
    total: float | None = None
    note: str = ""
    heading: str | None = None
    apart: bool = False

    @property
    def text(self) -> str:
        """Return what is written at the end as one text."""
        return " · ".join(filter(None, (self.value.text, self.note)))

    @property
    def known(self) -> float:
        """Return the length of all parts that are shown."""
        return sum(part.value or 0 for part in self.segments)

    @property
    def protected(self) -> int:
        """Return how many parts are protected."""
        return sum(part.state == "protected" for part in self.segments)

    @property
    def is_quiet(self) -> bool:
        """Tell whether the bar stands back behind those that the sentence is about."""
        return all(part.series == QUIET for part in self.segments)


@dataclass(frozen=True, slots=True)
class Goal:
    """A value to be reached, drawn as a line, with the text beside it."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it shows, what it means, its bars, what to know about it, the same as tables, and its origin.

    `key` names the series of the parts; `indicators` are the ids whose definitions explain it; `span` is the value of
    the full width where that is not the longest bar. `columns` stand side by side where there is room, as time does.
    Without bars the sentences say why.
    """

    id: str
    title: str
    snapshot: str
    sentences: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    tables: tuple[WrittenTable, ...] = ()
    indicators: tuple[str, ...] = ()
    source: str = ""
    protected: str = ""
    span: float | None = None
    target: Goal | None = None
    columns: bool = False
    language: str = "es"

    @property
    def section(self) -> str:
        """Return the part of the id that all choices of a chart share."""
        return self.id.partition(".")[0]

    @property
    def has_anything(self) -> bool:
        """Tell whether there is anything to take away: a value, or one that is protected."""
        return any(part.state in {"shown", "protected"} for bar in self.bars for part in bar.segments)

    @property
    def full(self) -> float:
        """Return the value that fills the width."""
        longest = self._longest
        return max(longest, *(bar.known + self.hidden(bar) for bar in self.bars)) if self.bars else longest

    def hidden(self, bar: Bar) -> float:
        """Return the length of a bar's hatched stretch.

        Two or more protected parts of a shown total are one stretch up to that total, which anyone could draw from
        what is shown. A single one, or parts of an unknown total, have a fixed length whatever they hide.
        """
        if bar.protected > 1 and bar.total is not None:
            return bar.total - bar.known
        return self._longest * STUB if bar.protected else 0.0

    def totals(self) -> "Chart":
        """Return the chart with one part for each bar, for where there is no room for more."""
        whole = [replace(bar, segments=(Segment(bar.name, bar.total, bar.value.state),), note="") for bar in self.bars]
        return replace(self, bars=tuple(whole), key=())

    @property
    def _longest(self) -> float:
        wholes = [bar.known if bar.total is None else bar.total for bar in self.bars]
        return self.span or max([*wholes, self.target.value if self.target else 0]) or 1.0
