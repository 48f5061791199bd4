"""One file of each kind, made from the embedded sample and signed with a key of the tests."""

import io
import zipfile
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from lib.publish.card.card import card_png
from lib.publish.deck.deck import deck_of
from lib.publish.exports.offers import offers_of
from lib.publish.proof.seal import seal_of
from lib.publish.sheet.pdf import sheet_pdf
from lib.publish.stage.page import stage_page
from lib.publish.stage.slides import slides_of
from lib.snapshot.proof import Signer
from lib.snapshot.selection.one_state import OneState
from tests.markup.made_hubs import shapes
from tests.publish.exports.editions import edition

SIGNER = Signer(Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))
STRANGER = Signer(Ed25519PrivateKey.from_private_bytes(b"\x02" * 32))
KINDS = ("html", "pptx", "xlsx", "pdf", "png", "svg", "csv", "zip")


@cache
def sealed(kind: str, signer: Signer = SIGNER) -> bytes:
    """Return a file of a kind; `card` is the other PNG."""
    of = edition()
    seal, offers = seal_of(of.snapshot, of.names, signer), offers_of(of, signer)
    chosen = ("reach", "bootcamps")
    match kind:
        case "html":
            return seal(stage_page(of.snapshot, of.names, chosen).encode())
        case "pptx":
            return seal(deck_of(slides_of(of.snapshot, of.names, chosen), of.names, of.snapshot.read_at))
        case "pdf":
            return seal(sheet_pdf(OneState(of.snapshot, of.names.programme, "31"), of.names, shapes()))
        case "card":
            return seal(card_png(of.snapshot, of.names))
    paths = {
        "xlsx": "exports/workbook.xlsx",
        "png": "charts/months.png",
        "svg": "charts/months.svg",
        "csv": "figures.csv",
        "hxl": "figures.hxl.csv",
        "zip": "exports/csv.zip",
        "package": "exports/datapackage.zip",
        "json": "manifest",
    }
    return offers[paths[kind]].make()


def with_members(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a ZIP, packed anew, with the first such bytes in its members replaced; the seal's member is left alone."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    file, changed = io.BytesIO(), False
    with zipfile.ZipFile(file, "w") as archive:
        for info, data in members:
            mine = not changed and old in data and info.compress_type == zipfile.ZIP_DEFLATED
            changed = changed or mine
            archive.writestr(info, data.replace(old, new, 1) if mine else data)
    assert changed
    return file.getvalue()
