"""Personal data is recognised by headers, by columns of cells, and inside sentences; places are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.tables.grid import Cell
from lib.tables.privacy.headers import personal_header
from lib.tables.privacy.personal import mentions_person, personal_cells
from lib.tables.schema.models import MODELS
from tests.indicators.facts import mexico

MEXICO = mexico()

HEADERS = {
    "name": [
        "Nombre completo", "NOMBRE COMPLETO", "Nombre de la participante", "Nombre(s)", "Apellidos", "Apellido paterno",
        "Nombre y apellidos", "Full name", "Last name", "Participant name", "Contact person",
        "Nombre de la facilitadora",
    ],
    "curp": ["CURP", "Clave CURP", "CURP de la beneficiaria", "Clave Única de Registro de Población"],
    "rfc": ["RFC", "R.F.C.", "RFC con homoclave"],
    "phone": ["Teléfono", "Tel.", "Celular", "WhatsApp", "Núm. de celular de la participante", "Phone number", "Móvil"],
    "email": ["Correo electrónico", "E-mail", "correo", "Email address", "Dirección de correo electrónico"],
    "address": ["Domicilio", "Dirección", "Domicilio particular", "Calle y número", "Home address"],
    "birth-date": ["Fecha de nacimiento", "FECHA NAC.", "Date of birth", "Birthday", "Nacimiento"],
    "id": ["INE", "Clave de elector", "Credencial para votar", "Pasaporte", "Folio INE", "NSS"],
}  # fmt: skip
HARMLESS = [
    "nombre del bootcamp", "nombre del sitio", "socio", "dirección general", "Nombre", "name", "responsable",
    "Dirección del sitio", "completo", "mujeres", "personas", "Mujeres inscritas", "#contact+email", "correos enviados",
    "enlace", "primer bootcamp", "fecha", "última actualización", "Nombre de la empresa", "", "2024",
]  # fmt: skip
PEOPLE = [
    "María López Pérez",
    "Guadalupe Pech Canul",
    "ROSA MARÍA CHAN MAY",
    "Ana de la Cruz",
    "Juana Hernández",
    "Carmen Uc Tun",
    "Gómez Díaz Petrona",
]
PLACES = [
    "Felipe Carrillo Puerto",
    "José María Morelos",
    "Benito Juárez",
    "Lázaro Cárdenas",
    "Isla Mujeres",
    "Othón P. Blanco",
    "Cozumel",
    "Solidaridad",
    "Tulum",
    "Bacalar",
    "Puerto Morelos",
    "San Juan Chamula",
    "Santa María Chilchotla",
    "Venustiano Carranza",
    "Emiliano Zapata",
    "Rosario Izapa",
    "Guadalupe Tepeyac",
    "Tekax de Álvaro Obregón",
]
CURP, RFC = "GOPM800229MYNMRR05", "GOPM800229AB1"


@pytest.mark.parametrize(
    ("kind", "header"), [(kind, header) for kind, headers in HEADERS.items() for header in headers]
)
def test_headers_of_personal_columns_are_recognised(kind: str, header: str) -> None:
    """A header that announces personal data says of which kind."""
    assert personal_header(header, MEXICO) == kind


@pytest.mark.parametrize("header", HARMLESS)
def test_headers_about_places_activities_and_counts_are_not_personal(header: str) -> None:
    """Names of hubs and bootcamps, general directorates and counts of people are no personal data."""
    assert personal_header(header, MEXICO) is None


def test_no_declared_header_is_taken_for_personal_data() -> None:
    """The programme's own columns, by Spanish or English name or by tag, never raise a false alarm."""
    declared = [
        text
        for model in MODELS.values()
        for column in model.columns.values()
        for text in (column.header, column.english, column.hxl)
    ]
    assert len(declared) > 200
    assert [text for text in declared if personal_header(text, MEXICO)] == []


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("curp", ["sí", "no", CURP, "pendiente", None]),
        ("curp", [CURP.lower()]),
        ("rfc", [RFC, "GOPM-800229-AB1", "n/d"]),
        ("email", ["ana@gmail.com", "datos@promujer.org", None]),
        ("phone", [9991234567, 9987654321.0]),
        ("phone", ["999 123 45 67", "(998) 765-4321", "s/n"]),
        ("phone", ["+52 1 55 1234 5678", "529991234567"]),
        ("name", PEOPLE),
        ("name", [*PEOPLE, "", None, "n/d"]),
    ],
)
def test_columns_of_personal_cells_are_recognised(kind: str, cells: list[Cell]) -> None:
    """One CURP, or mostly RFCs, mailboxes, phones or names, make a column personal."""
    assert personal_cells(cells, MEXICO) == kind


@pytest.mark.parametrize(
    "cells",
    [
        [],
        [None, "", True],
        PLACES,
        ["José María Morelos", "Francisco Villa", "Miguel Hidalgo", "Vicente Guerrero", "Ricardo Flores Magón"],
        PEOPLE[:4],
        [PEOPLE[0]] * 50,
        [
            "Escuela Primaria María Luisa Pérez",
            "Biblioteca Rosa Luz",
            "Casa Ana",
            "Centro Juana",
            "Plaza Carmen",
            "Foro Eva",
        ],
        ["BC-01", "YUC-TEK-01", "BOOT240312ABC1"],
        [45363, 45364, 20967778, 2077812345, 350, 12.5],
        [20.967778123, -89.62312345],
        [
            "Bootcamp Mérida Norte",
            "Bootcamp Kanasín",
            "Impulso Digital Tekax",
            "Taller Uno",
            "Taller Dos",
            "Taller Tres",
        ],
        ["12/03/2024 10:00", "2024-03-12 15:30"],
        [9991234567, "350", "12", "40"],
        ["999 123 45 67"],
    ],
)
def test_columns_of_places_keys_and_figures_are_not_personal(cells: list[Cell]) -> None:
    """Places named after heroes, schools, identifiers, days, coordinates and a stray long figure stay."""
    assert personal_cells(cells, MEXICO) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("curp", f"falta el acta de {CURP}."),
        ("rfc", f"factura a rfc {RFC.lower()}"),
        ("email", "escribir a ana.lopez@gmail.com para la sede"),
        ("phone", "llamar al 999 123 45 67"),
        ("phone", "Tel. (999) 123-4567."),
        ("phone", "whatsapp +52 1 999 123 4567, por la tarde"),
        ("phone", "9991234567"),
        ("phone", "cel 55 1234 5678"),
        ("phone", "aula 350 999 123 45 67"),
        ("phone", "de 9 a 14 h, 9991234567 o 9987654321"),
        ("phone", "tel. 999.123.4567"),
        ("phone", "5219991234567"),
    ],
)
def test_personal_data_inside_a_sentence_is_found(kind: str, text: str) -> None:
    """A key, mailbox or phone written among other words is found."""
    assert mentions_person(text, MEXICO) == kind


@pytest.mark.parametrize(
    "text",
    [
        "de 2024 a 2025, 350 mujeres", "25.03.2024 26.03.2024", "2024-03-12 15:30", "-89.62312345",
        "89.62312345", "896.2312345", "20.967778, -89.623123",
        "1,234,567,890", "https://a.mx/?id=9991234567", "12345678901234", "20967778", "BC-2024-001", "@promujer",
        "lluvias en la zona", "", "10 a 12 h, aula 3", "12 de marzo de 2024",
    ],
)  # fmt: skip
def test_dates_figures_and_links_in_a_sentence_are_not_personal(text: str) -> None:
    """Years, ranges, coordinates, amounts and links are no phones."""
    assert mentions_person(text, MEXICO) is None


@given(st.text(), st.lists(st.text() | st.integers() | st.floats() | st.none()))
def test_any_text_gets_an_answer(text: str, cells: list[Cell]) -> None:
    """No text makes the search fail."""
    for kind in (personal_header(text, MEXICO), mentions_person(text, MEXICO), personal_cells(cells, MEXICO)):
        assert kind is None or kind in HEADERS


@given(st.from_regex(r"[3-9][1-9][0-9]{8}", fullmatch=True))
def test_any_mexican_phone_is_found_in_every_usual_grouping(digits: str) -> None:
    """Ten digits are found as one figure, in threes and fours, and with the country code."""
    first, second, third = digits[:3], digits[3:6], digits[6:]
    for phone in (digits, f"{first} {second} {third}", f"({first}) {second}-{third}", f"+52 {first} {second} {third}"):
        assert mentions_person(f"llamar al {phone} antes", MEXICO) == "phone"


def test_a_column_of_localities_named_after_saints_and_virtues_holds_no_persons() -> None:
    cells: list[Cell] = [
        "Trinidad Zaachila", "Concepción Buenavista", "Asunción Ixtaltepec", "Rosario Izapa", "Flor de Cacao",
        "Guadalupe Etla", "Soledad Atzompa",
    ]  # fmt: skip
    assert personal_cells(cells, MEXICO) is None
    assert personal_cells([*cells[:2], "Rosa Canul Pech", "Ana Pech Uc", "Flor Díaz", "Luz Chan", "Eva May"], MEXICO)
