"""The map of a slide as native shapes: a freeform for each state, a shape for each hub and bootcamp, names as text."""

from dataclasses import replace
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from lib.markup.map.symbols import CASING, HUB_SIZE, SYMBOLS, size_of
from lib.publish.deck.boxes import INK, QUIET, Area, Paragraph
from lib.publish.deck.fitting import fitted
from lib.publish.deck.paper import BODY, describe, rgb, write, write_lines
from lib.publish.stage.slide import Key, Land, Map, Point, Spot

_OTHERS, _BORDER = "#F3F0ED", "#A99BA5"
_SHAPES = {
    "in-service-verified": MSO_SHAPE.OVAL,
    "in-service-unverified": MSO_SHAPE.OVAL,
    "intermittent": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "out-of-service": MSO_SHAPE.MATH_MULTIPLY,
    "installing": MSO_SHAPE.DIAMOND,
    "planned": MSO_SHAPE.DIAMOND,
    "retired": MSO_SHAPE.RECTANGLE,
}
_FINE = 1000  # steps of a unit in which outlines are drawn
_SPOT = 11.0  # units across of a hub
_LINE = 14.5
_KEY_LINE = 0.3


class SlideMap:
    """A map laid on an area of a slide: from its units to inches."""

    def __init__(self, drawn: Map, area: Area) -> None:
        """Fit the map into the area, at its upper left."""
        self.scale = min(area.width / drawn.width, area.height / drawn.height)
        self.area, self.drawn = area, drawn

    def point(self, at: Point) -> tuple[float, float]:
        """Return where a point of the map is on the slide, in inches."""
        return self.area.left + at[0] * self.scale, self.area.top + at[1] * self.scale


def add_map(shapes: Any, drawn: Map, area: Area, key_area: Area, ours: str) -> None:
    """Put a map on a slide as one group that says itself in words, and its key at the foot of another area.

    `ours` is the colour of the programme's own regions, `#RRGGBB`.
    """
    sheet = SlideMap(drawn, area)
    group = shapes.add_group_shape()
    for land in drawn.land:
        _add_land(group.shapes, land, sheet, ours)
    for spot in (*drawn.hubs, *drawn.bootcamps):
        _add_spot(group.shapes, spot, sheet)
    for spot in drawn.bootcamps:
        if spot.lines:
            _add_name(group.shapes, spot, sheet)
    describe(group, "map", drawn.alt)
    _add_key(shapes, drawn.key, key_area)


def _add_land(shapes: Any, land: Land, sheet: SlideMap, ours: str) -> None:
    """Draw a state, cut off at the sheet: a slide has no sea beyond it."""
    rings = [cut for ring in land.rings if len(cut := _within(ring, sheet.drawn)) > 2]
    if not rings:
        return
    first, *others = rings
    start = first[0]
    pen = shapes.build_freeform(round(start[0] * _FINE), round(start[1] * _FINE), Inches(sheet.scale) / _FINE)
    pen.add_line_segments([(round(x * _FINE), round(y * _FINE)) for x, y in first[1:]], close=True)
    for ring in others:
        pen.move_to(round(ring[0][0] * _FINE), round(ring[0][1] * _FINE))
        pen.add_line_segments([(round(x * _FINE), round(y * _FINE)) for x, y in ring[1:]], close=True)
    shape = pen.convert_to_shape(Inches(sheet.area.left), Inches(sheet.area.top))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(ours if land.ours else _OTHERS)
    shape.line.color.rgb = rgb(_BORDER)
    shape.line.width = Pt(0.75)
    shape.shadow.inherit = False
    describe(shape, land.name, land.name)


def _within(ring: tuple[Point, ...], drawn: Map) -> list[Point]:
    """Return an outline cut off at the edges of the map, side by side (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, edge, keep in ((0, 0.0, 1), (0, float(drawn.width), -1), (1, 0.0, 1), (1, float(drawn.height), -1)):
        cut: list[Point] = []
        for before, point in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            inside, was_inside = (point[axis] - edge) * keep >= 0, (before[axis] - edge) * keep >= 0
            if inside != was_inside:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
                cut.append((edge, other) if axis == 0 else (other, edge))
            if inside:
                cut.append(point)
        points = cut
    return points


def _add_spot(shapes: Any, spot: Spot, sheet: SlideMap) -> None:
    across = _SPOT * size_of(spot.symbol) / HUB_SIZE * sheet.scale
    x, y = sheet.point(spot.at)
    describe(_symbol(shapes, spot.symbol, Area(x - across / 2, y - across / 2, across, across)), spot.name, spot.status)


def _symbol(shapes: Any, symbol: str, area: Area) -> Any:
    look = SYMBOLS[symbol]
    shape = shapes.add_shape(_SHAPES.get(symbol, MSO_SHAPE.RECTANGLE), *area.on_slide())
    shape.shadow.inherit = False
    if look.look == "filled":
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(look.colour)
        shape.line.color.rgb = rgb(CASING)
        shape.line.width = Pt(0.75)
        return shape
    if look.look == "hollow":
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(CASING)
    else:
        shape.fill.background()
    shape.line.color.rgb = rgb(look.colour)
    shape.line.width = Pt(2)
    if look.dashes:
        shape.line.dash_style = MSO_LINE.SQUARE_DOT
    return shape


def _add_name(shapes: Any, spot: Spot, sheet: SlideMap) -> None:
    tall = len(spot.lines) * _LINE * sheet.scale
    wide = 150 * sheet.scale
    x, y = sheet.point(spot.name_at)
    if spot.far:
        line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Inches(each) for each in (*sheet.point(spot.at), x, y)))
        line.line.color.rgb = rgb(QUIET)
        line.line.width = Pt(0.75)
    edge = sheet.area.left + sheet.area.width
    wide = {"start": min(wide, edge - x), "middle": min(wide, 2 * (edge - x)), "end": wide}[spot.anchor]
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[spot.anchor]
    size = 13 * sheet.scale * 72
    lines = [Paragraph(text, size, INK, bold=True) for text in spot.lines]
    box = write_lines(shapes, Area(left, y - tall / 2, wide, tall), lines, spot.name)
    box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in box.text_frame.paragraphs:
        paragraph.alignment = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}[spot.anchor]


def _add_key(shapes: Any, keys: tuple[Key, ...], area: Area) -> None:
    tall = min(_KEY_LINE, area.height / max(1, len(keys)))
    top = area.top + area.height - tall * len(keys)
    said = [Paragraph(f"{key.name}: {key.count}", BODY * 0.75, INK) for key in keys]
    rooms = [Area(area.left + 0.3, top + place * tall, area.width - 0.3, tall) for place in range(len(keys))]
    size = min((fitted([line], room)[0].size for line, room in zip(said, rooms, strict=True)), default=BODY)
    for key, line, room in zip(keys, said, rooms, strict=True):
        spot = Area(area.left, room.top + (tall - 0.18) / 2, 0.18, 0.18)
        describe(_symbol(shapes, key.symbol, spot), key.symbol, key.name)
        box = write(shapes, room, [replace(line, size=size)], f"key {key.symbol}")
        box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
