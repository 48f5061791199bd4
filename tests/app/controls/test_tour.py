"""The guided walks lead each kind of person through the pages that serve her, and leave when told to."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.app.controls.tour import TOURS
from lib.i18n.catalogue import has_text
from lib.markup.pages import PAGE_IDS
from tests.pages.app import environment, open_page, text_of


def press(app: AppTest, key: str) -> None:
    next(button for button in app.button if button.key and button.key.startswith(key)).click().run()


def test_every_step_has_its_page_and_its_texts() -> None:
    for walk, stops in TOURS.items():
        assert {each.page for each in stops} <= set(PAGE_IDS)
        assert len(stops) == 3
        assert [bool(each.task) for each in stops] == [False, False, True], "a walk ends with a thing done"
        assert has_text(f"tour.{walk}.done")
        for step in range(1, len(stops) + 1):
            assert has_text(f"tour.{walk}.{step}")
            assert has_text(f"tour.{walk}.{step}.title")


@pytest.mark.parametrize(("language", "title"), [("es", "¿Qué sitios funcionan?"), ("en", "Which hubs work?")])
def test_a_link_opens_a_walk_at_its_step(language: str, title: str) -> None:
    with environment():
        app = open_page("hubs", language, recorrido="ministry", paso="1")
        assert title in text_of(app)
        assert not app.exception


def test_a_walk_goes_on_and_back_and_ends_when_told_to() -> None:
    with environment():
        app = open_page("home", recorrido="steward")
        assert "¿Qué fuente necesita atención?" in text_of(app)
        press(app, "tour.next")
        assert "¿Qué celda, y qué escribir?" in text_of(app)
        assert app.query_params["paso"] == "2"
        press(app, "tour.back")
        assert "¿Qué fuente necesita atención?" in text_of(app)
        press(app, "tour.end")
        assert "¿Qué fuente necesita atención?" not in text_of(app)
        assert "recorrido" not in app.query_params


@pytest.mark.parametrize("asked", [{"recorrido": "nobody"}, {"recorrido": "partner", "paso": "99"}])
def test_a_broken_link_begins_nothing_or_at_the_beginning(asked: dict[str, str]) -> None:
    with environment():
        app = open_page("home", **asked)
        assert not app.exception
        assert ("¿Qué nos toca ahora?" in text_of(app)) == (asked["recorrido"] == "partner")


def test_the_first_page_offers_the_walks_until_she_says_no() -> None:
    with environment():
        app = open_page()
        assert "¿Primera vez aquí?" in text_of(app)
        press(app, "home.tour.no")
        assert "¿Primera vez aquí?" not in text_of(app)


def test_about_always_offers_the_walks() -> None:
    with environment():
        assert "First time here?" in text_of(open_page("about", "en"))
