"""The service account that partners share their sheets with: its key is loaded once and may only ever read."""

# mypy: allow-untyped-calls
# google-auth is marked as typed, but its functions carry no annotations.

import json
from pathlib import Path
from typing import Any, cast

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2 import service_account

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google.deadline import DeadlineAdapter
from lib.collect.google.refusal import token_refusal

READ_ONLY = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
_TOKEN_RETRIES = 3


class ReadOnlyCredentials(service_account.Credentials):
    """A service account that asks for its token and for nothing else.

    google-auth from 2.55 on also looks up the account's allowed regions, at another of Google's hosts, in a thread of
    its own and without a timeout. There is no switch; `before_request` is where it would start.
    """

    def before_request(self, request: Any, method: str, url: str, headers: dict[str, str]) -> None:
        if not self.valid:
            self.refresh(request)
        self.apply(headers)

    def refresh(self, request: Any) -> None:
        try:
            super().refresh(request)
        except TransportError as error:
            failure = SourceFailure(FailureKind.NETWORK, f"no token: {type(error).__name__}")
        except RefreshError as error:
            failure = token_refusal(error)
        except (TypeError, ValueError):  # a 200 that is no token: some login page between us and Google
            failure = SourceFailure(FailureKind.NETWORK, "no token: something else answered at its address")
        else:
            return
        raise failure


def service_account_credentials(key: Path | str) -> ReadOnlyCredentials:
    """Return read-only credentials of a key in JSON, a file or its text. Raises SourceFailure(KEY_MISSING)."""
    try:
        said = json.loads(key.read_text(encoding="utf-8") if isinstance(key, Path) else key)
        loaded = ReadOnlyCredentials.from_service_account_info(said, scopes=READ_ONLY)
    except (OSError, ValueError, TypeError, AttributeError, GoogleAuthError) as error:
        cause = type(error).__name__
    else:
        return cast(ReadOnlyCredentials, loaded)
    # Raised out here so that the error that quotes the file does not travel along as its context.
    raise SourceFailure(FailureKind.KEY_MISSING, f"the service account's key is not usable ({cause})")


def authorized_session(credentials: ReadOnlyCredentials, deadline: float) -> requests.Session:
    """Return a session that signs every request; after a 401 it fetches one new token and tries once more.

    A token must be there within so many seconds, its request repeated as google-auth would.
    """
    tokens = requests.Session()
    for scheme in ("http://", "https://"):
        tokens.mount(scheme, DeadlineAdapter(deadline, _TOKEN_RETRIES))
    return AuthorizedSession(credentials, max_refresh_attempts=1, auth_request=Request(tokens))
