"""All of Mexico works: 32 states, every municipality, and 10,000 hubs."""

from datetime import timedelta
from functools import cache

from lib.indicators.compute import Indicators, compute
from lib.markup.ficha_sheet import MOST, ficha_html
from lib.programme.setting import Setting
from lib.snapshot.hub_choice import unverified
from lib.snapshot.one_state import OneState
from lib.snapshot.snapshot import Snapshot, snapshot_of
from lib.tables.hubs import Hub
from lib.tables.vocabulary import Connectivity, HubType, OperatingStatus, Phase
from tests.indicators.facts import TODAY, geography, programme, table
from tests.markup.hubs import names, sample, shapes

HUBS = 10_000
PHASES, STATUSES = tuple(Phase), tuple(OperatingStatus)


def everywhere() -> list[Hub]:
    """Return hubs spread over every municipality in turn, of every phase and status, verified on different days."""
    places = geography().municipalities
    return [
        Hub.model_construct(
            hub=f"MX-{number:05}",
            name=f"Sitio {number:05}",
            kind=HubType.SCHOOL,
            state=places[number % len(places)].state,
            municipality=places[number % len(places)].key,
            locality=f"Localidad {number % 40}",
            lat=places[number % len(places)].lat,
            lon=places[number % len(places)].lon,
            phase=PHASES[number % len(PHASES)],
            status=STATUSES[number % len(STATUSES)],
            connectivity=Connectivity.SATELLITE,
            computers=10,
            seats=None,
            verified_on=None if number % 7 == 0 else TODAY - timedelta(days=number % 200),
        )
        for number in range(HUBS)
    ]


@cache
def indicators() -> Indicators:
    return compute([table(everywhere(), "sict")], [], Setting(programme(), geography(), TODAY))


@cache
def snapshot() -> Snapshot:
    return snapshot_of(
        indicators(), (), sample().sources, programme="mexico", sample=None, today=TODAY, read_at=sample().read_at
    )


def one(state: str) -> OneState:
    return OneState(snapshot(), programme(), state)


def test_every_hub_is_an_entry_and_every_count_holds() -> None:
    found = indicators()
    assert len(found.hubs) == HUBS
    assert len({hub.municipality for hub in found.hubs}) == len(geography().municipalities) == 2478
    assert found.figures["SIT-1"].value == HUBS
    assert found.figures["SIT-3"].value == 2478
    assert sum(part.value or 0 for part in found.figures["SIT-2"].parts) == HUBS


def test_the_published_table_has_all_32_states_and_adds_up() -> None:
    cells = next(each for each in indicators().tables if each.id == "hubs-by-state-condition").cells
    totals = {cell.at["state"]: cell.value or 0 for cell in cells if cell.at["condition"] == "*"}
    assert len(totals) == 33
    assert totals.pop("*") == sum(totals.values()) == HUBS


def test_every_state_has_its_hubs_and_they_add_up_to_all() -> None:
    states = [one(state.key) for state in geography().states]
    assert all(state.takes_part and state.hubs for state in states)
    assert sum(len(state.hubs) for state in states) == HUBS
    shares = [state.verified().here.share for state in states]
    assert sum(share.numerator or 0 for share in shares if share) == snapshot().figures["SIT-2"].numerator


def test_the_list_to_verify_is_whole_and_the_oldest_first() -> None:
    found = unverified(snapshot().hubs)
    condition = sum(hub.condition == "in-service-unverified" for hub in snapshot().hubs)
    assert len(found) == condition > 500
    known = [hub.days_since_verified for hub in found if hub.days_since_verified is not None]
    assert known == sorted(known, reverse=True)
    assert found[0].days_since_verified is None


def test_the_sheet_of_the_state_with_most_municipalities_stays_small() -> None:
    html = ficha_html(one("20"), names(), shapes())
    hubs = len(one("20").hubs)
    assert hubs > 2000
    assert f"y {hubs - MOST} más, en el tablero" in html
    assert len(html.encode()) <= 60_000
