"""States, or municipalities of one, in classes of one published indicator: a map, its key, the same as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isinf
from typing import Literal

from lib.indicators.figure import Part, State
from lib.markup.blocks.tables import TableRow, table_html, written_table
from lib.markup.map.canvas import Canvas
from lib.markup.map.captions import captions
from lib.markup.map.outlines import Shapes, municipal_outlines, state_outlines
from lib.markup.map.svg import outline_path
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.programme.model import Programme
from lib.snapshot.selection.by_state import (
    Band,
    equal_bands,
    near_hub_by_municipality,
    participations_by_municipality,
    people_by_state,
    share_bands,
    share_by_state,
    verified_by_municipality,
    verified_by_state,
    whole_share,
)
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import base_and_aside
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.values import Written, figure, nothing

Theme = Literal["people", "completed", "focus", "bootcamps", "hubs", "near", "participations"]
THEMES: tuple[Theme, ...] = ("people", "completed", "focus", "bootcamps", "hubs", "near")
MUNICIPAL_THEMES: tuple[Theme, ...] = ("participations", "hubs", "near")
"""What is published by state, and what may be said by municipality."""

_OF_TRAINING = frozenset({"people", "completed", "focus", "bootcamps", "participations"})
_INDICATOR = {"completed": "EMB-6", "focus": "PER-1", "bootcamps": "BOO-1", "hubs": "SIT-2", "near": "SIT-4"}
_BY_MUNICIPALITY = {"participations": participations_by_municipality, "near": near_hub_by_municipality}
_COUNTS = frozenset({"people", "participations"})


def themes_of(themes: Sequence[Theme], programme: Programme) -> tuple[Theme, ...]:
    """Return the themes that a programme can tell: without bootcamps only those of hubs."""
    return tuple(each for each in themes if programme.trains or each not in _OF_TRAINING)


@dataclass(frozen=True, slots=True)
class Region:
    """A state or municipality on the map: the class it is drawn in, its value, and its outline."""

    key: str
    name: str
    kind: str
    value: Written
    base: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Classed:
    """One indicator put into classes: by state, or by municipality of the state that is named."""

    theme: Theme
    values: Mapping[str, Part]
    bands: tuple[Band, ...]
    state: str | None = None

    @property
    def told(self) -> Mapping[str, Part]:
        """What its table tells: every state, but of municipalities only those that the indicator applies to.

        Of people near a hub, which most municipalities have nobody of, only those that have some.
        """
        if self.state is None:
            return self.values
        if self.theme == "near":
            return {key: part for key, part in self.values.items() if part.numerator != 0}
        return {key: part for key, part in self.values.items() if part.state != "not-applicable"}

    def kind(self, place: str) -> str:
        """Return the class of a place: `c0` for the lowest band, or the kind of nothing that stands there."""
        part = self.values[place]
        if part.value is None:
            return part.state if part.state != "shown" else "no-data"
        return next(f"c{place}" for place, band in enumerate(self.bands) if band.holds(part.value))


@memo
def classed(theme: Theme, snapshot: Snapshot, names: Names, state: str | None = None) -> Classed:
    """Return an indicator of every state of the programme, or of every municipality of one, in its classes."""
    values = _values(theme, snapshot, names, state)
    known = [part.value for part in values.values() if part.value is not None]
    bands = equal_bands(known) if theme in _COUNTS else share_bands(names.programme, _INDICATOR[theme])
    return Classed(theme, values, bands, state)


def _values(theme: Theme, snapshot: Snapshot, names: Names, state: str | None) -> Mapping[str, Part]:
    if state is not None:
        return _BY_MUNICIPALITY.get(theme, verified_by_municipality)(state, snapshot, names.geography)
    if theme == "people":
        return people_by_state(snapshot, names.programme)
    if theme == "hubs":
        return verified_by_state(snapshot, names.programme)
    return share_by_state(_INDICATOR[theme], snapshot, names.programme)


def choropleth(found: Classed, canvas: Canvas, shapes: Shapes, names: Names) -> str:
    """Return the map with its key; on the map of all states each leads to its own page."""
    words, outlines = names.words, state_outlines(shapes)
    lines = outlines if found.state is None else municipal_outlines(shapes, {found.state})
    regions = [
        Region(
            key,
            _name(key, found, names),
            found.kind(key),
            _written(part, found, words),
            base_and_aside(part, words),
            outline_path(lines.get(key, ()), canvas),
        )
        for key, part in found.values.items()
    ]
    ours = {found.state} if found.state else set(found.values)
    quiet = (ring for key, rings in outlines.items() if key not in ours for ring in rings)
    return fill(
        "choropleth.html",
        words=words,
        canvas=canvas,
        regions=regions,
        land=outline_path(shapes.ground.land, canvas),
        quiet=outline_path(quiet, canvas),
        captions=captions({each.key: (each.name, each.value.text) for each in regions}, canvas, names)
        if found.state is None
        else [],
        classes=_key(found, words),
        explained=words(_explained(found, names)),
        municipal=found.state is not None,
    )


def heading(names: Names, state: str | None = None) -> str:
    """Return the block's heading."""
    words = names.words
    title = words("choropleth.title.state", state=names.state(state)) if state else words("choropleth.title")
    return fill("choropleth-title.html", title=title, reading=None)


def reading(found: Classed, snapshot: Snapshot, names: Names) -> str:
    """Return what the map means in a sentence."""
    return fill("choropleth-title.html", title=None, reading=_reading(found, snapshot, names))


def table(found: Classed, snapshot: Snapshot, names: Names) -> str:
    """Return the same as a table, by name: nobody is ranked."""
    words, theme = names.words, found.theme
    name_of = {kind: name for kind, name, _ in _key(found, words)}
    rows = [
        TableRow(_name(key, found, names), _cells(part, name_of[found.kind(key)], found, words))
        for key, part in sorted(found.told.items(), key=lambda each: _name(each[0], found, names))
    ]
    if found.state is None:
        rows.append(
            TableRow(words("value.total"), _cells(_whole(found, snapshot, names), "", found, words), total=True)
        )
    middle = () if theme in _COUNTS else (words("choropleth.col.base" if theme == "hubs" else "choropleth.col.of"),)
    place = words("dimension.state") if found.state is None else words("hubs.municipality")
    head = (place, words(f"choropleth.{theme}"), *middle, words("choropleth.col.class"))
    title = "choropleth.table" if found.state is None else "choropleth.table.municipal"
    return table_html(written_table(words(f"{title}.{theme}"), head, tuple(rows), words))


def _name(key: str, found: Classed, names: Names) -> str:
    return names.state(key) if found.state is None else names.municipality(key)


def _whole(found: Classed, snapshot: Snapshot, names: Names) -> Part:
    """Return the whole programme's value, without the base of a count."""
    if found.theme not in _COUNTS:
        return whole_share(_INDICATOR[found.theme], snapshot, names.programme)
    whole = snapshot.figure("ALC-1")
    return Part("total", whole.state, whole.value)


def _cells(part: Part, kind: str, found: Classed, words: Words) -> tuple[Written, ...]:
    of, written = base_and_aside(part, words), _written(part, found, words)
    middle = () if found.theme in _COUNTS else (Written(of, "shown") if of else written,)
    return (written, *middle, Written(kind, "shown"))


def _written(part: Part, found: Classed, words: Words) -> Written:
    """Return a value; a municipality that nothing is in has no use for one, a state only not yet."""
    never = found.state is not None and part.state == "not-applicable"
    return nothing("not-applicable", words) if never else figure(part, words)


def _reading(found: Classed, snapshot: Snapshot, names: Names) -> str:
    words = names.words
    if found.state is not None:
        return words(
            f"choropleth.municipal.{found.theme}" if found.told else f"choropleth.municipal.{found.theme}.none"
        )
    whole = _whole(found, snapshot, names)
    if whole.value is None:
        return words(f"choropleth.{found.theme}.unknown" if found.theme in {"people", "hubs"} else "choropleth.unknown")
    if found.theme == "people":
        return words("choropleth.people.reading", total=words.number(whole.value))
    return words(
        f"choropleth.{found.theme}.reading",
        part=words.number(whole.numerator or 0),
        whole=words.number(whole.denominator or 0),
        share=words.share(whole.value),
        days=names.programme.rules.hub_verified_days,
        age=names.value("age", names.programme.ages.focus),
    )


def _key(found: Classed, words: Words) -> list[tuple[str, str, int]]:
    """Return each class with its name and how many places are in it; kinds of nothing only where they occur."""
    counts = Counter(found.kind(key) for key in found.values)
    bands = [(f"c{place}", _named(band, found.theme, words)) for place, band in enumerate(found.bands)]
    kinds: tuple[State, ...] = ("protected", "no-data", "not-applicable")
    nothings = [(kind, _written(Part("", kind), found, words).text) for kind in kinds if counts[kind]]
    return [(kind, name, counts[kind]) for kind, name in (*bands, *nothings)]


def _named(band: Band, theme: Theme, words: Words) -> str:
    if theme in _COUNTS:
        if isinf(band.high):
            return words("choropleth.share.from", low=words.number(band.low))
        return words("choropleth.from-to", low=words.number(band.low), high=words.number(band.high - 1))
    if isinf(band.high):
        return words("choropleth.share.from", low=words.share(band.low))
    if band.low == 0:
        return words("choropleth.share.under", high=words.share(band.high))
    return words("choropleth.share.from-to", low=words.share(band.low), high=words.share(band.high))


def _explained(found: Classed, names: Names) -> str:
    if found.theme in _COUNTS:
        return "choropleth.people.classes"
    told = names.programme.thresholds
    if found.theme == "hubs":
        return "choropleth.hubs.classes" if "SIT-2" in told else "choropleth.hubs.classes.equal"
    return "choropleth.classes.threshold" if _INDICATOR[found.theme] in told else "choropleth.classes.quarters"
