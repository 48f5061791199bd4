"""A chart as a picture: SVG through a template that escapes, PNG from that SVG with a font of our own."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from lib.markup.evidence.chart import Bar, Chart
from lib.markup.page import fill
from lib.markup.palette import SERIES

_FONTS = Path(__file__).parent / "fonts"
_WIDTH, _EDGE, _LETTER, _ROW, _HEADING, _GAP = 880.0, 32.0, 7.1, 32.0, 38.0, 14.0
_TITLE, _PROSE, _SMALL = 70, 112, 128
_LONGEST_NAME = 38
_SHARPNESS = 2.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A drawn stretch of a bar, in pixels from the left edge; `fill` is None for a hatched one."""

    x: float
    width: float
    fill: str | None
    name: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A drawn bar with its name and the text at its end; `y` is its middle."""

    y: float
    name: str
    rects: tuple[Rect, ...]
    text: str
    text_x: float
    heading: str | None


@dataclass(frozen=True, slots=True)
class KeySign:
    """One entry of the key, placed."""

    x: float
    y: float
    colour: str
    name: str


def chart_svg(chart: Chart) -> bytes:
    """Return the chart as SVG, with its title, sentences, source, date and snapshot inside. Any text is escaped."""
    first, *more = chart.sentences or (chart.title,)
    finding = wrap(first, _TITLE)
    sentences = [line for sentence in more for line in wrap(sentence, _PROSE)]
    said = 54.0 + 28 * len(finding) + 21 * len(sentences) + (4 if sentences else 0)
    signs, top = _signs(chart, said)
    left = _EDGE + 10 + _LETTER * min(max(len(bar.name) for bar in chart.bars), _LONGEST_NAME)
    right = 12 + _LETTER * max(len(bar.text) for bar in chart.bars)
    room = _WIDTH - _EDGE - right - left
    if chart.target:
        top += _ROW
    rows, bottom = _rows(chart, top, left, room)
    small = [line for text in (*chart.notes, chart.source) for line in wrap(text, _SMALL)]
    picture = fill(
        "chart.svg",
        chart=chart,
        finding=finding,
        sentences=sentences,
        top=said,
        signs=signs,
        rows=rows,
        target_x=left + room * chart.target.value / chart.full if chart.target else None,
        left=left,
        small=small,
        bottom=bottom,
        width=_WIDTH,
        height=bottom + 30 + 18 * len(small) + 14,
        edge=_EDGE,
    )
    return picture.encode()


def chart_png(chart: Chart) -> bytes:
    """Return the chart as PNG at twice its size."""
    return png_of(chart_svg(chart))


def png_of(svg: bytes) -> bytes:
    """Return a picture as PNG at twice its size, the same on every server: no font of the system is used."""
    import resvg_py

    files = [str(path) for path in sorted(_FONTS.glob("*.ttf"))]
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg.decode(),
        background="#ffffff",
        zoom=_SHARPNESS,
        skip_system_fonts=True,
        font_files=files,
        font_family="Impulso Sans",
        sans_serif_family="Impulso Sans",
    )
    return bytes(drawn)


def _signs(chart: Chart, top: float) -> tuple[list[KeySign], float]:
    """Place the key in as many lines as it takes, and return where the bars begin."""
    signs: list[KeySign] = []
    x, y = _EDGE, top + 4
    for series, name in chart.key:
        needed = 34 + _LETTER * len(name)
        if x + needed > _WIDTH - _EDGE:
            x, y = _EDGE, y + 24
        signs.append(KeySign(x, y, SERIES[series].light, name))
        x += needed
    return signs, (y + 20 if signs else top)


def _rows(chart: Chart, top: float, left: float, room: float) -> tuple[list[DrawnBar], float]:
    rows: list[DrawnBar] = []
    y, scale = top, room / chart.full
    for bar in chart.bars:
        y += _HEADING if bar.heading else _GAP if bar.apart and rows else 0
        hidden = chart.hidden(bar) * scale
        rects = (*_rects(bar, left, scale), *([Rect(left + bar.known * scale, hidden, None, "")] if hidden else []))
        end = left + bar.known * scale + hidden
        rows.append(DrawnBar(y + _ROW / 2, bar.name, rects, bar.text, end + 8, bar.heading))
        y += _ROW
    return rows, y


def _rects(bar: Bar, left: float, scale: float) -> list[Rect]:
    x, drawn = left, []
    for part in bar.segments:
        if part.value:
            drawn.append(Rect(x, part.value * scale, SERIES[part.series].light, part.name))
            x += part.value * scale
    return drawn
