"""Charts of plain values: what is drawn, what is written, and what must never be there."""

import importlib
from typing import Any

import plotly.io
import pytest

from lib.indicators.figure import State
from lib.views.canvas import INK, QUIET, STUB
from lib.views.charts import Bar, Segment, Stack, Step, bars, growth, stacked


def written(figure: Any) -> list[str]:
    return [each.text for each in figure.layout.annotations]


def hatched(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.marker.pattern.shape]


def part(name: str, value: int | None, state: State = "shown") -> Segment:
    return Segment(name, value, str(value) if value is not None else "Protegido", state)


HIDDEN = Bar("56-65", None, "Protegido", "protected")


@pytest.mark.parametrize("state", ["protected", "no-data", "not-applicable"])
def test_a_chart_refuses_a_value_that_is_not_shown(state: State) -> None:
    with pytest.raises(ValueError, match=state):
        Bar("x", 3, "3", state)
    with pytest.raises(ValueError, match=state):
        Segment("x", 3, "3", state)


def test_a_shown_bar_has_its_length_and_its_text() -> None:
    figure = bars([Bar("36-45", 111, "111"), Bar("46-55", 61, "61")], protected="Protegido")
    assert list(figure.data[0].x) == [111, 61]
    assert set(written(figure)) == {"36-45", "111", "46-55", "61"}


def test_zero_is_a_bar_and_not_a_placeholder() -> None:
    figure = bars([Bar("a", 0, "0"), Bar("b", 4, "4")], protected="Protegido")
    assert list(figure.data[0].x) == [0, 4]
    assert not hatched(figure)


def test_a_protected_bar_is_a_hatched_stretch_of_fixed_length_with_the_word() -> None:
    figure = bars([Bar("a", 50, "50"), HIDDEN], protected="Protegido")
    (placeholder,) = hatched(figure)
    assert list(placeholder.x) == [50 * STUB]
    assert list(placeholder.customdata) == ["Protegido"]
    assert "Protegido" in written(figure)
    assert len(figure.data[0].x) == 1


def test_no_data_is_a_word_without_any_bar() -> None:
    figure = bars([Bar("a", None, "Sin dato", "no-data")], protected="Protegido")
    assert not figure.data[0].x
    assert not hatched(figure)
    assert "Sin dato" in written(figure)


def test_all_protected_and_nothing_at_all_can_be_drawn() -> None:
    assert hatched(bars([HIDDEN], protected="Protegido"))
    assert bars([], protected="Protegido").data[0].x == ()
    assert stacked([], protected="Protegido").to_json()


def test_the_scale_is_the_span_where_one_is_given() -> None:
    figure = bars([Bar("a", 0.3, "30 %")], protected="Protegido", span=1.0)
    assert list(figure.layout.xaxis.range) == [0, 1.0]


def test_headings_and_long_labels_stand_above_their_bars() -> None:
    rows = [Bar("Inscritas", 52, "52", heading="Campeche"), Bar("Asistieron", 45, "45")]
    figure = bars(rows, protected="Protegido")
    heading = next(each for each in figure.layout.annotations if each.text == "<b>Campeche</b>")
    assert heading.y < figure.data[0].y[0]
    long = bars([Bar("cobra por medios digitales", 0.5, "50 %")], protected="Protegido", above=True)
    label = next(each for each in long.layout.annotations if each.text.startswith("cobra"))
    assert label.y < long.data[0].y[0]
    assert long.layout.margin.l < 10


def test_stacked_parts_begin_where_the_parts_before_them_end() -> None:
    figure = stacked([Stack("Campeche", (part("a", 38), part("b", 7)), 45, "45")], protected="Protegido")
    first, second = figure.data
    assert (list(first.base), list(first.x)) == ([0], [38])
    assert (list(second.base), list(second.x)) == ([38], [7])


def test_two_protected_parts_are_one_stretch_up_to_the_shown_total() -> None:
    parts = (part("a", 17), part("b", None, "protected"), part("c", None, "protected"))
    figure = stacked([Stack("Tekax", parts, 42, "42, protegido")], protected="Protegido")
    (placeholder,) = hatched(figure)
    assert (list(placeholder.base), list(placeholder.x)) == ([17], [25])
    assert len([trace for trace in figure.data if trace.x]) == 2


def test_a_single_protected_part_is_never_drawn_to_its_length() -> None:
    parts = (part("a", 38), part("b", None, "protected"))
    figure = stacked([Stack("Tekax", parts, 42, "42")], protected="Protegido")
    (placeholder,) = hatched(figure)
    assert list(placeholder.x) == [42 * STUB]


def test_a_protected_part_of_an_unknown_total_is_a_placeholder_of_fixed_length() -> None:
    parts = (part("a", None, "protected"), part("b", None, "protected"))
    rows = [Stack("x", parts, None, "Protegido"), Stack("y", (part("a", 50),), 50, "50")]
    (placeholder,) = hatched(stacked(rows, protected="Protegido"))
    assert list(placeholder.x) == [50 * STUB]


def test_growth_stands_on_what_was_reached_before_and_shows_the_target() -> None:
    steps = [Step("mar", 42, "42", "mar: 42"), Step("abr", 44, "86", "abr: 44, 86 en total")]
    figure = growth(steps, target=350, target_text="Meta: 350")
    before, added = figure.data
    assert list(before.y) == [0, 42]
    assert list(added.base) == [0, 42]
    assert list(added.y) == [42, 44]
    assert {"42", "86", "Meta: 350"} == set(written(figure))
    assert figure.layout.shapes[0].y0 == 350
    assert figure.layout.yaxis.range[1] > 350


def test_growth_without_a_target_draws_no_line() -> None:
    figure = growth([Step("mar", 42, "42", "mar: 42")], target=None, target_text="")
    assert not figure.layout.shapes
    assert written(figure) == ["42"]


def test_markup_in_a_partners_text_is_shown_as_text() -> None:
    label = '<a href="https://example.org">x</a>'
    for figure in (
        bars([Bar(label, 1, "1")], protected="P"),
        stacked([Stack(label, (part(label, 3),), 3, "3")], protected="P"),
    ):
        assert "<a href" not in figure.to_json().replace("\\u003c", "<")


def test_charts_let_the_page_show_through_and_never_pan_or_zoom() -> None:
    for figure in (
        bars([Bar("a", 1, "1")], protected="P"),
        stacked([Stack("a", (part("b", 3),), 3, "3")], protected="P"),
        growth([Step("mar", 42, "42", "mar")], target=None, target_text=""),
    ):
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.layout.dragmode is False
        assert figure.layout.xaxis.fixedrange
        assert figure.layout.yaxis.fixedrange
        assert figure.layout.showlegend is False


def test_the_ink_of_charts_is_one_that_streamlit_replaces_with_the_pages_own() -> None:
    importlib.import_module("streamlit.elements.plotly_chart")  # registers its theme
    assert INK in repr(plotly.io.templates["streamlit"].to_plotly_json())
    assert INK != QUIET
