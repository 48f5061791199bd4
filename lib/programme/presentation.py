"""How the programme is presented: its slides in their order, and what others published beside its own figures."""

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from lib.programme.declared import Declared, Text

SlideId = Literal["reach", "bootcamps", "funnel", "people", "hubs", "near", "conditions", "after", "allies", "agenda"]

_FOR_A_HALL: tuple[SlideId, ...] = get_args(SlideId)[:-1]
"""All but the agenda of a coordination meeting, which says who is late."""


class Presentation(Declared):
    """The stage: which slides are shown, and in which order."""

    slides: Annotated[tuple[SlideId, ...], Field(min_length=1)] = _FOR_A_HALL

    @model_validator(mode="after")
    def _each_slide_once(self) -> "Presentation":
        for slide in self.slides:
            if self.slides.count(slide) > 1:
                raise ValueError(f"slides: «{slide}» stands twice")
        return self


class Quotation(Declared):
    """A figure somebody else published. It is shown with its source and year, and never computed with."""

    text: Text
    source: str
    year: int


class Benchmark(Declared):
    """What another programme reached, as context: never a target and never computed with."""

    text: Text
    source: Text
    link: str = ""
