"""An address as a QR code: for whoever sits in the hall, or holds a phone before a screen."""

from functools import lru_cache
from io import BytesIO

import segno
from markupsafe import Markup


@lru_cache(maxsize=512)
def qr_svg(url: str) -> Markup:
    """Return an SVG element that cameras read as `url`: dark on light in every theme, with its quiet zone."""
    code = segno.make(url, error="m", micro=False)
    return Markup(code.svg_inline(border=4, dark="#000000", light="#FFFFFF", omitsize=True))  # noqa: S704  made by segno


@lru_cache(maxsize=512)
def qr_picture(url: str) -> str:
    """Return the same as the address of an `img`, which Streamlit leaves in HTML; it takes this drawing out."""
    code = segno.make(url, error="m", micro=False)
    return str(code.svg_data_uri(border=4, dark="#000000", light="#FFFFFF", omitsize=True))


def qr_file(url: str) -> bytes:
    """Return the same as a file, SVG."""
    written = BytesIO()
    segno.make(url, error="m", micro=False).save(written, kind="svg", border=4, dark="#000000", light="#FFFFFF")
    return written.getvalue()


def spoken(url: str) -> str:
    """Return an address as people type it."""
    return url.removeprefix("https://").removeprefix("http://").rstrip("/")
