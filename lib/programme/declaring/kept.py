"""Which parts of the dashboard a programme has: those of which a sheet of its own could tell something."""

from collections.abc import Collection, Mapping

from lib.programme.indicator_ids import INDICATORS

TRAINING = frozenset({"bootcamps", "sesiones", "alcance", "preparacion", "seguimiento"})
"""The tables of a programme that trains: without all of them it has no bootcamps, and nobody who comes to them."""

_OF_FAMILY: Mapping[str, str] = {
    "ALC": "alcance",
    "EMB": "alcance",
    "PER": "alcance",
    "MET": "alcance",
    "BOO": "bootcamps",
    "SIT": "sitios",
    "ALI": "compromisos",
    "COM": "comunicacion",
    "SEG": "seguimiento",
}
"""The table without which no figure of a family can be told; those about the data (DAT) are of every table."""

_OF_ONE: Mapping[str, tuple[str, ...]] = {
    "ALC-5": ("sesiones",),
    "ALC-6": ("comunicacion",),
    "EMB-5": ("sesiones",),
    "BOO-3": ("preparacion",),
    "BOO-4": ("preparacion",),
    "BOO-5": ("sesiones",),
    "ALI-2": ("compromisos", "comunicacion"),
}
"""Figures that one of other tables tells."""

_OF_SLIDE: Mapping[str, tuple[str, ...]] = {
    "reach": ("alcance",),
    "bootcamps": ("bootcamps",),
    "funnel": ("alcance",),
    "people": ("alcance",),
    "hubs": ("sitios",),
    "near": ("sitios",),
    "conditions": ("preparacion",),
    "after": ("seguimiento",),
    "allies": ("compromisos", "comunicacion"),
    "growth": ("alcance", "sitios"),
}
"""The tables of which one at least must be kept for a slide; slides that are not named show what any programme has."""


def told(kept: Collection[str]) -> tuple[str, ...]:
    """Return the indicators that every programme has, as far as the tables that are `kept` can tell them."""
    return tuple(each for each in INDICATORS if _is_told(each, kept))


def _is_told(indicator: str, kept: Collection[str]) -> bool:
    family = _OF_FAMILY.get(indicator.partition("-")[0])
    needed = _OF_ONE.get(indicator, (family,) if family else ())
    return not needed or any(table in kept for table in needed)


def is_shown(slide: str, kept: Collection[str]) -> bool:
    """Tell whether a slide can show something of the tables that are `kept`."""
    needed = _OF_SLIDE.get(slide, ())
    return not needed or any(table in kept for table in needed)
