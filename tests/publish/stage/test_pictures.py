"""The slides as pictures: each with what is said of it, and which say something else than those that were frozen."""

from dataclasses import replace

from lib.publish.stage.pictures import changed_slides, picture_style, pictures
from lib.publish.stage.slides import slides_of
from tests.publish.stage.decks import deck


def test_a_slide_changed_where_it_says_something_else_and_not_where_only_its_snapshot_is_another() -> None:
    snapshot, names = deck()
    slides = slides_of(snapshot, names)
    again = slides_of(replace(snapshot, id="f" * 12), names, address="https://example.org")
    assert changed_slides(again, slides) == frozenset()
    people = replace(snapshot.figures["ALC-1"], value=359)
    newer = slides_of(replace(snapshot, figures={**snapshot.figures, "ALC-1": people}), names)
    assert "reach" in changed_slides(newer, slides)
    assert "allies" not in changed_slides(newer, slides)
    assert changed_slides(slides, slides[1:]) == {"opening"}, "a slide that was not there is new"


def test_each_picture_has_its_finding_its_caveats_and_a_word_where_it_changed() -> None:
    snapshot, names = deck("midway")
    slides = slides_of(snapshot, names, ["reach", "hubs"])
    html = pictures(slides, {"reach"}, "7f3a00000000", names)
    assert html.count("<li draggable") == 2
    assert html.count("cambió desde el corte congelado 7f3a") == 1
    assert all(slide.title in html for slide in slides)
    assert "incluye 2 bootcamps aún en curso" in html


def test_the_pictures_style_reaches_nothing_else_and_brings_no_font() -> None:
    style = picture_style("#6B2D5C")
    assert ":root {" not in style
    assert "@font-face" not in style
    assert "html {" not in style
