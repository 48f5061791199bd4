"""The colours of series, each a pair for light and dark ground, the same on every page, slide and picture."""

from collections.abc import Mapping
from typing import NamedTuple

MAIN, QUIET, PALE = "main", "quiet", "pale"
"""What the sentence is about, what stands beside it, and what was there before."""


class Tone(NamedTuple):
    """One colour (#RRGGBB) on light ground and on dark. Pictures and files that leave are on light ground."""

    light: str
    dark: str


SERIES: Mapping[str, Tone] = {
    MAIN: Tone("#6B2D5C", "#D7A6C9"),
    "micro-entrepreneur": Tone("#6B2D5C", "#D7A6C9"),
    "partner-staff": Tone("#0072B2", "#56A8DC"),
    "other": Tone("#A66200", "#E0A04A"),
    QUIET: Tone("#707070", "#9A949E"),
    PALE: Tone("#CFCAC6", "#4A444E"),
    "group-1": Tone("#2F4858", "#DCE8EE"),
    "group-2": Tone("#4F7388", "#A9C4D2"),
    "group-3": Tone("#A9BFCA", "#4C6A7B"),
    "group-4": Tone("#D9C7A8", "#6A5B3C"),
    "group-5": Tone("#CFCAC6", "#4A444E"),
    "in-service-verified": Tone("#0072B2", "#56A8DC"),
    "in-service-unverified": Tone("#A66200", "#E0A04A"),
    "intermittent": Tone("#83723A", "#C9B273"),
    "out-of-service": Tone("#882255", "#E08AB4"),
    "installing": Tone("#4A7A94", "#8FB9CF"),
    "planned": Tone("#CFCAC6", "#4A444E"),
    "retired": Tone("#707070", "#9A949E"),
    "unknown": Tone("#E4E0DD", "#37323B"),
}
"""The tone of each series; roles, conditions of hubs and up to five ordered groups, strongest first, have their own."""

TONES: tuple[Tone, ...] = tuple(dict.fromkeys(SERIES.values()))
"""Every tone once, for what numbers its colours."""

EDGE = "#8C7A88"
"""The outline of every part: 3:1 on any ground, so that pale fills are seen too."""

INK, GROUND = Tone("#26212B", "#EEEAF0"), Tone("#FDFCFA", "#18151B")
"""The text and the ground of pages."""

STUB = 0.18
"""The length of a placeholder as a share of the full width, whatever it hides."""

_GROUPS = 5


def group(place: int) -> str:
    """Return the series of the ordered group at a place, counted from zero."""
    return f"group-{place % _GROUPS + 1}"


def css(series: str) -> str:
    """Return style declarations that fill with the colour of a series; an old browser gets the one for light ground."""
    light, dark = SERIES[series]
    return f"background:{light};background:light-dark({light},{dark})"


def ink_on(series: str) -> Tone:
    """Return the text colour that reads better on the fill of a series: that of the ground, or the usual ink."""
    light = SERIES[series].light
    return max((GROUND, INK), key=lambda ink: contrast(ink.light, light))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#RRGGBB) as WCAG defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (#RRGGBB), from 0 to 1."""
    parts = (part / 255 for part in bytes.fromhex(colour[1:]))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
