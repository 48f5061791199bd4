"""A file proves that it is whole and whose it is, whatever is done to it."""

import io
import re
import zipfile
import zlib

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import OKPKey
from PIL import Image, PngImagePlugin
from pptx import Presentation
from pypdf import PdfReader, PdfWriter

from lib.publish.proof.checksums import checksums, png_chunk
from lib.publish.proof.seal import content_hash, figures_hash, read_seal
from lib.publish.proof.verdict import claims_in, verdict
from lib.snapshot.proof import CONTENT, UNSIGNED, Signer, fingerprint, jwk_of
from tests.publish.exports.editions import edition, rows, seal, unzipped
from tests.publish.proof.files import KINDS, SIGNER, STRANGER, sealed, with_members

EVERY = (*KINDS, "card", "hxl", "package", "json")
TOKEN = re.compile(rb"eyJhbGciOiJ[\w-]+\.[\w-]+\.[\w-]*")


def judged(content: bytes, by: Signer = SIGNER) -> str:
    return verdict(read_seal(content), by.keys)


@pytest.mark.parametrize("kind", EVERY)
def test_a_file_of_every_kind_is_intact_and_names_snapshot_figures_and_signer(kind: str) -> None:
    found = read_seal(sealed(kind))
    claims = claims_in(found)
    assert judged(sealed(kind)) == "intact"
    assert found is not None
    assert claims is not None
    assert (claims.snapshot, claims.iss) == (edition().snapshot.id, "Impulso Digital")
    assert claims.figures["ALC-1"] == edition().snapshot.figure("ALC-1").value
    assert claims.figures_sha256 == figures_hash(edition().snapshot)
    assert [found.token.key] == list(SIGNER.keys)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("html", b">358<", b">359<"), ("svg", b">358", b">359"), ("csv", b",358,", b",359,"), ("json", b":358", b":359")],
)
def test_one_altered_digit_of_a_text_is_found(kind: str, old: bytes, new: bytes) -> None:
    content = sealed(kind)
    place = old if old in content else re.findall(rb">\d+<", content)[0]
    digit = bytes([place[1] ^ 1]) if place != old else b""
    altered = content.replace(place, new if place == old else place[:1] + digit + place[2:], 1)
    assert altered != content
    assert judged(altered) == "altered"


@pytest.mark.parametrize(
    ("kind", "old", "new"), [("pptx", b"358", b"359"), ("xlsx", b"<v>358</v>", b"<v>359</v>"), ("zip", b"358", b"359")]
)
def test_one_altered_digit_in_a_file_that_was_packed_anew_is_found(kind: str, old: bytes, new: bytes) -> None:
    assert judged(with_members(sealed(kind), old, new)) == "altered"


def test_one_altered_digit_on_a_page_of_a_pdf_that_keeps_its_seal_is_found() -> None:
    whole = sealed("pdf")
    packed = max(re.findall(rb"stream\r?\n(.*?)\r?\nendstream", whole, re.DOTALL), key=len)
    drawn = zlib.decompress(packed)
    place = drawn.rindex(b"Tj") - 4
    altered = drawn[:place] + bytes([drawn[place] ^ 1]) + drawn[place + 1 :]
    assert judged(whole.replace(packed, zlib.compress(altered), 1)) == "altered"


def test_a_pdf_says_in_its_own_metadata_of_which_snapshot_it_is_and_what_its_figures_hash_to() -> None:
    said = PdfReader(io.BytesIO(sealed("pdf"))).metadata
    assert said is not None
    assert (said["/Snapshot"], said["/Figures_sha256"]) == (edition().snapshot.id, figures_hash(edition().snapshot))
    assert said["/Title"] == "Ficha de Yucatán · Impulso Digital"
    key = OKPKey.import_key(jwk_of(SIGNER.private.public_key()))  # type: ignore[union-attr]
    assert jws.deserialize_compact(said["/Seal"], key, algorithms=["Ed25519"]).payload


@pytest.mark.parametrize("kind", ["png", "card"])
def test_one_altered_pixel_in_a_picture_that_keeps_its_seal_is_found(kind: str) -> None:
    picture = Image.open(io.BytesIO(sealed(kind)))
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("Seal", str(picture.info["Seal"]))
    red, *rest = picture.getpixel((40, 40))  # type: ignore[misc]
    picture.putpixel((40, 40), (red ^ 1, *rest))
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=texts)
    assert judged(file.getvalue()) == "altered"


@pytest.mark.parametrize("kind", EVERY)
@settings(max_examples=60)
@given(where=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
def test_any_single_altered_byte_is_found(kind: str, where: float, flipped: int) -> None:
    content = bytearray(sealed(kind))
    content[int(where * len(content))] ^= flipped
    assert judged(bytes(content)) != "intact"


@pytest.mark.parametrize("kind", EVERY)
def test_every_altered_byte_in_and_around_the_seal_is_found(kind: str) -> None:
    content = sealed(kind)
    token = TOKEN.search(content)
    assert token is not None
    places = [*range(token.start() - 60, token.start()), *range(token.start(), token.end(), 7), token.end() - 1]
    places += [place for place in range(token.end(), token.end() + 40) if place < len(content)]
    places += [each.place + offset for each in checksums(content, token.start()) for offset in range(4)]
    for place in places:
        altered = bytearray(content)
        altered[place] ^= 1
        assert judged(bytes(altered)) != "intact", place


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_whose_seal_was_taken_out_is_none_of_ours(kind: str) -> None:
    content = TOKEN.sub(b"", sealed(kind))
    assert judged(content) == "none"


def test_a_file_that_another_program_saved_again_is_not_intact() -> None:
    book, deck = io.BytesIO(), io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(sealed("xlsx"))).save(book)
    Presentation(io.BytesIO(sealed("pptx"))).save(deck)
    report = io.BytesIO()
    PdfWriter(clone_from=io.BytesIO(sealed("pdf"))).write(report)
    assert judged(report.getvalue()) != "intact"
    assert judged(book.getvalue()) == "none"
    assert judged(deck.getvalue()) != "intact"


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_that_is_not_believed_is_called_foreign(kind: str) -> None:
    assert judged(sealed(kind, STRANGER)) == "foreign"
    assert judged(sealed(kind, STRANGER), STRANGER) == "intact"


@pytest.mark.parametrize("kind", EVERY)
def test_without_a_key_all_works_unsigned_and_is_believed_by_nobody_who_has_one(kind: str) -> None:
    content = sealed(kind, UNSIGNED)
    assert judged(content) == "unsigned"
    assert judged(content, UNSIGNED) == "intact"
    altered = bytearray(content)
    altered[len(altered) // 2] ^= 1
    assert judged(bytes(altered), UNSIGNED) != "intact"


def test_claims_cannot_be_altered_even_where_nobody_signed() -> None:
    content = sealed("csv", UNSIGNED)
    token = TOKEN.search(content)
    assert token is not None
    for place in range(token.start() + 20, token.end() - 1):
        altered = bytearray(content)
        altered[place] = ord("A") if altered[place] != ord("A") else ord("B")
        assert judged(bytes(altered), UNSIGNED) != "intact", place


def test_a_former_key_is_still_believed() -> None:
    renewed = Signer(STRANGER.private, (SIGNER.private.public_key(),) if SIGNER.private else ())
    assert judged(sealed("csv"), renewed) == "intact"


def test_a_seal_that_was_moved_or_is_there_twice_is_found() -> None:
    content = sealed("html")
    token = TOKEN.search(content)
    assert token is not None
    tag = content[content.rfind(b"<meta", 0, token.start()) : token.end() + 3]
    moved = content.replace(tag, b"").replace(b"</body>", tag + b"</body>")
    assert judged(moved) == "altered"
    assert judged(content.replace(b"</body>", token[0] + b"</body>")) == "altered"


def test_the_seal_of_another_file_proves_nothing() -> None:
    mine, theirs = TOKEN.search(sealed("svg")), TOKEN.search(sealed("html"))
    assert mine is not None
    assert theirs is not None
    assert judged(sealed("svg").replace(mine[0], theirs[0])) == "altered"


def test_another_implementation_of_the_standard_reads_the_same_token() -> None:
    token = TOKEN.search(sealed("csv"))
    assert token is not None
    assert SIGNER.private is not None
    public = jwk_of(SIGNER.private.public_key())
    read = jws.deserialize_compact(token[0], OKPKey.import_key(public), algorithms=["Ed25519"])
    claims = claims_in(read_seal(sealed("csv")))
    assert claims is not None
    assert claims.content_sha256.encode() in read.payload
    assert OKPKey.import_key(public).thumbprint() == fingerprint(SIGNER.private.public_key())


def test_the_hash_is_of_the_file_as_anyone_can_work_it_out() -> None:
    """Text: the token's hash as zeros and its signature as «A»; the rest is the file as it is."""
    found = read_seal(sealed("svg"))
    token = TOKEN.search(sealed("svg"))
    assert found is not None
    assert token is not None
    assert content_hash(sealed("svg"), token.start(), len(token[0]), found.token) == found.token.claims[CONTENT]


def test_office_files_say_snapshot_figures_and_signature_as_custom_properties() -> None:
    properties = {
        each.name: each.value for each in openpyxl.load_workbook(io.BytesIO(sealed("xlsx"))).custom_doc_props.props
    }
    assert SIGNER.private is not None
    said = f"{edition().snapshot.id}.{figures_hash(edition().snapshot)}"
    assert properties == {
        "snapshot": edition().snapshot.id,
        "figures_sha256": figures_hash(edition().snapshot),
        "signature": SIGNER.signature(said),
    }
    with zipfile.ZipFile(io.BytesIO(sealed("pptx"))) as deck:
        assert SIGNER.signature(said).encode() in deck.read("docProps/custom.xml")
    assert len(Presentation(io.BytesIO(sealed("pptx"))).slides) == 2


def test_every_csv_in_a_bundle_proves_itself_and_only_its_first_row_carries_the_seal() -> None:
    for name, content in unzipped(sealed("zip")).items():
        if name.endswith(".csv"):
            assert judged(content) == "intact", name
    found = [row["sello"] for row in rows(sealed("csv"))]
    assert found[0].startswith("eyJ")
    assert set(found[1:]) == {""}


def test_a_table_without_rows_stays_as_it_is() -> None:
    assert seal(edition())(b"a,b\r\n") == b"a,b\r\n"


def test_the_same_snapshot_and_key_always_give_the_same_bytes() -> None:
    for kind in EVERY:
        assert sealed.__wrapped__(kind, SIGNER) == sealed(kind), kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"iTXt", b"eyJhbGciOiJub25lIn0.e30.")[:-9],
        b"PK\x03\x04eyJhbGciOiJub25lIn0.e30.",
        b"eyJhbGciOiJ" + b"W1tb" * 40_000 + b".e30.",
        b"eyJhbGciOiJub25lIn0.bm90IGpzb24.",
    ],
)
def test_whatever_else_is_handed_in_is_none_of_ours(content: bytes) -> None:
    assert judged(content) == "none"


def test_what_a_foreign_seal_says_cannot_reach_a_terminal_as_anything_but_text() -> None:
    told = {"iss": "\x1b[2J", "programme": "x", "snapshot": "7f3a", "figures": {}, "figures_sha256": "0" * 64}
    token = STRANGER.token({**told, CONTENT: "0" * 64})
    assert judged(f'{{"seal":"{token}"}}'.encode(), UNSIGNED) == "none"
