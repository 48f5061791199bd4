"""The light map: well-formed, small, escaped, with a button and a title for every hub."""

from xml.etree import ElementTree

import pytest

from lib.markup.map.picture import picture
from lib.markup.map.svg import svg_map
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import ATTACK, hub, names, sample, shapes, with_hubs

SVG = "{http://www.w3.org/2000/svg}"


def draw(snapshot: Snapshot, choice: HubChoice | None = None, language: str = "es") -> str:
    said = names(language)
    return svg_map(picture(snapshot, said, choice or HubChoice()), shapes(), said.words)


def buttons(svg: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(svg)  # noqa: S314  our own markup
    return [each for each in root.iter(f"{SVG}g") if each.get("role") == "button"]


def test_every_hub_is_a_labelled_button_with_a_title() -> None:
    found = buttons(draw(sample()))
    assert {each.get("data-choose") for each in found} == {each.id for each in sample().hubs}
    for each in found:
        title = each.find(f"{SVG}title")
        assert title is not None
        assert title.text
        assert each.get("tabindex") == "0"
        assert str(each.get("aria-label")).startswith(title.text.split("\n")[0])


def test_five_states_with_sea_and_lakes_take_at_most_64_thousand_bytes() -> None:
    assert len(draw(sample()).encode()) <= 64_000


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_speaks_the_viewers_language(language: str) -> None:
    svg = draw(sample(), language=language)
    assert ("última verificación: hace 22 días" in svg) == (language == "es")
    assert ("last verified: 22 days ago" in svg) == (language == "en")


def test_a_hub_named_like_a_tag_is_text() -> None:
    svg = draw(with_hubs(hub(name=ATTACK)), HubChoice("31"))
    assert "<img" not in svg
    assert "&lt;img src=x onerror=alert(1)&gt;" in svg
    assert str(buttons(svg)[0].get("aria-label")).startswith(ATTACK)


def test_one_state_has_its_municipal_lines_and_the_whole_map_has_not() -> None:
    assert 'class="inner-lines"' in draw(sample(), HubChoice("31"))
    assert 'class="inner-lines"' not in draw(sample())


def test_the_same_snapshot_gives_the_same_picture() -> None:
    assert draw(sample()) == draw(sample())


def test_a_still_map_has_the_same_symbols_and_nothing_to_press() -> None:
    chosen = picture(sample(), names(), HubChoice("31"))
    still, moving = (svg_map(chosen, shapes(), names().words, still=each) for each in (True, False))
    assert still.count('<g class="hub"') == moving.count('<g class="hub"') == 5
    assert moving.count('role="button"') == 5
    assert "button" not in still
    assert "tabindex" not in still
    assert still.startswith('<svg class="hub-map"')
    assert 'role="img"' in still
