"""What was published before, carried from one run to the next: encrypted, and taken from and put to where it is kept.

Usage: kept.py lock PLAIN LOCKED | unlock LOCKED PLAIN | get URL LOCKED | put LOCKED URL

STORE_KEY is the passphrase; JOB_TOKEN is sent as GitLab asks. `get` writes nothing where nothing is kept yet, and fails
for any other answer: what was published before must not be forgotten because a server did not answer.
"""

import base64
import os
import sys
from pathlib import Path

import requests
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_SALT = 16
_SECONDS = 120


def _cipher(salt: bytes) -> Fernet:
    passphrase = os.environ.get("STORE_KEY", "")
    if len(passphrase) < 16:
        sys.exit("STORE_KEY must be a secret of 16 signs or more")
    key = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def lock(plain: str, locked: str) -> None:
    """Encrypt a file."""
    salt = os.urandom(_SALT)
    Path(locked).write_bytes(salt + _cipher(salt).encrypt(Path(plain).read_bytes()))


def unlock(locked: str, plain: str) -> None:
    """Decrypt a file; end where the passphrase is another one or a byte was changed."""
    content = Path(locked).read_bytes()
    try:
        found = _cipher(content[:_SALT]).decrypt(content[_SALT:])
    except InvalidToken:
        sys.exit(f"{locked} was locked with another STORE_KEY, or was altered")
    Path(plain).write_bytes(found)


def get(url: str, locked: str) -> None:
    """Fetch what is kept at an address."""
    answer = requests.get(url, headers=_token(), timeout=_SECONDS)
    if answer.status_code == requests.codes.not_found:
        return
    answer.raise_for_status()
    Path(locked).write_bytes(answer.content)


def put(locked: str, url: str) -> None:
    """Keep a file at an address."""
    requests.put(url, Path(locked).read_bytes(), headers=_token(), timeout=_SECONDS).raise_for_status()


def _token() -> dict[str, str]:
    token = os.environ.get("JOB_TOKEN")
    return {"JOB-TOKEN": token} if token else {}


if __name__ == "__main__":
    {"lock": lock, "unlock": unlock, "get": get, "put": put}[sys.argv[1]](*sys.argv[2:])
