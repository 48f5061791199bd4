"""The colours of series, the same on pages and in pictures that leave, whatever draws them."""

from collections.abc import Mapping

MAIN, QUIET, PALE = "main", "quiet", "pale"
"""What the sentence is about, what stands beside it, and what was there before."""

SERIES: Mapping[str, str] = {
    MAIN: "#6B2D5C",
    "micro-entrepreneur": "#6B2D5C",
    "partner-staff": "#0072B2",
    "other": "#B26B00",
    QUIET: "#767676",
    PALE: "#CFCAC6",
    "group-1": "#2F4858",
    "group-2": "#4F7388",
    "group-3": "#A9BFCA",
    "group-4": "#D9C7A8",
    "group-5": "#CFCAC6",
    "in-service-verified": "#0072B2",
    "in-service-unverified": "#B26B00",
    "intermittent": "#D9C7A8",
    "out-of-service": "#882255",
    "installing": "#A9BFCA",
    "planned": "#CFCAC6",
    "retired": "#767676",
    "unknown": "#E4E0DD",
}
"""The colour of each series; roles, conditions of hubs and up to five ordered groups, darkest first, have their own."""

EDGE = "#8C7A88"
"""The outline of every part, on any ground."""

STUB = 0.18
"""The length of a placeholder as a share of the full width, whatever it hides."""

_GROUPS = 5
_INK, _PAPER = "#26212B", "#FFFFFF"


def group(place: int) -> str:
    """Return the series of the ordered group at a place, counted from zero."""
    return f"group-{place % _GROUPS + 1}"


def css(series: str) -> str:
    """Return the colour of a series as it stands in a style."""
    return SERIES[series]


def ink_on(colour: str) -> str:
    """Return the text colour that reads better on a fill."""
    return max((_PAPER, _INK), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#RRGGBB) as WCAG defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (#RRGGBB), from 0 to 1."""
    parts = (part / 255 for part in bytes.fromhex(colour[1:]))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
