"""A period places days and months as shares of its width."""

from datetime import date

from lib.markup.blocks.period import Period, period_of
from lib.wording.language import Words


def test_a_period_runs_over_whole_months_around_all_its_days() -> None:
    period = period_of([date(2024, 3, 14), date(2024, 4, 25)], today=date(2025, 1, 1))
    assert period == Period(date(2024, 3, 1), date(2024, 4, 30))


def test_today_widens_a_period_only_where_it_is_near() -> None:
    days = [date(2024, 3, 14), date(2024, 4, 25)]
    assert period_of(days, today=date(2024, 5, 20)) == Period(date(2024, 3, 1), date(2024, 5, 31))
    assert period_of(days, today=date(2024, 8, 1)) == Period(date(2024, 3, 1), date(2024, 4, 30))


def test_there_is_no_period_without_days() -> None:
    assert period_of([], today=date(2024, 1, 1)) is None


def test_a_bar_holds_both_its_days_so_that_the_whole_period_is_the_whole_width() -> None:
    period = Period(date(2024, 3, 1), date(2024, 4, 30))
    bar = period.bar(date(2024, 3, 1), date(2024, 4, 30))
    assert (bar.left, bar.width) == (0, 100)
    assert period.bar(date(2024, 3, 1), date(2024, 3, 1)).width > 0


def test_months_are_named_in_the_readers_language_and_the_year_stands_at_the_first_and_at_each_january() -> None:
    ticks = Period(date(2023, 12, 1), date(2024, 2, 29)).ticks(Words("en"))
    assert [(tick.label, tick.year) for tick in ticks] == [("Dec", "2023"), ("Jan", "2024"), ("Feb", None)]
    assert [tick.label for tick in Period(date(2023, 12, 1), date(2024, 2, 29)).ticks(Words("es"))][1] == "ene"


def test_a_period_of_years_names_fewer_months() -> None:
    assert len(Period(date(2023, 1, 1), date(2024, 12, 31)).ticks(Words("es"))) == 8
    assert len(Period(date(2021, 1, 1), date(2024, 12, 31)).ticks(Words("es"))) == 8
