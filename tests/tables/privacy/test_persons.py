"""Who is named in a text is noticed; heroes, places and organisations are left alone."""

import pytest

from lib.collect.places.countries import load_country
from lib.programme.country import UNKNOWN
from lib.tables.finding import Finding, repeatable
from lib.tables.privacy.headers import personal_header
from lib.tables.privacy.persons import key_names_somebody, may_not_repeat, names_somebody
from tests.indicators.facts import ROOT, mexico

MEXICO = mexico()


@pytest.mark.parametrize(
    "text",
    [
        "Enfermó la Lic. Xóchitl Ceballos",
        "Lo pidió Rosa Canul Pech",
        "C. Tomasa Noh Puc",
        "reporta Gómez Díaz Petrona",
        "Dra. Elvia",
    ],
)
def test_a_sentence_that_names_somebody_is_noticed(text: str) -> None:
    assert names_somebody(text, MEXICO)
    assert may_not_repeat(text, MEXICO)


@pytest.mark.parametrize(
    "text",
    [
        "Sede en remodelación",
        "Obras en la escuela Josefa Ortiz de Domínguez",
        "Calle Benito Juárez cerrada",
        "Feria de Guadalupe en la plaza",
        "Cambio de fecha por el huracán",
        "Paro en la Biblioteca Rosario Castellanos",
        "El Dr. Belisario Domínguez es la avenida de la sede",
        "",
        "12",
    ],
)
def test_heroes_places_and_events_name_nobody(text: str) -> None:
    assert not names_somebody(text, MEXICO)


@pytest.mark.parametrize(
    "text",
    [
        "Elaboró: Xóchitl Ceballos",
        "Responsable - Tomasa Noh",
        "Calle 60 #412 x 45",
        "Col. Centro, C.P. 97000",
        "rosa canul pech",
        "GOPM800229MYNMRR05",
        "999 123 4567",
    ],
)
def test_any_sign_of_a_person_keeps_a_text_out_of_a_sentence(text: str) -> None:
    assert may_not_repeat(text, MEXICO)


@pytest.mark.parametrize(
    "text", ["trece", "300 (33 por el momento)", "12 al 15 de marzo", "BC 01", "Yucatam", "#REF!", "20° 12'"]
)  # fmt: skip
def test_ordinary_bad_cells_are_repeated_as_typed(text: str) -> None:
    assert not may_not_repeat(text, MEXICO)


def test_a_key_made_of_a_persons_name_is_one_and_a_heros_is_not() -> None:
    assert key_names_somebody("MARIA-LOPEZ", MEXICO)
    assert not key_names_somebody("YUC-TEK-01", MEXICO)
    assert not key_names_somebody("FELIPE-CARRILLO-PUERTO", MEXICO)


def test_a_finding_repeats_nothing_that_may_be_personal_wherever_it_was_put() -> None:
    finding = Finding(
        "V02", "error", "s", "l.xlsx", value="Rosa Canul Pech", column="Rosa Canul", row="BC-01 · MARIA-LOPEZ",
        name="Casa de Rosa Canul", params={"unknown": "GOPM800229MYNMRR05", "found": "alcance · Rosa Canul · Hoja 3",
        "refers_to": "bootcamps"},
    )  # fmt: skip
    told = repeatable(finding, MEXICO)
    assert (told.value, told.column, told.row, told.name) == (None, "…", None, None)
    assert told.params == {"unknown": "…", "found": "alcance · … · Hoja 3", "refers_to": "bootcamps"}


def test_of_an_unknown_country_no_mailbox_and_no_long_number_is_repeated() -> None:
    assert may_not_repeat("ana@example.org", UNKNOWN)
    assert may_not_repeat("679 123 4567", UNKNOWN)
    assert not may_not_repeat("12 personas", UNKNOWN)


def test_each_country_brings_its_own_words() -> None:
    kenya = load_country((ROOT / "data" / "countries",), "ke", ROOT / "none.csv")
    assert may_not_repeat("Prepared by: Akinyi Ochieng", kenya)
    assert not may_not_repeat("Akinyi Ochieng", UNKNOWN)
    assert personal_header("Huduma No", kenya) == "id"
    assert personal_header("CURP", kenya) is None


@pytest.mark.parametrize(
    "text",
    ["9 9 9-1 2 3-4 5 6 7", "999/123/4567", "rosa arroba gmail punto com", "Casa de Eustolia", "012 910 01234567890 1"],
)
def test_what_is_not_published_is_not_repeated_to_its_owner_either(text: str) -> None:
    assert may_not_repeat(text, MEXICO)


@pytest.mark.parametrize(
    "text", ["20.96712, -89.62371", "7.000000000000001", "20.967123456789012", "2024-03-12T10:00:00.000-06:00"]
)
def test_what_has_to_be_mended_is_told_as_typed(text: str) -> None:
    assert not may_not_repeat(text, MEXICO)
