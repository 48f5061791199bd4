"""Checksums that a format keeps of the very bytes where a token stands: they follow from it, so no hash covers them."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_END, _ENTRY, _ENTRY_BYTES, _LOCAL_BYTES = b"PK\x05\x06", b"PK\x01\x02", 46, 30


@dataclass(frozen=True, slots=True)
class Checksum:
    """A CRC-32 that stands at `place` and is that of the bytes from `begin` to `end`."""

    place: int
    order: Literal["big", "little"]
    begin: int
    end: int

    def holds(self, content: bytes) -> bool:
        """Tell whether it is right."""
        return content[self.place : self.place + 4] == self.of(content)

    def of(self, content: bytes) -> bytes:
        """Return the four bytes that are right."""
        return zlib.crc32(content[self.begin : self.end]).to_bytes(4, self.order)


def checksums(content: bytes, place: int) -> tuple[Checksum, ...]:
    """Return the checksums of the bytes at a place: two in a ZIP, one in a PNG, none elsewhere.

    Raises ValueError where the file is broken, or the place is not in anything that is stored as it is.
    """
    if content.startswith(b"\x89PNG"):
        return tuple(_of_chunk(content, place))
    if content.startswith(b"PK"):
        return tuple(_of_member(content, place))
    return ()


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk as PNG writes it: its length, its kind, what it holds, and the checksum of both."""
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


def _of_chunk(content: bytes, place: int) -> Iterator[Checksum]:
    start = 8
    while start < len(content):
        end = start + 8 + int.from_bytes(content[start : start + 4])
        if start + 8 <= place < end:
            yield Checksum(end, "big", start + 4, end)
            return
        start = end + 4
    raise ValueError("not in a chunk")


def _of_member(content: bytes, place: int) -> Iterator[Checksum]:
    end = content.rfind(_END)
    entry = _number(content, end + 16, 4) if end >= 0 else end
    while 0 <= entry < end and content[entry : entry + 4] == _ENTRY:
        local, size = _number(content, entry + 42, 4), _number(content, entry + 20, 4)
        begin = local + _LOCAL_BYTES + _number(content, local + 26, 2) + _number(content, local + 28, 2)
        if begin <= place < begin + size and content[entry + 10 : entry + 12] == b"\0\0":
            yield Checksum(local + 14, "little", begin, begin + size)
            yield Checksum(entry + 16, "little", begin, begin + size)
            return
        lengths = (_number(content, entry + at, 2) for at in (28, 30, 32))
        entry += _ENTRY_BYTES + sum(lengths)
    raise ValueError("not in a stored member")


def _number(content: bytes, place: int, size: int) -> int:
    return int.from_bytes(content[place : place + size], "little")
