"""The binary records that parts of an .xlsb are made of ([MS-XLSB] 2.1.4)."""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lib.collect.workbooks.package import LONGEST_TEXT, unreadable

_LONGEST_HEAD, _LONGEST_RECORD = 6, 1 << 20  # bytes


class Record(NamedTuple):
    """One record: what it is, and its bytes."""

    kind: int
    data: bytes


def records(pieces: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records of a part. Raises SourceFailure(UNREADABLE) where the last one is cut off."""
    source, content, at = iter(pieces), b"", 0
    try:
        while True:
            while len(content) - at < _LONGEST_HEAD and (piece := next(source, None)) is not None:
                content, at = content[at:] + piece, 0
            if at == len(content):
                return
            kind, size = content[at], 0
            at += 1
            if kind & 0x80:
                kind, at = (kind & 0x7F) | content[at] << 7, at + 1
            for shift in (0, 7, 14, 21):
                byte = content[at]
                at += 1
                size |= (byte & 0x7F) << shift
                if not byte & 0x80:
                    break
            data, at = content[at : at + size], at + size
            if at > len(content):
                data, content, at = *_completed(data, size, source), 0
            yield Record(kind, data)
    except IndexError:
        raise unreadable("a part of the workbook is incomplete") from None


def _completed(begun: bytes, size: int, source: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Return a record that goes on in the next pieces, no more of it than we read, and what follows it."""
    kept, length = [begun], len(begun)
    for piece in source:
        rest = size - length
        if length < _LONGEST_RECORD:
            kept.append(piece[:rest])
        length += min(rest, len(piece))
        if length == size:
            return b"".join(kept), piece[rest:]
    raise unreadable("a part of the workbook is incomplete")


def wide_text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place, as much of it as a cell can hold, and where it ends."""
    if len(data) < at + 4:
        raise unreadable("a part of the workbook is damaged")
    end = at + 4 + 2 * struct.unpack_from("<I", data, at)[0]
    return data[at + 4 : min(end, at + 4 + 2 * LONGEST_TEXT)].decode("utf-16-le", "replace"), end
