"""Colours with meaning, the same on pages and in pictures that leave: they hold on light and on dark ground."""

WOMEN, STAFF, OTHERS = "#6B2D5C", "#0072B2", "#B26B00"
ROLE_COLOURS = {"micro-entrepreneur": WOMEN, "partner-staff": STAFF, "other": OTHERS}
QUIET = "#767676"
RAMP = (
    ("#2F4858", "white"),
    ("#4F7388", "white"),
    ("#A9BFCA", "#26212B"),
    ("#D9C7A8", "#26212B"),
    ("#CFCAC6", "#26212B"),
)
"""Fill and ink for up to five ordered groups, darkest first; unlike the colours of roles."""

STUB = 0.18
"""The length of a placeholder as a share of the full width, whatever it hides."""
