"""Viewers do not make anything: what was made for the first is shown to all."""

from collections.abc import Iterator

import pytest

from lib.markup.memo import forget
from lib.views import charts, evidence
from tests.pages.app import environment, open_page


@pytest.fixture(autouse=True)
def dashboard() -> Iterator[None]:
    with environment():
        forget()
        yield
        forget()


def test_a_second_viewer_causes_no_chart_to_be_made_and_sees_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = charts.figure_of
    monkeypatch.setattr(charts, "figure_of", lambda chart: made.append(chart.id) or make(chart))
    plotly, asked = evidence.st.plotly_chart, list[str]()
    monkeypatch.setattr(
        evidence.st, "plotly_chart", lambda *args, **how: asked.append(how["key"]) or plotly(*args, **how)
    )
    first = open_page("reach")
    number = len(first.get("plotly_chart"))
    assert number == len(made) == len(asked) == 7
    second = open_page("reach")
    assert len(second.get("plotly_chart")) == number == len(made) == len(asked)
    assert [each.proto.spec for each in second.get("plotly_chart")] == [
        each.proto.spec for each in first.get("plotly_chart")
    ]


def test_another_language_gets_its_own_charts() -> None:
    spanish, english = open_page("reach"), open_page("reach", language="en")
    assert [each.proto.spec for each in spanish.get("plotly_chart")] != [
        each.proto.spec for each in english.get("plotly_chart")
    ]
