"""States and towns are named where the hubs leave room; no name covers another, nor a hub."""

from dataclasses import replace
from itertools import combinations

import pytest

from lib.markup.map.picture import Picture, picture
from lib.snapshot.selection.hub_choice import HubChoice
from tests.markup.made_hubs import hub, names, sample, with_hubs

_LETTER, _LINE = 5.2, 12.0  # what a letter and a line take at least, at the sizes that maps write them


def areas(drawn: Picture) -> list[tuple[float, float, float, float]]:
    """Return where every name and every hub of a picture is."""
    hubs = {sign.id: sign.on(drawn.canvas) for sign in drawn.hubs}
    written = [(hubs[label.id], label) for label in drawn.labels]
    written += [(drawn.canvas.point(each.place.lat, each.place.lon), each.label) for each in drawn.around]
    found = [(x - 6, y - 6, x + 6, y + 6) for x, y in hubs.values()]
    for (x, y), label in written:
        lines = label.text.split("\n")
        wide, tall = max(map(len, lines)) * _LETTER, len(lines) * _LINE
        left = x + label.dx - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        found.append((left, y + label.dy - tall / 2, left + wide, y + label.dy + tall / 2))
    return found


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("state", [None, "04", "07", "20", "23", "31"])
def test_no_name_covers_another_name(state: str | None, narrow: bool) -> None:
    drawn = picture(sample(), names(), HubChoice(state), narrow)
    texts = areas(drawn)[len(drawn.hubs) :]
    for one, other in combinations(texts, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_names_of_places_never_cost_a_hub_its_own() -> None:
    without = replace(sample(), places_without_hub=())
    told = {label.id for label in picture(sample(), names(), HubChoice()).labels}
    assert told == {label.id for label in picture(without, names(), HubChoice()).labels}


def test_towns_are_the_largest_without_a_hub_and_none_beside_one() -> None:
    around = {each.place.text for each in picture(sample(), names(), HubChoice("31")).around}
    assert "Mérida" in around
    merida = hub(id="NEW", lat=20.967, lon=-89.6232)
    assert "Mérida" not in {each.place.text for each in picture(with_hubs(merida), names(), HubChoice("31")).around}


def test_a_snapshot_of_before_names_states_only() -> None:
    before = replace(sample(), places_without_hub=())
    assert {each.place.kind for each in picture(before, names(), HubChoice()).around} == {"region"}
