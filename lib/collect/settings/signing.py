"""The key that files are signed with, from `IMPULSO_SIGNING_KEY`: a path, or the key itself as PEM."""

import re
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from lib.collect.settings.environment import variable
from lib.programme.declaring.refusals import of_system
from lib.snapshot.proof import UNSIGNED, Signer

VARIABLE = "IMPULSO_SIGNING_KEY"
_BEGINS = "-----BEGIN "
_BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----.*?-----END \1-----", re.DOTALL)


def read_signing_key(variables: Mapping[str, str]) -> Signer:
    """Return who signs; nobody where no key is given. Raises EnvironmentProblem for what is no such key."""
    given = (variables.get(VARIABLE) or "").strip()
    if not given:
        return UNSIGNED
    if given.startswith(_BEGINS):
        return _with_private(keys_in(given.replace("\\n", "\n"), VARIABLE))
    return _with_private(keys_at(Path(given), VARIABLE))


def keys_at(path: Path, called: str) -> Signer:
    """Return the keys of a PEM file. Raises EnvironmentProblem, which calls it `called`."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise variable(called, "refusal.signing.pem", found=str(path)) from None
    except OSError as problem:
        raise variable(called, "refusal.signing.unread", found=str(path), why=of_system(problem)) from None
    return keys_in(text, called)


def keys_in(text: str, called: str) -> Signer:
    """Return the keys of a PEM text: at most one private one, and public ones of before. Raises EnvironmentProblem."""
    private: list[Ed25519PrivateKey] = []
    public: list[Ed25519PublicKey] = []
    for block in _BLOCK.finditer(text):
        try:
            if block[1].endswith("PUBLIC KEY"):
                key: object = load_pem_public_key(block[0].encode())
            else:
                key = load_pem_private_key(block[0].encode(), None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            key = None
        if isinstance(key, Ed25519PrivateKey):
            private.append(key)
        elif isinstance(key, Ed25519PublicKey):
            public.append(key)
        else:
            raise variable(called, "refusal.signing.kind")
    if len(private) > 1 or not (private or public):
        raise variable(called, "refusal.signing.number", found=len(private))
    return Signer(next(iter(private), None), tuple(public))


def _with_private(signer: Signer) -> Signer:
    if signer.private is None:
        raise variable(VARIABLE, "refusal.signing.public")
    return signer
