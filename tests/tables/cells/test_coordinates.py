"""Coordinates in every form people copy them in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lib.programme.geography import Box
from lib.tables.cells import coordinates
from lib.tables.cells.coordinates import read_pair
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell

Read = Callable[[Cell], float | Noted[float]]
MEXICO = Box(14.5, -118.4, 32.7, -86.7)


def read_latitude(cell: Cell) -> float | Noted[float]:
    """Read a latitude that is likely to be in Mexico."""
    return coordinates.read_latitude(cell, MEXICO)


def read_longitude(cell: Cell) -> float | Noted[float]:
    """Read a longitude that is likely to be in Mexico."""
    return coordinates.read_longitude(cell, MEXICO)


LATITUDES = st.integers(-90_000_000, 90_000_000).map(lambda millionths: millionths / 1e6)
LONGITUDES = st.integers(-180_000_000, 180_000_000).map(lambda millionths: millionths / 1e6)
AXES: list[tuple[Read, st.SearchStrategy[float], str, str]] = [
    (read_latitude, LATITUDES, "N", "S"),
    (read_longitude, LONGITUDES, "E", "W"),
    (read_longitude, LONGITUDES, "E", "O"),
]


def degrees(outcome: float | Noted[float]) -> float:
    """Return the degrees that were read, without their note."""
    return outcome.value if isinstance(outcome, Noted) else outcome


def answer(read: Callable[[Cell], Any], cell: Cell) -> Any:
    """Return what a parser reads, without its note, or its refusal."""
    try:
        outcome = read(cell)
    except Unreadable as refused:
        return refused
    return outcome.value if isinstance(outcome, Noted) else outcome


def refusal(read: Read, cell: Cell) -> Unreadable:
    """Return why a cell is refused; fail where it is read."""
    with pytest.raises(Unreadable) as caught:
        read(cell)
    assert caught.value.code == "C12"
    return caught.value


def in_seconds(value: float, positive: str, negative: str, form: str) -> str:
    """Write degrees with minutes and seconds, to a thousandth of a second."""
    thousandths = round(abs(value) * 3_600_000)
    whole, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return form.format(d=whole, m=minutes, s=f"{rest / 1000:.3f}", h=negative if value < 0 else positive)


FORMS = [
    "{d}°{m}'{s}\"{h}", "{d}° {m}' {s}\" {h}", "{d}º{m}’{s}”{h}", "{d}° {m}′ {s}″ {h}", "{d}°{m}'{s}''{h}",
    "{h}{d}°{m}'{s}\"", "{h} {d} {m} {s}", "{d} {m} {s} {h}",
]  # fmt: skip


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("form", FORMS)
@given(st.data())
def test_degrees_minutes_and_seconds_round_trip(
    axis: tuple[Read, st.SearchStrategy[float], str, str], form: str, data: st.DataObject
) -> None:
    """Degrees, minutes and seconds with a hemisphere read back within a millionth of a degree, and are noted."""
    read, values, positive, negative = axis
    value = data.draw(values)
    outcome = read(in_seconds(value, positive, negative, form))
    assert isinstance(outcome, Noted)
    assert outcome.code == "V23"
    assert outcome.value == pytest.approx(value, abs=1e-6)
    assert float(outcome.params["read_as"]) == pytest.approx(value, abs=2e-6)


@given(LATITUDES, LONGITUDES)
@example(0.0, -180.0)
def test_decimal_degrees_read_as_typed(lat: float, lon: float) -> None:
    """Numbers and decimal text are read as typed; a decimal comma is noted."""
    assert (read_latitude(lat), read_longitude(lon)) == (lat, lon)
    assert (read_latitude(f"{lat:.6f}"), read_longitude(f" {lon:.6f} ")) == (lat, lon)
    for read, value in ((read_latitude, lat), (read_longitude, lon)):
        outcome = read(f"{value:.6f}".replace(".", ","))
        assert isinstance(outcome, Noted)
        assert outcome.value == value


@given(LATITUDES, LONGITUDES)
def test_a_pair_in_one_cell_reads_back(lat: float, lon: float) -> None:
    """ "lat, lon" reads back with points or decimal commas, and with degrees, minutes and seconds in either order."""
    assume(abs(lat) >= 0.001)
    assume(abs(lon) >= 0.001)
    points = f"{lat:.6f}, {lon:.6f}"
    commas = f"{lat:.6f}".replace(".", ",") + "|" + f"{lon:.6f}".replace(".", ",")
    spellings = [points, points.replace(" ", ""), f"({points})", points.replace(", ", ";"), points.replace(",", "")]
    spellings += [commas.replace("|", "; "), commas.replace("|", ", "), commas.replace("|", ";")]
    assert [read_pair(text) for text in spellings] == [(lat, lon)] * len(spellings)
    north, west = in_seconds(lat, "N", "S", FORMS[0]), in_seconds(lon, "E", "O", FORMS[0])
    for text in (f"{north} {west}", f"{north}, {west}", f"{west}, {north}"):
        assert read_pair(text) == (pytest.approx(lat, abs=1e-6), pytest.approx(lon, abs=1e-6))


@pytest.mark.parametrize(
    "cell",
    [
        "20.96", "20,967", "20,96", "20, 96", "20 58 02 N", "20°58' 30.5", "aquí, allá", 20.9, None, "",
        "20.96, -189.6", "1.5 2.5 3.5",
    ],
)  # fmt: skip
def test_what_is_not_surely_a_pair_is_none(cell: Cell) -> None:
    """One coordinate, whole degrees, three numbers or words are not a pair."""
    assert read_pair(cell) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20°58.035'N", 20.96725),
        ("20° 58,035' N", 20.96725),
        ("20.967° N", 20.967),
        ("N 20.967", 20.967),
        ("-20°30'", -20.5),
    ],
)
def test_minutes_with_decimals_and_marked_degrees_are_read(text: str, value: float) -> None:
    """Minutes may have decimals, and degrees a sign or a hemisphere."""
    assert degrees(read_latitude(text)) == pytest.approx(value, abs=1e-9)


def test_o_is_oeste() -> None:
    """The letter O is west, as in Spanish; E is east."""
    assert degrees(read_longitude("89.623 O")) == -89.623
    assert degrees(read_longitude("89.623 E")) == 89.623


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (read_latitude, "20.967 W"), (read_latitude, "20.967 O"), (read_longitude, "89.6 N"),
        (read_longitude, "-89.6 W"),
        (read_latitude, "N 20.9 N"), (read_latitude, "20°61'N"), (read_latitude, "20°58'75\"N"), (read_latitude, 90.5),
        (read_longitude, "181"), (read_latitude, "20 58"), (read_latitude, True), (read_latitude, float("nan")),
        (read_latitude, "norte"), (read_latitude, "20.967 norte"), (read_latitude, "20.9, -89.6"),
        (read_latitude, "1e1"),
        (read_latitude, "20 58 02"), (read_latitude, "²0.9"),
    ],
)  # fmt: skip
def test_contradictions_and_impossible_angles_are_refused(read: Read, cell: Cell) -> None:
    """A hemisphere of the other axis, a sign beside a hemisphere, 60 minutes or more, words: not understood."""
    assert refusal(read, cell).params == {}


@given(st.integers(14_000_000, 32_999_999), st.integers(86_000_000, 118_999_999))
def test_a_lost_decimal_point_is_suggested_and_not_put_back(lat: int, lon: int) -> None:
    """Degrees without their point are refused; the suggestion is the one place for it that lies in Mexico."""
    for spelling in (lat, str(lat), float(lat)):
        assert float(refusal(read_latitude, spelling).params["suggestion"]) == lat / 1e6
    for cell in (-lon, lon, f"-{lon}"):
        assert float(refusal(read_longitude, cell).params["suggestion"]) == -lon / 1e6


def test_a_comma_with_two_decimals_is_refused_with_a_suggestion() -> None:
    """ "20,97" may be two numbers: a decimal comma needs three decimals."""
    assert refusal(read_latitude, "20,97").params == {"suggestion": "20.97"}


@given(st.text() | st.text(alphabet="0123456789.,-° '\"NSEWOno;/", max_size=25))
def test_arbitrary_text_raises_nothing_but_a_refusal(text: str) -> None:
    """Whatever is read is within bounds, has no words in it, and nothing fails in another way."""
    for read, bound in ((read_latitude, 90), (read_longitude, 180)):
        value = answer(read, text)
        if isinstance(value, Unreadable):
            assert value.code == "C12"
        else:
            assert abs(value) <= bound
            assert len(re.findall(r"[^\W\d_ºᵒ]", text)) <= 1
    pair = read_pair(text)
    assert pair is None or (abs(pair[0]) <= 90 and abs(pair[1]) <= 180)


def possible_degrees(text: str, bound: int) -> set[float]:
    """Return every number up to `bound` that figures are, each separator parting thousands or decimals, by trying all.

    Independent of the parser. Thousands come in threes and do not start with a zero.
    """
    found = set()
    for groups, mark in ((",", "."), (".", ","), (" ", "."), (" ", ",")):
        whole, *decimals = text.strip().split(mark)
        first, *others = whole.split(groups)
        figures = [first, *others, *decimals]
        if len(decimals) > 1 or not all(part.isdigit() for part in figures):
            continue
        if others and (first.startswith("0") or len(first) > 3 or any(len(part) != 3 for part in others)):
            continue
        found.add(float("".join([first, *others]) + "." + "".join(decimals)))
    return {number for number in found if number <= bound}


@given(st.text(alphabet="0123456789., ", max_size=20) | st.from_regex(r"[0-9]{1,3}[.,][0-9]{1,9}", fullmatch=True))
@example("1.234")
@example("20,967")
def test_plain_figures_have_one_reading(text: str) -> None:
    """Among figures without letters, what is read is the only number within bounds that can be made of them."""
    for read, bound in ((read_latitude, 90), (read_longitude, 180)):
        value = answer(read, text)
        assert isinstance(value, Unreadable) or possible_degrees(text, bound) == {value}
