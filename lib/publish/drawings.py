"""Drawings without letters as PNG: a border, a partner's mark. No font of the system is looked for."""

from base64 import b64encode
from functools import lru_cache

import resvg_py

from lib.programme.warmth import ReadyMark

_MARK_PIXELS = 160


def drawing_png(svg: str, height: int | None = None) -> bytes:
    """Return a drawing as PNG, at its own size or of a height in pixels."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, height=height, skip_system_fonts=True))


@lru_cache(maxsize=128)
def mark_png(mark: ReadyMark) -> bytes:
    """Return a partner's mark as PNG."""
    if mark.media_type == "image/png":
        return mark.content
    return drawing_png(mark.content.decode(), _MARK_PIXELS)


def mark_address(mark: ReadyMark) -> str:
    """Return a mark as an address that holds it as PNG: as SVG each would take as long to draw as a whole card."""
    return f"data:image/png;base64,{b64encode(mark_png(mark)).decode()}"
