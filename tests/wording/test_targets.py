"""Targets in words: each period's, with the present one named, and what a matrix of indicators says."""

from dataclasses import replace
from datetime import date

from lib.indicators.targets import TargetEntry
from lib.tables.schema.matrix import Frequency, IndicatorDimension, TargetDirection, TargetLevel
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.targets import by_period, in_the_matrix
from tests.indicators.facts import geography, programme

HALF = TargetEntry("ALC-1", "PROGRAMA", date(2023, 3, 1), date(2023, 6, 30), 0, 1200)
WHOLE = TargetEntry("ALC-1", "PROGRAMA", date(2023, 7, 1), date(2023, 12, 15), 0, 3500)
ES = Words("es")


def test_the_targets_of_every_period_are_told_and_the_present_one_is_named() -> None:
    said = by_period((HALF, WHOLE), date(2023, 5, 1), ES)
    assert said == "1,200 al 30 jun 2023 (la vigente) y 3,500 al 15 dic 2023"
    assert by_period((HALF, WHOLE), date(2023, 8, 1), Words("en")) == (
        "1,200 by 30 Jun 2023 and 3,500 by 15 Dec 2023 (the present one)"
    )


def test_a_single_target_needs_no_list_of_periods() -> None:
    assert by_period((HALF,), date(2023, 5, 1), ES) is None
    assert by_period((), date(2023, 5, 1), ES) is None


def test_shares_are_told_as_shares() -> None:
    shares = (replace(HALF, target=0.6), replace(WHOLE, target=0.75))
    assert "75\u00a0%" in (by_period(shares, date(2023, 8, 1), ES, share=True) or "")


def test_what_a_matrix_of_indicators_says_is_told_as_far_as_it_was_declared() -> None:
    names = Names(programme(), geography(), ES, {})
    told = replace(
        HALF, level=TargetLevel.COMPONENT, dimension=IndicatorDimension.EFFECTIVENESS,
        frequency=Frequency.QUARTERLY, direction=TargetDirection.UP,
    )  # fmt: skip
    assert in_the_matrix(told, names) == "Componente · eficacia · trimestral · ascendente"
    assert in_the_matrix(replace(HALF, frequency=Frequency.YEARLY), names) == "Anual"
    assert in_the_matrix(HALF, names) is None
