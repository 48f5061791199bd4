"""V05, V06 and V26: hubs that stand twice or that nobody verified, and speeds measured on a day to come."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from lib.tables.rules.hubs import CLOSE_METRES, distance_metres
from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import OperatingStatus
from tests.tables.rules.tables import TODAY, brief, checked, found, hub, rows_of

DEGREES_PER_METRE = 1 / 111_195


def test_two_hubs_less_than_50_m_apart_are_reported_at_the_later() -> None:
    result = checked(hub(2), hub(7, hub="YUC-TEK-02", lat=20.2037 + 40 * DEGREES_PER_METRE))
    assert [(cell, kept, params) for cell, _, kept, params in brief(found(result, "V05"))] == [
        ("G7", True, {"hub": "YUC-TEK-01", "metres": 40, "other": "G2"})
    ]


def test_two_hubs_more_than_50_m_apart_are_not_reported() -> None:
    result = checked(hub(2), hub(7, hub="YUC-TEK-02", lat=20.2037 + 51 * DEGREES_PER_METRE))
    assert result.findings == ()


def test_a_retired_hub_may_have_a_successor_in_its_place() -> None:
    assert checked(hub(2, status=OperatingStatus.RETIRED), hub(7, hub="YUC-TEK-02")).findings == ()


def test_hubs_typed_as_zero_zero_are_not_neighbours() -> None:
    result = checked(hub(2, lat=0.0, lon=0.0), hub(3, hub="YUC-TEK-02", lat=0.0, lon=0.0))
    assert [each.code for each in result.findings] == ["V04", "V04"]


def test_the_hubs_reported_are_those_a_comparison_of_all_pairs_finds() -> None:
    spread = [(n * 0.618034 % 1, n * 0.754878 % 1) for n in range(400)]  # low-discrepancy: neither even nor clustered
    side = 700 * DEGREES_PER_METRE
    rows = [
        hub(line, hub=f"H-{line}", lat=20.2 + north * side, lon=-89.3 + east * side)
        for line, (north, east) in enumerate(spread, start=2)
    ]
    close = {
        f"G{later.line}"
        for earlier, later in combinations(rows, 2)
        if distance_metres(earlier.lat, earlier.lon, later.lat, later.lon) < CLOSE_METRES
    }
    reported = [each.cell for each in found(checked(*rows), "V05")]
    assert len(close) > 100
    assert set(reported) == close
    assert len(reported) == len(close)


@pytest.mark.parametrize(
    ("verified_on", "params"),
    [
        (None, {"case": "never", "limit": 90}),
        (date(2023, 5, 2), {"case": "old", "limit": 90, "days": 91}),
        (date(2023, 8, 3), {"case": "future", "limit": 90, "days": 2}),
    ],
)
def test_a_hub_in_service_must_have_been_verified_within_90_days(verified_on: date | None, params: Any) -> None:
    result = checked(hub(3, verified_on=verified_on))
    value = verified_on.isoformat() if verified_on else None
    assert brief(found(result, "V06")) == [("N3", value, True, params)]


def test_a_hub_verified_90_days_ago_or_not_in_service_is_not_remarked_on() -> None:
    assert checked(hub(3, verified_on=date(2023, 5, 3))).findings == ()
    assert checked(hub(3, verified_on=None, status=OperatingStatus.INTERMITTENT)).findings == ()


def test_a_speed_measured_on_a_day_to_come_loses_its_day_and_stays() -> None:
    result = checked(
        hub(2, speed=12.0, measured_on=TODAY + timedelta(days=3)),
        hub(3, hub="B", lat=20.5, speed=9.0, measured_on=TODAY),
    )
    assert [(each.column, each.row_kept, each.params) for each in found(result, "V26")] == [("medida_el", True, {})]
    assert [(row.speed, row.measured_on) for row in rows_of(result, Hub)] == [(12.0, None), (9.0, TODAY)]
