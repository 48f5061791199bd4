"""What a slide says, whatever shows it: HTML, PowerPoint or paper. Every text is in the reader's language already."""

from dataclasses import dataclass
from datetime import datetime

from lib.markup.evidence.chart import Chart
from lib.programme.presentation import SlideId
from lib.programme.warmth import ReadyMark
from lib.wording.pages.caveats import Caveat
from lib.wording.pages.stage import Notes
from lib.wording.values import Written
from lib.wording.voices import SpokenVoice


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that the hall reads from the last row: its text, what it counts, and its base or target below.

    `indicator` is empty where it counts what is no indicator. `value.state` tells a value from «Sin dato», «Protegido»
    and «No aplica», which `value.text` then says.
    """

    indicator: str
    value: Written
    label: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A small table: its title, its heads, and rows of texts as many as there are heads."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """A state on the map: closed lines in the map's units; `ours` where the programme works."""

    key: str
    name: str
    ours: bool
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A hub or a bootcamp on the map. `symbol` is one of `lib.markup.map.symbols`, `status` the same in words.

    `lines` are its name as it is written on the map, with the anchor of their middle at `name_at`; where that is `far`
    a thin line joins the two.
    """

    id: str
    kind: str
    name: str
    status: str
    symbol: str
    at: Point
    lines: tuple[str, ...] = ()
    name_at: Point = (0.0, 0.0)
    anchor: str = "start"
    far: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the map's key: a symbol, what it means, and how many of it there are."""

    symbol: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Map:
    """A map of `width` by `height` units, 13 of which are one line of text. `alt` says it to those who do not see it.

    Land may reach beyond the sheet, so that a wider screen is filled too.
    """

    alt: str
    width: int
    height: int
    land: tuple[Land, ...]
    hubs: tuple[Spot, ...]
    bootcamps: tuple[Spot, ...]
    key: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class PartnerMark:
    """A partner's mark: its short name on its colour (#RRGGBB), its name in full, and its picture where it has one.

    `alt` says what the picture shows.
    """

    short: str
    name: str
    colour: str
    picture: ReadyMark | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class PartnerMarks:
    """The marks of all partners, in the order of the programme file; `note` says where some are invented."""

    marks: tuple[PartnerMark, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthStep:
    """The end of a month: its name, the figure of that day with what it counts below, and the hubs that are shown.

    `share` is the figure as a part of the largest of all months, None where there was none.
    """

    name: str
    value: Written
    below: str
    share: float | None
    hubs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Months:
    """Months that are played one after another on a map; paper and PowerPoint have them as a chart.

    More hubs than can be told apart have no map.
    """

    steps: tuple[MonthStep, ...]
    chart: Chart
    map: Map | None


Evidence = Chart | SlideTable | Map | Months | PartnerMarks | SpokenVoice


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title that says the finding, figures, evidence, and notes for whoever speaks.

    `lines` are short sentences below the evidence; `as_of` says up to when the data are complete, `cut` names the
    snapshot shortly and `snapshot` in full; `mark` says that it is a sample. `address` is printed, as a QR code too.
    `caveats` are what must be said with the figures; `begins` is when the occasion does, for a countdown.
    """

    id: SlideId
    topic: str
    title: str
    headlines: tuple[Headline, ...]
    evidence: tuple[Evidence, ...]
    lines: tuple[str, ...]
    notes: Notes
    as_of: str
    cut: str
    snapshot: str
    mark: str | None = None
    address: str | None = None
    caveats: tuple[Caveat, ...] = ()
    begins: datetime | None = None

    @property
    def small_words(self) -> str:
        """Return the caveats as one line; late sources are in the as-of line."""
        return " · ".join(each.text for each in self.caveats if each.kind != "late")
