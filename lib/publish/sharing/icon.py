"""The programme's mark as a picture: the icon that browsers ask a site for, and those of an installed application."""

import base64
import struct
from pathlib import Path

import resvg_py

from lib.markup.brand import bars, logo_of
from lib.programme.model import ProgrammeIdentity

_SIDE = 48  # pixels
_PNG = b"\x89PNG\r\n\x1a\n"
_WITHIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
    '<image width="1" height="1" href="data:image/png;base64,{}"/></svg>'
)


def icon(who: ProgrammeIdentity, folder: Path | None = None) -> bytes:
    """Return the programme's logo beside the programme file where it is an SVG or a PNG, else three bars, as ICO."""
    return _ico(picture(who, folder, _SIDE))


def picture(who: ProgrammeIdentity, folder: Path | None, side: int) -> bytes:
    """Return the logo, or else the bars, as a PNG of a side in pixels."""
    logo = logo_of(who, folder) if folder else None
    content = Path(logo).read_bytes() if logo else b""
    if content.startswith(_PNG):
        drawing = _WITHIN.format(base64.b64encode(content).decode())
    else:
        drawing = content.decode(errors="replace") if logo and logo.endswith(".svg") else bars(who)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=side, height=side))


def _ico(png: bytes) -> bytes:
    width, height = struct.unpack(">II", png[16:24])
    sides = (side if side < 256 else 0 for side in (width, height))  # 0 stands for 256 and more
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, *sides, 0, 0, 1, 32, len(png), 22) + png
