"""V20: one thing spelled in several ways."""

import pytest

from lib.tables.schema.hubs import Hub
from tests.tables.rules.tables import brief, checked, commitment, found, hub, table


def hubs(*localities: str | None) -> list[Hub]:
    return [
        hub(2 + n, hub=f"H-{n}", lat=20.2037 + n * 0.001, locality=locality) for n, locality in enumerate(localities)
    ]


def test_the_rarer_spelling_is_told_once_with_the_commoner_as_suggestion() -> None:
    result = checked(*hubs("TEKAX", "Tekáx", "Tekax", "Tekax", "Tekax", "TEKAX"))
    assert [(cell, value, kept) for cell, value, kept, _ in brief(found(result, "V20"))] == [
        ("F2", "TEKAX", True),
        ("F3", "Tekáx", True),
    ]
    assert found(result, "V20")[0].params == {
        "case": "spelling", "suggestion": "Tekax", "times": 2, "suggestion_times": 3,
    }  # fmt: skip


@pytest.mark.parametrize("localities", [("Mérida", "MERIDA"), ("Merida", "Mérida"), ("MÉRIDA", "Mérida")])
def test_of_two_equally_frequent_spellings_the_more_careful_is_suggested(localities: tuple[str, str]) -> None:
    [variant] = found(checked(*hubs(*localities)), "V20")
    assert variant.params["suggestion"] == "Mérida"


def test_a_rare_value_very_near_a_frequent_one_is_told() -> None:
    result = checked(*hubs(*["San Cristóbal de las Casas"] * 3, "San Cristobal de la Casas"))
    [near] = found(result, "V20")
    assert (near.cell, near.value) == ("F5", "San Cristobal de la Casas")
    assert near.params == {
        "case": "near-miss", "suggestion": "San Cristóbal de las Casas", "times": 1, "suggestion_times": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Valladoild", "Valladolid"), ("Cuauhtémco", "Cuauhtémoc"), ("Ticlu", "Ticul")],
)
def test_two_letters_swapped_in_a_place_are_told(typed: str, meant: str) -> None:
    told = found(checked(*hubs(*[meant] * 5, typed)), "V20")
    assert [(each.value, each.params["suggestion"]) for each in told] == [(typed, meant)]


@pytest.mark.parametrize(
    "localities",
    [
        ("Tekax", "Tekax", "Oxkutzcab", None),
        ("San Cristóbal de las Casas",) * 2 + ("San Cristobal de la Casas",),
        ("Nuevo San Juan Chamula 1",) * 3 + ("Nuevo San Juan Chamula 2",),
        ("Ejido El Porvenir I",) * 3 + ("Ejido El Porvenir II",),
        ("Santa María",) * 3 + ("Santa Marta",),
        ("Monte Bello",) * 3 + ("Mota Bello",),
    ],
)
def test_different_values_are_not_taken_for_misspellings(localities: tuple[str, ...]) -> None:
    assert checked(*hubs(*localities)).findings == ()


def test_spellings_are_compared_over_all_workbooks_and_told_in_each() -> None:
    result = checked(
        extra=[
            table(commitment(2, unit="autobuses"), commitment(3, commitment="YUC-02", unit="autobuses")),
            table(commitment(6, commitment="CHI-01", unit="Autobuses"), source="sedeco-chis"),
        ]
    )
    assert [(each.source, each.cell, each.params["suggestion"]) for each in found(result, "V20")] == [
        ("sedeco-chis", "G6", "autobuses")
    ]


def test_names_that_are_meant_to_be_unique_are_not_compared() -> None:
    rows = [hub(2, name="Centro"), hub(3, hub="H-2", lat=20.21, name="CENTRO")]
    assert checked(*rows).findings == ()
