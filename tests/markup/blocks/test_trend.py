"""The course of a figure as a drawing, and the table below it."""

from datetime import date, timedelta
from urllib.parse import unquote

from lib.indicators.figure import Figure
from lib.markup.blocks.trend import courses, spark
from lib.snapshot.changes.trend import Trend, trend
from lib.wording.language import Words
from lib.wording.names import Names
from tests.snapshot.samples import K, setting_of


def names(language: str = "es") -> Names:
    setting = setting_of("closing")
    return Names(setting.programme, setting.geography, Words(language), {})


def people(*values: int) -> Trend:
    first = date(2023, 11, 1)
    days = [
        (first + timedelta(days=number), {"ALC-1": Figure("ALC-1", "people", "shown", value)})
        for number, value in enumerate(values)
    ]
    found = trend("ALC-1", days, K)
    assert found is not None
    return found


def test_one_day_is_no_course() -> None:
    assert spark(people(300), names()) is None
    assert spark(None, names()) is None
    assert courses({"ALC-1": people(300)}, names()) == ""


def test_a_course_says_its_ends_to_those_who_do_not_see_it() -> None:
    line = spark(people(290, 320, 358), names())
    assert line is not None
    assert line.label == "Personas alcanzadas, del 1 nov 2023 al 3 nov 2023: de 290 a 358."


def test_a_course_has_an_arrow_and_says_its_way_in_words() -> None:
    for values, said in (((290, 358), "▲ subió 68"), ((358, 290), "▼ bajó 68"), ((358, 358), "= sin cambio")):
        line = spark(people(*values), names())
        assert line is not None
        assert line.since == f"{said} desde el 1 nov 2023"


def test_a_figure_that_never_moved_is_drawn_level_and_said_so() -> None:
    line = spark(people(290, 290), names("en"))
    assert line is not None
    assert line.label == "People reached, from 1 Nov 2023 to 2 Nov 2023: 290, unchanged."
    assert "H107.0V13.0" in unquote(line.drawn)


def test_a_course_moves_in_steps_from_the_bottom_to_the_top() -> None:
    line = spark(people(290, 358), names())
    assert line is not None
    assert "M5.0 21.0H107.0V5.0" in unquote(line.drawn)


def test_the_table_has_the_days_on_which_something_moved_newest_first() -> None:
    html = courses({"ALC-1": people(290, 290, 320, 358)}, names())
    days = [day for day in ("4 nov 2023", "3 nov 2023", "2 nov 2023", "1 nov 2023") if f'"row">{day}<' in html]
    assert days == ["4 nov 2023", "3 nov 2023", "1 nov 2023"]
    assert html.index("4 nov 2023") < html.index('"row">1 nov 2023')


def test_a_value_too_close_to_the_next_is_left_out_of_drawing_and_table() -> None:
    html = courses({"ALC-1": people(290, 355, 358)}, names())
    assert "355" not in html
    assert "&lt; 5" in html
    assert "difiere en menos de 5" in html
