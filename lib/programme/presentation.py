"""How the programme is presented: its slides in their order, and what others published beside its own figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from lib.programme.declared import Declared, Name, Text
from lib.programme.declaring.refusals import refused
from lib.programme.declaring.written import like

SlideId = Literal[
    "opening",
    "reach",
    "bootcamps",
    "funnel",
    "people",
    "hubs",
    "near",
    "conditions",
    "after",
    "allies",
    "own",
    "growth",
    "since",
    "agenda",
    "closing",
]

_FOR_A_HALL: tuple[SlideId, ...] = get_args(SlideId)[1:-5]
"""All but the ends, which are declared, and those that are chosen: the programme's own indicators, the months, what
changed, and the agenda of a coordination meeting, which says who is late."""


class Opening(Declared):
    """The slide before the first figure: the occasion, where it is, and when it begins, by the programme's clock."""

    occasion: Text
    place: Text
    begins: datetime


class Closing(Declared):
    """The last slide: thanks, and where to read on; without a `link` that is the dashboard's own address."""

    thanks: Text
    link: Annotated[str, like(r"(?:https://[!-~]+)?", "refusal.like.https")] = ""


class Presentation(Declared):
    """The stage: which slides are shown, in which order, its declared ends, and how many minutes there are."""

    slides: Annotated[tuple[SlideId, ...], Field(min_length=1)] = _FOR_A_HALL
    opening: Opening | None = None
    closing: Closing | None = None
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None

    @property
    def offered(self) -> tuple[SlideId, ...]:
        """Return every slide that there can be, in the order in which the story is told."""
        declared = {"opening": self.opening, "closing": self.closing}
        return tuple(each for each in get_args(SlideId) if declared.get(each, each))

    @property
    def order(self) -> tuple[SlideId, ...]:
        """Return the slides as they are shown: those that are named, between the ends that are declared."""
        first: tuple[SlideId, ...] = ("opening",) if self.opening else ()
        last: tuple[SlideId, ...] = ("closing",) if self.closing else ()
        return tuple(dict.fromkeys((*first, *(each for each in self.slides if each != "closing"), *last)))

    @model_validator(mode="after")
    def _each_slide_once(self) -> "Presentation":
        for slide in self.slides:
            if self.slides.count(slide) > 1:
                raise refused("refusal.twice", "slides", found=slide)
            if slide not in self.offered:
                raise refused("refusal.slide", "slides", found=slide)
        return self


class Quotation(Declared):
    """A figure somebody else published. It is shown with its source and year, and never computed with."""

    text: Text
    source: Name
    year: int


class DeclaredStatistic(Declared):
    """A figure of municipalities that others published, in a CSV file (`cvegeo,value`) beside the programme file.

    It is shown with its source and year, and never computed with.
    """

    name: Text
    unit: Literal["percent", "number"] = "percent"
    file: Name
    source: Text
    year: int = Field(ge=1900, le=2100)
    link: Annotated[str, like(r"(https://\S+)?", "refusal.like.https")] = ""


class MissingStatistic(DeclaredStatistic):
    """A statistic whose file is not there, or cannot be opened."""


@dataclass(frozen=True, slots=True, eq=False)
class PublicStatistic:
    """A declared statistic with its value of each municipality, by key. What the file does not tell is not there."""

    declared: DeclaredStatistic
    values: Mapping[str, float]


class Benchmark(Declared):
    """What another programme reached, as context: never a target and never computed with."""

    text: Text
    source: Text
    link: str = ""
