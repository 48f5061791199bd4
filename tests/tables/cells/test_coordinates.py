"""Coordinates in every form people copy them in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lib.programme.outline import Box
from lib.tables.cells import coordinates
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.pairs import read_pair
from lib.tables.grid import Cell, SheetDate

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


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (read_longitude, "-89.6237 W", -89.6237), (read_longitude, "-89° 37' 25.3\" O", -89.623694),
        (read_latitude, "+20.9674 N", 20.9674), (read_latitude, "N 20.9674 N", 20.9674),
        (read_latitude, "20.9674 norte", 20.9674), (read_latitude, "20.9674 latitud norte", 20.9674),
        (read_longitude, "89.6237 oeste", -89.6237), (read_longitude, "89.6237 poniente", -89.6237),
        (read_latitude, "Lat: 20.9674", 20.9674), (read_longitude, "long. -89.6237", -89.6237),
        (read_latitude, "20 grados 58 minutos 2.6 segundos norte", 20.967389),
        (read_latitude, "20:58:02.6 N", 20.967389), (read_latitude, "20d58m02.6s", 20.967389),
        (read_latitude, "20 deg 58' 2.60\" N", 20.967389), (read_latitude, "20°° 58' 2.6\"\"", 20.967389),
    ],
)  # fmt: skip
def test_a_hemisphere_said_twice_or_in_words_is_read(read: Read, text: str, value: float) -> None:
    """A minus beside W says the same twice; «norte», «latitud» and «grados» are how people speak."""
    outcome = read(text)
    assert isinstance(outcome, Noted)
    assert outcome.value == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("read", "cell", "suggestion"),
    [
        (read_latitude, "20 58 2.6", "20.967389"), (read_longitude, "-89 37 25.3", "-89.623694"),
        (read_latitude, "20:58:02.6", "20.967389"), (read_latitude, "20 58.0433", "20.967388"),
        (read_longitude, "--89.6237", "-89.623700"), (read_longitude, "- -89.6237", "-89.623700"),
        (read_latitude, SheetDate(20.967389 / 24), "20.967389"), (read_longitude, "- 89.6237", "-89.623700"),
        (read_latitude, "20-58-02.6", "20.967389"), (read_latitude, "20.58.02", "20.967222"),
    ],
)  # fmt: skip
def test_one_reading_without_marks_is_suggested(read: Read, cell: Cell, suggestion: str) -> None:
    """Minutes and seconds that are only parted, a doubled minus, or an hour that 20:58:02 became."""
    assert refusal(read, cell).params == {"case": "form", "suggestion": suggestion}


def test_a_longitude_without_its_minus_is_suggested_with_it_where_only_that_is_in_the_country() -> None:
    assert refusal(read_longitude, "89 37 25.3").params["suggestion"] == "-89.623694"


@pytest.mark.parametrize("text", ["20.9674,-89.6237,12.5", "-89.6237,20.9674,12.5"])
def test_a_pair_with_its_altitude_is_told_apart_by_the_country(text: str) -> None:
    found = refusal(read_latitude, text).params
    assert (found["fix_lat"], found["fix_lon"]) == (20.9674, -89.6237)


LINKS = [
    '{"lat":20.9674,"lng":-89.6237}',
    "https://www.google.com/maps/@20.9674,-89.6237,15z",
    "https://www.google.com/maps/place/M%C3%A9rida/@20.98,-89.7,12z/data=!3m1!4b1!4m6!3d20.9674!4d-89.6237",
    "https://maps.google.com/?q=20.9674,-89.6237",
    "https://www.google.com/maps/search/?api=1&query=20.9674%2C-89.6237",
    "https://www.google.com/maps/search/20.9674,+-89.6237?hl=es",
    "https://www.openstreetmap.org/#map=17/20.9674/-89.6237",
    "https://www.openstreetmap.org/?mlat=20.9674&mlon=-89.6237#map=12/20.9/-89.6",
    "https://waze.com/ul?ll=20.9674%2C-89.6237&navigate=yes",
    "https://www.waze.com/live-map/directions?to=ll.20.9674%2C-89.6237",
    "https://maps.apple.com/?ll=20.9674,-89.6237&z=15",
    "https://www.bing.com/maps?cp=20.9674~-89.6237&lvl=15",
    "geo:20.9674,-89.6237?z=17",
    "POINT (-89.6237 20.9674)",
    "-89.6237,20.9674,12",
    "20.9674, -89.6237",
    "Lat: 20.9674 Lon: -89.6237",
]  # fmt: skip


@pytest.mark.parametrize("read", [read_latitude, read_longitude])
@pytest.mark.parametrize("text", LINKS)
def test_a_cell_that_carries_both_numbers_is_refused_with_the_pair(read: Read, text: str) -> None:
    """Links of maps carry the numbers in their text: nothing is fetched, and the pin goes before what the map shows."""
    assert refusal(read, text).params == {"case": "pair", "fix_lat": 20.9674, "fix_lon": -89.6237}


@pytest.mark.parametrize(
    "text",
    ["https://maps.app.goo.gl/Ab12cd34", "https://goo.gl/maps/x", "76GGX98G+X2", "https://www.inegi.org.mx/20.9"],
)
def test_a_link_without_numbers_suggests_nothing(text: str) -> None:
    """Short links and plus codes carry no numbers to read."""
    assert refusal(read_latitude, text).params == {}


@pytest.mark.parametrize("text", ["20.9674 -89.6237 12.5 4.0", "20.9674 -89.6237 0 0"])
def test_a_reading_of_kobo_or_odk_is_a_pair(text: str) -> None:
    """Altitude and accuracy follow latitude and longitude."""
    assert read_pair(text) == (20.9674, -89.6237)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (2321000, 227000),
        ("2321000", "227000.5"),
        (227000, 2321000),
        ("2,321,000 N", "227,000 E"),
        (2321000, -227000),
        ("16Q 227000", "2321000"),
        ("Este: 227000", "Norte: 2321000"),
    ],
)
def test_utm_metres_are_known_by_both_cells(lat: Cell, lon: Cell) -> None:
    """A northing beside an easting is metres, in either order; the same figures beside degrees may be a lost point."""
    assert coordinates.are_metres(lat, lon, MEXICO)
    assert not coordinates.are_metres(2096738, -8962369, MEXICO)
    assert not coordinates.are_metres(lat, -89.6237, MEXICO)
    assert refusal(read_latitude, "16Q 227000 2321000").params == {"case": "utm"}


@pytest.mark.parametrize(
    ("lat", "lon"), [(-96.72, 17.06), (96.72, 17.06), ("-96.72", "17.06"), ("96° 43.2' W", "17° 3.6' N")]
)
def test_swapped_coordinates_are_told_west_of_90_too(lat: Cell, lon: Cell) -> None:
    """A latitude beyond 90 may be the longitude: the programme's box decides, and puts a lost minus back."""
    assert coordinates.swapped(lat, lon, MEXICO) == (17.06, -96.72)
    assert coordinates.swapped(17.06, -96.72, MEXICO) is None
    assert coordinates.swapped(-150.2, 17.06, MEXICO) is None


def test_o_is_oeste() -> None:
    """The letter O is west, as in Spanish; E is east."""
    assert degrees(read_longitude("89.623 O")) == -89.623
    assert degrees(read_longitude("89.623 E")) == 89.623


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (read_latitude, "20.967 W"), (read_latitude, "20.967 O"), (read_longitude, "89.6 N"),
        (read_longitude, "+89.6 W"), (read_latitude, "-20.9 N"), (read_latitude, "N 20.9 S"),
        (read_latitude, "20°61'N"), (read_latitude, "20°58'75\"N"), (read_latitude, 90.5),
        (read_longitude, "181"), (read_latitude, "20 58"), (read_latitude, True), (read_latitude, float("nan")),
        (read_latitude, "norte"), (read_latitude, "20.967 oeste"), (read_latitude, "lon 20.967"),
        (read_latitude, "1e1"), (read_latitude, "²0.9"), (read_latitude, "20 61 02"), (read_latitude, 2100.55),
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
            letters = re.findall(r"[^\W\d_ºᵒ]", text.upper())
            assert len(set(letters)) <= 1
            assert len(letters) <= 2
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
