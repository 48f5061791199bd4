"""What is the programme's own on a slide of the deck: its border, a voice, and the partners' marks."""

# mypy: allow-untyped-calls
# python-pptx is marked as typed, but few of its functions are annotated.

from io import BytesIO
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from lib.markup.border import strip_svg
from lib.programme.warmth import Border
from lib.publish.deck.boxes import QUIET, Area, Paragraph
from lib.publish.deck.paper import BODY, BOTTOM, MARGIN, SMALL, WIDTH, describe, rgb, write
from lib.publish.drawings import drawing_png, mark_png
from lib.publish.stage.slide import PartnerMark, PartnerMarks
from lib.wording.language import Words
from lib.wording.voices import SpokenVoice

_BAR, _AIR, _HEIGHT, _LETTER = 0.12, 0.45, 0.5, 0.19  # inches
_BORDER = 0.2
_PIXELS = 96  # of an inch; pictures are drawn at twice that


def add_border(shapes: Any, border: Border, words: Words) -> None:
    """Put the programme's border above the foot of a slide."""
    width = WIDTH - 2 * MARGIN
    drawn = drawing_png(strip_svg(border, 2 * _PIXELS * width, 2 * _PIXELS * _BORDER))
    area = Area(MARGIN, BOTTOM + 0.14, width, _BORDER)
    describe(shapes.add_picture(BytesIO(drawn), *area.on_slide()), "border", words("stage.border"))


def add_voice(shapes: Any, voice: SpokenVoice, words: Words, area: Area) -> None:
    """Put a quotation on a slide, and below it by whom it is."""
    lines = [
        Paragraph(words("voice.quoted", text=voice.text), BODY, bold=True),
        Paragraph(f"{voice.by} · {voice.note}", SMALL, QUIET),
    ]
    write(shapes, area, lines, "voice")


def add_marks(shapes: Any, partners: PartnerMarks, area: Area) -> None:
    """Put the partners' marks on a slide: pictures alone where all have one, else each with its short name."""
    left, top = area.left, area.top
    named = not all(mark.picture for mark in partners.marks)
    for mark in partners.marks:
        text = len(mark.short) * _LETTER if named else 0.0
        if left + 2 * _HEIGHT + text > area.left + area.width and left > area.left:
            left, top = area.left, top + 1.3 * _HEIGHT
        left += _drawn(shapes, mark, left, top) + _AIR / 3
        if named:
            room = Area(left, top + 0.05, text + _AIR, _HEIGHT)
            write(shapes, room, [Paragraph(mark.short, BODY, bold=True)], mark.short)
            left += text + _AIR
    if partners.note:
        room = Area(area.left, top + 1.2 * _HEIGHT, area.width, 0.32)
        write(shapes, room, [Paragraph(partners.note, SMALL, QUIET)], "note")


def _drawn(shapes: Any, mark: PartnerMark, left: float, top: float) -> float:
    """Draw a mark and return how wide it is in inches."""
    if mark.picture:
        place = Area(left, top, 0, _HEIGHT).on_slide()
        picture = shapes.add_picture(BytesIO(mark_png(mark.picture)), place[0], place[1], height=place[3])
        describe(picture, f"mark {mark.short}", mark.alt)
        return float(picture.width.inches)
    bar = shapes.add_shape(MSO_SHAPE.RECTANGLE, *Area(left, top, _BAR, _HEIGHT).on_slide())
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb(mark.colour)
    bar.line.fill.background()
    describe(bar, f"mark {mark.short}", mark.name)
    return _BAR
