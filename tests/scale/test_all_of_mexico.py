"""All of Mexico works: 32 states, every municipality, and 10,000 hubs."""

from functools import cache

import pytest

from lib.indicators.compute import Indicators, compute
from lib.markup.hubs.order import PAGE, sheet
from lib.markup.hubs.table import hub_table, to_verify
from lib.markup.map.picture import picture
from lib.markup.map.svg import svg_map
from lib.markup.state.printed_sheet import MOST, printed_sheet
from lib.programme.setting import Setting
from lib.publish.exports.hub_csv import hubs_csv
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.selection.hub_choice import HubChoice, unverified
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.views.map_layers import specification
from lib.wording.voices import spoken
from tests.indicators.facts import TODAY, geography, programme, table
from tests.markup.made_hubs import names, sample, shapes
from tests.scale.whole_country import HUBS, everywhere


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
    html = printed_sheet(one("20"), names(), shapes())
    hubs = len(one("20").hubs)
    assert hubs > 2000
    listed = MOST - 1 if spoken(names(), "20") else MOST  # a voice takes the room of a line
    assert f"y {hubs - listed} más, en el tablero" in html
    assert len(html.encode()) <= 64_000


WHOLE, OAXACA, ONE_PLACE = HubChoice(), HubChoice("20"), HubChoice("20", municipality="20067")


@pytest.mark.parametrize(
    ("choice", "groups", "hubs", "deck", "svg"),
    [(WHOLE, 32, 0, 340_000, 120_000), (OAXACA, 570, 0, 580_000, 420_000), (ONE_PLACE, 0, 4, 430_000, 120_000)],
)
def test_the_map_is_bounded_whatever_is_looked_at(
    choice: HubChoice, groups: int, hubs: int, deck: int, svg: int
) -> None:
    drawn = picture(snapshot(), names(), choice)
    assert (len(drawn.groups), len(drawn.hubs)) == (groups, hubs)
    assert len(specification(drawn, shapes(), brand="#6B2D5C").encode()) <= deck
    assert len(svg_map(drawn, shapes(), names().words).encode()) <= svg


def test_every_hub_is_in_one_of_the_marks_and_each_says_how_its_hubs_are() -> None:
    whole, oaxaca = (picture(snapshot(), names(), choice) for choice in (WHOLE, OAXACA))
    found = [int(group.about.split(" ")[0].replace(",", "")) for group in whole.groups]
    assert sum(found) == HUBS - whole.left_out
    assert all(": " in group.about for group in (*whole.groups, *oaxaca.groups))
    assert {group.id.partition(":")[0] for group in oaxaca.groups} == {"municipio"}
    assert whole.groups[19].id == "estado:20"


def test_the_table_comes_in_pages_and_the_download_has_every_hub() -> None:
    pages = [hub_table(snapshot().hubs, snapshot(), names(), page=number) for number in (1, 2, 100, 999)]
    assert [page.count('class="name" data-choose') for page in pages] == [PAGE] * 4
    assert "Se muestran los sitios 1 a 100 de 10,000" in pages[0]
    assert 'data-choose="pagina:3"' in pages[1]
    assert "9,901 a 10,000" in pages[2]
    assert pages[3] == pages[2]
    assert all(len(page.encode()) < 200_000 for page in pages)
    assert hubs_csv(snapshot().hubs, snapshot(), names()).count(b"\r\n") == HUBS + 1


def test_a_long_table_is_ordered_as_a_whole_with_what_is_missing_last() -> None:
    oldest = sheet(snapshot().hubs, names(), "-verified")
    days = [hub.days_since_verified or 0 for hub in oldest.hubs]
    assert days == sorted(days, reverse=True)
    assert days[0] == 199
    last = sheet(snapshot().hubs, names(), "-verified", 100)
    assert all(hub.days_since_verified is None for hub in last.hubs)
    assert oldest.turned("verified") == "orden:verified"
    assert oldest.direction("verified") == "descending"


def test_a_long_list_to_verify_tells_the_first_of_each_state_and_how_many_more_there_are() -> None:
    html = to_verify(snapshot(), names())
    assert html.count("<li>") <= 32 * 8
    assert "más, en la lista para descargar" in html
