"""EPSG:6372 (Mexico ITRF2008 / LCC) to and from longitude and latitude.

After J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), pages 107-109.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEMI_MAJOR = 6378137.0  # GRS80, metres
FLATTENING = 1 / 298.257222101
FALSE_EASTING = 2_500_000.0
CENTRAL_MERIDIAN = np.radians(-102.0)
PARALLELS = np.radians([17.5, 29.5])
ORIGIN_LATITUDE = np.radians(12.0)
ECCENTRICITY = np.sqrt(FLATTENING * (2 - FLATTENING))
ROUNDS = 8  # the latitude's iteration gains more than two digits a round


def _conformal(latitude: Floats) -> Floats:
    """Snyder's t (15-9): the tangent of half the conformal colatitude."""
    sine = ECCENTRICITY * np.sin(latitude)
    t: Floats = np.tan(np.pi / 4 - latitude / 2) / ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2)
    return t


def _parallel_radius(latitude: Floats) -> Floats:
    """Snyder's m (14-15): a parallel's radius on an ellipsoid of semi-major axis one."""
    m: Floats = np.cos(latitude) / np.sqrt(1 - (ECCENTRICITY * np.sin(latitude)) ** 2)
    return m


_M, _T = _parallel_radius(PARALLELS), _conformal(PARALLELS)
CONE = np.log(_M[0] / _M[1]) / np.log(_T[0] / _T[1])
SCALE = SEMI_MAJOR * _M[0] / (CONE * _T[0] ** CONE)
ORIGIN_RADIUS = SCALE * _conformal(ORIGIN_LATITUDE) ** CONE


def to_metres(lon_lat: Floats) -> Floats:
    """Easting and northing in metres, shape (n, 2), of longitudes and latitudes in degrees, shape (n, 2)."""
    longitude, latitude = np.radians(lon_lat).T
    radius = SCALE * _conformal(latitude) ** CONE
    angle = CONE * (longitude - CENTRAL_MERIDIAN)
    return np.column_stack([FALSE_EASTING + radius * np.sin(angle), ORIGIN_RADIUS - radius * np.cos(angle)])


def to_degrees(metres: Floats) -> Floats:
    """Longitude and latitude in degrees, shape (n, 2), of eastings and northings in metres, shape (n, 2)."""
    x, y = metres[:, 0] - FALSE_EASTING, ORIGIN_RADIUS - metres[:, 1]
    t = (np.hypot(x, y) / SCALE) ** (1 / CONE)
    latitude = np.pi / 2 - 2 * np.arctan(t)
    for _ in range(ROUNDS):
        sine = ECCENTRICITY * np.sin(latitude)
        latitude = np.pi / 2 - 2 * np.arctan(t * ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2))
    longitude = CENTRAL_MERIDIAN + np.arctan2(x, y) / CONE
    lon_lat: Floats = np.degrees(np.column_stack([longitude, latitude]))
    return lon_lat
