"""Days of rest are worked out by rule for any year, and a library that keeps them for a living agrees."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays as library
import pytest

from lib.collect.places.countries import load_country
from lib.programme.countries.holidays import Holiday, Holidays, OwnHoliday, WeekdayOfMonth
from lib.programme.country import Country
from lib.programme.declared import Text
from tests.indicators.facts import ROOT

YEARS = range(2021, 2051)
NAME = Text(en="Rest")  # type: ignore[call-arg]  # its fields are languages


@cache
def country(code: str) -> Country:
    return load_country((ROOT / "data" / "countries",), code, Path("none.csv"))


def ours(code: str) -> set[date]:
    return {day for year in YEARS for day, rest in country(code).holidays.in_year(year).items() if not rest.half}


def theirs(code: str) -> dict[date, str]:
    language = "es" if code != "ke" else "en_KE"
    return dict(library.country_holidays(code.upper(), years=YEARS, language=language))


def test_the_days_of_mexico_are_those_of_the_library() -> None:
    assert ours("mx") == set(theirs("mx"))


def test_the_days_of_guatemala_are_those_of_the_library_but_for_the_feast_of_the_capital() -> None:
    """Article 127 makes the feast of each place its own day of rest; 15 August is that of Guatemala City alone."""
    others = {day for day, name in theirs("gt").items() if name == "Día de la Asunción"}
    assert {(day.month, day.day) for day in others} == {(8, 15)}
    assert ours("gt") == set(theirs("gt")) - others


def test_the_days_of_kenya_are_those_of_the_library_but_for_what_is_announced() -> None:
    """One that falls on Sunday ceases to be one: the next is. Idd, elections, mourning are declared in the Gazette."""
    announced = ("Idd", "Funeral", "Mourning", "Election", "Inauguration", "Tree")
    by_rule = {
        day
        for day, name in theirs("ke").items()
        if day.weekday() != 6 and not all(any(word in each for word in announced) for each in name.split("; "))
    }
    mine = {day for day in ours("ke") if day.weekday() != 6}
    assert mine == by_rule
    assert ours("ke") == mine


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("mx", date(2026, 2, 2), "Día de la Constitución"), ("mx", date(2030, 10, 1), "Transmisión"),
        ("mx", date(2018, 12, 1), "Transmisión"), ("gt", date(2026, 6, 29), "Día del Ejército"),
        ("gt", date(2023, 7, 3), "Día del Ejército"), ("gt", date(2026, 4, 2), "Jueves Santo"),
        ("gt", date(2024, 10, 20), "Día de la Revolución"), ("ke", date(2022, 12, 27), "Navidad"),
        ("ke", date(2023, 1, 2), "Año Nuevo"), ("ke", date(2026, 4, 6), "Lunes de Pascua"),
        ("ke", date(2024, 10, 10), "Día de Utamaduni"), ("ke", date(2025, 10, 10), "Día de Mazingira"),
    ],
)  # fmt: skip
def test_days_that_newspapers_told_are_found(code: str, day: date, name: str) -> None:
    rest = country(code).holidays.on(day)
    assert rest
    assert rest.name.in_language("es").startswith(name)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("mx", date(2026, 2, 5)), ("mx", date(2024, 12, 1)), ("mx", date(2025, 10, 1)), ("gt", date(2026, 6, 30)),
        ("gt", date(2026, 8, 15)), ("ke", date(2022, 12, 25)), ("ke", date(2026, 3, 20)),
    ],
)  # fmt: skip
def test_days_that_were_moved_or_are_announced_are_none(code: str, day: date) -> None:
    assert country(code).holidays.on(day) is None


def test_a_day_that_a_programme_declares_is_one_and_other_years_stay_as_they_are() -> None:
    idd = OwnHoliday(day=date(2026, 3, 20), name=Text(en="Idd-ul-Fitr"))  # type: ignore[call-arg]
    kenya = Holidays(country("ke").holidays.rules, own=(idd,))
    assert kenya.in_year(2026)[date(2026, 3, 20)].name.in_language("en") == "Idd-ul-Fitr"
    assert list(kenya.in_year(2026)) == sorted(kenya.in_year(2026))
    assert kenya.in_year(2027) == country("ke").holidays.in_year(2027)


def test_a_rule_names_the_last_weekday_of_a_month_and_a_leap_day() -> None:
    last = WeekdayOfMonth(nth="last", weekday="monday", month=12)
    assert [last.in_year(year) for year in (2026, 2027)] == [date(2026, 12, 28), date(2027, 12, 27)]
    leap = Holidays((Holiday(name=NAME, day="02-29"),))
    assert (list(leap.in_year(2028)), leap.in_year(2027)) == ([date(2028, 2, 29)], {})


def test_what_is_moved_into_the_next_year_is_found_there() -> None:
    moved = Holidays((Holiday(name=NAME, day="12-31", instead={"sunday": 1}),))
    year = next(each for each in range(2024, 2040) if date(each, 12, 31).weekday() == 6)
    assert date(year + 1, 1, 1) in moved.in_year(year + 1)
    assert date(year, 12, 31) not in moved.in_year(year)


def test_the_next_working_day_passes_over_weekends_and_days_of_rest_but_not_half_ones() -> None:
    mexico, guatemala = country("mx"), country("gt")
    assert mexico.next_working_day(date(2026, 9, 16)) == date(2026, 9, 17)
    assert mexico.next_working_day(date(2026, 1, 31)) == date(2026, 2, 3)
    assert guatemala.next_working_day(date(2026, 4, 2)) == date(2026, 4, 6)
    assert guatemala.works_on(date(2026, 12, 24))
    assert Country().next_working_day(date(2026, 12, 25)) == date(2026, 12, 25)


def test_easter_is_that_of_the_western_church() -> None:
    good_friday = {year: day for year in YEARS for day, rest in country("gt").holidays.in_year(year).items()
                   if rest.name.in_language("es") == "Viernes Santo"}  # fmt: skip
    assert (good_friday[2024], good_friday[2038]) == (date(2024, 3, 29), date(2038, 4, 23))
    assert all((day + timedelta(days=2)).weekday() == 6 for day in good_friday.values())
