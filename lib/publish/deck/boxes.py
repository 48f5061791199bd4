"""What is laid on a slide of the deck: an area in inches, and a paragraph in points."""

from dataclasses import dataclass

from pptx.util import Inches

INK, QUIET = "#26212B", "#5A5360"
"""Colours of what is read first, and of what stands back."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def on_slide(self) -> tuple[int, int, int, int]:
        """Return it as PowerPoint counts."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, its size in points, and how it looks."""

    text: str
    size: float
    colour: str = INK
    bold: bool = False
