"""Days: what a Mexican sheet holds is read, and what is unclear is refused."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.programme.countries.habits import DayOrder
from lib.tables.cells.days import EARLIEST, LATEST, order_of, read_day
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell

DAYS = st.dates(EARLIEST, LATEST)
MONTHS = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
]  # fmt: skip
SHORT = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
WEEKDAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
TWELFTH = date(2024, 3, 12)


def serial(day: date) -> int:
    """Return the number a spreadsheet keeps for a day."""
    return (day - date(1899, 12, 30)).days


def value_of(outcome: date | Noted[date]) -> date:
    """Return the day that was read, without its note."""
    return outcome.value if isinstance(outcome, Noted) else outcome


def answer(read: Callable[[Cell], Any], cell: Cell) -> Any:
    """Return what a parser reads, without its note, or its refusal."""
    try:
        outcome = read(cell)
    except Unreadable as refused:
        return refused
    return outcome.value if isinstance(outcome, Noted) else outcome


def refusal(cell: Cell) -> Unreadable:
    """Return why a cell is refused; fail where it is read."""
    with pytest.raises(Unreadable) as caught:
        read_day(cell)
    return caught.value


@given(DAYS, st.floats(0, 0.999))
@example(EARLIEST, 0.0)
@example(LATEST, 0.999)
def test_a_serial_number_is_its_day_whatever_the_hour(day: date, hour: float) -> None:
    """A serial number, with or without a fraction of a day, is that day."""
    assert read_day(serial(day)) == day
    assert read_day(serial(day) + hour) == day


@given(DAYS)
def test_any_day_survives_every_accepted_spelling(day: date) -> None:
    """A day reads as itself in figures and in words, Spanish or English, and text among real dates is noted."""
    month, short, weekday = MONTHS[day.month - 1], SHORT[day.month - 1], WEEKDAYS[day.weekday()]
    spellings = [
        day.isoformat(), f"{day.isoformat()} 00:00:00", f"{day.year}/{day.month}/{day.day}",
        f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", f"{day:%d.%m.%Y}",
        f"{day.day} de {month} de {day.year}", f"{day.day} DE {month.upper()} DEL {day.year}",
        f"{day.day}-{short}-{day.year}", f"{day.day} {short} {day.year}", f"{day.day}/{short}/{day.year}",
        f"{day.day} {short}. {day.year}", f"{weekday} {day.day} de {month} de {day.year}",
        f"{weekday.title()}, {day.day}/{day.month}/{day.year}", f"{day:%d %B %Y}", f"{day:%B %d, %Y}",
        f"\u00a0{day.day}\u00a0de {month} de {day.year} ",
    ]  # fmt: skip
    expected = Noted(day, "V23", {"form": "date-text", "read_as": day.isoformat()})
    assert [read_day(text) for text in spellings[1:]] == [expected] * (len(spellings) - 1)
    as_it_should_be_typed = Noted(day, "V23", {"form": "day-as-text", "read_as": day.isoformat()})
    assert read_day(spellings[0]) == as_it_should_be_typed


@given(DAYS, st.times(), st.sampled_from(["Z", "-06:00", "+0000", " UTC", ""]))
def test_a_timestamp_is_the_day_that_is_written(day: date, hour: time, zone: str) -> None:
    """Kobo, ODK, Google Forms, JavaScript and a Mexican computer write an hour after the day: the day counts, noted."""
    half, twelve = "a" if hour.hour < 12 else "p", f"{hour.hour % 12 or 12}:{hour:%M:%S}"
    month = MONTHS[day.month - 1]
    written = [
        f"{day}T{hour:%H:%M:%S}.123{zone}", f"{day}T{hour:%H:%M}{zone}", f"{day} {hour:%H:%M:%S}{zone}",
        f"{day:%d/%m/%Y} {twelve} {half}. m.", f"{day:%d/%m/%Y}, {twelve} {half}.m.", f"{day:%d/%m/%Y} {hour:%H:%M}",
        f"{day:%b %d, %Y} {twelve} {half.upper()}M", f"{day:%a %b %d %Y} {hour:%H:%M:%S} GMT-0600 (hora central)",
        f"{day:%a, %d %b %Y} {hour:%H:%M:%S} GMT", f"{day:%Y/%m/%d} {twelve} {half.upper()}M CST",
        f"{day.day} de {month} de {day.year}, {hour:%H:%M} hrs",
        f"{day.day} de {month} de {day.year} a las {hour:%H:%M}",
        f"{day:%a %b %d} {hour:%H:%M:%S} CST {day.year}",
    ]  # fmt: skip
    expected = Noted(day, "V23", {"form": "date-text", "read_as": day.isoformat()})
    assert [read_day(text) for text in written] == [expected] * len(written)


@given(DAYS)
def test_a_complete_date_is_read_however_it_is_parted(day: date) -> None:
    """Spaces, points, a final stop or words part a whole date as well as slashes do."""
    month, d, m, y = MONTHS[day.month - 1], day.day, day.month, day.year
    written = [
        f"{d} / {m} / {y}", f"{d} - {m} - {y}", f"{d} {m} {y}", f"{d}. {m}. {y}", f"{d}/{m}/{y}.", f"{y}.{m}.{d}",
        f"{y}. {m}. {d}.", f"{y} {m} {d}", f"{d}_{m}_{y}", f"{d}\\{m}\\{y}", f"{d}{SHORT[m - 1]}{y}",
        f"{y}-{SHORT[m - 1]}-{d}", f"{month} {d} de {y}", f"{d} de {month} del año {y}", f"día {d} de {month} de {y}",
    ]  # fmt: skip
    assert [value_of(read_day(text)) for text in written] == [day] * len(written)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("primero de octubre de 2023", date(2023, 10, 1)),
        ("treinta y uno de octubre de dos mil veintitrés", date(2023, 10, 31)),
        ("12 mzo 2023", date(2023, 3, 12)),
        ("5 agto. 2023", date(2023, 8, 5)),
    ],
)
def test_a_day_in_words_is_read(text: str, day: date) -> None:
    """Days and years may be spelt, and months shortened as people shorten them."""
    assert value_of(read_day(text)) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12 de 10 de 2023", "C07"), ("12/X/2023", "C07"), ("12 de ocutbre de 2023", "C07"),
        ("Mérida, a 12 de octubre de 2023", "C07"), ("verificado: 12/10/2023", "C07"), ("45211", "C06"),
        ("45211.54", "C06"), ("45,211", "C06"), ("20231012T151532Z", "C08"),
    ],
)  # fmt: skip
def test_a_day_in_odd_dress_is_refused_with_the_one_day_it_can_be(text: str, code: str) -> None:
    """A Roman or misspelt month, a sentence around the day and a serial number as text only suggest that day."""
    assert (refusal(text).code, refusal(text).params) == (code, {"suggestion": "2023-10-12"})


def test_a_column_that_is_month_first_makes_its_ambiguous_days_two_readings() -> None:
    """Where other cells prove the month to stand first, 10/12/2023 is two days; 28/10/2023 and 5/5/2023 stay one."""
    with pytest.raises(Unreadable) as caught:
        read_day("10/12/2023", doubted=True)
    assert (caught.value.code, caught.value.params) == ("C07", {"first": "2023-10-12", "second": "2023-12-10"})
    assert value_of(read_day("28/10/2023", doubted=True)) == date(2023, 10, 28)
    assert value_of(read_day("5/5/2023", doubted=True)) == date(2023, 5, 5)


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("03/04/2026", "day-first", date(2026, 4, 3)), ("03/04/2026", "month-first", date(2026, 3, 4)),
        ("03/04/2026", "year-first", "C07"), ("03/04/2026", None, "C07"), ("5/5/2026", None, date(2026, 5, 5)),
        ("28/10/2026", None, date(2026, 10, 28)), ("10/28/2026", "year-first", date(2026, 10, 28)),
        ("28/10/2026", "month-first", "C08"), ("10/28/2026", "day-first", "C08"),
        ("2026-04-03", "month-first", date(2026, 4, 3)), ("2026/04/03", None, date(2026, 4, 3)),
        ("03/04/2026, 9:15:32 AM", "month-first", date(2026, 3, 4)), ("30/02/2026", None, "C08"),
    ],
)  # fmt: skip
def test_figures_are_in_the_order_that_is_usual_in_the_country_and_asked_back_where_none_is(
    text: str, order: DayOrder | None, read: date | str
) -> None:
    """A day that is possible in the other order only is refused with that day; the year first is never in doubt."""
    if isinstance(read, date):
        assert value_of(read_day(text, order=order)) == read
    else:
        with pytest.raises(Unreadable) as caught:
            read_day(text, order=order)
        assert caught.value.code == read


def test_a_column_that_is_day_first_puts_a_month_first_country_in_doubt() -> None:
    with pytest.raises(Unreadable) as caught:
        read_day("10/12/2023", order="month-first", doubted=True)
    assert caught.value.params == {"first": "2023-10-12", "second": "2023-12-10"}


def test_an_hour_as_browsers_in_the_united_states_write_it_puts_the_order_in_doubt() -> None:
    """ "10/12/2023, 9:15:32 AM" is 12 October there and 10 December here."""
    assert refusal("10/12/2023, 9:15:32 AM").params == {"first": "2023-10-12", "second": "2023-12-10"}


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("10/28/2023", "month-first"), ("10/28/2023 9:15", "month-first"), ("28/10/2023", "day-first"),
        ("10/12/2023", None), ("2023-10-28", None), ("5/5/2023", None), (45211, None), (None, None), ("pronto", None),
    ],
)  # fmt: skip
def test_the_order_of_a_day_is_known_where_only_one_is_possible(cell: Cell, order: str | None) -> None:
    """A day above twelve tells which of the two comes first."""
    assert order_of(cell) == order


def test_a_sum_of_days_that_misses_midnight_by_nothing_is_the_day_shown() -> None:
    """45239.99999999999 shows as the day 45240 in every sheet."""
    assert read_day(45239.99999999999) == read_day(45240)


@given(DAYS)
def test_figures_come_without_a_note_where_the_file_knows_no_dates(day: date) -> None:
    """In a CSV, ISO and d/m/yyyy are how dates are written, and not held against their owner."""
    assert read_day(day.isoformat(), typed=False) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}", typed=False) == day
    assert isinstance(read_day(f"{day.day} de {MONTHS[day.month - 1]} de {day.year}", typed=False), Noted)


@given(st.from_regex(r"[0-9]{1,4}([-/. ])[0-9]{1,4}\1[0-9]{1,4}", fullmatch=True))
@example("03/04/24")
@example("24-03-12")
@example("12/03/2024")
def test_figures_that_are_read_have_exactly_one_reading(text: str) -> None:
    """Among all orders of day, month and year that keep Mexico's day before month, what is read is the only one."""
    day = answer(read_day, text)
    if isinstance(day, Unreadable):
        return
    separator = next(sign for sign in text if not sign.isdigit())
    parts = text.split(separator)
    found = set()
    for order in permutations(parts):
        year, month, number = order
        month_first = parts.index(month) < parts.index(number) and parts.index(year) == 2
        if month_first and month != number:  # d/m/yyyy is always day first in Mexico
            continue
        if len(year) in {2, 4} and len(month) <= 2 and len(number) <= 2:
            if parts[1] == year:  # nobody puts the year between
                continue
            if parts[0] == year and parts[1] == number and month != number:  # nor the day before the month after it
                continue
            try:
                found.add(date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number)))
            except ValueError:
                continue
    assert found == {day}
    assert len(max(parts, key=len)) == 4


@given(st.text() | st.from_regex(r"[0-9]{1,2}( de |-| )[a-zé]{3,10}( de |-| )[0-9]{2,4}", fullmatch=True))
@example("1² marzo 2024")
def test_arbitrary_text_raises_nothing_but_a_refusal(text: str) -> None:
    """No text makes the parser fail in another way, and a day that is read is within bounds."""
    for typed in (True, False):
        day = answer(partial(read_day, typed=typed), text)
        assert day.code in {"C06", "C07", "C08"} if isinstance(day, Unreadable) else EARLIEST <= day <= LATEST


@given(st.integers() | st.floats())
def test_numbers_outside_the_calendar_are_impossible_or_incomplete(number: float) -> None:
    """A number is a day within bounds or is refused."""
    day = answer(read_day, number)
    assert day.code in {"C07", "C08"} if isinstance(day, Unreadable) else EARLIEST <= day <= LATEST


@pytest.mark.parametrize(
    "cell", ["pronto", "martes", True, False, "por las tardes", "12", "99999", "semana 12", "x" * 500]
)
def test_what_is_no_date_is_refused_as_such(cell: Cell) -> None:
    """Words, a bare month and a tick box are not dates."""
    assert refusal(cell).code == "C06"


@pytest.mark.parametrize(
    "cell",
    [
        "21/09", "20.09", 20.09, "12 al 15 de marzo", "12-15 marzo 2024", "del 12 al 15 de marzo de 2024", "marzo 2024",
        "12 de marzo", "marzo", "2024", "2024-03", "3/2024", "12 marzo 2024?", "12/03-2024",
        "del 12 de marzo de 2024", "2024-03-12 25:99", "1² marzo 2024",
    ],
)  # fmt: skip
def test_part_of_a_date_or_a_range_is_refused_and_never_completed(cell: Cell) -> None:
    """What lacks its year or day, names two days, or is in doubt, is refused: nothing is filled in."""
    assert (refusal(cell).code, refusal(cell).params) == ("C07", {})


@pytest.mark.parametrize(
    ("cell", "params"),
    [
        ("03/04/24", {"first": "2024-03-04", "second": "2024-04-03"}),
        ("24-03-12", {"first": "2012-03-24", "second": "2024-03-12"}),
        ("12-mar-24", {"first": "2012-03-24", "second": "2024-03-12"}),
        ("25/03/24", {"suggestion": "2024-03-25"}),
    ],
)
def test_two_figures_of_a_year_are_refused_with_the_possible_days(cell: str, params: dict[str, str]) -> None:
    """A year of two figures is refused, with both readings where there are two."""
    assert (refusal(cell).code, refusal(cell).params) == ("C07", params)


@pytest.mark.parametrize(
    ("cell", "params"),
    [
        ("31/02/2024", {}),
        ("29 de febrero de 2023", {}),
        ("12/03/1999", {}),
        ("2101-01-01", {}),
        (12, {}),
        (0, {}),
        (2024, {}),
        (float("nan"), {}),
        (float("inf"), {}),
        ("03/25/2024", {"suggestion": "2024-03-25"}),
        (20240312, {"suggestion": "2024-03-12"}),
        ("20240312", {"suggestion": "2024-03-12"}),
    ],
)
def test_impossible_days_are_refused_and_never_swapped(cell: Cell, params: dict[str, str]) -> None:
    """A day the calendar lacks, or outside the programme's time, is refused; month-first dates only suggest."""
    assert (refusal(cell).code, refusal(cell).params) == ("C08", params)


@given(DAYS, st.integers(1, 6))
def test_a_weekday_that_contradicts_the_date_is_refused(day: date, shift: int) -> None:
    """Where weekday and date disagree, one of them is wrong and neither is taken."""
    wrong = WEEKDAYS[(day + timedelta(days=shift)).weekday()]
    for text in (f"{wrong} {day.day} de {MONTHS[day.month - 1]} de {day.year}", f"{wrong} {day:%d/%m/%Y}"):
        assert refusal(text).code == "C07"


@pytest.mark.parametrize(
    "text", ["1º de marzo de 2024", "1° de marzo de 2024", "1ro de marzo de 2024", "1er marzo 2024", "March 1st, 2024"]
)
def test_the_first_of_a_month_may_be_an_ordinal(text: str) -> None:
    """The first of a month is read as people write it."""
    assert value_of(read_day(text)) == date(2024, 3, 1)


@pytest.mark.parametrize("text", ["mar 12 mar 2024", "mar 12 2024", "mar. 12 de mar. de 2024"])
def test_mar_is_tuesday_or_march_by_where_it_stands(text: str) -> None:
    """ "mar" is martes before a full date, and marzo otherwise."""
    assert value_of(read_day(text)) == TWELFTH
