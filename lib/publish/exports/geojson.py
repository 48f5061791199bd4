"""Hubs as GeoJSON (RFC 7946), for any map."""

from lib.publish.exports.documents import Json, head, list_document
from lib.publish.exports.entry_sheets import hub_sheet
from lib.snapshot.selection.hub_choice import is_placed
from lib.wording.edition import Edition


def hubs_geojson(edition: Edition) -> Json:
    """Return one point a hub with its facts as properties.

    A hub whose coordinates lie outside its state keeps its facts but has no point: better none than a wrong one.
    """
    facts = list_document(hub_sheet(edition), edition)["hubs"]
    features = []
    for hub, properties in zip(edition.snapshot.hubs, facts, strict=True):
        placed = is_placed(hub, edition.names.geography)
        point = {"type": "Point", "coordinates": [hub.lon, hub.lat]} if placed else None
        features.append({"type": "Feature", "id": hub.id, "geometry": point, "properties": properties})
    return {"type": "FeatureCollection", **head(edition), "features": features}
