"""Which texts are not published because they are about a person, and which places are left alone."""

import csv

import pytest

from lib.programme.country import Country
from lib.tables.privacy.public_text import held_back
from tests.indicators.facts import ROOT, mexico

OF_PERSONS = [
    "Casa de Rosa Canul Pech",
    "Casa de María López",
    "casa de maria lopez chan",
    "Casa de Petrona Xiu Nahuat",
    "Domicilio de la Sra. Petrona",
    "Domicilio de la Sra. López",
    "Calle 21 núm 104",
    "Calle 21 No. 104",
    "C. 21 #104 x 20 y 22",
    "Calle 21 x 20 y 22",
    "Calle 21 104",
    "Rosa Canul Pech",
    "ROSA CANUL PECH",
    "Canul Pech Rosa",
    "Sede 999 123 4567",
    "9 9 9 1 2 3 4 5 6 7",
    "9-9-9-1-2-3-4-5-6-7",
    "999.123.4567",
    "+52 1 999 123 4567",
    "Tel. 123 4567",
    "rosa.canul arroba gmail punto com",
    "rosa@gmail.com",
    "rosa.canul (arroba) hotmail.com",
    "GOPM800229MYNMRR05",
    "GOPM800229AB1",
    "NSS 12345678901",
    "12-34-56-7890-1",
    "INE 1234567890123",
    "GMPRRS80022931M100",
    "032180000118359719",
    "0321 8000 0118 359719",
    "20.21234, -89.28765",
    "20.21234 -89.28765",
    "Centro comunitario de la Sra. María López",
    "Escuela, casa de Rosa Canul",
    "Taller Doña Lupita",
    "Local de Don Pedro",
    "Sra. Petrona",
    "Mtra. Rosa Canul",
    "19° 24' 10 N",
    "preguntar a María Guadalupe Chan",
    "Bootcamp Rosa Canul Pech",
    "autobuses de Juan Pérez",
    "Casa de Doña Mari",
    "casa de la familia Pech",
    "Papelería Lupita López",
    "999/123/4567",
    "rosalba [at] gmail [dot] com",
    "rosalba AT gmail DOT com",
    "GOPM 800229 MYNMRR05",
    "GOPM800229MYNMRR0",
    "lat 20.9671 lon -89.6237",
    "Sede 20.9671N 89.6237W",
    "20° 58.033' N, 89° 37.42' W",
    "16Q 0227890 2320000",
    "Rosalba C. Pech",
    "Miguel Hidalgo Pech",
    "R. Canul Pech",
    "Canul Pech, Rosalba",
    "Casa de Rosalba",
    "Av. Juárez 123",
    "Kimberly Dzul",
    "Centro comunitario (Rosalba Canul Pech)",
    "Centro comunitario - Rosalba Canul",
    "Centro comunitario, atiende Rosalba Canul",
    "Centro comunitario responsable Rosalba Canul",
]
OF_PLACES = [
    "Escuela Primaria Benito Juárez",
    "Centro comunitario Emiliano Zapata",
    "Col. Lázaro Cárdenas",
    "Escuela Primaria Profr. Rafael Ramírez",
    "Escuela Primaria María de la Luz Pérez",
    "Hospital General Dr. Agustín O'Horán",
    "Plaza Juan Pérez López",
    "Casa de la Cultura María López",
    "Casa de la Cultura Benito Juárez",
    "Casa ejidal",
    "Biblioteca pública Lic. Benito Juárez",
    "Escuela Doña Josefa Ortiz de Domínguez",
    "Guadalupe Victoria",
    "Jesús María",
    "Rosario Castellanos",
    "San Juan Pérez",
    "Centro comunitario de Tekax",
    "Impulso Digital Tekax 2023-2024",
    "Bootcamp 01-03-2023 al 15-04-2023",
    "2023-03-01 2023-04-15",
    "Domicilio conocido",
    "Casa de Salud",
    "Nuestra Señora de Guadalupe",
    "Calle 21",
    "Centro",
    "Don Bosco",
    "Telesecundaria 21 de Marzo",
    "km 12.5",
    "Escuela Secundaria Técnica No. 104",
    "CLUES YNSSA001234",
    "clave 31DPR1234X",
    "Serie 9991234567",
    "autobuses",
    "computadoras",
    "Guía para vender en línea",
    "Biblioteca Pública, calle 21 núm 104",
    "Hospital de la Amistad",
    "Universidad Autónoma Benito Juárez de Oaxaca",
    "Unidad Médica Rural Rosa Pérez",
    "Emiliano Zapata",
    "Felipe Carrillo Puerto",
    "José María Morelos",
    "Tekax de Álvaro Obregón",
    "Casa Morelos",
    "La Esperanza",
    "A la luz de la luna",
    "Jardín de niños Rosaura Zapata",
    "1.0",
    "programa",
    "31",
    "Villa Flores",
    "Juan Sabines Gutiérrez",
    "Doctor Domingo Chanona",
    "Calle 60 Centro",
    "Av. 5 de Mayo",
    "Escuela Primaria, Benito Juárez",
    "Biblioteca (Rosario Castellanos)",
    "12/03/2024 al 15/04/2024",
    "Esc. Prim. María Luisa Pérez",
    "Plaza Avenida Revolución 1910",
    "Casa de Salvador Alvarado",
]


@pytest.mark.parametrize("text", OF_PERSONS)
def test_a_text_about_a_person_is_held_back(text: str) -> None:
    assert held_back(text, mexico())


@pytest.mark.parametrize("text", OF_PLACES)
def test_the_name_of_a_place_or_of_a_thing_is_published(text: str) -> None:
    assert held_back(text, mexico()) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Casa de Rosa Canul Pech", "name"),
        ("Calle 21 núm 104", "address"),
        ("9 9 9 1 2 3 4 5 6 7", "phone"),
        ("rosa arroba gmail punto com", "email"),
        ("GOPM800229MYNMRR05", "curp"),
        ("032180000118359719", "account"),
        ("NSS 12345678901", "id"),
        ("20.21234, -89.28765", "coordinates"),
    ],
)
def test_the_kind_is_told(text: str, kind: str) -> None:
    assert held_back(text, mexico()) == kind


def test_a_text_that_is_known_to_be_public_may_hold_a_name_and_never_a_telephone() -> None:
    assert held_back("Casa de Rosa Canul Pech", mexico(), public=True) is None
    assert held_back("Casa de Rosa Canul, tel. 999 123 4567", mexico(), public=True) == "phone"


def test_few_localities_of_mexico_read_like_persons_and_all_of_them_are_known_as_localities() -> None:
    """A rancho that is named after its owner is a public place once the gazetteer has it."""
    with (ROOT / "data" / "geo" / "places.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    alike = [name for name in names if held_back(name, mexico())]
    assert len(alike) < len(names) / 100
    assert not [name for name in names if held_back(name, mexico(), public=True)]


def test_without_a_country_only_mailboxes_and_coordinates_are_recognised() -> None:
    assert held_back("Casa de Rosa Canul Pech, 999 123 4567", Country()) is None
    assert held_back("rosa@gmail.com", Country()) == "email"
    assert not Country().recognises_persons
    assert mexico().recognises_persons
