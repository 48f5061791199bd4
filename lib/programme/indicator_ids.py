"""The indicators and what each is counted in, by family, in the order in which they are explained."""

from typing import Literal

Unit = Literal[
    "people", "participations", "attendances", "share", "hubs", "bootcamps", "count", "estimate", "inhabitants", "mean"
]

UNITS: dict[str, Unit] = {
    "ALC-1": "people",
    "ALC-2": "people",
    "ALC-3": "people",
    "ALC-4": "participations",
    "ALC-5": "attendances",
    "ALC-6": "estimate",
    "EMB-1": "people",
    "EMB-2": "people",
    "EMB-3": "people",
    "EMB-4": "people",
    "EMB-5": "share",
    "EMB-6": "share",
    "EMB-7": "share",
    "PER-1": "share",
    "MET-1": "share",
    "MET-2": "share",
    "MET-3": "share",
    "MET-4": "people",
    "BOO-1": "bootcamps",
    "BOO-2": "share",
    "BOO-3": "share",
    "BOO-4": "share",
    "BOO-5": "share",
    "SIT-1": "hubs",
    "SIT-2": "share",
    "SIT-3": "count",
    "SIT-4": "inhabitants",
    "ALI-1": "share",
    "ALI-2": "count",
    "COM-1": "share",
    "COM-2": "count",
    "SEG-1": "share",
    "SEG-2": "share",
    "DAT-1": "share",
    "DAT-2": "share",
    "DAT-3": "share",
    "DAT-4": "share",
    "DAT-5": "share",
}

INDICATORS = tuple(UNITS)

SHARES: frozenset[str] = frozenset(
    {
        *("EMB-5", "EMB-6", "EMB-7", "PER-1", "MET-1", "MET-2", "BOO-2", "BOO-3", "BOO-4", "BOO-5", "SIT-2", "ALI-1"),
        *("COM-1", "SEG-1", "SEG-2"),
    }
)
"""Indicators that are parts of a whole, whose target lies between 0 and 1."""
