"""A chart as data: bars of published values with everything that must be said beside them."""

from dataclasses import dataclass

from lib.indicators.figure import State
from lib.markup.palette import WOMEN


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar. Raises ValueError where something that is not shown carries a value."""

    name: str
    value: float | None
    state: State = "shown"
    colour: str = WOMEN

    def __post_init__(self) -> None:
        if self.state != "shown" and self.value is not None:
            raise ValueError(f"a value that is «{self.state}» must not reach a chart")


@dataclass(frozen=True, slots=True)
class Line:
    """One bar: its name, its parts, the text at its end, its total where that is shown, and a heading above it."""

    name: str
    segments: tuple[Segment, ...]
    text: str
    total: float | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it shows, what it means, its bars, the key of its colours, notes, and where it comes from."""

    id: str
    title: str
    sentences: tuple[str, ...]
    lines: tuple[Line, ...]
    source: str
    snapshot: str
    key: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "es"
