"""What is owed by an official holiday says so, in the reader's language, while the day is still to come."""

from dataclasses import replace
from datetime import date

from lib.indicators.due import Due
from lib.programme.country import UNKNOWN
from lib.snapshot.selection.tasks import OpenTask
from lib.wording.due import due_sentence
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tasks import task_sentence
from tests.indicators.facts import geography, programme

NAMES = Names(programme(), geography(), Words("es"), {})
HOLIDAY = date(2026, 9, 16)


def test_what_is_due_on_a_holiday_says_which() -> None:
    due = Due("commitment", "sict", HOLIDAY, "equipment", "31")
    assert due_sentence(due, date(2026, 9, 1), NAMES).endswith("(día festivo: Día de la Independencia)")
    english = replace(NAMES, words=Words("en"))
    assert due_sentence(due, date(2026, 9, 1), english).endswith("(an official holiday: Independence Day)")


def test_a_day_that_has_passed_or_is_told_by_its_week_or_in_an_unknown_country_says_nothing() -> None:
    due = Due("commitment", "sict", HOLIDAY, "equipment", "31")
    assert "festivo" not in due_sentence(due, date(2026, 9, 17), NAMES)
    assert "festivo" not in due_sentence(replace(due, day_known=False), date(2026, 9, 1), NAMES)
    assert "festivo" not in due_sentence(replace(due, day=date(2026, 9, 15)), date(2026, 9, 1), NAMES)
    nowhere = replace(NAMES, programme=programme().knowing(UNKNOWN))
    assert "festivo" not in due_sentence(due, date(2026, 9, 1), nowhere)


def test_a_task_on_a_holiday_says_which() -> None:
    task = OpenTask("commitment", "sict", "row", None, "equipment", "31", day=HOLIDAY)
    assert "Día de la Independencia" in task_sentence(task, NAMES)
