"""Every file can be made of a snapshot that is older than every indicator: what it never knew has no data."""

import json
from dataclasses import replace

from lib.markup.state.printed_sheet import printed_sheet
from lib.programme.indicator_ids import INDICATORS
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.exports.offers import offers_of
from lib.publish.light.located import located
from lib.publish.light.maps import Atlas
from lib.publish.light.page import Site
from lib.publish.light.site import edition_of as light_edition_of
from lib.publish.light.stage_files import stage_files
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.public import public_json
from lib.snapshot.selection.one_state import OneState
from lib.wording.edition import edition_of
from lib.wording.language import Words
from lib.wording.names import Names
from tests.markup.made_hubs import shapes
from tests.snapshot.samples import sample_snapshot, setting_of

OLD = for_public(replace(sample_snapshot("closing"), figures={}))
SETTING = setting_of("closing")
NAMES = Names(SETTING.programme, SETTING.geography, Words("es"), {each.id: each.name for each in OLD.bootcamps})


def test_documents_and_sheets_answer_no_data_for_every_indicator() -> None:
    made = {
        path: offer.make()
        for path, offer in offers_of(edition_of(OLD, SETTING.programme, SETTING.geography, "es")).items()
    }
    figures = json.loads(made["figures"])["figures"]
    assert [each["id"] for each in figures] == list(INDICATORS)
    assert {each["state"] for each in figures} == {"no-data"}
    assert json.loads(made["figures/SEG-2"])["figure"]["state"] == "no-data"
    assert {each["state"] for each in public_json(OLD)["figures"].values()} == {"no-data"}


def test_light_pages_slides_deck_card_and_sheets_are_made_and_say_no_data() -> None:
    drawn = shapes()
    light = light_edition_of(OLD, ("es",), lambda _: NAMES, Atlas(drawn), site=Site(stage=True), beside=stage_files)
    assert "Sin dato" in located(light, None)["es/index.html"].decode()
    assert deck_of(slides_of(OLD, NAMES, None, "https://tablero.example.mx/", drawn), NAMES, OLD.read_at)
    assert "Sin dato" in card_svg(OLD, NAMES, drawn)
    for key in SETTING.programme.programme.states:
        assert printed_sheet(OneState(OLD, SETTING.programme, key), NAMES, drawn)
