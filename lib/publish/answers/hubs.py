"""The hubs near a place, the nearest first."""

from typing import Any

from lib.indicators.entries import HubEntry
from lib.publish.answers.figures import UnknownToUs, figure_answer, origin, protection
from lib.snapshot.snapshot import Snapshot
from lib.tables.rules.hubs import distance_metres
from lib.wording.names import Names
from lib.wording.pages.hub_facts import speed
from lib.wording.tables import listed

_MOST = 20
_MOST_SAID = 5


def hubs_near(place: str, km: float, snapshot: Snapshot, names: Names) -> dict[str, Any]:
    """Return the hubs of a public snapshot within so many kilometres of a municipality, or of «lat, lon».

    Raises UnknownToUs for a place that is not known, or that is the name of several.
    """
    words = names.words
    called, lat, lon = _point(place, names)
    near = sorted((distance_metres(lat, lon, each.lat, each.lon), each.id, each) for each in snapshot.hubs)
    found = [hub for metres, _, hub in near if metres <= 1000 * km][:_MOST]
    sites = figure_answer("SIT-1", None, snapshot, names)
    told = [
        words("answers.hub", name=each.name, state=names.value("condition", each.condition).lower()) for each in found
    ]
    key = "answers.hubs" if found else "answers.hubs.none"
    facts = {"place": called, "km": words.number(km), "hubs": listed(told[:_MOST_SAID], words)}
    return {
        "place": called,
        "hubs": [_hub(each, names) for each in found],
        "source": sites.source,
        "date": sites.date,
        "cut": snapshot.id,
        "protection": protection("shown", names),
        "sentence": words(key, **facts, origin=origin(sites.source, snapshot, names, "SIT-1")),
    }


def _hub(hub: HubEntry, names: Names) -> dict[str, Any]:
    return {
        "hub": hub.id,
        "name": hub.name,
        "place": names.place(hub.municipality, hub.state),
        "condition": hub.condition,
        "verified_on": hub.verified_on.isoformat() if hub.verified_on else None,
        "speed": speed(hub, names),
        "lat": hub.lat,
        "lon": hub.lon,
    }


def _point(place: str, names: Names) -> tuple[str, float, float]:
    parts = place.split(",")
    try:
        lat, lon = (float(each) for each in parts)
    except ValueError:
        return _municipality(place.strip(), names)
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise UnknownToUs(names.words("answers.unknown.place", given=place[:60]))
    return place.strip(), lat, lon


def _municipality(place: str, names: Names) -> tuple[str, float, float]:
    """Return a municipality named by its key, its name, or its name and its state's."""
    geography, words = names.geography, names.words
    found = geography.municipality(place)
    name, _, state = place.partition(",")
    there = geography.state_by_name(state.strip()) if state else None
    several = (found,) if found else geography.municipalities_named(name.strip(), there.key if there else None)
    if not several:
        raise UnknownToUs(words("answers.unknown.place", given=place[:60]))
    if len(several) > 1:
        ours = [each for each in several if each.state in names.programme.programme.states]
        if len(ours) != 1:
            which = listed([names.place(each.key, each.state) for each in several[:8]], words)
            raise UnknownToUs(words("answers.several.places", given=name.strip()[:60], which=which))
        several = (ours[0],)
    one = several[0]
    return names.place(one.key, one.state), one.lat, one.lon
