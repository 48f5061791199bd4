"""INEGI keys of states and municipalities."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.collect.places.geography import load_geography
from lib.programme.geography import Geography
from lib.programme.regions import geography_of
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.place_keys import read_municipality as read_municipality_of
from lib.tables.cells.place_keys import read_state
from lib.tables.grid import Cell

STATES = """cve_ent,nombre_oficial,nombre_corto,iso_3166_2,pcode,abreviatura,aliases
07,Chiapas,Chiapas,MX-CHP,MX07,Chis.,CHIS|CHP
09,Ciudad de México,Ciudad de México,MX-CMX,MX09,CDMX,DF|D.F.
30,Veracruz de Ignacio de la Llave,Veracruz,MX-VER,MX30,Ver.,VER
31,Yucatán,Yucatán,MX-YUC,MX31,Yuc.,YUC
"""
MUNICIPALITIES = "cvegeo,name,cve_ent,parent_cvegeo,lat,lon,min_lat,min_lon,max_lat,max_lon\n"
GEOGRAPHY = Geography.from_tables(STATES, MUNICIPALITIES, {"features": []})
MEXICO = load_geography(Path(__file__).resolve().parents[3] / "data" / "geo")
TEKAX = {"suggestion": "31079", "municipality": "Tekax"}


def read_municipality(cell: Cell) -> str | Noted[str]:
    """Read a municipality's key against those of Mexico."""
    return read_municipality_of(cell, MEXICO)


def answer(read: Callable[[Cell], Any], cell: Cell) -> Any:
    """Return what a parser reads, without its note, or its refusal."""
    try:
        outcome = read(cell)
    except Unreadable as refused:
        return refused
    return outcome.value if isinstance(outcome, Noted) else outcome


def lost_zero(key: str) -> Noted[str]:
    """Return what a key reads as once its leading zero was lost."""
    return Noted(key, "V23", {"form": "leading-zero", "read_as": key})


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("31", "31"), (31, "31"), (31.0, "31"), ("31.0", "31"), ("07", "07"), (" 07 ", "07"), ("３１", "31"),
        ("Yucatán", "31"), ("YUCATAN", "31"), ("Yuc.", "31"), ("veracruz", "30"), ("D.F.", "09"),
        ("Ciudad de Mexico", "09"), ("MX-CHP", "07"),
    ],
)  # fmt: skip
def test_a_state_is_read_by_key_or_by_any_of_its_names(cell: Cell, key: str) -> None:
    """A key, a name, an abbreviation or an alias, accents and case aside, is that state without a note."""
    assert read_state(cell, GEOGRAPHY) == key


@pytest.mark.parametrize("cell", [7, 7.0, "7"])
def test_a_states_lost_zero_is_put_back_with_a_note(cell: Cell) -> None:
    """7 is 07, and its owner is told."""
    assert read_state(cell, GEOGRAPHY) == lost_zero("07")


@pytest.mark.parametrize(
    ("cell", "params"),
    [
        ("33", {}), (0, {}), (-7, {}), (7.5, {}), ("007", {"suggestion": "07"}), (True, {}), ("Tekax", {}), ("", {}),
        ("Yucatán?", {"suggestion": "31"}),
        ("Yucatn", {"suggestion": "Yucatán"}), ("31 Yucatán", {"suggestion": "31"}),
        ("31-Yucatán", {"suggestion": "31"}),
        ("Mérida, Yucatán", {"suggestion": "31"}), ("Chiapas, Chis.", {"suggestion": "07"}),
        ("31 - Chiapas", {"choices": "07 · 31"}), ("Chiapas / Yucatán", {"choices": "07 · 31"}),
    ],
)  # fmt: skip
def test_what_is_no_state_is_refused(cell: Cell, params: dict[str, str]) -> None:
    """An unknown key or name is refused; a resemblance is suggested and never read."""
    with pytest.raises(Unreadable) as caught:
        read_state(cell, GEOGRAPHY)
    assert (caught.value.code, caught.value.params) == ("C11", params)


@given(st.integers(1, 32), st.integers(1, 999))
def test_any_municipality_key_survives_every_spelling(state: int, municipality: int) -> None:
    """A key reads as itself as text or number; a lost zero is put back with a note."""
    key = f"{state:02d}{municipality:03d}"
    assert read_municipality(key) == key
    assert read_municipality(f" {key}\u00a0") == key
    for cell in (int(key), float(key), str(int(key)), f"{int(key)}.0"):
        assert read_municipality(cell) == (key if state >= 10 else lost_zero(key))


@pytest.mark.parametrize(
    ("cell", "params"),
    [
        ("Benito Juárez", {}), (79, {}), ("079", {}), (33001, {}), ("31000", {}), (310790, {}), (4010.5, {}),
        (-4010, {}), (True, {}), ("٣١٠٧٩", {}),
        ("31,079", TEKAX), ("31 079", TEKAX), ("31-079", TEKAX), ("Tekax", TEKAX),
    ],
)  # fmt: skip
def test_what_is_no_municipality_key_is_refused(cell: Cell, params: dict[str, str]) -> None:
    """Short keys and impossible states are refused; a parted key is suggested whole, and the one a name can mean."""
    with pytest.raises(Unreadable) as caught:
        read_municipality(cell)
    assert (caught.value.code, caught.value.params) == ("C11", params)


@given(st.text() | st.integers() | st.floats())
def test_arbitrary_cells_raise_nothing_but_a_refusal(cell: str | float) -> None:
    """Whatever is read has the shape of a key."""
    for read, length in ((lambda each: read_state(each, GEOGRAPHY), 2), (read_municipality, 5)):
        key = answer(read, cell)
        if isinstance(key, Unreadable):
            assert key.code == "C11"
        else:
            assert len(key) == length
            assert key.isdigit()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Edo. de Yucatán", "31"), ("Edo. Yucatán", "31"), ("Estado de Yucatán", "31"), ("EDO DE YUC.", "31"),
        ("Estado Libre y Soberano de Chiapas", "07"), ("Gobierno del Estado de Yucatán", "31"),
        ("Yucatán, México", "31"), ("Yucatán (México)", "31"), ("Yuc., Mex.", "31"), ("Yucatán, MX", "31"),
        ("Yucatán, Estado de", "31"), ("Estado de Veracruz, México", "30"),
    ],
)  # fmt: skip
def test_a_state_is_read_whatever_is_usual_around_its_name(typed: str, key: str) -> None:
    assert read_state(typed, MEXICO) == key


@pytest.mark.parametrize("typed", ["Estado de México", "México", "Edo. de México", "Estado de México, México"])
def test_the_state_of_mexico_is_not_taken_for_the_country(typed: str) -> None:
    assert read_state(typed, MEXICO) == "15"


@pytest.mark.parametrize("typed", ["Yucatán y Campeche, México", "Estado de", "México, Yucatán?", "Edo. de Yucatam"])
def test_words_around_a_name_make_no_state_of_what_is_none(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_state(typed, MEXICO)
    assert caught.value.code == "C11"


@pytest.mark.parametrize(
    ("typed", "state", "key"),
    [
        ("Mérida", "31", "31050"), ("MERIDA", "31", "31050"), ("31050 Mérida", "31", "31050"),
        ("Mérida (31050)", "31", "31050"), ("31050 - Mérida", "31", "31050"), ("050 Mérida", "31", "31050"),
        ("Mérida, Yucatán", "31", "31050"), ("Mérida, Yuc.", "31", "31050"), ("Municipio de Mérida", "31", "31050"),
        ("Mpio. Mérida", "31", "31050"), ("Meridda", "31", "31050"), ("31-050", "31", "31050"),
        ("San Cristóbal", "07", "07078"), ("Benito Juárez", "23", "23005"), ("Mérida", None, "31050"),
        ("31050 centro", "31", "31050"),
    ],
)  # fmt: skip
def test_a_municipality_by_name_is_refused_with_the_key_it_has_in_the_rows_state(
    typed: str, state: str | None, key: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_municipality_of(typed, MEXICO, state)
    assert (caught.value.code, caught.value.params.get("suggestion")) == ("C11", key)


def test_a_name_that_two_municipalities_of_the_state_have_is_asked_about() -> None:
    with pytest.raises(Unreadable) as caught:
        read_municipality_of("San Juan Mixtepec", MEXICO, "20")
    assert caught.value.params == {"choices": "20208 · 20209"}


@pytest.mark.parametrize(
    ("typed", "state"), [("31050 Tekax", "31"), ("Mérida", "07"), ("Benito Juárez", None), ("999 Mérida", "31")]
)
def test_a_name_that_figures_or_state_contradict_has_no_key_to_type(typed: str, state: str | None) -> None:
    with pytest.raises(Unreadable) as caught:
        read_municipality_of(typed, MEXICO, state)
    assert "suggestion" not in caught.value.params


@pytest.mark.parametrize("cell", ["050", 50, 50.0, "50"])
def test_the_last_three_figures_of_a_municipality_are_read_beside_the_rows_state_with_a_note(cell: Cell) -> None:
    read = Noted("31050", "V23", {"form": "without-state", "read_as": "31050"})
    assert read_municipality_of(cell, MEXICO, "31") == read


@pytest.mark.parametrize("cell", ["999", "000", 0])
def test_three_figures_that_no_municipality_of_the_state_has_are_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable):
        read_municipality_of(cell, MEXICO, "31")


@pytest.mark.parametrize(
    ("typed", "state", "key"),
    [
        ("Cancún", "23", "23005"), ("CANCUN, Q. ROO", "23", "23005"), ("Playa del Carmen", "23", "23008"),
        ("Los Mochis", "25", "25001"), ("Caucel", "31", "31050"), ("Puerto Escondido", "20", "20318"),
        ("Leona Vicario", "23", "23011"), ("Tekax de Álvaro Obregón", "31", "31079"),
    ],
)  # fmt: skip
def test_a_town_that_lies_in_one_municipality_of_the_rows_state_suggests_that_municipality(
    typed: str, state: str, key: str
) -> None:
    refused = answer(lambda cell: read_municipality_of(cell, MEXICO, state), typed)
    assert refused.params["suggestion"] == key


def test_a_town_of_another_state_or_of_none_suggests_nothing() -> None:
    for state in ("31", None):
        assert answer(lambda cell, state=state: read_municipality_of(cell, MEXICO, state), "Cancún").params == {}


def test_a_name_that_far_too_many_municipalities_have_is_not_answered_with_all_of_them() -> None:
    assert answer(lambda cell: read_municipality_of(cell, MEXICO, "20"), "Santa María").params == {}


def _square(key: object, name: str, west: float, **more: object) -> dict[str, Any]:
    ring = [[west, 15], [west + 1, 15], [west + 1, 16], [west, 16], [west, 15]]
    told = {"key": key, "name": name, **more}
    return {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": [ring]}}


INTEGERS = geography_of(
    {"features": [_square(1, "Guatemala", -91), _square(16, "Alta Verapaz", -90)]},
    {
        "features": [
            _square(101, "Guatemala", -91, region=1),
            _square(1601, "Cobán", -90, region=16),
            _square(1609, "San Pedro Carchá", -90, region=16),
        ]
    },
)
"""Places whose keys lost their zeros in the file of outlines, so that they differ in length."""


@pytest.mark.parametrize("cell", ["01", 1, "1", 1.0, "Guatemala"])
def test_a_key_that_lost_its_zero_in_the_outlines_is_read_with_it(cell: Cell) -> None:
    assert read_state(cell, INTEGERS) == "1"


@pytest.mark.parametrize(
    ("cell", "key"), [("0101", "101"), (101, "101"), ("1601", "1601"), (1601.0, "1601"), ("9", "9")]
)
def test_so_is_the_key_of_a_municipality(cell: Cell, key: str) -> None:
    assert read_municipality_of(cell, INTEGERS, "16") == key


@pytest.mark.parametrize(
    ("cell", "state", "key"),
    [("San Pedro Carchá", "16", "1609"), ("municipio de coban", "16", "1601"), ("Carcha", "16", "1609")],
)
def test_a_name_is_refused_with_its_key_also_where_keys_differ_in_length(cell: Cell, state: str, key: str) -> None:
    refused = answer(lambda each: read_municipality_of(each, INTEGERS, state), cell)
    assert isinstance(refused, Unreadable)
    assert refused.params["suggestion"] == key
