"""What is made once for all who may see the same is never handed to those who may not."""

from dataclasses import replace

from lib.markup.map.picture import picture
from lib.snapshot.audience import for_public
from lib.snapshot.selection.hub_choice import HubChoice
from lib.views import hub_map
from tests.markup.made_hubs import names
from tests.snapshot.samples import sample_snapshot


def test_a_map_made_for_a_partner_is_made_anew_for_the_public() -> None:
    whole, called = sample_snapshot("midway"), names("es")
    public, everywhere = for_public(whole), HubChoice()
    for seen in (whole, public):
        assert hub_map.picture_of(seen, called, everywhere, False) == picture(seen, called, everywhere)
    assert picture(public, called, everywhere) != picture(whole, called, everywhere)
    again = hub_map.picture_of(whole, replace(called), HubChoice(), False)
    assert again is hub_map.picture_of(whole, called, everywhere, False)
