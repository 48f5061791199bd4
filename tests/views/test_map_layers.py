"""The map's specification: stable, complete, of our own making only."""

import json
from dataclasses import replace
from typing import Any

import pytest

from lib.markup.map.outlines import Ground
from lib.markup.map.picture import picture
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from lib.views.map_layers import CompactDeck, specification
from tests.markup.made_hubs import ATTACK, hub, names, sample, shapes, with_hubs


def written(
    snapshot: Snapshot, choice: HubChoice | None = None, selected: str | None = None, language: str = "es"
) -> str:
    return specification(picture(snapshot, names(language), choice or HubChoice()), shapes(), selected, brand="#006B3F")


def layers(text: str) -> dict[str, dict[str, Any]]:
    (nested,) = json.loads(text)["layers"]
    return {layer["id"]: layer for layer in nested}


def test_equal_snapshots_give_the_same_string_with_the_same_ids() -> None:
    assert written(sample()) == written(sample())
    assert list(layers(written(sample()))) == [
        *("sea", "land", "states", "programme-states", "lakes"),
        "municipalities-with-hub",
        "bootcamps",
        "chosen",
        "hubs",
        *("towns", "around"),
        "names",
    ]


def test_the_string_is_compact() -> None:
    text = written(sample())
    assert "\n  " not in text
    assert len(text.encode()) < 275_000


def test_the_ground_costs_at_most_150_kb_and_nothing_where_a_programme_has_none() -> None:
    bare = replace(shapes(), ground=Ground())
    with_ground, without = (
        written(sample()),
        specification(picture(sample(), names(), HubChoice()), bare, brand="#006B3F"),
    )
    assert 0 < len(with_ground.encode()) - len(without.encode()) < 150_000
    assert layers(without)["sea"]["data"] == layers(without)["lakes"]["data"] == []


def test_states_and_towns_are_written_where_they_are_and_the_sea_has_the_land_cut_out() -> None:
    found = layers(written(sample()))
    assert {"Campeche", "Tapachula"} <= {each["text"] for each in found["around"]["data"]}
    assert max(len(each["p"]) for each in found["sea"]["data"]) > 1


def test_no_coordinate_of_a_hub_is_lost() -> None:
    data = layers(written(sample()))["hubs"]["data"]
    assert {each["id"]: each["at"] for each in data} == {each.id: [each.lon, each.lat] for each in sample().hubs}


def test_a_hub_outside_its_state_is_not_in_it() -> None:
    text = written(with_hubs(hub(), hub(id="ZERO", lat=0.0, lon=0.0)))
    assert "ZERO" not in text


def test_all_layers_are_nested_so_that_the_front_end_does_not_fade_them() -> None:
    outer = json.loads(written(sample()))["layers"]
    assert len(outer) == 1
    assert isinstance(outer[0], list)


def test_it_names_no_other_host() -> None:
    text = written(sample(), HubChoice("31"))
    spec = json.loads(text)
    assert "://" not in text
    assert "mapProvider" not in spec
    assert spec["mapStyle"] == "app/static/map/style.json"
    assert layers(text)["hubs"]["iconAtlas"] == "app/static/map/symbols.svg"


def test_a_click_answers_at_once_and_the_wheel_scrolls_the_page() -> None:
    (view,) = json.loads(written(sample()))["views"]
    assert view["controller"]["doubleClickZoom"] is False
    assert view["controller"]["scrollZoom"] is False


def test_accents_are_in_the_font_and_properties_are_not_taken_for_expressions() -> None:
    text = layers(written(sample()))["names"]
    assert text["characterSet"] == "auto"
    assert text["sizeUnits"] == "meters"
    assert {"Maxcanú", "Hopelchén"} <= {each["text"] for each in text["data"]}


def test_the_chosen_hub_has_a_ring_and_the_view_stays() -> None:
    plain, ringed = written(sample()), written(sample(), selected="OAX-HUA-01")
    assert layers(plain)["chosen"]["data"] == []
    assert layers(ringed)["chosen"]["data"][0]["at"] == [-96.8409, 18.1315]
    assert json.loads(plain)["initialViewState"] == json.loads(ringed)["initialViewState"]


def test_a_chosen_state_moves_the_view_and_brings_its_municipal_lines() -> None:
    spec = written(sample(), HubChoice("31"))
    assert json.loads(spec)["initialViewState"]["zoom"] > json.loads(written(sample()))["initialViewState"]["zoom"]
    assert len(layers(spec)["municipalities"]["data"]) >= 106


def test_tooltips_are_text_in_the_viewers_language() -> None:
    assert "hace 22 días" in written(sample())
    english = written(sample(), language="en")
    assert "22 days ago" in english
    assert "hace" not in english


def test_a_hub_named_like_a_tag_travels_as_data_and_the_tooltip_is_never_html() -> None:
    from lib.views.hub_map import TOOLTIP

    data = layers(written(with_hubs(hub(name=ATTACK))))["hubs"]["data"]
    assert data[0]["name"] == ATTACK
    assert set(TOOLTIP) == {"text", "style"}


def test_the_deck_hands_over_the_string_as_it_is() -> None:
    deck = CompactDeck('{"a":1}', {"text": "x"})
    assert deck.to_json() == '{"a":1}'


def test_states_answer_to_a_click_with_what_they_have_and_municipalities_only_say_it() -> None:
    whole = layers(written(sample()))["programme-states"]
    assert whole["pickable"] is True
    yucatan = next(each for each in whole["data"] if each["id"] == "estado:31")
    assert (yucatan["name"], yucatan["about"]) == (
        "Yucatán",
        "5 sitios: 4 en servicio y verificados y uno en instalación",
    )
    inside = layers(written(sample(), HubChoice("31")))["municipalities"]
    tekax = next(each for each in inside["data"] if each["name"] == "Tekax, Yucatán")
    assert "id" not in tekax
    assert tekax["f"] != next(each for each in inside["data"] if each["name"] == "Motul, Yucatán")["f"]


@pytest.mark.parametrize(("narrow", "without"), [(False, 0), (True, 2)])
def test_names_that_find_no_room_among_all_states_are_written_where_one_fills_the_map(
    narrow: bool, without: int
) -> None:
    whole = picture(sample(), names(), HubChoice(), narrow)
    assert len(whole.labels) < len(whole.hubs) - without
    named = {
        label.id for state in whole.states for label in picture(sample(), names(), HubChoice(state), narrow).labels
    }
    assert len({hub.id for hub in whole.hubs} - named) <= without
