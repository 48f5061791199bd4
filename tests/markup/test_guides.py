"""The guides as the dashboard shows them."""

import re
from dataclasses import replace

from lib.i18n.catalogue import Overrides, speak
from lib.markup.blocks import help as help_page
from lib.markup.guides import GUIDES, guides, pictures
from lib.programme.nouns import Noun, Nouns, english
from lib.wording.language import Words


def test_a_language_without_guides_is_given_those_of_the_programmes_first_and_says_so() -> None:
    speak(Overrides(languages=("en", "kek")))
    try:
        found = guides("kek")
        assert {each.language for each in found} == {"en"}
        assert 'lang="en"' in help_page.guide(found[0], Words("kek"))
    finally:
        speak()


def test_a_language_that_nobody_wrote_in_is_given_the_one_of_the_sheets() -> None:
    speak(Overrides(languages=("kek",)))
    try:
        assert {each.language for each in guides("kek")} == {"en"}
        assert set(pictures("kek")) == set(pictures("en"))
        assert "<code>data cut-off date</code>" in guides("kek")[0].html
    finally:
        speak()


def test_pictures_come_from_beside_the_light_pages_and_open_in_their_own_size() -> None:
    html = guides("es")[0].html
    assert 'src="ligera/es/images/hoja-punto.webp"' in html
    assert '<a class="picture" href="ligera/es/images/hoja-punto.webp"' in html
    assert "http" not in html


def test_a_link_leads_to_another_guide_and_what_is_no_guide_stays_as_words() -> None:
    found = {each.id: each.html for each in guides("es")}
    assert '<a href="help?guia=no-funciona&amp;lang=es" target="_self">' in found["hoja"]
    assert "deploying.md" in found["instalar"]
    assert 'deploying.md"' not in found["instalar"]


def test_the_page_offers_every_guide() -> None:
    html = help_page.opening(Words("en"))
    assert [guide for guide in GUIDES if f"guia={guide}&amp;lang=en" not in html] == []


def test_each_part_of_a_guide_folds_under_its_head_and_the_first_stands_open() -> None:
    found = next(each for each in guides("es") if each.id == "hoja")
    html = help_page.guide(found, Words("es"))
    heads = found.html.count("<h2")
    assert heads > 3
    assert (html.count("<details"), html.count(" data-open open")) == (heads, 1)
    assert html.count('<li><a href="#') == heads


def test_guides_call_places_as_the_programme_does_and_give_one_of_its_keys() -> None:
    phrases = english(Nouns(Noun("county", "counties"), Noun("ward", "wards"), "Kenya"))
    keys = {"column.sitios.estado_cve.example": "KE-17"}
    speak(Overrides(texts={"es": keys, "en": keys}, phrases={"en": phrases}, languages=("en",)))
    try:
        found = {each.id: each for each in guides("en")}
        told = " ".join(f"{each.title} {each.says} {re.sub('<[^>]+>', ' ', each.html)}" for each in found.values())
        assert re.findall(r"\b[Ss]tates?\b", told) == []
        assert "My county" in found["dependencia"].html
        assert "estado=KE-17" in found["dependencia"].html
    finally:
        speak()
    assert "My state" in next(each.html for each in guides("en") if each.id == "dependencia")


def test_a_guide_with_pictures_says_of_which_programme_they_are() -> None:
    assert all("invented sample" in help_page.guide(each, Words("en")) for each in guides("en") if each.pictured)
    without = replace(guides("en")[0], html="<h2 id='a'>A</h2>\n<p>B</p>")
    assert "invented sample" not in help_page.guide(without, Words("en"))
