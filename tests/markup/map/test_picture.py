"""What is on the map: the right hubs and bootcamps, at their true places."""

from dataclasses import replace

from lib.markup.map.picture import NARROW, WIDE, picture
from lib.markup.map.symbols import AHEAD, HELD
from lib.snapshot.selection.hub_choice import HubChoice
from tests.markup.made_hubs import bootcamp, hub, names, sample, with_hubs


def test_every_hub_is_drawn_at_the_coordinates_in_the_table() -> None:
    drawn = {sign.id: (sign.lat, sign.lon, sign.symbol) for sign in picture(sample(), names(), HubChoice()).hubs}
    assert drawn == {each.id: (each.lat, each.lon, each.condition) for each in sample().hubs}


def test_a_hub_outside_its_state_is_not_drawn() -> None:
    snapshot = with_hubs(hub(), hub(id="ZERO", lat=0.0, lon=0.0), hub(id="CHINA", lon=89.2852))
    assert [sign.id for sign in picture(snapshot, names(), HubChoice()).hubs] == ["YUC-TEK-01"]


def test_a_chosen_state_fills_the_sheet_and_shows_only_its_hubs_and_bootcamps() -> None:
    whole, one = picture(sample(), names(), HubChoice()), picture(sample(), names(), HubChoice("31"))
    assert one.canvas.zoom > whole.canvas.zoom + 1
    assert all(one.canvas.shows(sign.lat, sign.lon) for sign in one.hubs)
    assert {sign.id[:3] for sign in one.hubs} == {"YUC"}
    assert {sign.id for sign in one.bootcamps} == {"BC-01", "BC-07"}
    assert one.state == "31"


def test_every_state_with_its_hubs_is_on_the_sheet_on_a_desk_and_on_a_telephone() -> None:
    for narrow, size in ((False, WIDE), (True, NARROW)):
        canvas = picture(sample(), names(), HubChoice(), narrow).canvas
        assert (canvas.width, canvas.height) == size
        assert all(canvas.shows(each.lat, each.lon) for each in sample().hubs)


def test_names_are_short_on_the_whole_map_and_in_full_in_one_state() -> None:
    whole = {label.text for label in picture(sample(), names(), HubChoice()).labels}
    assert "Palenque" in whole
    assert not any("Biblioteca" in text for text in whole)
    in_state = {label.text for label in picture(sample(), names(), HubChoice("31")).labels}
    assert "Centro comunitario\ndigital de Tekax" in in_state


def test_a_held_bootcamp_frames_its_hub_and_one_ahead_stands_in_its_municipality_only() -> None:
    host = hub()
    held = bootcamp(hub=host.id, status="completed")
    ahead = replace(held, id="BC-77", status="confirmed", actual_start=None, actual_end=None)
    snapshot = replace(with_hubs(host), bootcamps=(held, ahead))
    drawn = {sign.id: sign for sign in picture(snapshot, names(), HubChoice()).bootcamps}
    assert (drawn["BC-01"].symbol, drawn["BC-01"].lat, drawn["BC-01"].lon) == (HELD, host.lat, host.lon)
    municipality = names().geography.municipality("31079")
    assert municipality is not None
    assert (drawn["BC-77"].symbol, drawn["BC-77"].lat) == (AHEAD, municipality.lat)
    assert drawn["BC-77"].lat != host.lat


def test_a_municipality_newer_than_the_polygons_is_shown_as_its_parent() -> None:
    newer = next(each for each in names().geography.municipalities if each.parent and each.state == "07")
    found = picture(
        with_hubs(hub(state="07", municipality=newer.key, lat=newer.lat, lon=newer.lon)), names(), HubChoice()
    )
    assert found.municipalities == {newer.parent}


def test_without_hubs_there_is_still_a_map_of_the_programme_states() -> None:
    found = picture(replace(with_hubs(), bootcamps=()), names(), HubChoice())
    assert (found.hubs, found.bootcamps, found.labels) == ((), (), ())
    assert found.states == {"04", "07", "20", "23", "31"}


def test_symbols_shrink_only_where_several_states_share_a_telephone() -> None:
    assert picture(sample(), names(), HubChoice(), narrow=True).scale < 1
    assert picture(sample(), names(), HubChoice("31"), narrow=True).scale == 1
    assert picture(sample(), names(), HubChoice()).scale == 1
