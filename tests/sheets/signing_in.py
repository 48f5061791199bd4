"""Google's other desks: where a person, a place that is trusted and whoever acts as an account get their tokens."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from google.auth.transport.requests import Request
from google.oauth2 import service_account

from tests.sheets.faults import Answer, answer, oauth_refusal, page, refusal

READ_ONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"
OF_THE_PLACE = "the-place-s-own-token"
PERSON = "1//refresh-of-a-steward"


class Desks:
    """What each desk answers; a test takes its place to refuse. `bearer` gives tokens that the Sheets server knows."""

    def __init__(self, root: str, bearer: Callable[[], str]) -> None:
        self.root, self._bearer = root, bearer
        self.person: Answer | None = None
        self.place: Answer | None = None
        self.account: Answer | None = None
        self.machine: Answer | None = None

    def answer(self, path: str, body: str) -> Answer:
        """Answer one request by its path."""
        if path == "/token":
            return self.person or self._person(body)
        if path == "/sts":
            return self.place or self._place(body)
        if path.endswith(":generateAccessToken"):
            return self.account or self._account(body)
        if path.startswith("/computeMetadata/"):
            return self.machine or self._machine(path)
        return page(404, "Not Found")

    def _person(self, body: str) -> Answer:
        given = {name: texts[0] for name, texts in parse_qs(body).items()}
        if given.get("refresh_token") != PERSON:
            return oauth_refusal(400, "invalid_grant", "Bad Request")
        scopes = given.get("scope", READ_ONLY)
        if READ_ONLY not in scopes.split() and "cloud-platform" not in scopes:
            return oauth_refusal(400, "invalid_scope", "Bad Request")
        return answer(200, {"access_token": self._bearer(), "expires_in": 3599, "scope": scopes})

    def _place(self, body: str) -> Answer:
        given = {name: texts[0] for name, texts in parse_qs(body).items()}
        if given.get("subject_token") != OF_THE_PLACE:
            return oauth_refusal(400, "invalid_grant", "The subject token is not one of a trusted issuer.")
        kind = "urn:ietf:params:oauth:token-type:access_token"
        return answer(
            200,
            {"access_token": "federated", "issued_token_type": kind, "token_type": "Bearer", "expires_in": 3599},
        )

    def _account(self, body: str) -> Answer:
        if json.loads(body)["scope"] != [READ_ONLY]:
            return refusal(400, "Request contains an invalid argument.", "INVALID_ARGUMENT")
        until = datetime.now(UTC) + timedelta(hours=1)
        return answer(200, {"accessToken": self._bearer(), "expireTime": f"{until:%Y-%m-%dT%H:%M:%SZ}"})

    def _machine(self, path: str) -> Answer:
        if "/token" not in path:
            return answer(200, {"email": "adjunta@local-sheets.iam.gserviceaccount.com", "aliases": [], "scopes": []})
        return answer(200, {"access_token": self._bearer(), "expires_in": 3600, "token_type": "Bearer"})


class _Conversation(BaseHTTPRequestHandler):
    desks: Desks

    def _converse(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        said = self.desks.answer(self.path.partition("?")[0], body)
        self.send_response(said.status)
        self.send_header("content-type", said.content_type)
        self.send_header("metadata-flavor", "Google")
        self.send_header("content-length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    do_GET = do_POST = _converse  # noqa: N815  the standard library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def desks(key: Path) -> Iterator[Desks]:
    """Serve the desks; the tokens they give are got with a service account's key, so that sheets can be read."""

    def bearer() -> str:
        held = service_account.Credentials.from_service_account_file(str(key), scopes=[READ_ONLY])  # type: ignore[no-untyped-call]
        held.refresh(Request())
        return str(held.token)

    conversation = type("Conversation", (_Conversation,), {})
    listening = ThreadingHTTPServer(("127.0.0.1", 0), conversation)
    conversation.desks = opened = Desks(f"http://127.0.0.1:{listening.server_port}", bearer)  # type: ignore[attr-defined]
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield opened
    finally:
        listening.shutdown()
        listening.server_close()


def person_file(folder: Path, refresh: str = PERSON) -> Path:
    """Write what `gcloud auth application-default login` leaves behind for a person."""
    return _written(folder / "person.json", _person(refresh))


def impersonating_file(folder: Path, account: str, refresh: str = PERSON) -> Path:
    """Write what it leaves behind with `--impersonate-service-account`."""
    address = f"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{account}:generateAccessToken"
    return _written(
        folder / "impersonating.json",
        {
            "type": "impersonated_service_account",
            "service_account_impersonation_url": address,
            "source_credentials": _person(refresh),
        },
    )


def federated_file(folder: Path, root: str, account: str, token: str | None = OF_THE_PLACE) -> Path:
    """Write the configuration that Workload Identity Federation hands out; `token` is the place's own, if any."""
    held = folder / "of-the-place"
    if token is not None:
        held.write_text(token, encoding="utf-8")
    return _written(
        folder / "federated.json",
        {
            "type": "external_account",
            "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/a/providers/b",
            "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
            "token_url": f"{root}/sts",
            "service_account_impersonation_url": (
                f"{root}/v1/projects/-/serviceAccounts/{account}:generateAccessToken"
            ),
            "credential_source": {"file": str(held)},
        },
    )


def _person(refresh: str) -> dict[str, str]:
    return {"type": "authorized_user", "client_id": "own", "client_secret": "known", "refresh_token": refresh}


def _written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
