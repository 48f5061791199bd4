"""Schematic outlines: each department is what lies nearer to its capital than to any other, within a rough coast.

They are a drawing, not boundaries; nothing is copied from a map. Capitals' coordinates are rounded facts.
"""

from typing import Any

Point = tuple[float, float]

# Longitudes and latitudes of the country's corners, by eye.
COUNTRY: tuple[Point, ...] = (
    (-92.23, 14.54), (-91.65, 14.15), (-90.82, 13.92), (-90.10, 13.75), (-89.72, 14.05), (-89.36, 14.42),
    (-89.16, 14.62), (-89.20, 15.05), (-88.70, 15.35), (-88.23, 15.72), (-88.60, 15.95), (-88.92, 15.89),
    (-89.22, 15.89), (-89.15, 17.81), (-90.99, 17.81), (-90.99, 17.25), (-91.43, 17.23), (-90.65, 16.55),
    (-90.45, 16.40), (-90.46, 16.07), (-91.73, 16.07), (-92.20, 15.28), (-92.06, 15.05), (-92.17, 14.75),
)  # fmt: skip
CAPITALS: dict[str, tuple[str, float, float]] = {
    "01": ("Guatemala", 14.63, -90.51), "02": ("El Progreso", 14.85, -90.07), "03": ("Sacatepéquez", 14.56, -90.73),
    "04": ("Chimaltenango", 14.66, -90.82), "05": ("Escuintla", 14.30, -90.79), "06": ("Santa Rosa", 14.28, -90.30),
    "07": ("Sololá", 14.77, -91.18), "08": ("Totonicapán", 14.91, -91.36), "09": ("Quetzaltenango", 14.84, -91.52),
    "10": ("Suchitepéquez", 14.53, -91.50), "11": ("Retalhuleu", 14.54, -91.68), "12": ("San Marcos", 14.97, -91.80),
    "13": ("Huehuetenango", 15.32, -91.47), "14": ("Quiché", 15.03, -91.15), "15": ("Baja Verapaz", 15.10, -90.32),
    "16": ("Alta Verapaz", 15.47, -90.37), "17": ("Petén", 16.93, -89.89), "18": ("Izabal", 15.72, -88.60),
    "19": ("Zacapa", 14.97, -89.53), "20": ("Chiquimula", 14.80, -89.55), "21": ("Jalapa", 14.64, -89.99),
    "22": ("Jutiapa", 14.29, -89.90),
}  # fmt: skip


def regions() -> dict[str, Any]:
    """Return the departments as a GeoJSON FeatureCollection with `key`, `name`, and the capital as their point."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"key": key, "name": name, "lat": lat, "lon": lon},
                "geometry": {"type": "Polygon", "coordinates": [_closed(_cell(key))]},
            }
            for key, (name, lat, lon) in CAPITALS.items()
        ],
    }


def _cell(key: str) -> list[Point]:
    """Return the country cut back, by one capital after another, to what is nearer to this one."""
    _, lat, lon = CAPITALS[key]
    ring = list(COUNTRY)
    for other, (_, other_lat, other_lon) in CAPITALS.items():
        if other != key:
            ring = _nearer(ring, (lon, lat), (other_lon, other_lat))
    return ring


def _nearer(ring: list[Point], mine: Point, other: Point) -> list[Point]:
    """Return the part of a ring on this side of the line half way between two points."""
    along = (other[0] - mine[0], other[1] - mine[1])
    middle = ((mine[0] + other[0]) / 2, (mine[1] + other[1]) / 2)

    def beyond(point: Point) -> float:
        return (point[0] - middle[0]) * along[0] + (point[1] - middle[1]) * along[1]

    kept: list[Point] = []
    for here, following in zip(ring, [*ring[1:], ring[0]], strict=True):
        now, then = beyond(here), beyond(following)
        if now <= 0:
            kept.append(here)
        if (now < 0 < then) or (then < 0 < now):
            share = now / (now - then)
            kept.append((here[0] + share * (following[0] - here[0]), here[1] + share * (following[1] - here[1])))
    return kept


def _closed(ring: list[Point]) -> list[list[float]]:
    points = [[round(lon, 3), round(lat, 3)] for lon, lat in ring]
    return [*points, points[0]]
