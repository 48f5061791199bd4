"""The binary records that parts of an .xlsb are made of ([MS-XLSB] 2.1.4)."""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lib.collect.workbooks.package import unreadable


class Record(NamedTuple):
    """One record: what it is, and its bytes."""

    kind: int
    data: bytes


def records(pieces: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records of a part. Raises SourceFailure(UNREADABLE) where the last one is cut off."""
    content = b"".join(pieces)
    at = 0
    try:
        while at < len(content):
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
            if at + size > len(content):
                raise unreadable("a part of the workbook is incomplete")
            yield Record(kind, content[at : at + size])
            at += size
    except IndexError:
        raise unreadable("a part of the workbook is incomplete") from None


def wide_text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place, and where it ends."""
    if len(data) < at + 4:
        raise unreadable("a part of the workbook is damaged")
    end = at + 4 + 2 * struct.unpack_from("<I", data, at)[0]
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
