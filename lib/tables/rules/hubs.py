"""V05, V06 and V26: hubs that stand twice, service that nobody checked lately, speeds measured on a day to come."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import asin, cos, floor, radians, sin, sqrt

from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import OperatingStatus

CLOSE_METRES = 50.0
_EARTH_METRES = 6_371_009.0
_SQUARE_METRES = 35.0  # its diagonal is just below CLOSE_METRES: two hubs in one square are always close
_AROUND = (0, -1, 1, -2, 2)  # squares to search on each side, a hub's own first

_Square = tuple[int, int]


def hubs_too_close(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on each hub within 50 m of one further up (V05). A retired hub may have a successor in its place."""
    squares: dict[_Square, list[RowPlace[Hub]]] = defaultdict(list)
    for place in evidence.places(Hub):
        hub = place.row
        if hub.status is OperatingStatus.RETIRED or (hub.lat == 0 and hub.lon == 0):
            continue
        near = _first_close(hub, squares)
        if near is not None:
            metres = round(distance_metres(hub.lat, hub.lon, near.row.lat, near.row.lon))
            yield place.finding("V05", "lat", {"hub": near.row.hub, "metres": metres, **place.other(near, "lat")})
        squares[_square(hub.lat, hub.lon)].append(place)


def distance_metres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return metres along a great circle between two points in degrees."""
    lat, lon, other_lat, other_lon = map(radians, (lat, lon, other_lat, other_lon))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_METRES * asin(sqrt(half))


def unverified_hubs(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on hubs said to be in service whose verification is missing, too old or in the future (V06)."""
    limit = evidence.setting.programme.rules.hub_verified_days
    for place in evidence.places(Hub):
        hub = place.row
        if hub.status is not OperatingStatus.IN_SERVICE:
            continue
        if hub.verified_on is None:
            yield place.finding("V06", "verified_on", {"case": "never", "limit": limit})
            continue
        days = (evidence.setting.today - hub.verified_on).days
        if days < 0 or days > limit:
            case = "future" if days < 0 else "old"
            yield place.finding("V06", "verified_on", {"case": case, "limit": limit, "days": abs(days)})


def speeds_not_measured_yet(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Empty the day of a speed that is said to be measured on a day that has not come (V26)."""
    for place in evidence.places(Hub):
        day = place.row.measured_on
        if day is not None and day > evidence.setting.today:
            found = place.finding("V26", "measured_on", {})
            yield Judgement(place, (found,), place.row.model_copy(update={"measured_on": None}))


def _first_close(hub: Hub, squares: Mapping[_Square, Sequence[RowPlace[Hub]]]) -> RowPlace[Hub] | None:
    step = _degrees(_SQUARE_METRES)
    for rows in _AROUND:
        for columns in _AROUND:
            north, east = _square(hub.lat + rows * step, hub.lon)
            for other in squares.get((north, east + columns), ()):
                if distance_metres(hub.lat, hub.lon, other.row.lat, other.row.lon) < CLOSE_METRES:
                    return other
    return None


def _square(lat: float, lon: float) -> _Square:
    """Return the square a point lies in; squares of one row are equally wide."""
    step = _degrees(_SQUARE_METRES)
    north = floor(lat / step)
    return north, floor(lon * max(0.01, cos(radians(north * step))) / step)


def _degrees(metres: float) -> float:
    return metres / (radians(1) * _EARTH_METRES)


JUDGES: tuple[JudgingRule, ...] = (speeds_not_measured_yet,)
REMARKS: tuple[RemarkingRule, ...] = (
    hubs_too_close,
    unverified_hubs,
)
