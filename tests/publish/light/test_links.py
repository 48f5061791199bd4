"""Links of the shared blocks lead from a light page to light pages."""

from lib.publish.light.links import twin_of, twins

FILES = {"index.html", "about.html", "state-31.html"}


def test_a_link_to_a_definition_leads_to_its_place_on_the_light_page() -> None:
    assert twins('<a href="about?lang=es&amp;indicador=ALC-1">', FILES) == '<a href="about.html#ALC-1">'
    assert twins('<a href="about?lang=es&amp;indicador=ALC-1">', FILES, "es/") == '<a href="es/about.html#ALC-1">'


def test_a_link_to_a_state_leads_to_its_page_or_to_the_first_where_it_has_none() -> None:
    assert twins('<a href="state?estado=31&amp;lang=es">', FILES) == '<a href="state-31.html">'
    assert twins('<a href="state?estado=01&amp;lang=es">', FILES) == '<a href="index.html">'


def test_links_within_the_page_and_to_other_sites_stay() -> None:
    kept = '<a href="#counting"> <a href="https://example.org/?a=b">'
    assert twins(kept, FILES) == kept


def test_each_page_of_the_dashboard_has_a_twin() -> None:
    assert twin_of("reach", "es") == "es/reach.html"
    assert twin_of("", "en") == "en/index.html"
    assert twin_of("state", "es", {"estado": "31"}) == "es/state-31.html"


def test_what_an_address_asks_for_never_leaves_the_folder() -> None:
    assert twin_of("../../x", "es") == "es/index.html"
    assert twin_of("state", "es", {"estado": "../31"}) == "es/index.html"


def test_a_guide_has_a_page_of_its_own_and_its_pictures_are_asked_for() -> None:
    address = "ligera/es/images/x.webp"
    shown = f'<a class="picture" href="{address}" target="_blank"><img src="{address}" alt="Y"></a>'
    assert twins(shown, FILES) == '<a class="ask" href="images/x.webp">Y</a>'
    assert twin_of("help", "es", {"guia": "no-funciona"}) == "es/help-no-funciona.html"
