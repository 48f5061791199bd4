"""Beside a figure of a past snapshot stands what it is today, where it is another."""

from dataclasses import replace

import pytest

from lib.indicators.figure import Figure
from lib.markup.blocks import bootcamp_rows, overview, reach
from lib.markup.hubs import summary
from lib.markup.state import page as state
from lib.snapshot.audience import for_public
from lib.snapshot.selection.one_state import OneState
from lib.wording.language import Words
from lib.wording.looking_back import LookingBack, written
from lib.wording.names import Names
from tests.snapshot.samples import sample_snapshot, setting_of

SETTING = setting_of("midway")
THEN, NOW = sample_snapshot("midway"), for_public(sample_snapshot("closing"))
BACK = LookingBack(SETTING.programme, SETTING.geography, Words("es"), {}, NOW)
PRESENT = Names(SETTING.programme, SETTING.geography, Words("es"), {})


def test_a_figure_that_is_another_today_says_both() -> None:
    assert written(THEN.figure("ALC-1"), BACK).beside == "entonces 247, hoy 358"
    assert written(NOW.figure("ALC-1"), BACK).beside == ""
    assert written(THEN.figure("ALC-1"), PRESENT).beside == ""


def test_what_there_was_no_value_of_then_or_is_none_of_today_is_said_in_its_word() -> None:
    none = Figure("ALC-1", "people", "no-data")
    assert written(none, BACK).beside == "entonces Sin dato, hoy 358"
    emptied = replace(NOW, figures={**NOW.figures, "ALC-1": replace(none, state="protected")})
    gone = LookingBack(SETTING.programme, SETTING.geography, Words("en"), {}, emptied)
    assert written(THEN.figure("ALC-1"), gone).beside == "then 247, today Protected"


def test_a_share_of_other_people_is_not_compared() -> None:
    then = THEN.figure("EMB-6")
    other = replace(NOW, figures={**NOW.figures, "EMB-6": replace(NOW.figure("EMB-6"), cohort="released")})
    assert then.cohort != "released"
    assert written(then, LookingBack(SETTING.programme, SETTING.geography, Words("es"), {}, other)).beside == ""


@pytest.mark.parametrize("names", [BACK, PRESENT])
def test_the_pages_say_it_beside_their_figures_and_only_those_of_the_past(names: Names) -> None:
    pages = (
        overview.headline(THEN, names),
        reach.opening(THEN, names),
        summary.facts(THEN, names),
        bootcamp_rows.bootcamps(THEN, names),
        state.opening(OneState(THEN, SETTING.programme, "31"), names),
    )
    for html in pages:
        assert ("then-now" in html) == (names is BACK)
