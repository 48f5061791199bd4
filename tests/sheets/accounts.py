"""Service accounts and the token endpoint: a key file to hand out, and the signature really checked."""

import base64
import binascii
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.sheets.faults import Answer, answer, oauth_refusal

AUDIENCE = "https://oauth2.googleapis.com/token"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LIFETIME = 3599


@dataclass(frozen=True)
class ServiceAccount:
    """A test service account with a key of its own."""

    email: str
    key: rsa.RSAPrivateKey = field(repr=False)

    @classmethod
    def new(cls, name: str = "tablero") -> "ServiceAccount":
        """Return an account with a fresh key; it takes a moment."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return cls(f"{name}@local-sheets.iam.gserviceaccount.com", key)

    def pem(self) -> str:
        """The private key as a service account's file holds it."""
        form = serialization.PrivateFormat.PKCS8
        return self.key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()

    def write(self, path: Path, token_uri: str) -> Path:
        """Write the JSON file that Google would hand out, readable by its owner only, and return its path."""
        path.touch(mode=0o600)
        content = {
            "type": "service_account",
            "project_id": "local-sheets",
            "private_key_id": "0" * 40,
            "private_key": self.pem(),
            "client_email": self.email,
            "client_id": "100000000000000000000",
            "token_uri": token_uri,
            "universe_domain": "googleapis.com",
        }
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
        return path


@dataclass(frozen=True)
class Token:
    """What a bearer token stands for."""

    email: str
    scopes: frozenset[str]
    expires: float


class TokenDesk:
    """Gives bearer tokens for signed assertions, as Google's token endpoint does. `now` is in seconds since 1970."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._accounts: dict[str, ServiceAccount] = {}
        self._tokens: dict[str, Token] = {}

    def enrol(self, account: ServiceAccount) -> None:
        """Let an account ask for tokens."""
        self._accounts[account.email] = account

    @property
    def tokens(self) -> list[Token]:
        """What the tokens given so far stand for."""
        return list(self._tokens.values())

    @property
    def bearers(self) -> list[str]:
        """Return every token that was given, as it travels."""
        return list(self._tokens)

    def revoke_all(self) -> None:
        """Forget every token given so far; accounts may ask for new ones."""
        self._tokens.clear()

    def holder(self, authorization: str) -> Token | None:
        """The token behind an Authorization header, or None when it is unknown or too old."""
        token = self._tokens.get(authorization.removeprefix("Bearer "))
        return token if token is not None and token.expires > self._now() else None

    def grant(self, form: Mapping[str, str]) -> Answer:
        """Answer `POST /token`."""
        if form.get("grant_type") != GRANT:
            return oauth_refusal(400, "unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type', '')}")
        try:
            signed, _, signature = form.get("assertion", "").rpartition(".")
            header, claims = (json.loads(_decoded(part)) for part in signed.split("."))
        except (ValueError, binascii.Error):
            header = claims = None
        if not isinstance(header, dict) or not isinstance(claims, dict):
            return oauth_refusal(400, "invalid_grant", "Invalid JWT: Malformed.")
        account = self._accounts.get(claims.get("iss", ""))
        if account is None:
            return oauth_refusal(400, "invalid_grant", "Invalid grant: account not found")
        if header.get("alg") != "RS256" or not _is_signed(account, signed, signature):
            return oauth_refusal(400, "invalid_grant", "Invalid JWT Signature.")
        return self._granted(account, claims)

    def _granted(self, account: ServiceAccount, claims: Mapping[str, object]) -> Answer:
        issued, expires = claims.get("iat"), claims.get("exp")
        if claims.get("aud") != AUDIENCE:
            return oauth_refusal(400, "invalid_grant", "Invalid JWT: Failed audience check.")
        if not (isinstance(issued, int) and isinstance(expires, int)) or not (
            issued - 300 <= self._now() < expires <= issued + 3600
        ):
            return oauth_refusal(400, "invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes).")
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes:
            return oauth_refusal(400, "invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        bearer = "ya29." + secrets.token_urlsafe(48)
        self._tokens[bearer] = Token(account.email, scopes, self._now() + LIFETIME)
        return answer(200, {"access_token": bearer, "expires_in": LIFETIME, "token_type": "Bearer"})


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_signed(account: ServiceAccount, signed: str, signature: str) -> bool:
    try:
        account.key.public_key().verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error):
        return False
    return True
