"""Who is named in a text is noticed; heroes, places and organisations are left alone."""

import pytest

from lib.tables.finding import Finding
from lib.tables.privacy.persons import key_names_somebody, may_not_repeat, names_somebody


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
    assert names_somebody(text)
    assert may_not_repeat(text)


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
    assert not names_somebody(text)


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
    assert may_not_repeat(text)


@pytest.mark.parametrize(
    "text", ["trece", "300 (33 por el momento)", "12 al 15 de marzo", "BC 01", "Yucatam", "#REF!", "20° 12'"]
)  # fmt: skip
def test_ordinary_bad_cells_are_repeated_as_typed(text: str) -> None:
    assert not may_not_repeat(text)


def test_a_key_made_of_a_persons_name_is_one_and_a_heros_is_not() -> None:
    assert key_names_somebody("MARIA-LOPEZ")
    assert not key_names_somebody("YUC-TEK-01")
    assert not key_names_somebody("FELIPE-CARRILLO-PUERTO")


def test_a_finding_never_holds_what_may_be_personal_wherever_it_was_put() -> None:
    finding = Finding(
        "V02", "error", "s", "l.xlsx", value="Rosa Canul Pech", column="Rosa Canul",
        params={"unknown": "GOPM800229MYNMRR05", "found": "alcance · Rosa Canul · Hoja 3", "refers_to": "bootcamps"},
    )  # fmt: skip
    assert (finding.value, finding.column) == (None, "…")
    assert finding.params == {"unknown": "…", "found": "alcance · … · Hoja 3", "refers_to": "bootcamps"}
