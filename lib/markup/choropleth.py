"""The programme's states in classes of one published indicator: a map, its key, and the same as a table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf
from typing import Literal

from lib.indicators.figure import Part
from lib.markup.map_canvas import Canvas
from lib.markup.map_labels import LINE
from lib.markup.once import once
from lib.markup.outlines import Shapes, state_outlines
from lib.markup.page import fill
from lib.markup.svg_map import outline_path
from lib.markup.tables import Row, plain_table
from lib.snapshot.by_state import Band, equal_bands, people_by_state, share_bands, verified_by_state
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.values import Written, base, figure, nothing

Theme = Literal["people", "hubs"]
THEMES: tuple[Theme, ...] = ("people", "hubs")
_INDICATOR = {"people": "ALC-1", "hubs": "SIT-2"}
_LETTER = 7.0


@dataclass(frozen=True, slots=True)
class Region:
    """A state on the map: the class it is drawn in, its value, and where its name goes if there is room."""

    key: str
    name: str
    kind: str
    value: Written
    base: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A state's name and value on the map, in pixels."""

    x: float
    y: float
    lines: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Classed:
    """One indicator by state, put into classes."""

    theme: Theme
    values: Mapping[str, Part]
    bands: tuple[Band, ...]

    def kind(self, state: str) -> str:
        """Return the class of a state: `c0` for the lowest band, or the kind of nothing that stands there."""
        part = self.values[state]
        if part.value is None:
            return part.state if part.state != "shown" else "no-data"
        return next(f"c{place}" for place, band in enumerate(self.bands) if band.holds(part.value))


@once
def classed(theme: Theme, snapshot: Snapshot, names: Names) -> Classed:
    """Return an indicator of every state of the programme in its classes."""
    programme = names.programme
    if theme == "hubs":
        return Classed(theme, verified_by_state(snapshot, programme), share_bands(programme, "SIT-2"))
    values = people_by_state(snapshot, programme)
    return Classed(theme, values, equal_bands(part.value for part in values.values() if part.value is not None))


def choropleth(found: Classed, canvas: Canvas, shapes: Shapes, names: Names) -> str:
    """Return the map with its key; each state leads to its own page."""
    words, outlines = names.words, state_outlines(shapes)
    regions = [
        Region(
            state,
            names.state(state),
            found.kind(state),
            figure(part, words),
            base(part, words),
            outline_path(outlines.get(state, ()), canvas),
        )
        for state, part in found.values.items()
    ]
    quiet = (ring for key, rings in outlines.items() if key not in found.values for ring in rings)
    return fill(
        "choropleth.html",
        words=words,
        canvas=canvas,
        regions=regions,
        quiet=outline_path(quiet, canvas),
        captions=_captions(regions, canvas, names),
        classes=_key(found, words),
        explained=words(_explained(found, names)),
    )


def heading(names: Names) -> str:
    """Return the block's heading."""
    return fill("choropleth-title.html", words=names.words, reading=None)


@once
def reading(found: Classed, snapshot: Snapshot, names: Names) -> str:
    """Return what the map means in a sentence."""
    return fill("choropleth-title.html", words=names.words, reading=_reading(found, snapshot, names))


@once
def table(found: Classed, snapshot: Snapshot, names: Names) -> str:
    """Return the same as a table, by the states' names: nobody is ranked."""
    words, theme = names.words, found.theme
    name_of = {kind: name for kind, name, _ in _key(found, words)}
    whole = snapshot.figures[_INDICATOR[theme]]
    rows = [
        Row(names.state(state), _cells(part, name_of[found.kind(state)], theme, words))
        for state, part in sorted(found.values.items(), key=lambda each: names.state(each[0]))
    ]
    total = Part("total", whole.state, whole.value, whole.numerator, whole.denominator if theme == "hubs" else None)
    rows.append(Row(words("value.total"), _cells(total, "", theme, words), total=True))
    middle = (words("choropleth.col.base"),) if theme == "hubs" else ()
    head = (words("dimension.state"), words(f"choropleth.{theme}"), *middle, words("choropleth.col.class"))
    return plain_table(words(f"choropleth.table.{theme}"), head, tuple(rows), words)


def _cells(part: Part, kind: str, theme: Theme, words: Words) -> tuple[Written, ...]:
    of = base(part, words)
    middle = (Written(of, "shown") if of else nothing("not-applicable", words),) if theme == "hubs" else ()
    return (figure(part, words), *middle, Written(kind, "shown"))


def _reading(found: Classed, snapshot: Snapshot, names: Names) -> str:
    words, whole = names.words, snapshot.figures[_INDICATOR[found.theme]]
    if whole.value is None:
        return words(f"choropleth.{found.theme}.unknown")
    if found.theme == "people":
        return words("choropleth.people.reading", total=words.number(whole.value))
    return words(
        "choropleth.hubs.reading",
        part=words.number(whole.numerator or 0),
        whole=words.number(whole.denominator or 0),
        share=words.share(whole.value),
        days=names.programme.rules.hub_verified_days,
    )


def _key(found: Classed, words: Words) -> list[tuple[str, str, int]]:
    """Return each class with its name and how many states are in it; kinds of nothing only where they occur."""
    counts = Counter(found.kind(state) for state in found.values)
    bands = [(f"c{place}", _named(band, found.theme, words)) for place, band in enumerate(found.bands)]
    nothings = [(kind, words(f"nothing.{kind}")) for kind in ("protected", "no-data", "not-applicable") if counts[kind]]
    return [(kind, name, counts[kind]) for kind, name in (*bands, *nothings)]


def _named(band: Band, theme: Theme, words: Words) -> str:
    if theme == "people":
        if isinf(band.high):
            return words("choropleth.share.from", low=words.number(band.low))
        return words("choropleth.from-to", low=words.number(band.low), high=words.number(band.high - 1))
    if isinf(band.high):
        return words("choropleth.share.from", low=words.share(band.low))
    if band.low == 0:
        return words("choropleth.share.under", high=words.share(band.high))
    return words("choropleth.share.from-to", low=words.share(band.low), high=words.share(band.high))


def _explained(found: Classed, names: Names) -> str:
    if found.theme == "people":
        return "choropleth.people.classes"
    return "choropleth.hubs.classes" if "SIT-2" in names.programme.thresholds else "choropleth.hubs.classes.equal"


def _captions(regions: list[Region], canvas: Canvas, names: Names) -> list[Caption]:
    """Return names and values in the middle of their states, largest states first, as far as there is room."""
    placed: list[tuple[float, float, float, float]] = []
    captions = []
    for region in sorted(regions, key=lambda each: (-_extent(each.key, names), each.key)):
        x, y = canvas.point(*_middle(region.key, names))
        state = names.geography.state(region.key)
        for name in (region.name, state.abbreviation if state else region.key):
            half = max(len(name), len(region.value.text)) * _LETTER / 2
            area = (x - half, y - LINE, x + half, y + LINE)
            if area[0] < 0 or area[2] > canvas.width or any(_overlap(area, other) for other in placed):
                continue
            placed.append(area)
            captions.append(Caption(round(x, 1), round(y, 1), (name, region.value.text)))
            break
    return captions


def _middle(state: str, names: Names) -> tuple[float, float]:
    members = names.geography.municipalities_of(state)
    return sum(each.lat for each in members) / len(members), sum(each.lon for each in members) / len(members)


def _extent(state: str, names: Names) -> float:
    box = names.geography.bounds(state)
    return (box.max_lat - box.min_lat) * (box.max_lon - box.min_lon)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
