"""Where things are: states and municipalities by key, by name and by point.

The bundled ones are Mexico's, with INEGI's keys: two digits for a state, five for a municipality. Another programme
brings regions of its own (`regions.py`), which take the place of states; where it brings no second level, each region
is its own only municipality. Keys are text, coordinates are WGS84 degrees. Names are found exactly once accents, case
and punctuation are set aside; nothing here guesses.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from lib.programme.declaring.refusals import refused
from lib.programme.outline import Box, Outline, shifted
from lib.programme.text import normalise

_WORLD = Box(-90, -180, 90, 180)


@dataclass(frozen=True, slots=True)
class State:
    """A state, or a region of the first level. `iso` is ISO 3166-2; `aliases` are other ways people type it."""

    key: str
    name: str
    short_name: str
    iso: str
    pcode: str
    abbreviation: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, or a borough of Mexico City. `lat`, `lon` is a point inside it.

    `parent` is set when the municipality is newer than the polygons: it is then drawn as that older municipality,
    whose point it carries, and `bbox` holds every municipality it took land from.
    """

    key: str
    name: str
    state: str
    parent: str | None
    lat: float
    lon: float
    bbox: Box

    @property
    def drawn_as(self) -> str:
        """Key of the polygon that shows this municipality on a map."""
        return self.parent or self.key


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Geography:
    """States and municipalities with their indexes. Build it with `from_tables` or `of`, once.

    `whole` is the box round all of them. `state_digits` and `municipality_digits` say of how many digits their keys
    are, 0 where they are not digits of one length. With `one_level` each state is its own only municipality.
    `outlines` are the states' GeoJSON geometries by key. Towns are known once `with_towns` was told of them.
    """

    states: tuple[State, ...]
    municipalities: tuple[Municipality, ...]
    whole: Box
    state_digits: int
    municipality_digits: int
    one_level: bool
    outlines: Mapping[str, Any]
    _states: Mapping[str, State]
    _states_by_name: Mapping[str, State]
    _municipalities: Mapping[str, Municipality]
    _members: Mapping[str, tuple[Municipality, ...]]
    _namesakes: Mapping[str, tuple[Municipality, ...]]
    _bounds: Mapping[str, Box]
    _outlines: Mapping[str, Outline]
    _towns: Mapping[tuple[str, str], tuple[Municipality, ...]] = field(default_factory=dict)

    @classmethod
    def from_tables(cls, states_csv: str, municipalities_csv: str, state_shapes: Mapping[str, Any]) -> Self:
        """Build from the text of `states.csv` and `municipalities.csv`, and `states.geojson` as parsed.

        Raises `ValueError` when one name stands for two states or a municipality's keys contradict each other,
        `KeyError` when a column is missing.
        """
        states = tuple(_state(row) for row in csv.DictReader(states_csv.splitlines()))
        municipalities = tuple(_municipality(row) for row in csv.DictReader(municipalities_csv.splitlines()))
        _check_prefixes(municipalities)
        outlines = {each["properties"]["cve_ent"]: each["geometry"] for each in state_shapes["features"]}
        return cls.of(states, municipalities, outlines)

    @classmethod
    def of(
        cls, states: tuple[State, ...], municipalities: tuple[Municipality, ...], outlines: Mapping[str, Any]
    ) -> Self:
        """Build from places and the GeoJSON geometry of each state by its key.

        Raises `ValueError` when one name stands for two states, or a municipality is repeated or in no state.
        """
        by_key = {municipality.key: municipality for municipality in municipalities}
        members = _grouped((municipality.state, municipality) for municipality in municipalities)
        _check_keys(municipalities, by_key, {state.key for state in states})
        return cls(
            states=states,
            municipalities=municipalities,
            whole=_around(each.bbox for each in municipalities) if municipalities else _WORLD,
            state_digits=_digits(state.key for state in states),
            municipality_digits=_digits(by_key),
            one_level={state.key for state in states} == by_key.keys(),
            outlines=outlines,
            _states={state.key: state for state in states},
            _states_by_name=_by_name(states),
            _municipalities=by_key,
            _members=members,
            _namesakes=_grouped((normalise(municipality.name), municipality) for municipality in municipalities),
            _bounds={key: _around(municipality.bbox for municipality in group) for key, group in members.items()},
            _outlines={key: Outline.of(geometry) for key, geometry in outlines.items()},
        )

    def state(self, key: str) -> State | None:
        """Return the state with this two-digit key."""
        return self._states.get(key)

    def state_by_name(self, text: str) -> State | None:
        """Return the state with this official or short name, abbreviation, ISO code, P-code or alias."""
        return self._states_by_name.get(normalise(text))

    def municipality(self, key: str) -> Municipality | None:
        """Return the municipality with this five-digit key."""
        return self._municipalities.get(key)

    def municipalities_of(self, state_key: str) -> tuple[Municipality, ...]:
        """Return a state's municipalities in the order of their keys."""
        return self._members.get(state_key, ())

    def municipalities_named(self, text: str, state_key: str | None = None) -> tuple[Municipality, ...]:
        """Return every municipality with this name, in one state or in all: names repeat, even within a state."""
        found = self._namesakes.get(normalise(text), ())
        return tuple(each for each in found if state_key is None or each.state == state_key)

    def with_towns(self, places_csv: str) -> Self:
        """Return the same places with the towns of `places.csv`, so that municipalities are known by their towns too.

        Of a municipality that a newer one took land from only the largest town is sure to have stayed. Raises KeyError
        when a column is missing.
        """
        rows = list(csv.DictReader(places_csv.splitlines()))
        newer = _grouped((each.parent, each) for each in self.municipalities if each.parent)
        largest: dict[str, int] = {}
        for row in rows:
            largest[row["cvegeo"]] = max(largest.get(row["cvegeo"], 0), int(row["population"] or 0))
        towns: dict[tuple[str, str], dict[str, Municipality]] = defaultdict(dict)
        for row in rows:
            if known := self.municipality(row["cvegeo"]):
                moved = () if int(row["population"] or 0) == largest[known.key] else newer.get(known.key, ())
                towns[known.state, normalise(row["name"])] |= {each.key: each for each in (known, *moved)}
        return replace(self, _towns={name: tuple(group.values()) for name, group in towns.items()})

    def municipalities_with(self, town: str, state_key: str) -> tuple[Municipality, ...]:
        """Return the municipalities of a state in which a town of this name may lie."""
        return self._towns.get((state_key, normalise(town)), ())

    def bounds(self, state_key: str) -> Box:
        """Return the box round a state's municipalities, at full resolution; `KeyError` when there is no such state."""
        return self._bounds[state_key]

    def longitude(self, lon: float) -> float:
        """Return a longitude as these places are drawn: beyond 180 where they lie on both sides of that meridian."""
        return shifted(lon) if self.whole.max_lon > 180 else lon

    @property
    def typed(self) -> Box:
        """The box round all places for coordinates as they are typed, which never pass 180."""
        whole = self.whole
        return whole if whole.max_lon <= 180 else Box(whole.min_lat, -180, whole.max_lat, 180)

    def states_near(self, lat: float, lon: float) -> tuple[str, ...]:
        """Return the keys of states that hold the point or lie within `TOLERANCE_KM`, the holder and the nearest first.

        Empty means at sea or abroad.
        """
        found = [
            (distance, key)
            for key, outline in self._outlines.items()
            if (distance := outline.distance(lat, self.longitude(lon))) is not None
        ]
        return tuple(key for _, key in sorted(found))

    def state_at(self, lat: float, lon: float) -> str | None:
        """Return the key of the state that holds the point, or else of the nearest within `TOLERANCE_KM`."""
        near = self.states_near(lat, lon)
        return near[0] if near else None

    def in_state(self, lat: float, lon: float, state_key: str) -> bool:
        """Tell whether the point is in the state or within `TOLERANCE_KM` of it; false for an unknown key."""
        outline = self._outlines.get(state_key)
        return outline is not None and outline.distance(lat, self.longitude(lon)) is not None


def _state(row: Mapping[str, str]) -> State:
    return State(
        key=row["cve_ent"],
        name=row["nombre_oficial"],
        short_name=row["nombre_corto"],
        iso=row["iso_3166_2"],
        pcode=row["pcode"],
        abbreviation=row["abreviatura"],
        aliases=tuple(filter(None, row["aliases"].split("|"))),
    )


def _municipality(row: Mapping[str, str]) -> Municipality:
    return Municipality(
        key=row["cvegeo"],
        name=row["name"],
        state=row["cve_ent"],
        parent=row["parent_cvegeo"] or None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        bbox=Box(*(float(row[column]) for column in Box._fields)),
    )


def _by_name(states: Iterable[State]) -> dict[str, State]:
    found: dict[str, State] = {}
    for state in states:
        for text in (state.name, state.short_name, state.abbreviation, state.iso, state.pcode, *state.aliases):
            other = found.setdefault(normalise(text), state)
            if other is not state:
                raise refused("refusal.regions.two", found=text, one=other.key, other=state.key)
    return found


def _check_keys(municipalities: Iterable[Municipality], by_key: Mapping[str, Municipality], states: set[str]) -> None:
    for each in municipalities:
        if each.state not in states or by_key[each.key] is not each:
            raise refused("refusal.regions.part", found=each.key, region=each.state)
        if each.parent is not None and (each.parent not in by_key or by_key[each.parent].state != each.state):
            raise refused("refusal.regions.parent", found=each.key, region=str(each.parent))


def _check_prefixes(municipalities: Iterable[Municipality]) -> None:
    for each in municipalities:
        if each.key[:2] != each.state:
            raise refused("refusal.regions.part", found=each.key, region=each.state)


def _digits(keys: Iterable[str]) -> int:
    lengths = {len(key) if key.isascii() and key.isdigit() else 0 for key in keys}
    return lengths.pop() if len(lengths) == 1 else 0


def _grouped(pairs: Iterable[tuple[str, Municipality]]) -> dict[str, tuple[Municipality, ...]]:
    groups: dict[str, list[Municipality]] = defaultdict(list)
    for name, municipality in pairs:
        groups[name].append(municipality)
    return {name: tuple(group) for name, group in groups.items()}


def _around(boxes: Iterable[Box]) -> Box:
    souths, wests, norths, easts = zip(*boxes, strict=True)
    return Box(min(souths), min(wests), max(norths), max(easts))
