"""The zip that a modern workbook is: its parts, unpacked piece by piece and never more than we are willing to hold.

What a zip says of its own sizes is not believed: the parts are really unpacked once, piece by piece, and counted.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from lib.collect.failure import FailureKind, SourceFailure

UNPACKED_LIMIT = 300_000_000
"""Bytes that the parts of one workbook may unpack to."""

LONGEST_TEXT = 32_767
"""Characters that a cell of a spreadsheet can hold; more is not kept while a part is parsed."""

_LONGEST_TAG = 1 << 20  # bytes
_PARTS_LIMIT = 10_000
_PIECE = 1 << 16
_ENCRYPTED = 0x1
_NOT_A_ZIP = (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, struct.error, OSError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a workbook by name (lower case, forward slashes) and the bytes they are packed in."""

    content: bytes
    parts: dict[str, zipfile.ZipInfo]

    def pieces(self, part: str) -> Iterator[bytes]:
        """Yield a part in pieces of at most 64 KiB. Raises SourceFailure where it is missing or damaged."""
        info = self.parts.get(part)
        if info is None:
            raise unreadable("a part of the workbook is missing")
        header = info.header_offset
        if self.content[header : header + 4] != b"PK\x03\x04" or len(self.content) < header + 30:
            raise unreadable("a part of the workbook is damaged")
        name_length, extra_length = struct.unpack_from("<HH", self.content, header + 26)
        begin = header + 30 + name_length + extra_length
        packed = memoryview(self.content)[begin : begin + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            return (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
        return _inflated(packed)


def open_package(content: bytes) -> Package:
    """Return the package in `content`, after unpacking all of it once to see how large it is and that it is whole.

    Raises SourceFailure (UNREADABLE, ENCRYPTED, TOO_LARGE).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except _NOT_A_ZIP:
        raise unreadable("the zip is damaged or incomplete") from None
    package = Package(content, {part_name(info.filename): info for info in infos})
    if len(infos) > _PARTS_LIMIT or len(package.parts) < len(infos):
        raise unreadable("the zip holds too many parts, or one of them twice")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise SourceFailure(FailureKind.ENCRYPTED, "a part of the workbook is behind a password")
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in infos):
        raise unreadable("the zip is packed in a way that workbooks do not use")
    _unpack_once(package)
    return package


def part_name(name: str) -> str:
    """Return a part's name as `Package.parts` knows it: relationships may write it with other slashes and case."""
    return name.replace("\\", "/").lstrip("/").lower()


def relationships(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return the last word of the type and the target part of every internal relationship of `part` ("" is the root).

    Empty where the part has none.
    """
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "").replace("\\", "/")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, part_name(target))

    if listed in package.parts:
        parser = xml_parser()
        parser.StartElementHandler = start
        feed(parser, package.pieces(listed))
    return found


def xml_parser() -> expat.XMLParserType:
    """Return a parser that refuses document types, and with them every trick that entities play."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _PIECE
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    """Parse all pieces of one part. Raises SourceFailure(UNREADABLE) where they are not well-formed XML.

    A tag has to be held as a whole, so one that goes on and on is refused.
    """
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise SourceFailure(FailureKind.TOO_LARGE, f"a tag is longer than {_LONGEST_TAG:,} bytes")
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise unreadable("a part of the workbook is not well-formed") from None


class CellText:
    """The text of one cell while it is parsed: no more of it is kept than a cell can hold."""

    def __init__(self) -> None:
        """Start without text."""
        self._pieces: list[str] = []
        self._length = 0

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self._pieces)

    def add(self, text: str) -> None:
        """Add what comes next."""
        if self._length < LONGEST_TEXT:
            self._pieces.append(text)
            self._length += len(text)

    def take(self) -> str:
        """Return the text, and begin anew."""
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text[:LONGEST_TEXT]


def local(tag: str) -> str:
    """Return a tag's name without its namespace prefix."""
    return tag.rpartition(":")[2]


def unreadable(detail: str) -> SourceFailure:
    """Return the failure of a file that makes no sense."""
    return SourceFailure(FailureKind.UNREADABLE, detail)


def _refuse_document_type(*_: object) -> None:
    raise unreadable("a part of the workbook declares a document type")


def _unpack_once(package: Package) -> None:
    total = 0
    for part, info in package.parts.items():
        size = checksum = 0
        for piece in package.pieces(part):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if total + size > UNPACKED_LIMIT:
                raise SourceFailure(FailureKind.TOO_LARGE, f"it unpacks to more than {UNPACKED_LIMIT:,} bytes")
        if size != info.file_size or checksum != info.CRC:
            raise unreadable("a part of the workbook is damaged or incomplete")
        total += size


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[at : at + _PIECE]
            piece = inflater.decompress(rest, _PIECE)
            while piece:
                yield piece
                piece = inflater.decompress(inflater.unconsumed_tail, _PIECE)
    except zlib.error:
        raise unreadable("a part of the workbook is damaged") from None
    if not inflater.eof:
        raise unreadable("a part of the workbook is incomplete")
