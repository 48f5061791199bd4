"""What is made once for all who may see the same is never handed to those who may not."""

from dataclasses import replace

from lib.markup.map.picture import picture
from lib.markup.state.printed_sheet import printed_sheet
from lib.snapshot.audience import for_public
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.selection.one_state import OneState
from lib.views import hub_map, state_sheet
from tests.markup.made_hubs import names, shapes
from tests.snapshot.samples import sample_snapshot, setting_of


def test_a_map_and_a_sheet_made_for_a_partner_are_made_anew_for_the_public() -> None:
    whole, called, drawn = sample_snapshot("midway"), names("es"), shapes()
    public, everywhere = for_public(whole), HubChoice()
    state = next(each.state for each in whole.bootcamps if each.status == "running")
    sheets = []
    for seen in (whole, public):
        assert hub_map.picture_of(seen, called, everywhere, False) == picture(seen, called, everywhere)
        sheets.append(state_sheet.sheet_file(OneState(seen, setting_of("midway").programme, state), called, drawn))
    assert picture(public, called, everywhere) != picture(whole, called, everywhere)
    assert (
        sheets[0]
        != sheets[1]
        == printed_sheet(OneState(public, setting_of("midway").programme, state), called, drawn).encode()
    )
    again = hub_map.picture_of(whole, replace(called), HubChoice(), False)
    assert again is hub_map.picture_of(whole, called, everywhere, False)
