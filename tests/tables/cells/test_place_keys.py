"""INEGI keys of states and municipalities."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.collect.places.geography import load_geography
from lib.programme.geography import Geography
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
        ("33", {}), (0, {}), (-7, {}), (7.5, {}), ("007", {}), (True, {}), ("Tekax", {}), ("", {}),
        ("Yucatán?", {"suggestion": "Yucatán"}),
        ("Yucatn", {"suggestion": "Yucatán"}), ("31 Yucatán", {"suggestion": "31"}),
        ("31-Yucatán", {"suggestion": "31"}),
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
        ("Tekax", {}), (79, {}), ("079", {}), (33001, {}), ("31000", {}), (310790, {}), (4010.5, {}), (-4010, {}),
        (True, {}), ("٣١٠٧٩", {}),
        ("31,079", {"suggestion": "31079"}), ("31 079", {"suggestion": "31079"}), ("31-079", {"suggestion": "31079"}),
    ],
)  # fmt: skip
def test_what_is_no_municipality_key_is_refused(cell: Cell, params: dict[str, str]) -> None:
    """Names, short keys and impossible states are refused; a parted key is suggested whole."""
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
