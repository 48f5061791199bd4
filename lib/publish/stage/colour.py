"""The programme's colour, made strong enough for a hall: 7:1 against the ground, light or dark."""

from collections.abc import Iterator

from lib.markup.brand import tint
from lib.markup.palette import contrast, luminance

LIGHT_GROUND, DARK_GROUND = "#FBFAF8", "#15121A"
_ENOUGH = 7.0
_OURS = 0.2  # how much of it the programme's own regions are filled with


def against(colour: str, ground: str) -> str:
    """Return the colour (#RRGGBB), mixed with black or white as little as makes it 7:1 on the ground."""
    pole = 0 if luminance(ground) > 0.5 else 255
    return next(mixed for mixed in _towards(colour, pole) if contrast(mixed, ground) >= _ENOUGH)


def of_ours(colour: str, ground: str) -> str:
    """Return what the programme's own regions are filled with on a ground, of its colour there."""
    return tint(colour, _OURS, ground)


def coloured(sheet: str, colour: str) -> str:
    """Return a style sheet with the programme's colour for each ground in place of @LIGHT@ and @DARK@.

    In place of @OURS_LIGHT@ and @OURS_DARK@ comes what its own regions are filled with.
    """
    for name, ground in (("LIGHT", LIGHT_GROUND), ("DARK", DARK_GROUND)):
        brand = against(colour, ground)
        sheet = sheet.replace(f"@{name}@", brand).replace(f"@OURS_{name}@", of_ours(brand, ground))
    return sheet


def _towards(colour: str, pole: int) -> Iterator[str]:
    parts = bytes.fromhex(colour[1:])
    for step in range(21):
        mixed = (round(part + (pole - part) * step / 20) for part in parts)
        yield "#" + "".join(f"{part:02X}" for part in mixed)
