"""`python -m lib keys DIR`: a new pair of keys to sign files with."""

import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from lib.commands.problems import problem, writing_to
from lib.snapshot.proof import fingerprint

PRIVATE, PUBLIC = "signing-key.pem", "signing-key.pub.pem"


def keys(folder: Path, *, as_json: bool) -> int:
    """Write a private key that only its owner may read, and its public key; no file is replaced.

    Raises CommandProblem where either cannot be written.
    """
    private = Ed25519PrivateKey.generate()
    public = private.public_key()
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    open_to_all = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        taken = [name for name in (PRIVATE, PUBLIC) if (folder / name).exists()]
        if taken:  # whatever the former key signed could no longer be proved
            raise problem("refusal.taken", found=str(folder), known=tuple(taken))
        for name, content, mode in ((PRIVATE, secret, 0o600), (PUBLIC, open_to_all, 0o644)):
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
    said = {"private": str(folder / PRIVATE), "public": str(folder / PUBLIC), "key": fingerprint(public)}
    print(json.dumps(said) if as_json else f"{said['private']}\n{said['public']}\nkey {said['key']}")
    return 0
