"""Sealing a file: a token goes into its metadata, with the hash of everything else in the file."""

import hashlib
import re
from dataclasses import dataclass

from lib.indicators.figure import Figure
from lib.publish.exports.sheet import tidy
from lib.publish.proof.checksums import checksums
from lib.publish.proof.places import with_token
from lib.snapshot.audience import for_public
from lib.snapshot.proof import CONTENT, NO_HASH, Signer, Token, canonical, read_token
from lib.snapshot.public import public_json
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.reference.citations import CITED
from lib.wording.sources import as_of
from lib.wording.values import is_share

_TOKEN = re.compile(rb"eyJhbGciOiJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
FIGURES = "figures_sha256"


@dataclass(frozen=True, slots=True)
class Seal:
    """What is written into every file of one snapshot, who signs it, and the heading of its column in CSV."""

    claims: dict[str, object]
    signer: Signer
    column: str

    def __call__(self, content: bytes) -> bytes:
        """Return the file with its token. The same file and key always give the same bytes."""
        blank = self.signer.token({**self.claims, CONTENT: NO_HASH})
        read = read_token(blank)
        said = {"snapshot": str(self.claims["snapshot"]), FIGURES: str(self.claims[FIGURES])}
        signed = self.signer.signature(f"{said['snapshot']}.{said[FIGURES]}")
        made = with_token(content, blank, {**said, "signature": signed} if signed else said, self.column)
        place = made.find(blank.encode())
        if read is None or place < 0:
            return made
        digest = content_hash(made, place, len(blank), read)
        return _replaced(made, place, blank, self.signer.token({**self.claims, CONTENT: digest}))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file's token, and whether the file is as it was when it was sealed."""

    token: Token
    whole: bool


def seal_of(snapshot: Snapshot, names: Names, signer: Signer) -> Seal:
    """Return the seal of a snapshot's public part, with its headline figures."""
    public, day = for_public(snapshot), as_of(snapshot)
    claims: dict[str, object] = {
        "iss": names.programme.programme.name,
        "snapshot": snapshot.id,
        "figures": {each: value_of(public.figure(each)) for each in CITED},
        FIGURES: figures_hash(public),
    }
    if day:
        claims["as_of"] = day.isoformat()
    if snapshot.sample:
        claims["sample"] = snapshot.sample
    return Seal(claims, signer, names.words("exports.column.seal"))


def figures_hash(snapshot: Snapshot) -> str:
    """Return the SHA-256 of every figure and published table, as the command `snapshot` prints them."""
    said = public_json(snapshot)
    return hashlib.sha256(canonical({each: said[each] for each in ("figures", "tables")})).hexdigest()


def read_seal(content: bytes) -> Sealed | None:
    """Return what a file proves of itself; None for one that carries no token, or one that cannot be read."""
    found = list(_TOKEN.finditer(content))
    token = read_token(found[0][0].decode()) if found else None
    if token is None:
        return None
    place, length = found[0].start(), len(found[0][0])
    try:
        sums = checksums(content, place)
        right = all(each.holds(content) for each in sums)
        digest = content_hash(content, place, length, token)
    except ValueError:
        return Sealed(token, whole=False)
    return Sealed(token, len(found) == 1 and token.holds and right and digest == token.claims[CONTENT])


def content_hash(content: bytes, place: int, length: int, token: Token) -> str:
    """Return the SHA-256 of a file with its token as it stood before it was signed, and no checksums of the token."""
    hashed = bytearray(content)
    for each in checksums(content, place):
        hashed[each.place : each.place + 4] = bytes(4)
    hashed[place : place + length] = token.stand_in.encode()
    return hashlib.sha256(hashed).hexdigest()


def value_of(figure: Figure) -> int | float | str | list[int] | None:
    """Return a figure's value as it is published: a number, two where it lies between them, or why there is none."""
    if figure.state != "shown":
        return figure.state
    if figure.value is None and figure.low is not None and figure.high is not None:
        return [figure.low, figure.high]
    return tidy(figure.value, share=is_share(figure))


def _replaced(content: bytes, place: int, blank: str, token: str) -> bytes:
    made = bytearray(content)
    made[place : place + len(blank)] = token.encode()
    for each in checksums(content, place):
        made[each.place : each.place + 4] = each.of(bytes(made))
    return bytes(made)
