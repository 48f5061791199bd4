"""A chart as data: what must never be in it, and how long its bars are whatever draws them."""

import pytest

from lib.indicators.figure import State
from lib.markup.evidence.chart import Bar, Chart, Goal, Segment
from lib.markup.palette import QUIET, STUB
from lib.wording.values import Written


def bar(*values: int | None, total: float | None = None, series: str = "main") -> Bar:
    parts = tuple(
        Segment("x", value, "shown" if value is not None else "protected", series, str(value)) for value in values
    )
    return Bar("x", Written("7", "shown"), parts, total, "protegido")


def chart(*bars: Bar, span: float | None = None, target: Goal | None = None) -> Chart:
    return Chart("ages.state.31", "Edades", "7f3a", bars=bars, span=span, target=target)


@pytest.mark.parametrize("state", ["protected", "no-data", "not-applicable"])
def test_a_chart_refuses_a_value_that_is_not_shown(state: State) -> None:
    with pytest.raises(ValueError, match=state):
        Segment("x", 3, state)


def test_the_longest_bar_the_span_or_the_target_fills_the_width() -> None:
    assert chart(bar(3), bar(50)).full == 50
    assert chart(bar(3), span=100).full == 100
    assert chart(bar(3), target=Goal(9, "Meta: 9")).full == 9
    assert chart().full == chart(bar(0)).full == 1


def test_a_protected_part_has_the_same_length_whatever_it_hides() -> None:
    alone, in_known_total, in_unknown = bar(None), bar(38, None, total=42), bar(None, None)
    shown = chart(bar(50), alone, in_known_total, in_unknown)
    assert {shown.hidden(each) for each in (alone, in_known_total, in_unknown)} == {50 * STUB}
    assert shown.hidden(shown.bars[0]) == 0


def test_two_protected_parts_of_a_shown_total_reach_up_to_it() -> None:
    row = bar(17, None, None, total=42)
    assert chart(row).hidden(row) == 25


def test_a_stretch_beyond_the_longest_bar_still_has_room() -> None:
    row = bar(41, None, total=42)
    assert chart(row).full == 41 + 42 * STUB


def test_totals_are_one_part_for_each_bar_and_a_protected_total_stays_protected() -> None:
    hidden = Bar("x", Written("Protegido", "protected"), bar(None, None).segments, None)
    whole = chart(bar(38, 7, total=45), bar(3, total=3, series=QUIET), hidden).totals()
    assert [[part.value for part in each.segments] for each in whole.bars] == [[45], [3], [None]]
    assert [each.is_quiet for each in whole.bars] == [False, False, False]
    assert whole.bars[2].protected == 1


def test_the_text_at_the_end_is_the_value_and_its_note() -> None:
    assert bar(3).text == "7 · protegido"
    assert chart().section == "ages"
