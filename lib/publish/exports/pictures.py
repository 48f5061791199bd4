"""A chart as a picture: SVG through a template that escapes, PNG from that SVG with a font of our own."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from lib.markup.evidence.chart import Chart, Line
from lib.markup.page import fill
from lib.markup.palette import STUB

_FONTS = Path(__file__).parent / "fonts"
_WIDTH, _EDGE, _LETTER, _ROW, _HEADING = 880.0, 32.0, 7.1, 32.0, 38.0
_PROSE, _SMALL = 112, 128
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
    sentences = [line for sentence in chart.sentences for line in wrap(sentence, _PROSE)]
    top = 66.0 + 21 * len(sentences)
    signs, top = _signs(chart, top)
    left = _EDGE + 10 + _LETTER * min(max(len(line.name) for line in chart.lines), _LONGEST_NAME)
    right = 12 + _LETTER * max(len(line.text) for line in chart.lines)
    rows, bottom = _rows(chart, top, left, _WIDTH - _EDGE - right - left)
    small = [line for text in (*chart.notes, chart.source) for line in wrap(text, _SMALL)]
    picture = fill(
        "chart.svg",
        chart=chart,
        sentences=sentences,
        signs=signs,
        rows=rows,
        left=left,
        small=small,
        bottom=bottom,
        width=_WIDTH,
        height=bottom + 30 + 18 * len(small) + 14,
        edge=_EDGE,
    )
    return picture.encode()


def chart_png(chart: Chart) -> bytes:
    """Return the chart as PNG at twice its size, the same on every server: no font of the system is used."""
    import resvg_py

    files = [str(path) for path in sorted(_FONTS.glob("*.ttf"))]
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=chart_svg(chart).decode(),
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
    for colour, name in chart.key:
        needed = 34 + _LETTER * len(name)
        if x + needed > _WIDTH - _EDGE:
            x, y = _EDGE, y + 24
        signs.append(KeySign(x, y, colour, name))
        x += needed
    return signs, (y + 20 if signs else top)


def _rows(chart: Chart, top: float, left: float, room: float) -> tuple[list[DrawnBar], float]:
    full = max((_length(line, 0) for line in chart.lines), default=0) or 1
    full = max(full, *(_length(line, full) for line in chart.lines))
    rows, y = [], top
    for line in chart.lines:
        if line.heading:
            y += _HEADING
        rects, end = _rects(line, left, room / full, full)
        rows.append(DrawnBar(y + _ROW / 2, line.name, rects, line.text, end + 8, line.heading))
        y += _ROW
    return rows, y


def _rects(line: Line, left: float, scale: float, full: float) -> tuple[tuple[Rect, ...], float]:
    x, drawn = left, []
    for part in line.segments:
        if part.value:
            drawn.append(Rect(round(x, 1), round(part.value * scale, 1), part.colour, part.name))
            x += part.value * scale
    hidden = _hidden_length(line, full) * scale
    if hidden:
        drawn.append(Rect(round(x, 1), round(hidden, 1), None, ""))
    return tuple(drawn), round(x + hidden, 1)


def _length(line: Line, full: float) -> float:
    return _known(line) + _hidden_length(line, full)


def _known(line: Line) -> float:
    return sum(part.value or 0 for part in line.segments)


def _hidden_length(line: Line, full: float) -> float:
    """Return the length of the hatched stretch: up to a shown total that hides two or more, else always the same."""
    hidden = sum(part.state == "protected" for part in line.segments)
    if hidden > 1 and line.total is not None:
        return line.total - _known(line)
    return full * STUB if hidden else 0.0
