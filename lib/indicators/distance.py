"""The nearest of many points on the globe, in a straight line over its surface (haversine)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

_MILLIMETRE = 6
"""Decimals of a kilometre that are kept: far finer than any coordinate, far coarser than rounding errors."""


def haversine(lat: Floats, lon: Floats, other_lat: Floats, other_lon: Floats) -> Floats:
    """Return the distances in km between points in degrees, pair by pair, to the millimetre."""
    lat, lon, other_lat, other_lon = (np.radians(each) for each in (lat, lon, other_lat, other_lon))
    half = np.sin((other_lat - lat) / 2) ** 2
    half = half + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    distances: Floats = np.round(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))), _MILLIMETRE)
    return distances


def nearest(lat: Floats, lon: Floats, of_lat: Floats, of_lon: Floats) -> tuple[Indices, Floats]:
    """Return for each point which of the others is nearest, and how far away in km; -1 and infinity without any.

    A point without coordinates (NaN) is near nothing. On the unit sphere the shortest chord is the shortest arc, so a
    tree of chords finds the nearest across poles and the antimeridian alike.
    """
    index = np.full(lat.shape, -1, dtype=np.int64)
    km = np.full(lat.shape, np.inf)
    placed = np.isfinite(lat) & np.isfinite(lon)
    if placed.any() and of_lat.size:
        from scipy.spatial import cKDTree

        _, found = cKDTree(_on_sphere(of_lat, of_lon)).query(_on_sphere(lat[placed], lon[placed]))
        index[placed] = found
        km[placed] = haversine(lat[placed], lon[placed], of_lat[found], of_lon[found])
    return index, km


def _on_sphere(lat: Floats, lon: Floats) -> Floats:
    """Return points in degrees as unit vectors, one a row."""
    lat, lon = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
