"""Partners' marks from the files beside the programme file: small, and nothing in them but a drawing."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from lib.collect.drawing import NotADrawing, drawing_of, judge_sides
from lib.programme.warmth import DeclaredMark, MarkFault, ReadyMark, UnusableMark

LARGEST = 12_000
"""Bytes of a mark: a page shows one of every partner."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"})
_MOST_PIXELS = 800


def ready(mark: DeclaredMark, folder: Path) -> ReadyMark | UnusableMark:
    """Read a mark's file; one that cannot be shown comes back with why."""
    try:
        with (folder / mark.file).open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        return _unusable(mark, "missing", mark.file)
    if len(content) > LARGEST:
        return _unusable(mark, "large", mark.file)
    try:
        clean = drawing_of(content) if mark.file.endswith(".svg") else _picture_of(content)
    except NotADrawing as why:
        return _unusable(mark, why.fault, why.found)
    return ReadyMark.model_construct(**dict(mark), content=clean)


def _unusable(mark: DeclaredMark, fault: MarkFault, detail: str) -> UnusableMark:
    return UnusableMark.model_construct(**dict(mark), fault=fault, detail=detail)


def _picture_of(content: bytes) -> bytes:
    """Return a PNG without anything that is no picture: texts, places, moments. Raises NotADrawing."""
    if not content.startswith(_SIGNATURE):
        raise NotADrawing("kind", "PNG")
    parts = list(_parts(content))
    if not parts or parts[0][0] != b"IHDR" or parts[-1][0] != b"IEND" or len(parts[0][1]) != 13:
        raise NotADrawing("kind", "PNG")
    width, height = struct.unpack(">II", parts[0][1][:8])
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        raise NotADrawing("large", f"{width} × {height}")
    judge_sides(width, height)
    clean = _SIGNATURE + b"".join(_part(kind, body) for kind, body in parts if kind in _KEPT)
    try:
        Image.open(BytesIO(clean), formats=["PNG"]).load()
    except (OSError, SyntaxError, ValueError):  # what is in it is no picture, or half of one
        raise NotADrawing("kind", "PNG") from None
    return clean


def _parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4])
        kind, end = content[at + 4 : at + 8], at + 8 + length
        body = content[at + 8 : end]
        if content[end : end + 4] != struct.pack(">I", zlib.crc32(kind + body)):
            raise NotADrawing("kind", "PNG")
        yield kind, body
        at = end + 4
        if kind == b"IEND":
            return


def _part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
