"""The sheet that a slide of the deck is laid on: sizes in inches and points, colours, and writing text on it."""

# mypy: allow-untyped-calls
# python-pptx is marked as typed, but few of its functions are annotated.

from collections.abc import Iterable
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from lib.publish.deck.boxes import Area, Paragraph
from lib.publish.deck.fitting import fitted

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a slide of 16:9."""

MARGIN, TOP, BOTTOM = 0.6, 1.72, 6.46
"""Inches: beside everything; where the body begins below the title, and where it ends above the caveats."""

BODY, SMALL, TITLE, LARGE = 22, 16, 30, 116
"""Points. 22 are 4 % of the slide's height, 116 more than a fifth of it."""

FONT = "Calibri"
"""On every computer that has PowerPoint; others put another in its place, so boxes have room for a wider one."""


def rgb(colour: str) -> RGBColor:
    """Return a colour (#RRGGBB) as PowerPoint has it."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def write(shapes: Any, area: Area, lines: Iterable[Paragraph], name: str, *, bottom: bool = False) -> Any:
    """Put a box of text on a slide, as large as it fits, and return it; `bottom` lets it grow upwards."""
    box = shapes.add_textbox(*area.on_slide())
    box.name = name
    fill(box.text_frame, fitted(tuple(lines), area))
    box.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    return box


def write_lines(shapes: Any, area: Area, lines: Iterable[Paragraph], name: str) -> Any:
    """Put lines on a slide that are never broken, from where the area begins, and return their box."""
    box = shapes.add_textbox(*area.on_slide())
    box.name = name
    fill(box.text_frame, lines)
    box.text_frame.word_wrap = False
    return box


def fill(frame: Any, lines: Iterable[Paragraph]) -> None:
    """Write paragraphs into a frame, in place of what it holds."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing = 1.0
        run = paragraph.add_run()
        run.text = line.text
        look(run.font, line)


def look(font: Any, line: Paragraph) -> None:
    """Give a font the look of a line."""
    font.name, font.size, font.bold = FONT, Pt(line.size), line.bold
    font.color.rgb = rgb(line.colour)


def describe(shape: Any, name: str, text: str) -> None:
    """Name a shape, and say in words what it shows to those who do not see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", text)
