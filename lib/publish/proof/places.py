"""Where a token stands in a file of each kind. It never touches what a reader sees."""

import csv
import io
import json
import re
from typing import Literal

from lib.publish.proof.checksums import png_chunk
from lib.publish.proof.pdf_update import with_entries
from lib.publish.zip_file import unzipped, zip_of

Kind = Literal["png", "pdf", "office", "zip", "svg", "html", "xml", "json", "csv"]

TAG = "#meta+seal"
_PDF = b"%PDF-"
_MARK, _NAME = b"\xef\xbb\xbf", "seal"
_PNG, _AFTER_HEADER = b"\x89PNG\r\n\x1a\n", 8 + 25
_TYPES, _PROPERTIES, _ITEM = "[Content_Types].xml", "docProps/custom.xml", "customXml/item1.xml"
_RELATIONS = ("xl/_rels/workbook.xml.rels", "ppt/_rels/presentation.xml.rels")
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_NAMESPACE = "urn:seal:jws"
_TEXTS: tuple[tuple[bytes, Kind], ...] = (
    (b"<svg", "svg"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "xml"),
    (b"{", "json"),
)
_ENDS: dict[Kind, tuple[bytes, bytes]] = {
    "svg": (b"</svg>", b"<metadata>%s</metadata>\n</svg>"),
    "xml": (b"</", b'<seal xmlns="urn:seal:jws">%s</seal>\n</'),
    "json": (b"}", b',"seal":"%s"}'),
}
_PROPERTY = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}"><vt:lpwstr>{}</vt:lpwstr></property>'
)


def kind_of(content: bytes) -> Kind:
    """Return what kind of file this is, by its bytes; whatever is nothing else is taken for CSV."""
    if content.startswith(_PNG):
        return "png"
    if content.startswith(_PDF):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "office" if _TYPES in unzipped(content) else "zip"
    begins = content.lstrip(_MARK).lstrip()[:15].lower()
    return next((kind for start, kind in _TEXTS if begins.startswith(start)), "csv")


def with_token(content: bytes, token: str, said: dict[str, str], column: str) -> bytes:
    """Return a file with a token in its metadata, and beside it what is `said` where the format has named fields.

    `column` is the heading of the token's column in CSV; a CSV without rows comes back as it is. Raises ValueError for
    a PDF that is not made as ours are.
    """
    kind, written = kind_of(content), token.encode()
    if kind == "png":
        chunk = png_chunk(b"iTXt", f"{_NAME.capitalize()}\0\0\0\0\0{token}\n".encode())
        return content[:_AFTER_HEADER] + chunk + content[_AFTER_HEADER:]
    if kind == "pdf":
        return with_entries(content, {**said, _NAME: token})
    if kind == "csv":
        return _with_column(content, token, column)
    if kind in {"office", "zip"}:
        return _with_member(content, token, said, office=kind == "office")
    if kind == "html":
        return content.replace(b"</head>", b'<meta name="%s" content="%s">\n</head>' % (_NAME.encode(), written), 1)
    end, ours = _ENDS[kind]
    before, _, after = content.rpartition(end)
    return (before.rstrip() if kind == "json" else before) + ours % written + after


def _with_column(content: bytes, token: str, column: str) -> bytes:
    marked = content.startswith(_MARK)
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    tags = [rows.pop(0)] if rows and all(cell.startswith("#") for cell in rows[0]) else []
    if not rows:
        return content
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*head, column])
    writer.writerows([*row, TAG] for row in tags)
    writer.writerows([*row, "" if number else token] for number, row in enumerate(rows))
    return file.getvalue().encode("utf-8-sig" if marked else "utf-8")


def _with_member(content: bytes, token: str, said: dict[str, str], *, office: bool) -> bytes:
    """Return a ZIP with one more member, the only one that is not compressed, without the time of its making."""
    members = unzipped(content)
    if office:
        name, stored = _ITEM, f'<seal xmlns="{_NAMESPACE}">{token}</seal>'.encode()
        members = {path: _told(path, data, said) for path, data in members.items()}
    else:
        name, stored = f"{_NAME}.json", json.dumps({**said, _NAME: token}, indent=1).encode()
    return zip_of({**members, name: stored}, stored=name)


def _told(path: str, data: bytes, said: dict[str, str]) -> bytes:
    """Return a part of an Office file with what is said as custom properties, and with a relation to the token's."""
    if path == _PROPERTIES:
        present = {int(number) for number in re.findall(rb'pid="(\d+)"', data)}
        new = [name for name in said if f'name="{name}"'.encode() not in data]
        more = [_PROPERTY.format(pid, name, said[name]) for pid, name in enumerate(new, max(present, default=1) + 1)]
        return data.replace(b"</Properties>", "".join(more).encode() + b"</Properties>")
    if path in _RELATIONS:
        relation = f'<Relationship Id="rIdSeal" Type="{_CUSTOM_XML}" Target="../{_ITEM}"/></Relationships>'
        return data.replace(b"</Relationships>", relation.encode())
    return data
