"""What is known by its week is said by its week, and nobody is late before the week has passed."""

from datetime import date

import pytest

from lib.indicators.due import Due
from lib.snapshot.audience import for_public
from lib.wording.due import day_or_week, due_day, was_due
from lib.wording.language import Words
from lib.wording.pages.bootcamps import start_sentence, to_watch
from tests.markup.training import names, upcoming
from tests.snapshot.samples import sample_snapshot

ES, EN = Words("es"), Words("en")
SUNDAY = date(2024, 6, 9)


def test_a_week_is_named_by_its_monday() -> None:
    assert day_or_week(SUNDAY, False, ES) == "semana del 3 jun 2024"
    assert day_or_week(SUNDAY, True, ES) == "9 jun 2024"
    owed = Due("commitment", "sict", SUNDAY, "equipment", "07", day_known=False)
    assert due_day(owed, SUNDAY, EN) == "week of 3 Jun"
    assert due_day(owed, date(2024, 6, 10), ES) == "venció la semana del 3 jun"
    assert was_due(SUNDAY, False, ES) == "venció la semana del 3 jun 2024"


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2024, 5, 20), "Empieza en 2 semanas."),
        (date(2024, 6, 2), "Empieza la próxima semana."),
        (date(2024, 6, 5), "Empieza esta semana."),
        (date(2024, 6, 9), "Empieza esta semana."),
        (date(2024, 6, 10), "Debía empezar la semana pasada."),
        (date(2024, 6, 24), "Debía empezar hace 3 semanas."),
    ],
)
def test_how_far_a_start_is_away_is_said_in_weeks(today: date, says: str) -> None:
    assert start_sentence(upcoming(days_known=False), today, ES) == says


@pytest.mark.parametrize(
    ("actual", "says"),
    [
        (date(2024, 5, 27), "Empezó una semana antes de lo planeado."),
        (date(2024, 6, 3), "Empezó la semana planeada."),
        (date(2024, 6, 17), "Empezó 2 semanas después de lo planeado."),
    ],
)
def test_how_punctual_a_start_was_is_said_in_weeks(actual: date, says: str) -> None:
    assert start_sentence(upcoming(days_known=False, actual_start=actual), actual, ES) == says


@pytest.mark.parametrize(
    ("language", "week"), [("es", "la semana del 4 de septiembre de 2023"), ("en", "the week of 4")]
)
def test_what_to_watch_names_the_week(language: str, week: str) -> None:
    public = for_public(sample_snapshot("midway"))
    assert week in str(to_watch(public, names(public, language)))
