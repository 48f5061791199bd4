"""Two states side by side."""

from lib.markup.state.sheet import INDICATORS
from lib.markup.state.side_by_side import side_by_side
from lib.snapshot.selection.one_state import OneState
from tests.markup.made_hubs import names, sample


def test_both_states_say_every_indicator_with_what_it_is_of() -> None:
    one, other = (OneState(sample(), names().programme, key) for key in ("31", "07"))
    html = side_by_side(one, other, names())
    assert "Yucatán y Chiapas, lado a lado" in html
    assert html.count("<tr") == len(INDICATORS) + 1
    assert "100 % (4 de 4)" in html.replace("\xa0", " ")


def test_the_same_two_the_other_way_round_change_places_and_nothing_else() -> None:
    one, other = (OneState(sample(), names().programme, key) for key in ("31", "07"))
    here, there = side_by_side(one, other, names("en")), side_by_side(other, one, names("en"))
    assert here != there
    assert sorted(here.replace("Yucatán and Chiapas", "")) == sorted(there.replace("Chiapas and Yucatán", ""))


def test_a_state_outside_the_programme_says_why_it_has_no_figure() -> None:
    one, other = (OneState(sample(), names().programme, key) for key in ("31", "09"))
    assert "not-applicable" in side_by_side(one, other, names())
