"""Adding to what a PDF says of itself, as an incremental update: what was there stays byte for byte."""

import re
from collections.abc import Mapping

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_INFORMATION = re.compile(rb"/Info (\d+) 0 R")


def with_entries(content: bytes, said: Mapping[str, str]) -> bytes:
    """Return a PDF with more entries in its information dictionary (ISO 32000-1, 7.5.6 and 14.3.3); they are ASCII.

    Raises ValueError for one without such a dictionary, or with its cross-references in a stream: ours never are.
    """
    trailer = _TRAILER.search(content)
    number = _INFORMATION.search(trailer[1]) if trailer else None
    found = re.search(rb"\n%s 0 obj\s*<<(.*?)>>\s*endobj" % number[1], content, re.DOTALL) if number else None
    if trailer is None or number is None or found is None:
        raise ValueError("no information dictionary to add to")
    more = "".join(f"/{name[:1].upper()}{name[1:]}({value})" for name, value in said.items()).encode("ascii")
    before = content.rstrip() + b"\n"
    update = b"%s 0 obj\n<<%s%s>>\nendobj\n" % (number[1], found[1], more)
    table = b"xref\n%s 1\n%010d 00000 n\r\n" % (number[1], len(before))
    ends = b"trailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], len(before) + len(update))
    return before + update + table + ends
