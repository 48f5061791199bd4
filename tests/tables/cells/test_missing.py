"""Missing values and formula errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.tables.cells.missing import is_formula_error, is_missing

MARKERS = [
    None, "", "   ", "\u00a0", "\u200b", "\t\n", "-", "--", "—", "–", "?", "s/d", "S/D", "S.D.", "sd", "n/d", "nd",
    "ND", "N/A", "n.a.", "na", "no disponible", "No Disponible", "sin dato", "Sin información", "SIN INFORMACION",
    "pendiente", " Pendiente ", "(pendiente)", "por confirmar", "por definir", "no aplica",
]  # fmt: skip
DATA = ["0", "-5", "no", "sí", "si", "ninguna", "12", ".", "x", "sede", "andén", "pendiente de firma", "#hashtag", "S"]
ERRORS = [
    "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!", "Loading...", "#¡REF!", "#¡DIV/0!",
    "#¡VALOR!", "#¿NOMBRE?", "#¡NUM!", "#¡NULO!", "Cargando...", " #ref! ", "#N/D", "#SPILL!", "#¡DESBORDAMIENTO!",
    "#GETTING_DATA", "#BLOCKED!", "#¡BLOQUEADO!", "#CONNECT!", "#FIELD!", "#¡CAMPO!", "#CALC!", "#¡CÁLC!", "#UNKNOWN!",
    "#BUSY!", "#¡OCUPADO!", "#PYTHON!", "#NOME?", "#VALOR!", "Err:502", "Err:522", "err: 508", "Error:504",
]  # fmt: skip


@pytest.mark.parametrize("cell", MARKERS)
def test_markers_of_no_data_are_missing(cell: str | None) -> None:
    """A blank, a dash or a word for "no data" is missing, however it is typed."""
    assert is_missing(cell)


@pytest.mark.parametrize("cell", DATA)
def test_data_is_not_missing(cell: str) -> None:
    """Zero, short words and longer sentences are data."""
    assert not is_missing(cell)


@pytest.mark.parametrize("cell", ERRORS)
def test_formula_errors_are_told_apart_from_missing(cell: str) -> None:
    """A formula's error, whatever program wrote it, is an error and not a missing value: `#N/A` is not N/A."""
    assert is_formula_error(cell)
    assert not is_missing(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "REF",
        "#REF",
        "#N/A en B3",
        "cargando",
        "Error 404",
        "Err:50",
        "#Mujeres!",
        "¡#Ref!",
        "Errores: 502 casos",
        0,
        None,
        True,
    ],
)
def test_what_only_resembles_an_error_is_not_one(cell: str | int | None) -> None:
    """Only the exact text that a spreadsheet shows counts as a formula's error."""
    assert not is_formula_error(cell)


@given(st.integers() | st.floats() | st.booleans())
def test_numbers_and_booleans_are_never_missing(cell: float) -> None:
    """No number and no tick box is missing, zero and FALSE included."""
    assert not is_missing(cell)
    assert not is_formula_error(cell)


@given(st.from_regex(r"[0-9]{1,12}", fullmatch=True), st.sampled_from(["", " ", "\u00a0", "-", "+"]))
def test_figures_are_never_missing(figures: str, before: str) -> None:
    """No text with figures is missing."""
    assert not is_missing(before + figures)
