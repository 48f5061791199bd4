"""A hub counts as in service only while somebody checked it recently."""

from dataclasses import replace
from datetime import date

import pytest

from lib.indicators.entries import hub_entries
from lib.indicators.facts import facts_of
from lib.programme.localities import Localities, Locality
from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import Connectivity, HubType, OperatingStatus, Phase
from tests.indicators.facts import bootcamp, computed, setting, table

TODAY = date(2023, 12, 6)


def hub(name: str, status: OperatingStatus = OperatingStatus.IN_SERVICE, **other: object) -> Hub:
    given: dict[str, object] = {
        "hub": name,
        "name": f"Sitio {name}",
        "kind": HubType.SCHOOL,
        "state": "31",
        "municipality": "31079",
        "lat": 20.2,
        "lon": -89.28,
        "phase": Phase.USE,
        "status": status,
        "connectivity": Connectivity.SATELLITE,
        "verified_on": date(2023, 11, 1),
    }
    return Hub.model_validate({**given, **other})


def verified(*hubs: Hub) -> tuple[int | None, int | None]:
    figure = computed(table(hubs, "sict"), today=TODAY).figures["SIT-2"]
    return figure.numerator, figure.denominator


@pytest.mark.parametrize(
    ("day", "counts"),
    [(date(2023, 9, 7), 1), (date(2023, 9, 6), 0), (None, 0), (date(2023, 12, 6), 1), (date(2023, 12, 7), 0)],
)
def test_in_service_needs_a_verification_of_at_most_90_days(day: date | None, counts: int) -> None:
    assert verified(hub("A", verified_on=day)) == (counts, 1)


def test_hubs_that_are_planned_being_installed_or_retired_are_not_installed() -> None:
    not_installed = (OperatingStatus.PLANNED, OperatingStatus.INSTALLING, OperatingStatus.RETIRED)
    broken = (OperatingStatus.INTERMITTENT, OperatingStatus.OUT_OF_SERVICE)
    hubs = [hub(str(status), status) for status in (*not_installed, *broken)]
    assert verified(hub("A"), *hubs) == (1, 3)


def test_hubs_are_counted_by_phase() -> None:
    hubs = [hub("A"), hub("B", phase=Phase.ACCESS), hub("C", phase=Phase.ACCESS)]
    figure = computed(table(hubs, "sict")).figures["SIT-1"]
    assert figure.value == 3
    assert {part.id: part.value for part in figure.parts} == {"access": 2, "use": 1, "appropriation": 0, "wellbeing": 0}


def test_municipalities_are_counted_once_and_hubs_with_a_completed_bootcamp_among_those_in_service() -> None:
    hubs = [hub("A"), hub("B"), hub("C", municipality="31102"), hub("D", OperatingStatus.OUT_OF_SERVICE)]
    camps = [bootcamp("BC-01", hub="A"), bootcamp("BC-02", hub="D")]
    figure = computed(table(hubs, "sict"), table(camps)).figures["SIT-3"]
    assert figure.value == 2
    assert (figure.parts[0].numerator, figure.parts[0].denominator) == (1, 3)


def test_the_table_of_conditions_adds_up_to_all_hubs() -> None:
    hubs = [hub("A"), hub("B", verified_on=None), hub("C", OperatingStatus.PLANNED, state="07", municipality="07078")]
    found = next(each for each in computed(table(hubs, "sict")).tables if each.id == "hubs-by-state-condition")
    total = next(each.value for each in found.cells if set(each.at.values()) == {"*"})
    inner = sum(each.value or 0 for each in found.cells if "*" not in each.at.values())
    assert total == inner == 3


def test_a_hubs_locality_is_looked_up_in_its_municipality() -> None:
    places = Localities(lambda key: [Locality("Kancab", 20.2, -89.28, "310790018")] if key == "31079" else [])
    told = replace(setting(TODAY), localities=places)
    rows = [hub("A", locality="KANCAB"), hub("B", locality="Kankab"), hub("C")]
    entries = hub_entries(facts_of([table(rows, "sict")]), told)
    assert [(each.locality_key, each.in_catalogue) for each in entries] == [
        ("310790018", True),
        (None, False),
        (None, None),
    ]


def test_without_a_list_of_localities_nothing_is_said_of_them() -> None:
    entry = hub_entries(facts_of([table([hub("A", locality="Kancab")], "sict")]), setting(TODAY))[0]
    assert (entry.locality_key, entry.in_catalogue) == (None, None)


def test_what_is_to_be_verified_is_split_at_today() -> None:
    days = {"A": date(2023, 7, 1), "B": date(2023, 9, 6), "C": date(2023, 9, 7), "D": None, "E": date(2023, 11, 1)}
    hubs = [hub(name, verified_on=day) for name, day in days.items()]
    due = computed(table(hubs, "sict"), today=TODAY).due
    assert [(each.day, each.count) for each in due if each.kind == "verification"] == [
        (date(2023, 9, 29), 2),
        (TODAY, 2),
    ]
