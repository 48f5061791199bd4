import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.programme.text import normalise


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("San Cristóbal de las Casas", "san cristobal de las casas"),
        ("  ÑUU   SAVI ", "nuu savi"),
        ("Q. Roo", "q roo"),
        ("Q.Roo", "q roo"),
        ("Veracruz-Llave", "veracruz llave"),
        ("estado_cve", "estado cve"),
        ("¿Cuántas? (personas)", "cuantas personas"),
        ("Straße", "strasse"),
        ("36–45", "36 45"),
        ("１２ ａños", "12 anos"),
        ("...", ""),
        ("", ""),
    ],
)
def test_accents_case_and_punctuation_do_not_count(typed: str, compared: str) -> None:
    assert normalise(typed) == compared


def test_invisible_characters_leave_no_gap() -> None:
    assert normalise("\ufeffCam\u00adpe\u200bche") == "campeche"


def test_a_non_breaking_space_is_a_space() -> None:
    assert normalise("Quintana\u00a0Roo\t\n") == "quintana roo"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_composed_and_decomposed_text_compare_alike(text: str) -> None:
    assert normalise(unicodedata.normalize("NFC", text)) == normalise(unicodedata.normalize("NFD", text))


@given(st.text())
def test_words_are_parted_by_one_space(text: str) -> None:
    assert normalise(text) == " ".join(normalise(text).split())
