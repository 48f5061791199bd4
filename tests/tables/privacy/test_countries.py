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
    ],
)
def test_what_is_a_public_places_is_not(code: CountryCode, text: str) -> None:
    assert held_back(text, country(code)) is None
