"""Each country's own names, telephones and identity numbers are held back, and its public places are not."""

import pytest

from lib.collect.places.countries import load_country
from lib.programme.country import Country
from lib.programme.declared import CountryCode
from lib.tables.privacy.public_text import held_back
from tests.indicators.facts import ROOT


def country(code: CountryCode) -> Country:
    return load_country((ROOT / "data" / "countries",), code, ROOT / "none.csv")


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("ke", "Hub of Mary Wanjiru", "name"),
        ("ke", "Peter Otieno Odhiambo", "name"),
        ("ke", "Akinyi Ochieng", "name"),
        ("ke", "Fatuma Hassan Ali", "name"),
        ("ke", "call 0712 345 678", "phone"),
        ("ke", "+254 712 345678", "phone"),
        ("ke", "ID No. 23456789", "id"),
        ("ke", "PIN A001234567Z", "id"),
        ("ke", "nyumbani kwa Achieng", "address"),
        ("gt", "María Caal Choc", "name"),
        ("gt", "Juana Ixcoy", "name"),
        ("gt", "DPI 2345 67890 1601", "id"),
        ("gt", "+502 5123 4567", "phone"),
        ("gt", "llame al 5123-4567", "phone"),
        ("gt", "5123 4567", "phone"),
        ("gt", "51234567", "phone"),
        ("gt", "2345 67890 1601", "id"),
        ("gt", "NIT 456789-K", "id"),
        ("gt", "CUI: 2345678901601", "id"),
        ("gt", "6a. avenida 4-19 zona 1", "address"),
        ("gt", "3a calle 12-40", "address"),
        ("gt", "casa de la familia Caal", "address"),
        ("gt", "Casa de doña Marcela Coc", "name"),
        ("gt", "Petronila Tum Lux", "name"),
        ("gt", "Delia Ch'oc", "name"),
        ("gt", "Juan Q’uib", "name"),
        ("gt", "Magdalena Bámaca", "name"),
        ("gt", "Diego Ajpop Morales", "name"),
        ("gt", "Arnoldo Yaxcal Cuz", "name"),
        ("gt", "Emilio Palabradesconocida", "name"),
        ("ke", "Wanjeri Muigai", "name"),
        ("ke", "Esther Achieng' Onyango", "name"),
        ("ke", "John Ng'ang'a", "name"),
        ("ke", "Mildred Unheardof", "name"),
        ("ke", "Unheardof Owuor", "name"),
        ("ke", "Chebet Koech", "name"),
        ("ke", "Sadia Gedi", "name"),
        ("ke", "Naserian Sankale", "name"),
        ("mx", "Xunka' Pérez Ruiz", "name"),
        ("mx", "Desconocida Canul Pech", "name"),
    ],
)
def test_what_is_a_persons_is_held_back(code: CountryCode, text: str, kind: str) -> None:
    assert held_back(text, country(code)) == kind


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ke", "Tom Mboya Secondary School"),
        ("ke", "Kisumu Social Hall"),
        ("ke", "Lodwar Youth Polytechnic"),
        ("gt", "Escuela Rigoberta Menchú"),
        ("gt", "Mercado de San Pedro Carchá"),
        ("gt", "Ciclo 2023-2024"),
        ("gt", "Informe 20240312"),
        ("gt", "INEB Emilio Rosales Ponce"),
        ("gt", "Concepción Tutuapa"),
        ("gt", "Todos Santos Cuchumatán"),
        ("gt", "Fray Bartolomé de las Casas"),
        ("gt", "Biblioteca Rija'tzuul Na'ooj"),
        ("gt", "Municipalidad, 6a. avenida 4-19 zona 1"),
        ("ke", "Mary Leakey Girls"),
        ("ke", "Mama Lucy Hospital"),
        ("ke", "Kamau Trading Centre"),
        ("ke", "Jane Adeny Memorial School"),
        ("ke", "Homa Bay"),
        ("ke", "Mtito Andei"),
        ("ke", "Ngong Hills"),
        ("ke", "Murang'a"),
        ("ke", "Moi's Bridge"),
        ("mx", "Santa María Huatulco"),
        ("mx", "Felipe Carrillo Puerto"),
        ("mx", "Casa de la Mujer Indígena"),
    ],
)
def test_what_is_a_public_places_is_not(code: CountryCode, text: str) -> None:
    assert held_back(text, country(code)) is None
