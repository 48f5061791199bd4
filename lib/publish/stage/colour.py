"""The programme's colour, made strong enough for a hall: 7:1 against the ground, light or dark."""

from collections.abc import Iterator

LIGHT_GROUND, DARK_GROUND = "#FBFAF8", "#15121A"
_ENOUGH = 7.0


def against(colour: str, ground: str) -> str:
    """Return the colour (#RRGGBB), mixed with black or white as little as makes it 7:1 on the ground."""
    pole = 0 if _luminance(ground) > 0.5 else 255
    return next(mixed for mixed in _towards(colour, pole) if contrast(mixed, ground) >= _ENOUGH)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _towards(colour: str, pole: int) -> Iterator[str]:
    parts = _parts(colour)
    for step in range(21):
        mixed = (round(part + (pole - part) * step / 20) for part in parts)
        yield "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (p / 255 for p in _parts(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
