"""Texts of the deck stay in their boxes whatever font is put in the place of Calibri."""

from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from lib.publish.deck.boxes import Area, Paragraph
from lib.publish.deck.fitting import fitted, height_of, lines_of, width_of
from tests.publish.deck.test_deck import everything, made, opened

FONTS = Path(__file__).parents[3] / "lib" / "publish" / "stage" / "assets"


def test_words_go_to_the_next_line_and_only_one_longer_than_a_line_is_broken() -> None:
    assert lines_of(Paragraph("aa aa", 72), width_of("aa aa", bold=False) + 0.01) == 1
    assert lines_of(Paragraph("aa aa", 72), width_of("aa aa", bold=False) - 0.01) == 2
    assert lines_of(Paragraph("aaaa", 72), width_of("aaaa", bold=False) / 2 + 0.01) == 2


def test_a_text_that_is_too_long_becomes_smaller_as_a_whole_and_one_that_fits_stays() -> None:
    area = Area(0, 0, 3, 1)
    short, long = [Paragraph("uno", 20)], [Paragraph("una frase bien larga " * 3, 20), Paragraph("y otra", 16)]
    assert fitted(short, area) == short
    first, second = fitted(long, area)
    assert height_of([first, second], area.width) <= 1.01
    assert first.size / 20 == pytest.approx(second.size / 16)
    assert first.size < 20


@pytest.mark.parametrize(("bold", "file"), [(False, "impulso-sans-400.ttf"), (True, "impulso-sans-700.ttf")])
def test_texts_are_taken_to_be_a_tenth_wider_than_in_a_font_like_calibri(bold: bool, file: str) -> None:
    font = TTFont(FONTS / file)
    glyphs, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for text in (
        "personas a 5 km o menos de un sitio",
        "Mujeres alcanzadas",
        "626,203",
        "Felipe Carrillo Puerto y 2 más",
    ):
        assert width_of(text, bold=bold) >= 1.1 * sum(widths[glyphs[ord(letter)]][0] for letter in text) / em


@pytest.mark.parametrize("sample", ["closing", "midway"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_text_and_table_of_the_deck_fits_with_the_widest_font(language: str, sample: str) -> None:
    deck, wrong = opened(made(language, sample)[1]), []
    for slide in deck.slides:
        for shape in everything(slide.shapes):
            if shape.has_text_frame and shape.text_frame.word_wrap and shape.text_frame.text:
                tall = height_of(written(shape.text_frame), shape.width.inches)
                wrong += [(shape.name, tall)] if tall > shape.height.inches + 0.02 else []
            if getattr(shape, "has_table", False) and shape.has_table:
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        tall = height_of(written(cell.text_frame), column.width.inches - 0.2) + 0.12
                        wrong += [(cell.text, tall)] if tall > row.height.inches + 0.02 else []
    assert wrong == []


def written(frame: Any) -> list[Paragraph]:
    runs = [run for paragraph in frame.paragraphs for run in paragraph.runs]
    return [Paragraph(run.text, run.font.size.pt, bold=bool(run.font.bold)) for run in runs]
