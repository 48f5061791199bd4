"""Ed25519 keys, and the token by which a file says what it is: a JSON Web Signature (RFC 7515, RFC 9864)."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CONTENT = "content_sha256"
"""The claim that holds the hash of the file around the token."""

NO_HASH = "0" * 64
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever signs: a private key, and public keys of before that are still believed. Without a key none is signed."""

    private: Ed25519PrivateKey | None = field(default=None, repr=False)
    former: tuple[Ed25519PublicKey, ...] = ()

    @property
    def keys(self) -> dict[str, Ed25519PublicKey]:
        """Return every public key that is believed, by its fingerprint; that of the private key first."""
        own = (self.private.public_key(),) if self.private else ()
        return {fingerprint(key): key for key in (*own, *self.former)}

    def token(self, claims: Mapping[str, object]) -> str:
        """Return claims as a token: signed, with the public key inside, or of algorithm `none`."""
        header: dict[str, object] = {"alg": "none"}
        if self.private:
            header = {"alg": "Ed25519", "jwk": jwk_of(self.private.public_key())}
        signed = f"{_packed(header)}.{_packed(claims)}"
        return f"{signed}.{self.signature(signed)}"

    def signature(self, text: str) -> str:
        """Return the signature of a text as base64url; "" without a key."""
        return encoded(self.private.sign(text.encode())) if self.private else ""


UNSIGNED = Signer()


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was read: what it claims, the fingerprint of the key that signed it, and whether that holds.

    `key` is None where nobody signed. `stand_in` is the token as it was when the file around it was hashed.
    """

    claims: Mapping[str, Any]
    key: str | None
    holds: bool
    stand_in: str


def read_token(text: str) -> Token | None:
    """Return what a token says; None for a text that is no token of ours."""
    try:
        head, body, signature = text.split(".")
        header, claims = json.loads(_decoded(head)), json.loads(_decoded(body))
        before = encoded(_decoded(body).replace(claims[CONTENT].encode(), NO_HASH.encode()))
        stand_in = f"{head}.{before}.{'A' * len(signature)}"
        if header["alg"] == "none":
            return Token(claims, None, not signature, stand_in)
        key = Ed25519PublicKey.from_public_bytes(_decoded(header["jwk"]["x"]))
        return Token(claims, fingerprint(key), _signed(key, f"{head}.{body}", signature), stand_in)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def jwk_of(key: Ed25519PublicKey) -> dict[str, str]:
    """Return a public key as a JSON Web Key."""
    return {"crv": "Ed25519", "kty": "OKP", "x": encoded(key.public_bytes_raw())}


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the thumbprint of a public key (RFC 7638) as base64url."""
    return encoded(hashlib.sha256(canonical(jwk_of(key))).digest())


def canonical(value: object) -> bytes:
    """Return a value as JSON that is the same on every machine: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def encoded(data: bytes) -> str:
    """Return bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _packed(value: Mapping[str, object]) -> str:
    return encoded(canonical(value))


def _decoded(text: str) -> bytes:
    """Return the bytes of base64url. Raises ValueError for any other spelling of them than `encoded` writes."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encoded(data) != text:
        raise binascii.Error("another spelling")
    return data


def _signed(key: Ed25519PublicKey, text: str, signature: str) -> bool:
    try:
        given = _decoded(signature)
        key.verify(given, text.encode())
    except (ValueError, InvalidSignature):
        return False
    return len(given) == _SIGNATURE_BYTES
