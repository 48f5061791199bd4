"""How a programme is presented: slides in their order between two ends that are declared."""

from datetime import datetime

import pytest
from pydantic import ValidationError

from lib.programme.declared import Text
from lib.programme.declaring.refusals import Refused
from lib.programme.declaring.validating import validated
from lib.programme.presentation import Closing, Opening, Presentation, SlideId
from tests.refused import refuses

OPENING = Opening(occasion=Text(es="Cumbre"), place=Text(es="Mérida"), begins=datetime(2026, 12, 3, 10))  # noqa: DTZ001
CLOSING = Closing(thanks=Text(es="Gracias"))


def test_the_ends_that_are_declared_stand_around_the_slides_that_are_named() -> None:
    named: tuple[SlideId, ...] = ("hubs", "reach")
    assert Presentation(slides=named).order == named
    assert Presentation(slides=named, opening=OPENING, closing=CLOSING).order == ("opening", *named, "closing")
    assert Presentation(slides=named, closing=CLOSING).order == (*named, "closing")
    assert Presentation(slides=("closing", "reach"), closing=CLOSING).order == ("reach", "closing")


def test_an_end_that_is_not_declared_can_neither_be_named_nor_chosen() -> None:
    with refuses(Refused, match=r"«opening» needs a section \[stage.opening\]"):
        validated(Presentation, {"slides": ["opening", "reach"]})
    assert {"opening", "closing"}.isdisjoint(Presentation().offered)
    assert {"opening", "closing"} <= set(Presentation(opening=OPENING, closing=CLOSING).offered)


def test_a_link_of_the_last_slide_is_an_address_that_is_safe() -> None:
    for link in ("http://example.org", "javascript:alert(1)", "example.org"):
        with pytest.raises(ValidationError):
            Closing(thanks=Text(es="Gracias"), link=link)
