"""Charts drawn with plotly: what is drawn, what is written, and what must never be there."""

import importlib
from typing import Any

import plotly.io

from lib.indicators.figure import State
from lib.markup.evidence.chart import Bar, Chart, Goal, Segment
from lib.markup.palette import SERIES, TONES
from lib.views.canvas import INK, colour, ink, theme_colours
from lib.views.charts import figure_of
from lib.wording.values import Written


def written(figure: Any) -> list[str]:
    return [each.text for each in figure.layout.annotations]


def hatched(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.marker.pattern.shape]


def part(name: str, value: int | None, state: State = "shown", series: str = "main") -> Segment:
    return Segment(name, value, state, series, str(value) if value is not None else "Protegido")


def bar(name: str, value: int | None, state: State = "shown", **more: Any) -> Bar:
    word = {"protected": "Protegido", "no-data": "Sin dato"}.get(state, str(value))
    return Bar(name, Written(word, state), (part(name, value, state),), value, **more)


def drawn(*bars: Bar, **more: Any) -> Any:
    return figure_of(Chart("x", "X", "7f3a", bars=bars, protected="Protegido", **more))


HIDDEN = bar("56-65", None, "protected")
GROWTH = (
    Bar("mar 2023", Written("42", "shown"), (part("Antes", 0), part("Nuevas", 42)), 42, "42 nuevas"),
    Bar("abr 2023", Written("86", "shown"), (part("Antes", 42), part("Nuevas", 44)), 86, "44 nuevas"),
    Bar("ene 2024", Written("90", "shown"), (part("Antes", 86), part("Nuevas", 4)), 90, "4 nuevas"),
)


def test_a_shown_bar_has_its_length_and_its_text() -> None:
    figure = drawn(bar("36-45", 111), bar("46-55", 61))
    assert list(figure.data[0].x) == [111, 61]
    assert set(written(figure)) == {"36-45", "111", "46-55", "61"}


def test_zero_is_a_bar_and_not_a_placeholder() -> None:
    figure = drawn(bar("a", 0), bar("b", 4))
    assert list(figure.data[0].x) == [0, 4]
    assert not hatched(figure)


def test_a_protected_bar_is_a_hatched_stretch_that_says_only_the_word() -> None:
    figure = drawn(bar("a", 50), HIDDEN)
    (placeholder,) = hatched(figure)
    assert list(placeholder.customdata) == ["Protegido"]
    assert "Protegido" in written(figure)
    assert len(figure.data[0].x) == 1


def test_no_data_is_a_word_without_any_bar() -> None:
    figure = drawn(bar("a", None, "no-data"))
    assert not figure.data
    assert "Sin dato" in written(figure)


def test_all_protected_and_nothing_at_all_can_be_drawn() -> None:
    assert hatched(drawn(HIDDEN))
    assert drawn().data == ()


def test_headings_and_long_names_stand_above_their_bars() -> None:
    figure = drawn(bar("Inscritas", 52, heading="Campeche"), bar("Asistieron", 45))
    heading = next(each for each in figure.layout.annotations if each.text == "<b>Campeche</b>")
    assert heading.y < figure.data[0].y[0]
    long = drawn(bar("Cobra por medios digitales", 50))
    name = next(each for each in long.layout.annotations if each.text.startswith("Cobra"))
    assert name.y < long.data[0].y[0]
    assert long.layout.margin.l < 10


def test_what_stands_apart_has_a_gap_before_it() -> None:
    figure = drawn(bar("26-35", 8), bar("36-45", 20), bar("Sin dato", 7, apart=True))
    first, second, third = figure.data[0].y
    assert third - second > second - first


def test_parts_begin_where_the_parts_before_them_end_and_have_their_series_colour() -> None:
    parts = (part("a", 38, series="micro-entrepreneur"), part("b", 7, series="partner-staff"))
    figure = drawn(Bar("Campeche", Written("45", "shown"), parts, 45))
    first, second = figure.data
    assert (list(first.base), list(first.x)) == ([0], [38])
    assert (list(second.base), list(second.x)) == ([38], [7])
    assert list(first.marker.color + second.marker.color) == [colour("micro-entrepreneur"), colour("partner-staff")]
    assert list(second.customdata) == ["Campeche · b: 7"]


def test_protected_parts_begin_where_the_shown_ones_end() -> None:
    parts = (part("a", 17), part("b", None, "protected"), part("c", None, "protected"))
    (placeholder,) = hatched(drawn(Bar("Tekax", Written("42", "shown"), parts, 42, "protegido")))
    assert (list(placeholder.base), list(placeholder.x)) == ([17], [25])


def test_columns_stand_on_what_was_reached_before_and_show_the_target() -> None:
    figure = drawn(*GROWTH, columns=True, target=Goal(350, "Meta: 350"))
    before, added = figure.data
    assert list(before.y) == [0, 42, 86]
    assert list(added.base) == [0, 42, 86]
    assert {"42", "86", "90", "Meta: 350"} == set(written(figure))
    assert figure.layout.shapes[0].y0 == 350
    assert figure.layout.yaxis.range[1] > 350
    assert not drawn(*GROWTH, columns=True).layout.shapes


def test_columns_write_a_year_once() -> None:
    assert list(drawn(*GROWTH, columns=True).layout.xaxis.ticktext) == ["mar<br>2023", "abr", "ene<br>2024"]


def test_markup_in_a_partners_text_is_shown_as_text() -> None:
    name = '<a href="https://example.org">x</a>'
    stack = Bar(name, Written("3", "shown"), (part(name, 3), part(name, 1)), 4)
    for figure in (drawn(bar(name, 1, heading=name)), drawn(stack), drawn(stack, columns=True)):
        assert "<a href" not in figure.to_json().replace("\\u003c", "<")


def test_charts_let_the_page_show_through_and_never_pan_or_zoom() -> None:
    for figure in (drawn(bar("a", 1)), drawn(*GROWTH, columns=True)):
        assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
        assert figure.layout.dragmode is False
        assert figure.layout.xaxis.fixedrange
        assert figure.layout.yaxis.fixedrange
        assert figure.layout.showlegend is False


def test_the_ink_of_charts_is_one_that_streamlit_replaces_with_the_pages_own() -> None:
    importlib.import_module("streamlit.elements.plotly_chart")  # registers its theme
    assert INK in repr(plotly.io.templates["streamlit"].to_plotly_json())
    assert ink("main") in repr(plotly.io.templates["streamlit"].to_plotly_json())


def test_streamlit_puts_the_tone_of_light_or_of_dark_in_place_of_each_series() -> None:
    theme = importlib.import_module("streamlit.elements.lib.streamlit_plotly_theme")
    places = [*(f"CATEGORY_{place}" for place in range(10)), *(f"SEQUENTIAL_{place}" for place in range(10))]
    stand_for = [getattr(theme, place) for place in places]
    for ground in ("light", "dark"):
        shown = [*theme_colours(ground)[0], *theme_colours(ground)[1]]
        assert len(shown) == 20
        for series, tone in SERIES.items():
            assert shown[stand_for.index(colour(series))] == getattr(tone, ground)
    assert len(TONES) <= 20
