"""Counts and decimals: everything a country types is read as it is meant there, and no other guess is made."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lib.tables.cells.habits import Habits
from lib.tables.cells.numbers import read_count, read_decimal
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell

POINT, COMMA, NEITHER = Habits(decimal="."), Habits(decimal=","), Habits(decimal=None)


def refused(read: Callable[..., Any], cell: Cell, **bounds: Any) -> Unreadable:
    """Return the refusal of a cell; fail where it is read."""
    with pytest.raises(Unreadable) as caught:
        read(cell, **bounds)
    return caught.value


def answer(read: Callable[..., Any], cell: Cell, **told: Any) -> Any:
    """Return what a parser reads, without its note, or its refusal."""
    try:
        outcome = read(cell, **told)
    except Unreadable as refused:
        return refused
    return outcome.value if isinstance(outcome, Noted) else outcome


def all_readings(text: str) -> set[Decimal]:
    """Return every number a text of figures, dots, commas and spaces is in any convention, by trying each role.

    Independent of the parser: each kind of separator is a thousands mark, a decimal mark, or absent.
    """
    found: set[Decimal] = set()
    sign = -1 if text.startswith("-") else 1
    body = text[1:] if sign < 0 else text
    for mark in ".,":
        for groups in (".", ",", " ", " ,", " ."):
            if mark in groups:
                continue
            whole, *decimals = body.split(mark)
            if len(decimals) > 1 or (decimals and not re.fullmatch("[0-9]+", decimals[0])):
                continue
            parts = re.split("[" + re.escape(groups) + "]", whole)
            if any(not re.fullmatch("[0-9]+", part) for part in parts):
                continue
            grouped = len(parts) > 1
            if grouped and (len(parts[0]) > 3 or parts[0][0] == "0" or any(len(part) != 3 for part in parts[1:])):
                continue
            separators = set(re.findall(r"[., ]", whole))
            # Two grouping marks in one number is sloppy, but a person may mean it after a space.
            if len(separators) > 1 and (decimals or re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+[.,][0-9]{3}", whole) is None):
                continue
            found.add(sign * Decimal("".join(parts) + "." + (decimals[0] if decimals else "0")))
    return found


WHOLE = st.integers(min_value=0, max_value=10**15 - 1)


@given(WHOLE)
@example(0)
@example(1234)
def test_any_count_survives_every_accepted_spelling(number: int) -> None:
    """A whole number reads as itself as a number, as text, padded, grouped by commas or spaces, or full-width."""
    grouped = f"{number:,}"
    wide = str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    spellings: list[Cell] = [
        number, str(number), f"  {number} ", f"\u00a0{number}", f"{number}.0", f"{number}.00", grouped, wide,
        grouped.replace(",", " "), grouped.replace(",", "\u00a0"), grouped.replace(",", "\u2009"),
        grouped.replace(",", "\u202f"), f"{grouped}.0",
    ]  # fmt: skip
    if number < 2**53:
        spellings.append(float(number))
    assert [read_count(cell) for cell in spellings] == [number] * len(spellings)


@given(st.from_regex(r"-?[0-9]{1,4}([., ][0-9]{1,4}){0,3}", fullmatch=True))
@example("1.234")
@example("1,234.567")
@example("1 234,567")
@example("0.234")
def test_a_decimal_that_is_read_without_known_habits_has_exactly_one_reading(text: str) -> None:
    """Whatever is read where nobody knows the country's marks is the only number that any convention makes of it."""
    value = answer(read_decimal, text, habits=NEITHER)
    readings = {float(number) for number in all_readings(text)}
    if not isinstance(value, Unreadable):
        assert readings == {value}
    elif value.code == "C03":
        assert readings == {float(value.params["first"]), float(value.params["second"])}
    else:
        assert len(readings) != 1


@given(st.from_regex(r"-?[0-9]{1,4}([., ][0-9]{1,4}){0,3}", fullmatch=True), st.sampled_from([POINT, COMMA]))
@example("1.234", POINT)
@example("1.234", COMMA)
@example("1 234,567", COMMA)
def test_a_decimal_with_two_readings_is_that_of_the_countrys_own_thousands(text: str, habits: Habits) -> None:
    """The mark that parts no decimals groups thousands; exactly three decimals, and a column in doubt, are asked."""
    value, readings = answer(read_decimal, text, habits=habits), {float(number) for number in all_readings(text)}
    if len(readings) == 1:
        assert {value} == readings
    if len(readings) > 1:
        other = {".": ",", ",": "."}[str(habits.decimal)]
        meant = float(re.sub(f"[ {other}]", "", text).replace(str(habits.decimal), "."))
        if str(habits.decimal) in text:
            assert isinstance(value, Unreadable)
            assert value.code == "C03"
        else:
            assert value == meant
            assert isinstance(read_decimal(text, habits=habits), Noted)
        assert refused(read_decimal, text, habits=replace(habits, decimal_doubted=True)).code == "C03"


@pytest.mark.parametrize(
    ("text", "habits", "read"),
    [
        ("1,234", POINT, 1234), ("1.234", COMMA, 1234), ("1.234", POINT, "C03"), ("1,234", COMMA, "C03"),
        ("1.000", POINT, "C03"), ("1,000", COMMA, "C03"), ("1,000", POINT, 1000), ("1.000", COMMA, 1000),
        ("1,234", NEITHER, "C03"), ("1.234", NEITHER, "C03"), ("12,0", COMMA, 12), ("12.0", COMMA, 12),
        ("1.234.567", COMMA, 1234567), ("1,234,567", COMMA, 1234567), ("1 234", NEITHER, 1234),
        ("1.234 personas", COMMA, "1234"), ("1,234 personas", COMMA, None), ("1.234 personas", NEITHER, None),
    ],
)  # fmt: skip
def test_a_count_is_read_by_the_countrys_mark_and_a_fraction_of_people_is_asked_back(
    text: str, habits: Habits, read: int | str | None
) -> None:
    """«1.234» is 1234 people where commas part decimals, and a question where points do."""
    found = answer(read_count, text, habits=habits)
    if isinstance(read, int):
        assert found == read
    else:
        assert (found.code if read == "C03" else found.params.get("suggestion")) == read


@pytest.mark.parametrize(
    ("text", "habits", "form"),
    [
        ("12,5", COMMA, None), ("12.5", COMMA, "decimal-dot"), ("1.234,5", COMMA, None),
        ("1,234.5", COMMA, "thousands-comma"),
        ("1,234", POINT, "thousands-comma"), ("1.234", COMMA, "thousands-dot"),
    ],
)  # fmt: skip
def test_what_is_unusual_in_the_country_or_had_two_readings_is_told(
    text: str, habits: Habits, form: str | None
) -> None:
    read = read_decimal(text, habits=habits)
    assert (read.params["form"] if isinstance(read, Noted) else None) == form


@given(st.from_regex(r"[0-9]{1,4}([., ][0-9]{1,4}){0,3}", fullmatch=True))
@example("1,234")
@example("12.000")
def test_a_count_that_is_read_has_exactly_one_reading(text: str) -> None:
    """Whatever a count column reads is the only number it can be, one comma before three figures being thousands."""
    value = answer(read_count, text)
    if isinstance(value, Unreadable):
        return
    if re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", text):
        assert value == int(text.replace(",", ""))
    else:
        assert all_readings(text) == {Decimal(str(value))}


@given(st.from_regex(r"[1-9][0-9]{0,2}\.[0-9]{3}", fullmatch=True))
def test_one_dot_before_three_figures_is_always_refused_in_mexico(text: str) -> None:
    """One dot before three figures may be thousands or decimals: refused, with both readings."""
    for read in (read_count, read_decimal):
        refusal = refused(read, text)
        assert refusal.code == "C03"
        assert {Decimal(str(refusal.params[name])) for name in ("first", "second")} == all_readings(text)


@given(st.text())
@example("1 DE MAR DE 0001")
def test_arbitrary_text_raises_nothing_but_a_refusal(text: str) -> None:
    """No text makes a number parser fail in another way than by refusing."""
    for read in (read_count, read_decimal):
        value = answer(read, text)
        if isinstance(value, Unreadable):
            assert value.code in {"C02", "C03", "C04", "C05", "C21"}
        else:
            assert type(value) in {int, float}


@given(st.text(alphabet="abcdeñ¼²½①٣ _x%0123456789'", min_size=1))
def test_no_text_with_a_letter_or_an_odd_figure_is_read(text: str) -> None:
    """Letters, fractions, superscripts, foreign digits, underscores and apostrophes are never part of a number."""
    assume(re.search(r"[^0-9 %]", text))
    assert all(refused(read, text).code for read in (read_count, read_decimal))


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_float_is_a_count_only_if_it_is_whole(number: float) -> None:
    """A float is read as a count where it is whole, but for what sums of fractions leave, and refused otherwise."""
    if math.isfinite(number) and abs(number - round(number)) <= 1e-9 and 0 <= round(number) < 10**15:
        assert read_count(number) == round(number)
    else:
        assert refused(read_count, number).code == ("C05" if math.isfinite(number) else "C02")


@pytest.mark.parametrize(
    ("cell", "code", "params"),
    [
        ("trece", "C02", {"suggestion": "13"}),
        ("Treinta y cinco mujeres", "C02", {"suggestion": "35"}),
        ("noventa y nueve", "C02", {"suggestion": "99"}),
        ("cien", "C02", {"suggestion": "100"}),
        ("35 mujeres", "C02", {"suggestion": "35"}),
        ("1,234 personas", "C02", {"suggestion": "1234"}),
        ("35 mil", "C02", {}),
        ("12 alumnos", "C02", {"suggestion": "12"}),
        ("8 beneficiarios", "C02", {"suggestion": "8"}),
        ("12 señoras inscritas", "C02", {"suggestion": "12"}),
        ("12 masculinos", "C02", {"suggestion": "12"}),
        ("mujeres: 12", "C02", {"suggestion": "12"}),
        ("12 (doce)", "C02", {"suggestion": "12"}),
        ("12 pers.", "C02", {"suggestion": "12"}),
        ("12 (trece)", "C02", {}),
        ("(12)", "C02", {}),
        ("3 semanas", "C02", {}),
        ("- 12 mujeres", "C02", {}),
        ("casi 35", "C02", {}),
        ("muchas", "C02", {}),
        ("+350", "C02", {}),
        ("32 %", "C02", {}),
        (True, "C02", {}),
        (float("nan"), "C02", {}),
        ("1.234", "C03", {"first": "1234", "second": "1.234"}),
        ("1.000", "C03", {"first": "1000", "second": "1"}),
        ("20-30", "C04", {}),
        ("300 (33 por el momento)", "C04", {}),
        ("12 y 15", "C04", {}),
        (12.5, "C05", {"minimum": "0", "maximum": "", "whole": 1}),
        ("12.5", "C05", {"minimum": "0", "maximum": "", "whole": 1}),
        ("12,5", "C05", {"minimum": "0", "maximum": "", "whole": 1}),
        (-1, "C05", {"minimum": "0", "maximum": "", "whole": 1}),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(cell: Cell, code: str, params: dict[str, str | int]) -> None:
    """Each way of not being a count has its own code, and a suggestion only where it is safe."""
    refusal = refused(read_count, cell)
    assert (refusal.code, refusal.params) == (code, params)


@pytest.mark.parametrize("cell", [7.000000000000001, 6.9999999999999, "7.000000000000001", 7.0])
def test_what_sums_of_fractions_leave_is_not_held_against_a_count(cell: Cell) -> None:
    """A sheet shows 7 for 7.000000000000001, and so it is read."""
    assert read_count(cell) == 7


def test_a_count_keeps_to_its_bounds() -> None:
    """A count below its minimum or above its maximum is refused with both bounds; the bounds themselves are read."""
    assert read_count(1, minimum=1, maximum=40) == 1
    assert read_count("40", minimum=1, maximum=40) == 40
    for cell in (0, 41, "41"):
        assert refused(read_count, cell, minimum=1, maximum=40).params == {"minimum": "1", "maximum": "40", "whole": 1}
    assert "suggestion" not in refused(read_count, "trece", maximum=10).params


@pytest.mark.parametrize(
    ("cell", "value", "form"),
    [
        ("12,5", 12.5, "decimal-comma"),
        ("32 %", 0.32, "percent"),
        ("80 por ciento", 0.8, "percent"),
        ("12,5%", 0.125, "percent"),
        ("1.234.567", 1234567.0, "thousands-dot"),
        ("1.234,5", 1234.5, "thousands-dot"),
    ],
)
def test_unusual_forms_with_one_reading_are_read_and_noted(cell: str, value: float, form: str) -> None:
    """A decimal comma, a percent sign and repeated dots are read in a decimal column, and their owner is told."""
    outcome = read_decimal(cell)
    assert isinstance(outcome, Noted)
    assert (outcome.value, outcome.code, outcome.params["form"]) == (value, "V23", form)
    assert float(outcome.params["read_as"]) == value


def test_repeated_dots_are_read_as_thousands_in_a_count_and_noted() -> None:
    """ "1.234.567" has one reading; its owner is told which."""
    expected = Noted(1234567, "V23", {"form": "thousands-dot", "read_as": "1234567"})
    assert read_count("1.234.567") == expected


@pytest.mark.parametrize(
    ("cell", "value"), [("0.234", 0.234), ("12.5", 12.5), (".5", 0.5), ("1,234.5", 1234.5), (7, 7)]
)
def test_plain_decimals_are_read_without_a_note(cell: Cell, value: float) -> None:
    """A decimal point is Mexico's own."""
    assert read_decimal(cell) == value


@given(st.floats(min_value=-1e14, max_value=1e14), st.sampled_from([-5.0, 0.0, 3.5]))
def test_a_decimal_keeps_to_its_bounds(number: float, least: float) -> None:
    """A decimal is read exactly where it is not below the minimum."""
    if number >= least:
        assert read_decimal(number, minimum=least) == number
    else:
        assert refused(read_decimal, number, minimum=least).code == "C05"


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("03/04/2026", {"day": "2026-04-03", "as_typed": "3/4"}),
        ("2026-04-03", {"day": "2026-04-03", "as_typed": "3/4"}),
        ("03-abr", {"as_typed": "3/4"}), ("3-Apr", {"as_typed": "3/4"}), ("3 de abril", {"as_typed": "3/4"}),
        ("01/12/2023 14:30", {"day": "2023-12-01", "as_typed": "1/12"}),
    ],
)  # fmt: skip
def test_figures_that_a_text_file_shows_as_a_date_are_told_as_one(text: str, params: dict[str, str]) -> None:
    """What was typed as 3/4 comes as a date from a sheet that was saved as text."""
    refused = answer(read_count, text)
    assert isinstance(refused, Unreadable)
    assert (refused.code, refused.params) == ("C21", params)


def test_figures_that_are_no_day_are_several_numbers() -> None:
    assert [answer(read_count, text).code for text in ("3/4", "31/02/2026", "20-30", "12 mujeres y 3 hombres")] == [
        "C04"
    ] * 4
