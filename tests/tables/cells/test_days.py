"""Days: what a Mexican sheet holds is read, and what is unclear is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.tables.cells.days import EARLIEST, LATEST, read_day
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
    "cell", ["pronto", "martes", True, False, "por las tardes", "12", "45363", "semana 12", "x" * 500]
)
def test_what_is_no_date_is_refused_as_such(cell: Cell) -> None:
    """Words, a bare month and a tick box are not dates; nor is a serial number that became text."""
    assert refusal(cell).code == "C06"


@pytest.mark.parametrize(
    "cell",
    [
        "21/09", "20.09", 20.09, "12 al 15 de marzo", "12-15 marzo 2024", "del 12 al 15 de marzo de 2024", "marzo 2024",
        "12 de marzo", "marzo", "2024", "2024-03", "3/2024", "12 marzo 2024?", "12/03-2024", "12 de 3 de 2024",
        "del 12 de marzo de 2024", "2024-03-12T10:00Z", "2024-03-12 25:99", "1² marzo 2024",
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
