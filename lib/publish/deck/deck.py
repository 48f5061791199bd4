"""`deck_of`: the slides of a snapshot as a PowerPoint file, with notes for whoever speaks."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import segno
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from lib.markup.evidence.chart import Chart
from lib.markup.qr import spoken
from lib.publish.deck.boxes import INK, QUIET, Area, Paragraph
from lib.publish.deck.evidence import add_bars, add_grid
from lib.publish.deck.fitting import fitted, width_of
from lib.publish.deck.land import add_map
from lib.publish.deck.paper import (
    BODY,
    BOTTOM,
    HEIGHT,
    LARGE,
    MARGIN,
    SMALL,
    TITLE,
    TOP,
    WIDTH,
    describe,
    fill,
    write,
    write_lines,
)
from lib.publish.deck.warmth import add_border, add_marks, add_voice
from lib.publish.stage.colour import LIGHT_GROUND, against, of_ours
from lib.publish.stage.slide import Headline, Map, Months, PartnerMarks, Slide, SlideTable
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.voices import SpokenVoice

_TITLE_ONLY = 5
_NARROW, _WIDE, _WIDEST = 2.5, 5.1, 7.0  # inches for the figures, beside a map and beside other evidence
_GAP = 0.3
_CAVEAT = 12  # points
_CODE = 1.1  # inches of a QR code
_UNDER_FIGURE = 2.75  # inches that a figure and its label take
_LONG_CAPTION = 56

_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="snapshot">'
    "<vt:lpwstr>{}</vt:lpwstr></property></Properties>"
)


def deck_of(slides: Sequence[Slide], names: Names, read_at: datetime) -> bytes:
    """Return a PowerPoint file (.pptx, 16:9) of slides that all come from one snapshot, read at that moment.

    Numbers in its charts are those that the slides show; what is protected is not in it.
    """
    words, programme = names.words, names.programme.programme
    colour = against(programme.colour, LIGHT_GROUND)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for slide in slides:
        _add(deck, slide, colour, names)
    properties = deck.core_properties
    properties.title = words("stage.title", programme=programme.name)
    properties.author = properties.last_modified_by = programme.name
    properties.subject = words("frame.snapshot", id=slides[0].snapshot) if slides else ""
    properties.language = _tag(words)
    properties.created = properties.modified = read_at
    _mark(deck, slides)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _mark(deck: Any, slides: Sequence[Slide]) -> None:
    """Say the snapshot's id as a custom property, which the library does not know of."""
    package = deck.part.package
    said = _PROPERTIES.format(slides[0].snapshot if slides else "").encode()
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, said)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _add(deck: Any, slide: Slide, colour: str, names: Names) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    shapes = made.shapes
    write(
        shapes, Area(MARGIN, 0.4, WIDTH - 2 * MARGIN, 0.35), [Paragraph(slide.topic, SMALL, colour, bold=True)], "topic"
    )
    _title(shapes.title, slide)
    across = _figures(shapes, slide, colour)
    left = MARGIN + across + (_GAP if across else 0)
    _evidence(shapes, slide, Area(left, TOP, WIDTH - MARGIN - left, BOTTOM - TOP), colour, names)
    _foot(shapes, slide)
    border = names.programme.programme.border
    if border and slide.id in {"opening", "closing"}:
        add_border(shapes, border, names.words)
    if slide.address:
        _address(shapes, slide.address, names)
    made.notes_slide.notes_text_frame.text = "\n".join(_notes(slide, names))
    _speak(made, names)


def _title(title: Any, slide: Slide) -> None:
    across = WIDTH - 2 * MARGIN - (_CODE + _GAP if slide.address else 0)
    area = Area(MARGIN, 0.72, across, 0.95)
    title.left, title.top, title.width, title.height = area.on_slide()
    fill(title.text_frame, fitted([Paragraph(slide.title, TITLE, INK, bold=True)], area))
    for paragraph in title.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT


def _figures(shapes: Any, slide: Slide, colour: str) -> float:
    """Write the headline figures, one below the other, and return how wide they are in inches."""
    if not slide.headlines:
        return 0.0
    beside_map = any(isinstance(each, Map) for each in slide.evidence)
    across = _NARROW if beside_map else max(_WIDE, *map(_wide, slide.headlines))
    tall = (BOTTOM - TOP) / max(2, len(slide.headlines))
    for place, headline in enumerate(slide.headlines):
        top = TOP + place * tall
        size = _size(headline, across)
        height = size * 1.05 / 72
        write_lines(
            shapes,
            Area(MARGIN, top, across, height),
            [Paragraph(headline.value.text, size, colour if headline.value.shown else QUIET, bold=True)],
            headline.indicator or "figure",
        )
        said = [
            Paragraph(headline.label, BODY, INK),
            *([Paragraph(headline.below, BODY, QUIET)] if headline.below else []),
        ]
        write(
            shapes, Area(MARGIN, top + height, across, tall - height), said, f"{headline.indicator or 'figure'} label"
        )
    return across


def _wide(headline: Headline) -> float:
    """Return how many inches a figure needs to be a fifth of the slide high; words have no such need."""
    figure = headline.value.shown and not headline.value.is_range
    return min(_WIDEST, width_of(headline.value.text, bold=True) * HEIGHT / 5 + 0.01) if figure else 0.0


def _size(headline: Headline, across: float) -> float:
    """Return the points of a figure: a fifth of the slide, or what fits; words for nothing are words, not figures."""
    fits = across * 72 / width_of(headline.value.text, bold=True)
    return min(LARGE if headline.value.shown and not headline.value.is_range else LARGE / 2, fits)


def _evidence(shapes: Any, slide: Slide, area: Area, colour: str, names: Names) -> None:
    below = 0.75 * len(slide.lines)
    each = (area.height - below) / max(1, len(slide.evidence))
    for place, given in enumerate(slide.evidence):
        evidence = given.chart if isinstance(given, Months) else given
        room = Area(area.left, area.top + place * each, area.width, each)
        if isinstance(evidence, Map):
            key = Area(MARGIN, TOP + _UNDER_FIGURE, _NARROW, BOTTOM - TOP - _UNDER_FIGURE)
            add_map(shapes, evidence, room, key, of_ours(colour, LIGHT_GROUND))
            continue
        if isinstance(evidence, PartnerMarks):
            add_marks(shapes, evidence, room)
            continue
        if isinstance(evidence, SpokenVoice):
            add_voice(shapes, evidence, names.words, room)
            continue
        tall = 0.4 if len(evidence.title) <= _LONG_CAPTION else 0.75
        write(shapes, Area(room.left, room.top, room.width, tall), [Paragraph(evidence.title, BODY, QUIET)], "caption")
        inside = Area(room.left, room.top + tall + 0.05, room.width, room.height - tall - 0.1)
        if isinstance(evidence, Chart):
            add_bars(shapes, evidence, inside)
        elif isinstance(evidence, SlideTable):
            add_grid(shapes, evidence, inside, colour)
    if slide.lines:
        lines = [Paragraph(line, BODY, INK) for line in slide.lines]
        write(shapes, Area(area.left, BOTTOM - below, area.width, below), lines, "lines", bottom=True)


def _foot(shapes: Any, slide: Slide) -> None:
    if slide.small_words:
        small = [Paragraph(slide.small_words, _CAVEAT, QUIET)]
        write(shapes, Area(MARGIN, BOTTOM + 0.06, WIDTH - 2 * MARGIN, 0.4), small, "caveats", bottom=True)
    marks = " · ".join(filter(None, (slide.mark, slide.cut)))
    write(shapes, Area(MARGIN, 6.92, 8.6, 0.32), [Paragraph(slide.as_of, SMALL, QUIET)], "as of")
    box = write(shapes, Area(9.3, 6.92, WIDTH - MARGIN - 9.3, 0.32), [Paragraph(marks, SMALL, QUIET)], "snapshot")
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _address(shapes: Any, address: str, names: Names) -> None:
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=12, border=4)
    drawn.seek(0)
    picture = shapes.add_picture(drawn, *Area(WIDTH - MARGIN - _CODE, 0.3, _CODE, _CODE).on_slide())
    describe(picture, "QR", names.words("stage.qr.alt", address=address))
    box = write(
        shapes, Area(WIDTH - MARGIN - 4.4, 1.42, 4.4, 0.3), [Paragraph(spoken(address), SMALL, QUIET)], "address"
    )
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _notes(slide: Slide, names: Names) -> list[str]:
    words, notes = names.words, slide.notes
    cut = f"{slide.as_of} · {words('frame.snapshot', id=slide.snapshot)}"
    meanings = [words("stage.notes.definitions"), *notes.definitions, ""] if notes.definitions else []
    said = [each.text for each in slide.caveats]
    return [words("stage.notes.question"), notes.question, *notes.answer, *said, "", *meanings, cut]


def _speak(made: Any, names: Names) -> None:
    """Say in which language the texts are, for whoever has them read aloud or checked."""
    tag = _tag(names.words)
    for part in (made._element, made.notes_slide._element):
        for properties in part.xpath(".//a:rPr"):
            properties.set("lang", tag)


def _tag(words: Words) -> str:
    return "es-MX" if words.language == "es" else words.language
