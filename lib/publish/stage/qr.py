"""An address as a QR code, for whoever sits in the hall."""

import segno
from markupsafe import Markup


def qr_svg(url: str) -> Markup:
    """Return an SVG element that cameras read as `url`: dark on light in every theme, with its quiet zone."""
    code = segno.make(url, error="m", micro=False)
    return Markup(code.svg_inline(border=4, dark="#000000", light="#FFFFFF", omitsize=True))  # noqa: S704  made by segno


def spoken(url: str) -> str:
    """Return an address as people type it."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
