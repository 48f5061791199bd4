"""A programme's border, marks and voices stand where they belong, and nowhere they were not declared."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation

from lib.markup.blocks.voice import voice
from lib.markup.border import strip_svg, tile
from lib.markup.brand import brand_style
from lib.markup.marks import mark_files
from lib.markup.page import masthead
from lib.programme.warmth import Border, Motif
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.stage.page import inside, style
from lib.publish.stage.slides import slides_of
from lib.wording.names import Names
from tests.markup.made_hubs import names, sample, shapes


def bare() -> Names:
    """Return the names of a programme that declares no border, mark or voice."""
    own = names().programme
    partners = tuple(each.model_copy(update={"mark": None}) for each in own.partners)
    who = own.programme.model_copy(update={"border": None})
    return replace(names(), programme=own.model_copy(update={"partners": partners, "voices": (), "programme": who}))


@pytest.mark.parametrize("motif", ["rhombs", "steps", "stitches", "chain"])
def test_a_border_is_one_motif_in_each_of_its_colours(motif: Motif) -> None:
    border = Border(motif=motif, colours=("#112233", "#445566"))
    drawn = tile(border)
    assert re.findall(r'fill="(#[0-9]+)"', drawn) == ["#112233", "#445566"]
    assert 'viewBox="0 0 32 16"' in drawn
    assert strip_svg(border, 100, 10).count("<path ") >= 10


def test_the_masthead_shows_each_mark_from_our_own_server_and_says_that_they_are_invented() -> None:
    html = masthead(sample(), names(), "ligera/")
    assert '<img src="ligera/marcas/sict.svg" alt="SICT, marca inventada"' in html
    assert "marcas inventadas para el ejemplo" in html
    assert html.count("ligera/marcas/") == len(mark_files(names().programme)) == 10
    assert "marcas/" not in masthead(sample(), names())
    assert ".masthead::after" in brand_style(names().programme.programme)


def test_a_voice_says_her_role_and_place_and_never_her_name() -> None:
    html = voice(names("en"), "31")
    assert "people order hammocks" in html
    assert "Micro-entrepreneur, hammock weaving · Tekax, Yucatán" in html
    assert "voice invented for the sample" in html
    assert voice(names(), "04") == ""


def test_opening_card_and_deck_carry_them() -> None:
    called = names()
    opening = slides_of(sample(), called, shapes=shapes())[0]
    html = inside(opening, called.words)
    assert html.count('<img src="data:image/svg+xml;base64,') == 10
    assert "ahora me encargan hamacas" in html
    drawn = card_svg(sample(), called, shapes())
    assert drawn.count("<image ") == 10
    assert "#C2553A" in drawn
    deck = Presentation(BytesIO(deck_of([opening], called, sample().read_at)))
    described = [each._element.xpath(".//p:cNvPr")[0].get("descr") for each in deck.slides[0].shapes]
    assert "Cenefa del programa" in described
    assert "SICT, marca inventada" in described


def test_a_programme_that_declares_none_looks_as_it_did() -> None:
    called = bare()
    assert "marks" not in masthead(sample(), called, "ligera/")
    assert brand_style(called.programme.programme) == ""
    assert voice(called) == ""
    opening = slides_of(sample(), called, shapes=shapes())[0]
    assert "<img" not in inside(opening, called.words)
    assert "<image" not in card_svg(sample(), called, shapes())
    assert "content: none" in style(called.programme.programme.colour)
