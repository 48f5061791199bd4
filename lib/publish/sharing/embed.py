"""How a page or a picture of ours is put into somebody else's page: the HTML to paste, and the oEmbed answer."""

from html import escape
from typing import Any

WIDTH, HEIGHT = 480, 320  # pixels of a figure's frame
_CACHE_SECONDS = 3600


def frame_code(address: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return HTML that frames a figure's page."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        'style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def picture_code(picture: str, title: str, address: str) -> str:
    """Return HTML that shows a chart's picture and leads to its page."""
    return (
        f'<a href="{escape(address)}"><img src="{escape(picture)}" alt="{escape(title)}" '
        'style="max-width:100%;height:auto" loading="lazy"></a>'
    )


def oembed_document(
    address: str, title: str, *, site: str, root: str, widest: int | None = None, highest: int | None = None
) -> dict[str, Any]:
    """Return the oEmbed 1.0 answer for a figure's page, no larger than asked for."""
    width, height = min(WIDTH, widest or WIDTH), min(HEIGHT, highest or HEIGHT)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site,
        "provider_url": f"{root}/",
        "cache_age": _CACHE_SECONDS,
        "html": frame_code(address, title, width, height),
        "width": width,
        "height": height,
    }
