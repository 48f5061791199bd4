"""The public keys that files are signed with, as a JSON Web Key Set (RFC 7517)."""

import json

from lib.snapshot.proof import Signer, jwk_of


def key_set(signer: Signer) -> bytes:
    """Return every key that is believed, none where nothing is signed."""
    said = [{**jwk_of(key), "kid": name, "alg": "Ed25519", "use": "sig"} for name, key in signer.keys.items()]
    return json.dumps({"keys": said}, separators=(",", ":")).encode()
