"""The PowerPoint file says what the slides say, natively, and nothing that they do not."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Inches

from lib.markup.evidence.chart import Chart
from lib.publish.deck.deck import deck_of
from lib.publish.stage.slide import Map, Slide, SlideTable
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.values import Written
from tests.snapshot.samples import sample_snapshot, setting_of

ADDRESS = "https://tablero.example.mx/ligera/es/"


def names_in(language: str, sample: str = "closing") -> Names:
    setting = setting_of(sample)
    bootcamps = {entry.id: entry.name for entry in sample_snapshot(sample).bootcamps}
    return Names(setting.programme, setting.geography, Words(language), bootcamps)


@cache
def made(language: str = "es", sample: str = "closing") -> tuple[tuple[Slide, ...], bytes]:
    snapshot, names = for_public(sample_snapshot(sample)), names_in(language, sample)
    slides = slides_of(snapshot, names, None, ADDRESS)
    return slides, deck_of(slides, names, snapshot.read_at)


def opened(file: bytes) -> Any:
    return Presentation(BytesIO(file))


def everything(shapes: Any) -> list[Any]:
    found = []
    for shape in shapes:
        found += [shape, *(everything(shape.shapes) if shape.shape_type == 6 else [])]
    return found


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in everything(slide.shapes) if shape.has_text_frame)


@pytest.mark.parametrize("sample", ["closing", "midway"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_slide_says_its_title_figures_lines_and_as_of_line(language: str, sample: str) -> None:
    slides, file = made(language, sample)
    deck = opened(file)
    assert len(deck.slides) == len(slides)
    for slide, drawn in zip(slides, deck.slides, strict=True):
        said = texts(drawn)
        assert drawn.shapes.title.text_frame.text == slide.title
        for headline in slide.headlines:
            assert headline.value.text in said
            assert headline.label in said
        assert all(line in said for line in (*slide.lines, slide.as_of, slide.cut))


@pytest.mark.parametrize("sample", ["closing", "midway"])
def test_the_data_of_a_chart_are_the_figures_of_the_slide_to_the_digit(sample: str) -> None:
    slides, file = made("es", sample)
    compared = 0
    for slide, drawn in zip(slides, opened(file).slides, strict=True):
        bars = [each for each in slide.evidence if isinstance(each, Chart)]
        charts = [shape.chart for shape in drawn.shapes if shape.has_chart]
        for evidence, chart in zip(bars, charts, strict=True):
            assert list(chart.plots[0].series[0].values) == [bar.total for bar in evidence.bars]
            book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            in_book = [row[1] for row in book.active.iter_rows(min_row=2, values_only=True)]
            assert in_book == pytest.approx([bar.total for bar in evidence.bars])
            labels = [
                point.data_label.text_frame.text if bar.total is not None else None
                for bar, point in zip(evidence.bars, chart.plots[0].series[0].points, strict=False)
            ]
            assert all(
                label.startswith(bar.value.text)
                for bar, label in zip(evidence.bars, labels, strict=True)
                if label is not None
            )
            compared += len(in_book)
    assert compared > 20


def test_tables_are_native_and_hold_what_the_slide_holds() -> None:
    slides, file = made()
    grids = [each for slide in slides for each in slide.evidence if isinstance(each, SlideTable)]
    tables = [shape.table for slide in opened(file).slides for shape in slide.shapes if shape.has_table]
    found = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in tables]
    assert found == [[grid.heads, *grid.rows] for grid in grids]
    assert grids


def test_the_map_is_made_of_shapes_with_a_name_and_words_for_each() -> None:
    slides, file = made()
    place = next(at for at, slide in enumerate(slides) if any(isinstance(each, Map) for each in slide.evidence))
    drawn = next(each for each in slides[place].evidence if isinstance(each, Map))
    shapes = everything(opened(file).slides[place].shapes)
    said = {(shape.name, shape._element.xpath(".//p:cNvPr")[0].get("descr")) for shape in shapes}
    assert {(spot.name, spot.status) for spot in (*drawn.hubs, *drawn.bootcamps)} <= said
    assert {(land.name, land.name) for land in drawn.land if land.ours} <= said
    assert ("map", drawn.alt) in said


def test_charts_tables_and_pictures_have_words_for_those_who_do_not_see_them() -> None:
    for slide in opened(made()[1]).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr")) > 10


def test_the_speaker_finds_the_question_its_answer_and_the_definitions_below_each_slide() -> None:
    slides, file = made("en")
    for slide, drawn in zip(slides, opened(file).slides, strict=True):
        notes = drawn.notes_slide.notes_text_frame.text
        assert slide.notes.question in notes
        assert all(line in notes for line in (*slide.notes.answer, *slide.notes.definitions))
        assert slide.snapshot in notes


def test_nothing_lies_outside_the_slide_and_figures_are_a_fifth_of_its_height() -> None:
    deck = opened(made()[1])
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width + Inches(0.01)
            assert shape.top + shape.height <= deck.slide_height + Inches(0.01)
        sizes = [run.font.size for shape in slide.shapes if shape.has_text_frame for run in _runs(shape)]
        ends = slide in (deck.slides[0], deck.slides[len(deck.slides) - 1])
        assert ends or max(size for size in sizes if size) >= deck.slide_height / 5


def _runs(shape: Any) -> list[Any]:
    return [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]


def test_what_is_protected_has_its_word_and_no_number_in_the_file() -> None:
    names, snapshot = names_in("es"), for_public(sample_snapshot("closing"))
    (slide,) = slides_of(snapshot, names, ["people"])
    (bars,) = [each for each in slide.evidence if isinstance(each, Chart)]
    hidden = names.words("nothing.protected")
    first = _protected(bars.bars[0], hidden)
    file = deck_of([_with_rows(slide, bars, (first, *bars.bars[1:]))], names, snapshot.read_at)
    chart = next(shape.chart for shape in opened(file).slides[0].shapes if shape.has_chart)
    assert chart.plots[0].series[0].values[0] is None
    assert next(iter(chart.plots[0].categories)) == f"{bars.bars[0].name}: {hidden}"
    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert book.active["B2"].value is None
    assert f">{bars.bars[0].value.text}<" not in _all_text(file)


def _protected(bar: Any, word: str) -> Any:
    return replace(bar, value=Written(word, "protected"), total=None)


def _with_rows(slide: Slide, bars: Chart, rows: tuple[Any, ...]) -> Slide:
    return replace(slide, evidence=(replace(bars, bars=rows),))


def _all_text(file: bytes) -> str:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        parts = [name for name in archive.namelist() if re.search(r"slides/|charts/", name) and name.endswith(".xml")]
        return "\n".join(archive.read(name).decode() for name in parts)


def test_the_file_says_which_snapshot_it_is_and_when_it_was_read() -> None:
    slides, file = made()
    properties = opened(file).core_properties
    assert slides[0].snapshot in properties.subject
    assert properties.created.replace(tzinfo=UTC) == sample_snapshot("closing").read_at


def test_texts_say_their_language() -> None:
    for language, tag in (("es", "es-MX"), ("en", "en")):
        with zipfile.ZipFile(BytesIO(made(language)[1])) as archive:
            page = archive.read("ppt/slides/slide1.xml").decode()
        assert set(re.findall(r'lang="([^"]+)"', page)) == {tag}


def test_a_slide_carries_its_caveats_in_small_words_and_in_its_notes() -> None:
    slides, file = made("es", "midway")
    for slide, native in zip(slides, opened(file).slides, strict=True):
        assert slide.small_words in texts(native)
        assert all(each.text in native.notes_slide.notes_text_frame.text for each in slide.caveats)
    assert "incluye 2 bootcamps aún en curso" in texts(opened(file).slides[1])
