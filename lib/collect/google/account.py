"""Whom partners share their sheets with, by a key or as who the machine is signed in as. It may only ever read."""

# mypy: allow-untyped-calls
# google-auth is marked as typed, but its functions carry no annotations.

import json
import warnings
from pathlib import Path
from typing import Any, Literal, cast

import google.auth
import requests
from google.auth.credentials import Credentials, with_scopes_if_required
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2 import service_account

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google.deadline import DeadlineAdapter
from lib.collect.google.no_token import no_token

READ_ONLY = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
_TOKEN_RETRIES = 3

Lack = Literal["absent", "forbidden", "not-json", "other-kind", "damaged"]


class ReadOnlyCredentials(Credentials):
    """Whoever reads for us, asking for a token and for nothing else.

    google-auth from 2.55 on also looks up the account's allowed regions, at another of Google's hosts, in a thread of
    its own and without a timeout. There is no switch; `before_request` is where it would start.
    """

    def __init__(self, account: Credentials) -> None:
        super().__init__()
        self._account = account

    @property
    def address(self) -> str | None:
        """Return the address that sheets are to be shared with, None where only Google knows it."""
        said = getattr(self._account, "service_account_email", None)
        return said if said and "@" in said else None

    def before_request(self, request: Any, method: str, url: str, headers: dict[str, str]) -> None:
        if not self.valid:
            self.refresh(request)
        self._account.apply(headers)

    def refresh(self, request: Any) -> None:
        try:
            self._account.refresh(request)
        except GoogleAuthError as error:
            failure = no_token(error)
        except (TypeError, ValueError, KeyError):  # a 200 that is no token: some login page between us and Google
            failure = SourceFailure(FailureKind.NETWORK, "no token: something else answered at its address")
        else:
            self.token, self.expiry = self._account.token, self._account.expiry
            return
        raise failure


def credentials_of(key: Path | str | None) -> ReadOnlyCredentials:
    """Return read-only credentials of a service account's key in JSON, a file or its text, or of the machine's own.

    Without a key it is whoever google-auth's default chain finds: the file of GOOGLE_APPLICATION_CREDENTIALS (Workload
    Identity, an impersonated account, a person), who signed in with gcloud, or the account attached to the machine.
    Raises SourceFailure(KEY_MISSING) where the key is not usable, SourceFailure(NOT_SIGNED_IN) where nobody is found.
    """
    try:
        loaded = _machines_own() if key is None else _service_account(key)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, GoogleAuthError) as error:
        cause = type(error).__name__
    else:
        return ReadOnlyCredentials(loaded)
    # Raised out here so that the error that quotes the file does not travel along as its context.
    if key is None:
        raise SourceFailure(FailureKind.NOT_SIGNED_IN, f"nobody is signed in to Google on this machine ({cause})")
    raise SourceFailure(FailureKind.KEY_MISSING, f"the service account's key is not usable ({cause})")


def lacking(key: Path | str) -> Lack:
    """Return what keeps a key from being usable: no such file, none that may be read, or what stands in it."""
    try:
        said = json.loads(key.read_text(encoding="utf-8") if isinstance(key, Path) else key)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return "absent"
    except PermissionError:
        return "forbidden"
    except (OSError, ValueError):
        return "not-json"
    return "damaged" if isinstance(said, dict) and said.get("type") == "service_account" else "other-kind"


def _service_account(key: Path | str) -> Credentials:
    said = json.loads(key.read_text(encoding="utf-8") if isinstance(key, Path) else key)
    return cast(Credentials, service_account.Credentials.from_service_account_info(said, scopes=READ_ONLY))


def _machines_own() -> Credentials:
    with warnings.catch_warnings():  # it advises against people's own accounts; the guide says when they will do
        warnings.simplefilter("ignore")
        # With scopes, Workload Identity would at once ask for a token, without a deadline, to learn its project's name.
        found, _ = google.auth.default()
    return cast(Credentials, with_scopes_if_required(found, READ_ONLY))


def authorized_session(credentials: ReadOnlyCredentials, deadline: float) -> requests.Session:
    """Return a session that signs every request; after a 401 it fetches one new token and tries once more.

    A token must be there within so many seconds, its request repeated as google-auth would.
    """
    return AuthorizedSession(credentials, max_refresh_attempts=1, auth_request=token_request(deadline))


def token_request(deadline: float) -> Request:
    """Return what asks for tokens, of which each must be there within so many seconds."""
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, DeadlineAdapter(deadline, _TOKEN_RETRIES))
    return Request(session)
