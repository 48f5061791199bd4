"""Who lives near a hub that works is counted as place by place and hub by hub, and follows each verification."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from time import thread_time

import numpy as np
import pytest

from lib.indicators.compute import Indicators, compute
from lib.indicators.counts.published import Table
from lib.indicators.facts import Facts, facts_of
from lib.indicators.hub_reach import DISTANCES, HubReach, hub_reach
from lib.programme.population import UNKNOWN, Population
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import OperatingStatus
from tests.indicators.brute_distance import Point, km, within
from tests.indicators.facts import Group as People
from tests.indicators.facts import bootcamp, reach, setting, table
from tests.indicators.test_hubs import TODAY, hub
from tests.snapshot.samples import population, sample_snapshot

TEKAX, MERIDA, CAMPECHE, TABASCO = "31079", "31050", "04002", "27004"
PLACES = (
    ("Tekax", TEKAX, 20.2, -89.28, 1000),
    ("Kancab", TEKAX, 20.24, -89.28, 100),
    ("Mérida", MERIDA, 20.967, -89.6232, 50_000),
    ("Campeche", CAMPECHE, 19.84, -90.53, 9_000),
    ("Villahermosa", TABASCO, 17.99, -92.93, 7_000),
)


def people(*places: tuple[str, str, float, float, int], women: Sequence[int] | None = None) -> Population:
    names, keys, lat, lon, counts = zip(*places, strict=True)
    told = None if women is None else np.array(women, dtype=np.int64)
    return Population(names, keys, np.array(lat, float), np.array(lon, float), np.array(counts), "A census", 2020, told)


def counted(population: Population | None, *hubs: Hub, today: date = TODAY) -> HubReach:
    told = replace(setting(today), population=population)
    return hub_reach(facts_of([table(hubs, "sict", Hub)]), told)


def part(found: HubReach, name: str) -> float | None:
    return next(each.value for each in found.figure.parts if each.id == name)


def cell(found: Table, **at: str) -> int | None:
    wanted = {name: at.get(name, "*") for name in found.dimensions}
    return next(each.value for each in found.cells if each.at == wanted)


def points(hubs: Sequence[Hub]) -> list[Point]:
    return [(each.lat, each.lon) for each in hubs]


@pytest.mark.parametrize("sample", ["closing", "midway"])
def test_the_samples_say_what_every_pair_of_place_and_hub_says(sample: str) -> None:
    snapshot, whole = sample_snapshot(sample), population()
    assert whole is not None
    hubs = [(each.lat, each.lon) for each in snapshot.hubs if each.condition == "in-service-verified"]
    places = [((lat, lon), n) for lat, lon, n in zip(whole.lat, whole.lon, whole.people, strict=True)]
    figure = snapshot.figure("SIT-4")
    assert figure.value == within(places, hubs, 5) > 0
    assert [each.value for each in figure.parts[:3]] == [within(places, hubs, limit) for limit in DISTANCES]
    assert (figure.source, figure.year) == ("GeoNames (cities500), CC BY 4.0", 2026)
    assert figure.denominator == sum(
        int(n)
        for n, key in zip(whole.people, whole.municipalities, strict=True)
        if key[:2] in {"04", "07", "20", "23", "31"}
    )


def test_the_largest_places_of_a_sample_without_a_hub_are_those_that_pairs_leave_over() -> None:
    snapshot, whole = sample_snapshot("closing"), population()
    assert whole is not None
    hubs = {each.id: (each.lat, each.lon) for each in snapshot.hubs if each.condition == "in-service-verified"}
    ours = [
        (int(n), name, min((km((lat, lon), point), each) for each, point in hubs.items()))
        for name, key, lat, lon, n in zip(
            whole.names, whole.municipalities, whole.lat, whole.lon, whole.people, strict=True
        )
        if key[:2] in {"04", "07", "20", "23", "31"}
    ]
    left = sorted((each for each in ours if each[2][0] > 5), key=lambda each: (-each[0], each[1]))[:10]
    told = [(each.people, each.name, (each.km, each.hub)) for each in snapshot.places_without_hub[:10]]
    assert told == [(n, name, (round(away, 3), nearest)) for n, name, (away, nearest) in left]


@pytest.mark.parametrize("seed", range(4))
def test_random_places_and_hubs_add_up_as_pairs_do_by_municipality_and_state(seed: int) -> None:
    random, keys = np.random.default_rng(seed), [TEKAX, MERIDA, CAMPECHE, "07101", "20067"]
    places = [
        (f"L{each}", keys[each % 5], *map(float, random.normal((20.2, -89.3), 0.06)), int(random.integers(0, 5000)))
        for each in range(150)
    ]
    hubs = [hub(f"H-{each}", lat=float(lat), lon=float(lon)) for each, (lat, lon) in
            enumerate(random.normal((20.2, -89.3), 0.06, (12, 2)))]  # fmt: skip
    found = counted(people(*places), *hubs, *hubs[:0])
    (told,) = found.tables
    for limit in DISTANCES:
        for key in keys:
            mine = [((lat, lon), n) for _, of, lat, lon, n in places if of == key]
            expected = within(mine, points(hubs), limit)
            assert cell(told, state=key[:2], municipality=key, distance=str(limit)) == expected
        everybody = [((lat, lon), n) for _, _, lat, lon, n in places]
        assert (
            cell(told, distance=str(limit)) == within(everybody, points(hubs), limit) == part(found, f"within-{limit}")
        )
    for state in {key[:2] for key in keys}:
        for column in ("2", "5", "10", "*"):
            inner = [each.value or 0 for each in told.cells if each.at["state"] == state
                     and each.at["municipality"] != "*" and each.at["distance"] == column]  # fmt: skip
            assert cell(told, state=state, distance=column) == sum(inner)


def test_only_a_hub_in_service_that_was_verified_lately_counts() -> None:
    late, never = TODAY - timedelta(days=91), None
    for each in (
        hub("A", verified_on=late),
        hub("A", verified_on=never),
        hub("A", verified_on=TODAY + timedelta(days=1)),
        hub("A", OperatingStatus.INTERMITTENT),
        hub("A", OperatingStatus.PLANNED),
    ):
        assert counted(people(*PLACES), each).figure.value == 0
    assert counted(people(*PLACES), hub("A", verified_on=TODAY - timedelta(days=90))).figure.value == 1100


def test_who_lost_a_hub_is_whoever_only_has_one_nearby_that_stopped_counting() -> None:
    silent = hub("B", lat=20.967, lon=-89.6232, verified_on=TODAY - timedelta(days=91))
    assert part(counted(people(*PLACES), hub("A"), silent), "lost") == 50_000
    assert part(counted(people(*PLACES), hub("A"), hub("C", OperatingStatus.OUT_OF_SERVICE)), "lost") == 0
    for other in (OperatingStatus.PLANNED, OperatingStatus.INSTALLING, OperatingStatus.RETIRED):
        assert part(counted(people(*PLACES), hub("B", other)), "lost") == 0
    assert part(counted(people(*PLACES), hub("B", verified_on=None)), "lost") == 0


def test_a_verification_that_runs_out_changes_the_figure_on_its_day() -> None:
    rows, last = hub("A", verified_on=TODAY), TODAY + timedelta(days=90)
    assert counted(people(*PLACES), rows, today=last).figure.value == 1100
    after = counted(people(*PLACES), rows, today=last + timedelta(days=1))
    assert (after.figure.value, part(after, "lost")) == (0, 1100)


def test_a_hub_reaches_over_the_border_of_its_state_and_of_the_programme() -> None:
    found = counted(people(*PLACES), hub("A", lat=17.99, lon=-92.93))
    assert found.figure.value == 7000
    assert cell(found.tables[0], state="27", municipality=TABASCO, distance="5") == 7000
    assert found.figure.denominator == 67_100
    without = counted(people(*PLACES), hub("A"))
    assert without.figure.denominator == 60_100
    assert {each.name for each in without.without} == {"Mérida", "Campeche"}


def test_places_without_a_hub_are_ranked_with_the_nearest_that_works() -> None:
    (first, second) = counted(people(*PLACES), hub("A")).without
    assert (first.name, first.state, first.people, first.hub) == ("Mérida", "31", 50_000, "A")
    assert first.km == round(km((20.967, -89.6232), (20.2, -89.28)), 3)
    assert second.name == "Campeche"
    nowhere = counted(people(*PLACES), hub("A", OperatingStatus.PLANNED)).without
    assert [(each.name, each.km, each.hub) for each in nowhere][:1] == [("Mérida", None, None)]


def test_each_state_names_its_ten_largest_places_and_all_the_ten_largest_come_first() -> None:
    many = [(f"L{each:02}", MERIDA if each % 2 else CAMPECHE, 21.0, -89.0, 100 + each) for each in range(30)]
    found = counted(people(*many), hub("A")).without
    assert [each.people for each in found] == [129 - each for each in range(20)]
    assert sum(each.state == "31" for each in found) == 10


def test_women_are_counted_where_the_source_tells_them() -> None:
    assert part(counted(people(*PLACES, women=[300, UNKNOWN, 9, 9, 9]), hub("A")), "women") == 300
    unknown = next(each for each in counted(people(*PLACES), hub("A")).figure.parts if each.id == "women")
    assert (unknown.state, unknown.value) == ("no-data", None)


def test_people_of_a_place_without_coordinates_are_said_to_be_left_out() -> None:
    found = counted(people(("Lost", TEKAX, np.nan, np.nan, 77), *PLACES), hub("A"))
    assert (found.figure.value, found.figure.unknown, found.figure.denominator) == (1100, 77, 60_177)
    assert "Lost" not in {each.name for each in found.without}


def test_without_population_or_without_the_table_of_hubs_there_is_no_data() -> None:
    assert counted(None, hub("A")) == HubReach(counted(None, hub("A")).figure)
    assert counted(None, hub("A")).figure.state == "no-data"
    unread = hub_reach(Facts(), replace(setting(TODAY), population=people(*PLACES)))
    assert (unread.figure.state, unread.tables) == ("no-data", ())


def test_a_table_of_hubs_without_a_hub_leaves_everybody_far_away() -> None:
    read = Facts(read=frozenset({"sitios"}))
    found = hub_reach(read, replace(setting(TODAY), population=people(*PLACES)))
    assert (found.figure.value, part(found, "lost")) == (0, 0)


def test_small_counts_of_inhabitants_are_shown_and_protect_no_participant() -> None:
    few = people(("Rancho", TEKAX, 20.2, -89.28, 3))
    camps, told = table([bootcamp("BC-01")]), replace(setting(TODAY), population=few)
    persons = table(reach("BC-01", People(40), People(2, age="46-55")))
    with_places = compute([table([hub("A")], "sict"), camps, persons], [], told)
    without = compute([table([hub("A")], "sict"), camps, persons], [], setting(TODAY))
    assert with_places.figures["SIT-4"].value == 3
    assert with_places.tables[:-1] == without.tables
    assert any(each.state == "protected" for found in with_places.tables for each in found.cells)


def test_ten_thousand_hubs_and_three_hundred_thousand_places_take_two_seconds_at_most() -> None:
    random, count = np.random.default_rng(5), 300_000
    keys = ([TEKAX, MERIDA, CAMPECHE, "07101", "20067"] * (count // 5))[:count]
    lat, lon = random.uniform(14.5, 21.5, count), random.uniform(-98, -87, count)
    whole = Population(
        tuple(map(str, range(count))), tuple(keys), lat, lon, random.integers(1, 500, count), "A census", 2020
    )
    hubs = [hub(f"H-{each}", lat=float(random.uniform(14.5, 21.5)), lon=float(random.uniform(-98, -87)))
            for each in range(10_000)]  # fmt: skip
    facts, told = facts_of([table(hubs, "sict")]), replace(setting(TODAY), population=whole)
    started = thread_time()
    found = hub_reach(facts, told)
    assert found.figure.value
    assert thread_time() - started < 20  # two seconds on an idle core; more says that pairs are compared one by one


def test_it_is_worked_out_once_while_what_to_protect_is_sought() -> None:
    whole, rows = people(*PLACES), (hub("A"),)
    assert counted(whole, *rows) is counted(whole, *rows)


def test_a_reading_and_its_snapshot_say_the_same() -> None:
    snapshot: Snapshot = sample_snapshot("closing")
    told = snapshot.table("reach-by-municipality")
    assert told is not None
    assert cell(told, distance="5") == snapshot.figure("SIT-4").value
    assert (told.counts, told.adds_over) == ("inhabitants", ("state", "municipality"))
    assert {each.at["distance"] for each in told.cells} == {"2", "5", "10", "*"}
    assert isinstance(compute([], [], setting(TODAY)), Indicators)
