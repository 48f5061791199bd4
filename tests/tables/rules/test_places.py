"""V03 and V04: keys of municipalities and points of hubs."""

import pytest

from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp
from tests.tables.rules.tables import bootcamp, brief, checked, found, hub, lines


def test_a_municipality_that_does_not_exist_takes_its_row_out() -> None:
    result = checked(hub(3, municipality="31999"))
    assert brief(found(result, "V03")) == [("E3", "31999", False, {"case": "unknown", "state": "Yucatán"})]
    assert lines(result, Hub) == []


def test_a_municipality_of_another_state_names_both_states() -> None:
    result = checked(bootcamp(4, state="07"))
    assert brief(found(result, "V03")) == [
        (
            "D4", "31079", False,
            {"case": "other-state", "state": "Chiapas", "municipality": "Tekax", "its_state": "Yucatán"},
        )
    ]  # fmt: skip
    assert lines(result, Bootcamp) == []


def test_a_hub_in_its_municipality_and_state_is_not_remarked_on() -> None:
    assert checked(hub(), bootcamp()).findings == ()


@pytest.mark.parametrize(
    ("lat", "lon", "cell", "params"),
    [
        (20.2037, 89.2868, "H3", {"case": "sign", "fix_lat": 20.2037, "fix_lon": -89.2868}),
        (-89.2868, 20.2037, "G3", {"case": "swapped", "fix_lat": 20.2037, "fix_lon": -89.2868}),
        (89.2868, 20.2037, "G3", {"case": "swapped-sign", "fix_lat": 20.2037, "fix_lon": -89.2868}),
        (0.0, 0.0, "G3", {"case": "zero"}),
        (16.7539, -93.1158, "G3", {"case": "elsewhere", "near": "Chiapas"}),
        (22.4, -88.0, "G3", {"case": "at-sea"}),
    ],
)
def test_a_point_outside_its_state_offers_the_likely_fix_and_stays_as_typed(
    lat: float, lon: float, cell: str, params: dict[str, str | float]
) -> None:
    result = checked(hub(3, lat=lat, lon=lon))
    value = f"{lon:g}" if cell == "H3" else f"{lat:g}"
    assert brief(found(result, "V04")) == [(cell, value, True, {"state": "Yucatán", "lat": lat, "lon": lon, **params})]
    assert lines(result, Hub) == [3]


def test_a_hub_whose_municipality_is_wrong_is_not_judged_by_its_point() -> None:
    result = checked(hub(3, municipality="31999", lat=0.0, lon=0.0))
    assert [each.code for each in result.findings] == ["V03"]
