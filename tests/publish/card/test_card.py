"""The summary card: one size, the snapshot's figures, the same bytes on every machine, its text inside."""

import struct
from io import BytesIO

from PIL import Image

from lib.publish.card import card_alt, card_png
from lib.publish.card.card import card_svg
from tests.publish.stage.decks import deck


def test_the_card_is_a_png_of_1200_by_630_and_always_the_same() -> None:
    snapshot, names = deck()
    png = card_png(snapshot, names)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert card_png(snapshot, names) == png


def test_its_letters_are_really_drawn_and_its_alternative_text_is_inside() -> None:
    snapshot, names = deck("closing", "en")
    image = Image.open(BytesIO(card_png(snapshot, names)))
    image.load()
    assert image.info["Description"] == card_alt(snapshot, names)
    assert image.info["Source"] == snapshot.id
    figure = image.convert("L").crop((60, 200, 420, 380))
    assert sum(figure.histogram()[:80]) > 10_000


def test_card_and_alternative_text_say_the_snapshot_s_two_figures_as_of_and_id() -> None:
    snapshot, names = deck()
    svg, alt = card_svg(snapshot, names), card_alt(snapshot, names)
    for said in ("358", "301", "personas alcanzadas", "Datos al 30 nov 2023", "Ejemplo"):
        assert said in svg
        assert said in alt
    assert snapshot.id in alt
