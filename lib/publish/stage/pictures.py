"""The slides as small pictures in their order, each with what is said of it; which of them a snapshot changed."""

from collections.abc import Collection, Sequence
from functools import cache

from lib.markup.evidence.chart import Chart
from lib.markup.page import templates
from lib.programme.presentation import SlideId
from lib.programme.warmth import Border
from lib.publish.stage.page import FOLDER, inside, style
from lib.publish.stage.slide import Months, Slide
from lib.wording.names import Names


def pictures(slides: Sequence[Slide], changed: Collection[SlideId], frozen: str | None, names: Names) -> str:
    """Return the slides as a list to put in order: picture, finding, caveats and a note on those that `changed`.

    `frozen` is the id of the snapshot that was frozen last, None where none was.
    """
    words = names.words
    rows = [
        {
            "id": each.id,
            "topic": words(f"stage.{each.id}.topic"),
            "title": each.title,
            "caveats": each.small_words,
            "changed": words("prepare.changed", cut=frozen[:4]) if frozen and each.id in changed else "",
            "inside": inside(each, words, with_land=True),
        }
        for each in slides
    ]
    return templates(FOLDER / "templates").get_template("pictures.html").render(rows=rows, words=words)


def changed_slides(now: Sequence[Slide], before: Sequence[Slide]) -> frozenset[SlideId]:
    """Return the slides that say something else than before, whatever day and snapshot stand in their last line."""
    said = [_said(each) for each in before]
    return frozenset(each.id for each in now if _said(each) not in said)


def _said(slide: Slide) -> tuple[object, ...]:
    drawn = [
        (each.title, each.bars) if isinstance(each, Chart) else each.steps if isinstance(each, Months) else each
        for each in slide.evidence
    ]
    return slide.id, slide.title, slide.headlines, drawn, slide.lines, slide.small_words


@cache
def picture_style(colour: str, border: Border | None = None) -> str:
    """Return the stage's style sheet for pictures inside a shadow root, in the light theme and without its font."""
    sheet = style(colour, border).split("\n", 1)[1]
    own = (FOLDER / "templates" / "pictures.css").read_text(encoding="utf-8")
    sheet = sheet.replace('"Source Sans 3"', '"Source Sans"')  # what the page around it is set in
    return sheet.replace(":root {", ":host {").replace("html {", ":host {") + own
