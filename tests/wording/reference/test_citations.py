"""Sentences to quote: exact, dated, and silent about what is not shown."""

from dataclasses import replace

import pytest

from lib.indicators.figure import Figure
from lib.wording.reference.citations import citation, citations
from tests.markup.made_hubs import names, sample
from tests.snapshot.samples import sample_snapshot, with_figures

REAL = replace(sample(), sample=None, id="7f3a00000000")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "358 personas alcanzadas (Impulso Digital, corte 7f3a, datos al 30 de noviembre de 2023)."),
        ("en", "358 people reached (Impulso Digital, snapshot 7f3a, data as of 30 November 2023)."),
    ],
)
def test_a_headline_figure_is_quoted_with_programme_snapshot_and_day(language: str, said: str) -> None:
    assert citation("ALC-1", REAL, names(language)) == said


def test_an_invented_sample_calls_itself_one() -> None:
    assert all("ejemplo inventado" in sentence for sentence in citations(sample(), names()).values())


def test_a_share_is_quoted_with_its_base() -> None:
    said = str(citation("EMB-6", REAL, names()))
    assert said.startswith("Concluyó el 81\u00a0% de quienes asistieron, 290 de 358 personas (")


def test_a_range_is_quoted_as_a_range() -> None:
    ranged = with_figures(REAL, Figure("ALC-1", "people", "shown", low=75, high=105))
    assert str(citation("ALC-1", ranged, names())).startswith("Entre 75 y 105 personas alcanzadas (")


@pytest.mark.parametrize("state", ["protected", "no-data", "not-applicable"])
def test_nothing_is_quoted_of_what_is_not_shown(state: str) -> None:
    hidden = with_figures(REAL, Figure("ALC-1", "people", state))  # type: ignore[arg-type]
    assert citation("ALC-1", hidden, names()) is None
    assert "ALC-1" not in citations(hidden, names())


def test_one_is_said_in_the_singular() -> None:
    one = with_figures(REAL, Figure("ALC-1", "people", "shown", 1))
    assert str(citation("ALC-1", one, names())).startswith("1 persona alcanzada (")


def test_bootcamps_completed_are_quoted_of_all_there_are() -> None:
    said = str(citation("BOO-1", sample_snapshot("midway"), names()))
    assert said.startswith("4 de 9 bootcamps concluidos (")
