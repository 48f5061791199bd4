"""What must be said with a slide's figures is said on the slide in small words, in both languages."""

from dataclasses import replace

import pytest

from lib.indicators.figure import Part
from lib.programme.presentation import SlideId
from lib.snapshot.snapshot import Snapshot
from lib.wording.pages.caveats import CaveatKind, caveats
from tests.publish.stage.decks import deck, holes


def kinds(slide: SlideId, snapshot: Snapshot, language: str = "es") -> list[CaveatKind]:
    _, names = deck(language=language)
    return [each.kind for each in caveats(slide, snapshot, names)]


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_figure_that_is_less_than_it_seems_has_its_caveat(language: str) -> None:
    midway, _ = deck("midway")
    closing, _ = deck()
    assert kinds("reach", midway, language) == ["running", "provisional"]
    assert kinds("people", midway, language) == ["unknown", "running", "provisional"]
    assert kinds("after", closing, language) == ["few", "self-reported"]
    assert kinds("after", midway, language) == ["few", "self-reported"]
    assert kinds("allies", closing, language) == ["not-due", "late"]
    assert kinds("conditions", midway, language) == ["not-due"]
    assert kinds("near", midway, language) == ["straight-line"]
    assert kinds("hubs", closing, language) == []


def test_before_a_bootcamp_has_ended_no_rate_is_said_to_leave_running_ones_out() -> None:
    early, names = deck("early")
    assert next(each.text for each in caveats("funnel", early, names)) == "incluye 2 bootcamps aún en curso"


def test_a_range_and_what_is_protected_are_told_before_anything_else() -> None:
    assert kinds("reach", holes()[0])[:2] == ["range", "protected"]


def test_many_answers_are_not_called_few() -> None:
    snapshot, _ = deck()
    many = replace(snapshot.figure("SEG-1"), parts=(Part("6m/uses-tool", "shown", 0.8, 80, 100),))
    assert kinds("after", replace(snapshot, figures={**snapshot.figures, "SEG-1": many})) == ["self-reported"]


def test_a_source_that_was_never_read_or_names_no_day_is_told_on_the_slides_that_rest_on_it() -> None:
    snapshot, _ = deck()
    for change in ({"freshness": "unread"}, {"facts_to": None, "freshness": "undated"}):
        sources = tuple(replace(each, **change) if each.owner == "sict" else each for each in snapshot.sources)
        assert kinds("hubs", replace(snapshot, sources=sources)) == ["late"]
        assert "late" not in kinds("reach", replace(snapshot, sources=sources))


def test_bootcamps_whose_figures_are_validated_and_over_need_no_word() -> None:
    snapshot, _ = deck()
    camps = tuple(replace(each, validation="validated") for each in snapshot.bootcamps)
    assert kinds("funnel", replace(snapshot, bootcamps=camps)) == []
