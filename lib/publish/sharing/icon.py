"""The programme's mark as the icon that browsers ask a site for: an ICO that holds one PNG."""

import struct
from pathlib import Path

import resvg_py

from lib.markup.brand import bars, logo_of
from lib.programme.model import ProgrammeIdentity

_SIDE = 48  # pixels
_PNG = b"\x89PNG\r\n\x1a\n"


def icon(who: ProgrammeIdentity, folder: Path | None = None) -> bytes:
    """Return the programme's logo beside the programme file where it is an SVG or a PNG, else three bars, as ICO."""
    logo = logo_of(who, folder) if folder else None
    content = Path(logo).read_bytes() if logo else b""
    if content.startswith(_PNG):
        return _ico(content)
    drawing = content.decode(errors="replace") if logo and logo.endswith(".svg") else bars(who)
    return _ico(bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=_SIDE, height=_SIDE)))


def _ico(png: bytes) -> bytes:
    width, height = struct.unpack(">II", png[16:24])
    sides = (side if side < 256 else 0 for side in (width, height))  # 0 stands for 256 and more
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, *sides, 0, 0, 1, 32, len(png), 22) + png
